extension PageState {
  /// Every state of a page, whichever pool could bring it about; the first is the page at rest.
  package static func all(for page: PageID) -> [PageState] { list.filter { $0.page == page } }

  /// The one list of states. A field's error is left out where a pool's form has no such field.
  static let list = StateTable.parse(
    """
    login empty
    login field-errors errors=every:required
    login format-error errors=username:format filled
    login server-error server=not-authorized filled
    login cooldown server=attempts-exceeded filled disabled notice=warning:common.retry-wait:30
    login busy busy filled
    login notice notice=info:error.session-expired filled
    login long-text long filled server=user-lambda-validation
    identifier empty
    identifier field-error errors=username:required
    identifier format-error errors=username:format filled
    identifier server-error server=too-many-requests filled
    identifier notice notice=info:error.session-expired filled
    identifier busy busy filled
    identifier long-text long filled server=user-lambda-validation
    password empty
    password field-error errors=password:required
    password server-error server=not-authorized
    password busy busy
    password long-text long server=user-lambda-validation
    choose-method empty
    choose-method one choices=1
    choose-method two choices=2
    choose-method server-error server=code-delivery-failure
    choose-method busy busy=1
    choose-method long-text long
    passkey-login empty
    passkey-login cancelled notice=info:error.passkey-cancelled
    passkey-login none server=passkey-not-found
    passkey-login unsupported server=passkey-not-supported
    passkey-login busy busy
    passkey-login long-text long
    signup empty
    signup field-errors errors=every:required
    signup policy-error errors=new-password:policy filled
    signup server-error server=username-exists filled
    signup busy busy filled
    signup long-text long filled errors=username:format
    code first-factor-email variant=first-factor-email
    code first-factor-sms variant=first-factor-sms
    code mfa-email variant=mfa-email
    code mfa-sms variant=mfa-sms
    code mfa-app variant=mfa-app
    code confirm-email variant=confirm-email
    code confirm-sms variant=confirm-sms
    code verify-email variant=verify-email
    code verify-sms variant=verify-sms
    code field-error errors=code:required
    code length-error errors=code:length filled
    code server-error server=code-mismatch
    code cooldown cooldown=27
    code resent cooldown=30 notice=success:common.resend-sent
    code busy busy filled
    code long-text long server=code-delivery-failure
    message-sent empty
    message-sent sms variant=confirm-sms
    message-sent cooldown cooldown=27
    message-sent resent cooldown=30 notice=success:message-sent.resent
    message-sent server-error server=code-delivery-failure notice=info:message-sent.resend-ready
    message-sent busy busy notice=info:message-sent.resend-ready
    message-sent long-text long
    forgot-password empty
    forgot-password field-error errors=username:required
    forgot-password server-error server=limit-exceeded filled
    forgot-password busy busy filled
    forgot-password long-text long filled
    reset-password empty
    reset-password field-errors errors=every:required
    reset-password server-error server=expired-code
    reset-password cooldown cooldown=60
    reset-password resent cooldown=30 notice=success:common.resend-sent
    reset-password busy busy
    reset-password long-text long errors=code:length,new-password:policy
    new-password empty
    new-password field-errors errors=every:required
    new-password server-error server=invalid-password
    new-password busy busy
    new-password long-text long errors=new-password:policy
    change-password empty
    change-password field-errors errors=current-password:required,new-password:policy
    change-password server-error server=password-history
    change-password busy busy
    change-password done notice=success:change-password.done
    change-password long-text long
    mfa-choose empty
    mfa-choose two choices=2
    mfa-choose busy busy=1
    mfa-choose long-text long
    mfa-setup empty
    mfa-setup server-error server=invalid-parameter
    mfa-setup busy busy=0
    mfa-setup long-text long
    totp-setup empty
    totp-setup field-error errors=code:length filled
    totp-setup server-error server=enable-software-token-mfa
    totp-setup busy busy filled
    totp-setup done busy filled notice=success:totp-setup.done
    totp-setup from-security signed-in
    totp-setup long-text long
    contact-setup email variant=mfa-email
    contact-setup phone variant=mfa-sms
    contact-setup from-security variant=mfa-sms signed-in
    contact-setup email-missing variant=mfa-email errors=email:required
    contact-setup email-format variant=mfa-email errors=email:format filled
    contact-setup phone-missing variant=mfa-sms errors=phone:required
    contact-setup phone-format variant=mfa-sms errors=phone:format filled
    contact-setup server-error server=code-delivery-failure filled
    contact-setup busy busy filled
    contact-setup long-text long filled
    passkey-add empty
    passkey-add cancelled notice=info:passkey-add.cancelled
    passkey-add already-registered server=passkey-already-registered
    passkey-add unsupported server=passkey-create-not-supported
    passkey-add busy busy
    passkey-add done done
    passkey-add long-text long
    security empty
    security list filled
    security loading waiting
    security retry waiting server=internal-error
    security server-error filled server=limit-exceeded
    security busy filled busy=0
    security done filled notice=success:security.saved
    security long-text long filled
    remember-device empty
    remember-device busy busy
    profile empty
    profile field-errors errors=every:required
    profile server-error server=alias-exists filled
    profile busy busy filled
    profile done notice=success:profile.done filled
    profile long-text long filled
    terms empty
    terms field-error errors=terms:required
    terms long-text long
    custom-challenge empty
    custom-challenge field-error errors=answer:required
    custom-challenge server-error server=answer-mismatch
    custom-challenge busy busy filled
    custom-challenge long-text long
    link-landing busy
    link-landing done done
    link-landing server-error server=expired-link
    callback busy
    callback server-error server=network
    signed-in done
    signed-in long-text long
    signed-out done
    verified account
    verified email variant=verify-email
    verified phone variant=verify-sms
    sign-out empty
    sign-out busy busy
    sign-out long-text long
    tenant-picker few choices=12
    tenant-picker none choices=0
    tenant-picker one choices=1
    tenant-picker many choices=200
    tenant-picker field-error choices=12 errors=tenant:required
    tenant-picker unknown choices=12 errors=tenant:format filled
    tenant-picker long-text choices=12 long
    error error
    error reference reference
    error long-text long reference
    expired error
    expired long-text long
    locked error
    locked waiting wait=15
    locked long-text long wait=1
    maintenance error
    maintenance long-text long
    not-found error
    not-found long-text long
    """)
}
