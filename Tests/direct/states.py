"""The states of the direct pages, each with the way to it: what a person does and what a service answers."""

import json

from project import LONG, PASSWORD
from scene import (
    CHOICES, DELIVERY, FACTORS, GIVES, NAME, QUESTION, SCHOOL, SECRET, SELECT, SMS_DELIVERY, challenge)


#: What a person does and a service answers, by page and state.
STATES = {
    ("login", "empty"): lambda s: s.open("login"),
    ("login", "field-errors"): lambda s: s.open("login").sent(),
    ("login", "format-error"): lambda s: s.open("login").filled(username="robin", password=PASSWORD).sent(),
    ("login", "server-error"): lambda s: (
        s.service.refuses("InitiateAuth", "NotAuthorizedException", "Incorrect username or password."),
        s.open("login").filled(username=NAME, password=PASSWORD).sent()),
    ("login", "busy"): lambda s: (
        s.service.holds("InitiateAuth"), s.open("login").filled(username=NAME, password=PASSWORD).sent()),
    ("login", "notice"): lambda s: (
        s.page.add_init_script("sessionStorage.setItem('lintel.notice', 'session-expired')"), s.open("login")),
    ("identifier", "empty"): lambda s: s.open("identifier"),
    ("identifier", "field-error"): lambda s: s.open("identifier").sent(),
    ("identifier", "server-error"): lambda s: (
        s.service.refuses("InitiateAuth", "TooManyRequestsException"),
        s.open("identifier").filled(username=NAME).sent()),
    ("identifier", "busy"): lambda s: (
        s.service.holds("InitiateAuth"), s.open("identifier").filled(username=NAME).sent()),
    ("choose-method", "empty"): lambda s: s.begun(SELECT).at("choose-method"),
    ("choose-method", "two"): lambda s: s.begun(
        {**SELECT, "AvailableChallenges": CHOICES[:2]}).at("choose-method"),
    ("choose-method", "server-error"): lambda s: (
        s.begun(SELECT).at("choose-method"),
        s.service.refuses("RespondToAuthChallenge", "CodeDeliveryFailureException"), s.sent("EMAIL_OTP")),
    ("password", "empty"): lambda s: s.begun(SELECT).at("choose-method").sent("PASSWORD").at("password"),
    ("password", "field-error"): lambda s: s.begun(SELECT).at("choose-method").sent("PASSWORD").at("password").sent(),
    ("password", "server-error"): lambda s: (
        s.begun(SELECT).at("choose-method").sent("PASSWORD").at("password"),
        s.service.refuses("RespondToAuthChallenge", "NotAuthorizedException", "Incorrect username or password."),
        s.filled(password=PASSWORD).sent()),
    ("password", "busy"): lambda s: (
        s.begun(SELECT).at("choose-method").sent("PASSWORD").at("password"),
        s.service.holds("RespondToAuthChallenge"), s.filled(password=PASSWORD).sent()),
    ("passkey-login", "cancelled"): lambda s: s.passkey(verified=False).at("passkey-login"),
    ("code", "first-factor-email"): lambda s: s.begun(challenge("EMAIL_OTP")).at("code"),
    ("code", "first-factor-sms"): lambda s: s.begun(challenge("SMS_OTP")).at("code"),
    ("code", "confirm-email"): lambda s: s.signing_up(),
    ("code", "field-error"): lambda s: s.begun(challenge("EMAIL_OTP")).at("code").sent(),
    ("code", "length-error"): lambda s: s.begun(challenge("EMAIL_OTP")).at("code").filled(code="12").sent(),
    ("code", "server-error"): lambda s: (
        s.begun(challenge("EMAIL_OTP")).at("code"), s.service.refuses("RespondToAuthChallenge", "CodeMismatchException"),
        s.filled(code="12345678")),
    ("code", "cooldown"): lambda s: s.begun(challenge("EMAIL_OTP")).at("code"),
    ("code", "busy"): lambda s: (
        s.begun(challenge("EMAIL_OTP")).at("code"), s.service.holds("RespondToAuthChallenge"), s.filled(code="12345678")),
    ("signup", "empty"): lambda s: s.open("signup"),
    ("signup", "field-errors"): lambda s: s.open("signup").sent(),
    ("signup", "policy-error"): lambda s: s.open("signup").filled(
        username=NAME, given_name="Robin", new_password="weak").sent(),
    ("signup", "server-error"): lambda s: (
        s.service.refuses("SignUp", "UsernameExistsException"),
        s.open("signup").filled(username=NAME, given_name="Robin", new_password=PASSWORD).sent()),
    ("signup", "busy"): lambda s: (
        s.service.holds("SignUp"),
        s.open("signup").filled(username=NAME, given_name="Robin", new_password=PASSWORD).sent()),
    ("forgot-password", "empty"): lambda s: s.open("forgot-password"),
    ("forgot-password", "field-error"): lambda s: s.open("forgot-password").sent(),
    ("forgot-password", "server-error"): lambda s: (
        s.service.refuses("ForgotPassword", "LimitExceededException"),
        s.open("forgot-password").filled(username=NAME).sent()),
    ("forgot-password", "busy"): lambda s: (
        s.service.holds("ForgotPassword"), s.open("forgot-password").filled(username=NAME).sent()),
    ("reset-password", "empty"): lambda s: s.recovering(),
    ("reset-password", "field-errors"): lambda s: s.recovering().sent(),
    ("reset-password", "server-error"): lambda s: (
        s.recovering(), s.service.refuses("ConfirmForgotPassword", "ExpiredCodeException"),
        s.filled(code="123456", new_password=PASSWORD).sent()),
    ("reset-password", "busy"): lambda s: (
        s.recovering(), s.service.holds("ConfirmForgotPassword"),
        s.filled(code="123456", new_password=PASSWORD).sent()),
    ("new-password", "empty"): lambda s: s.temporary(),
    ("new-password", "field-errors"): lambda s: s.temporary().sent(),
    ("new-password", "server-error"): lambda s: (
        s.temporary(), s.service.refuses("RespondToAuthChallenge", "InvalidPasswordException"),
        s.filled(given_name="Robin", new_password=PASSWORD).sent()),
    ("new-password", "busy"): lambda s: (
        s.temporary(), s.service.holds("RespondToAuthChallenge"),
        s.filled(given_name="Robin", new_password=PASSWORD).sent()),
    ("mfa-choose", "empty"): lambda s: s.begun(
        challenge("SELECT_MFA_TYPE", MFAS_CAN_CHOOSE=json.dumps(FACTORS))).at("mfa-choose"),
    ("mfa-choose", "two"): lambda s: s.begun(
        challenge("SELECT_MFA_TYPE", MFAS_CAN_CHOOSE=json.dumps(FACTORS[:2]))).at("mfa-choose"),
    ("mfa-choose", "busy"): lambda s: (
        s.begun(challenge("SELECT_MFA_TYPE", MFAS_CAN_CHOOSE=json.dumps(FACTORS))).at("mfa-choose"),
        s.service.holds("RespondToAuthChallenge"), s.sent("SMS_MFA")),
    ("mfa-setup", "empty"): lambda s: s.setting_up(),
    ("mfa-setup", "server-error"): lambda s: (
        s.setting_up(), s.service.refuses("AssociateSoftwareToken", "InvalidParameterException"),
        s.sent("SOFTWARE_TOKEN_MFA")),
    ("mfa-setup", "busy"): lambda s: (
        s.setting_up(), s.service.holds("AssociateSoftwareToken"), s.sent("SOFTWARE_TOKEN_MFA")),
    ("totp-setup", "empty"): lambda s: s.setting_up("SOFTWARE_TOKEN_MFA").at("totp-setup"),
    ("totp-setup", "field-error"): lambda s: s.setting_up("SOFTWARE_TOKEN_MFA").at("totp-setup").filled(code="12").sent(),
    ("totp-setup", "server-error"): lambda s: (
        s.setting_up("SOFTWARE_TOKEN_MFA").at("totp-setup"),
        s.service.refuses("VerifySoftwareToken", "EnableSoftwareTokenMFAException"), s.filled(code="123456").sent()),
    ("totp-setup", "busy"): lambda s: (
        s.setting_up("SOFTWARE_TOKEN_MFA").at("totp-setup"), s.service.holds("VerifySoftwareToken"),
        s.filled(code="123456").sent()),
    ("totp-setup", "done"): lambda s: (
        s.setting_up("SOFTWARE_TOKEN_MFA").at("totp-setup"),
        s.service.says("VerifySoftwareToken", {"Status": "SUCCESS", "Session": "u" * 20}),
        s.service.holds("RespondToAuthChallenge"), s.filled(code="123456").sent()),
    ("contact-setup", "email"): lambda s: s.setting_up("EMAIL_OTP").at("contact-setup"),
    ("contact-setup", "phone"): lambda s: s.setting_up("SMS_MFA").at("contact-setup"),
    ("contact-setup", "email-missing"): lambda s: s.setting_up("EMAIL_OTP").at("contact-setup").sent(),
    ("contact-setup", "email-format"): lambda s: s.setting_up("EMAIL_OTP").at("contact-setup").filled(email="robin").sent(),
    ("contact-setup", "phone-missing"): lambda s: s.setting_up("SMS_MFA").at("contact-setup").sent(),
    ("contact-setup", "phone-format"): lambda s: s.setting_up("SMS_MFA").at("contact-setup").filled(phone="12").sent(),
    ("contact-setup", "from-security"): lambda s: s.secured(isKnown=False).sent("set-up:SMS_MFA").at("contact-setup"),
    ("contact-setup", "server-error"): lambda s: (
        s.setting_up("EMAIL_OTP").at("contact-setup"),
        s.service.refuses("RespondToAuthChallenge", "CodeDeliveryFailureException"), s.filled(email=NAME).sent()),
    ("contact-setup", "busy"): lambda s: (
        s.setting_up("EMAIL_OTP").at("contact-setup"), s.service.holds("RespondToAuthChallenge"),
        s.filled(email=NAME).sent()),
    ("passkey-add", "empty"): lambda s: s.offered(),
    ("passkey-add", "cancelled"): lambda s: s.offered(verified=False).sent(),
    ("passkey-add", "busy"): lambda s: (
        s.offered(), s.service.holds("CompleteWebAuthnRegistration"), s.sent()),
    ("passkey-add", "done"): lambda s: (
        s.offered(), s.service.says("CompleteWebAuthnRegistration", {}), s.sent()),
    ("change-password", "empty"): lambda s: s.signed_in("change-password"),
    ("change-password", "field-errors"): lambda s: s.signed_in("change-password").filled(new_password="weak").sent(),
    ("change-password", "server-error"): lambda s: (
        s.signed_in("change-password"), s.service.refuses("ChangePassword", "PasswordHistoryPolicyViolationException"),
        s.filled(current_password=PASSWORD, new_password=PASSWORD).sent()),
    ("change-password", "done"): lambda s: (
        s.signed_in("change-password", ChangePassword={}),
        s.filled(current_password=PASSWORD, new_password=PASSWORD).sent()),
    ("change-password", "busy"): lambda s: (
        s.signed_in("change-password"), s.service.holds("ChangePassword"),
        s.filled(current_password=PASSWORD, new_password=PASSWORD).sent()),
    ("custom-challenge", "field-error"): lambda s: s.questioned().sent(),
    ("locked", "error"): lambda s: (
        s.recovering(), s.service.refuses("ConfirmForgotPassword", "LimitExceededException"),
        s.filled(code="123456", new_password=PASSWORD).sent()),
    ("link-landing", "done"): lambda s: (
        s.service.says("ConfirmSignUp", {}), s.open("link-landing", user_name="robin", confirmation_code="1")),
    ("link-landing", "server-error"): lambda s: s.open("link-landing"),
    ("link-landing", "busy"): lambda s: (
        s.service.holds("ConfirmSignUp"), s.open("link-landing", user_name="robin", confirmation_code="1")),
    ("callback", "server-error"): lambda s: (
        s.page.goto(s.person.preview.site("all") + "callback.html?state=x&code=y")),
    ("error", "error"): lambda s: s.open("error"),
    ("error", "reference"): lambda s: s.open("error", reference="REFERENCE"),
    ("remember-device", "empty"): lambda s: s.asked_to_remember(),
    ("security", "list"): lambda s: s.secured(),
    ("security", "done"): lambda s: (
        s.secured(), s.service.says("DeleteWebAuthnCredential", {}), s.sent("remove-passkey:1")),
    ("security", "long-text"): lambda s: s.secured(LONG.removeprefix("Acme Robotics")),
    ("profile", "server-error"): lambda s: (
        s.knowing(("given_name", "Rob")), s.service.refuses("UpdateUserAttributes", "AliasExistsException"),
        s.filled(given_name="Robin").sent()),
    ("profile", "long-text"): lambda s: s.knowing(("given_name", "Robin")),
    ("terms", "empty"): lambda s: s.invited(),
    ("message-sent", "empty"): lambda s: s.mailed(),
    ("sign-out", "empty"): lambda s: s.signed_in("sign-out"),
    ("sign-out", "busy"): lambda s: (s.signed_in("sign-out"), s.service.holds("RevokeToken"), s.sent()),
}


#: The same in more places; for those who have the time.
MORE = {
    ("remember-device", "busy"): lambda s: (
        s.asked_to_remember(), s.service.holds("UpdateDeviceStatus"), s.sent()),
    ("security", "loading"): lambda s: (
        [s.service.holds(name) for name in ("GetUser", "ListWebAuthnCredentials", "ListDevices")],
        s.signed_in("security", loading=True)),
    ("security", "retry"): lambda s: (
        s.service.says("ListWebAuthnCredentials", {}), s.signed_in(
            "security", GetUser=(500, {"__type": "InternalErrorException"}))),
    ("security", "empty"): lambda s: s.secured(isKnown=False),
    ("security", "server-error"): lambda s: (
        s.secured(), s.service.refuses("DeleteWebAuthnCredential", "LimitExceededException"),
        s.sent("remove-passkey:2")),
    ("security", "busy"): lambda s: (
        s.secured(), s.service.holds("DeleteWebAuthnCredential"), s.sent("remove-passkey:1")),
    ("totp-setup", "from-security"): lambda s: (
        s.service.says("AssociateSoftwareToken", {"SecretCode": SECRET}),
        s.secured(isKnown=False).sent("set-up:SOFTWARE_TOKEN_MFA").at("totp-setup")),
    ("code", "mfa-app"): lambda s: s.chosen("SOFTWARE_TOKEN_MFA"),
    ("code", "mfa-email"): lambda s: s.chosen("EMAIL_OTP"),
    ("code", "mfa-sms"): lambda s: s.chosen("SMS_MFA"),
    ("code", "confirm-sms"): lambda s: s.signing_up(SMS_DELIVERY),
    ("code", "verify-email"): lambda s: s.verifying("EMAIL_OTP", DELIVERY, email=NAME),
    ("code", "verify-sms"): lambda s: s.verifying("SMS_MFA", SMS_DELIVERY, phone="+15555550130"),
    ("code", "resent"): lambda s: s.begun(challenge("EMAIL_OTP")).at("code").later().sent("resend"),
    ("code", "long-text"): lambda s: (
        s.begun(challenge("EMAIL_OTP")).at("code"),
        s.service.refuses("RespondToAuthChallenge", "CodeDeliveryFailureException"), s.filled(code="12345678")),
    ("login", "cooldown"): lambda s: (
        s.service.refuses("InitiateAuth", "NotAuthorizedException", "Password attempts exceeded"),
        s.open("login").filled(username=NAME, password=PASSWORD).sent()),
    ("login", "long-text"): lambda s: (
        s.service.refuses("InitiateAuth", "UserLambdaValidationException"),
        s.open("login").filled(username=NAME, password=PASSWORD).sent()),
    ("identifier", "format-error"): lambda s: s.open("identifier").filled(username="robin").sent(),
    ("identifier", "notice"): lambda s: (
        s.page.add_init_script("sessionStorage.setItem('lintel.notice', 'session-expired')"), s.open("identifier")),
    ("identifier", "long-text"): lambda s: (
        s.service.refuses("InitiateAuth", "UserLambdaValidationException"),
        s.open("identifier").filled(username=NAME).sent()),
    ("password", "long-text"): lambda s: (
        s.begun(SELECT).at("choose-method").sent("PASSWORD").at("password"),
        s.service.refuses("RespondToAuthChallenge", "UserLambdaValidationException"),
        s.filled(password=PASSWORD).sent()),
    ("choose-method", "busy"): lambda s: (
        s.begun(SELECT).at("choose-method"), s.service.holds("RespondToAuthChallenge"),
        s.page.locator("main button[name=choice]").nth(1).click()),
    ("passkey-login", "none"): lambda s: (
        s.service.says("RespondToAuthChallenge", challenge("WEB_AUTHN")), s.passkey_that(GIVES)),
    ("passkey-login", "unsupported"): lambda s: s.passkey_that(
        "async () => { throw new DOMException('', 'NotSupportedError'); }"),
    ("passkey-login", "busy"): lambda s: (
        s.service.holds("RespondToAuthChallenge"), s.passkey_that(GIVES)),
    ("passkey-add", "already-registered"): lambda s: s.offered(refuses="InvalidStateError").sent(),
    ("passkey-add", "unsupported"): lambda s: s.offered(refuses="NotSupportedError").sent(),
    ("passkey-add", "long-text"): lambda s: s.offered(),
    ("signup", "long-text"): lambda s: s.open("signup").filled(
        username="robin", given_name="Robin", new_password=PASSWORD).sent(),
    ("reset-password", "cooldown"): lambda s: s.recovering(),
    ("reset-password", "resent"): lambda s: s.recovering().later().sent("resend"),
    ("reset-password", "long-text"): lambda s: s.recovering().filled(code="12", new_password="weak").sent(),
    ("new-password", "long-text"): lambda s: s.temporary().filled(given_name="Robin", new_password="weak").sent(),
    ("change-password", "long-text"): lambda s: s.signed_in("change-password"),
    ("totp-setup", "long-text"): lambda s: s.setting_up("SOFTWARE_TOKEN_MFA").at("totp-setup"),
    ("contact-setup", "long-text"): lambda s: s.setting_up("EMAIL_OTP").at("contact-setup"),
    ("custom-challenge", "empty"): lambda s: s.questioned(),
    ("custom-challenge", "busy"): lambda s: (
        s.questioned(), s.service.holds("RespondToAuthChallenge"), s.filled(answer="Hillside").sent()),
    ("custom-challenge", "server-error"): lambda s: (
        s.questioned(), s.service.says("RespondToAuthChallenge", QUESTION), s.filled(answer="Hillside").sent()),
    ("terms", "long-text"): lambda s: s.invited(),
    ("message-sent", "cooldown"): lambda s: s.mailed(),
    ("message-sent", "resent"): lambda s: s.mailed().later().sent("resend"),
    ("message-sent", "server-error"): lambda s: (
        s.mailed().later(), s.service.refuses("InitiateAuth", "CodeDeliveryFailureException"), s.sent("resend")),
    ("message-sent", "busy"): lambda s: (
        s.mailed().later(), s.service.holds("InitiateAuth"), s.sent("resend")),
    ("message-sent", "long-text"): lambda s: s.mailed(),
    ("signed-in", "done"): lambda s: s.open("signed-in"),
    ("signed-in", "long-text"): lambda s: s.open("signed-in"),
    ("signed-out", "done"): lambda s: s.open("signed-out"),
    ("verified", "account"): lambda s: s.open("verified"),
    ("expired", "error"): lambda s: s.open("expired"),
    ("expired", "long-text"): lambda s: s.open("expired"),
    ("error", "long-text"): lambda s: s.open("error", reference="REFERENCE"),
    ("maintenance", "error"): lambda s: s.open("maintenance"),
    ("maintenance", "long-text"): lambda s: s.open("maintenance"),
    ("not-found", "error"): lambda s: s.open("not-found"),
    ("not-found", "long-text"): lambda s: s.open("not-found"),
    ("callback", "busy"): lambda s: s.returning(),
    ("profile", "empty"): lambda s: s.knowing(),
    ("profile", "field-errors"): lambda s: s.knowing().sent(),
    ("profile", "busy"): lambda s: (
        s.knowing(("given_name", "Rob")), s.service.holds("UpdateUserAttributes"), s.filled(given_name="Robin").sent()),
    ("profile", "done"): lambda s: s.knowing(("given_name", "Robin")).sent(),
    ("custom-challenge", "long-text"): lambda s: s.begun(
        challenge("CUSTOM_CHALLENGE", question=" ".join([SCHOOL] * 4))).at("custom-challenge"),
    ("terms", "field-error"): lambda s: s.invited().sent(),
    ("sign-out", "long-text"): lambda s: s.signed_in("sign-out"),
    ("mfa-choose", "long-text"): lambda s: s.begun(
        challenge("SELECT_MFA_TYPE", MFAS_CAN_CHOOSE=json.dumps(FACTORS))).at("mfa-choose"),
    ("mfa-setup", "long-text"): lambda s: s.setting_up(),
    ("forgot-password", "long-text"): lambda s: s.open("forgot-password"),
    ("choose-method", "long-text"): lambda s: s.begun(SELECT).at("choose-method"),
}

#: What a script is not led to, and why.
EXCUSED = {
    ("locked", "waiting"): "the service does not say how long it locks",
    ("locked", "long-text"): "the service does not say how long it locks",
    ("choose-method", "one"): "a script takes the only way there is; hosted pages show it",
    ("passkey-login", "empty"): "a script asks for the passkey at once, which is `busy`; hosted pages wait",
    ("passkey-login", "long-text"): "a script asks for the passkey at once; hosted pages wait",
    ("message-sent", "sms"): "links go by message where a pool knows nothing but numbers: there it is `empty`",
    ("verified", "email"): "who changes an address is led back to where it was changed",
    ("verified", "phone"): "who changes a number is led back to where it was changed",
}
#: Pages whose states the build alone makes.
BUILT = {"tenant-picker": "its list and its search are the build's own: test_direct_tenant_picker.py"}
