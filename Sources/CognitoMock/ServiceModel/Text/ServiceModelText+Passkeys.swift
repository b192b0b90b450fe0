/// Derived from botocore's model of the service (Apache License 2.0) by
/// `Tests/standards/service_model.py`; the notation is described there.
extension ServiceModelText {
  static let passkeys = #"""
    open CompleteWebAuthnRegistration
    < AccessToken* TokenModelType, Credential* Document
    >
    ! Forbidden InternalError InvalidParameter LimitExceeded NotAuthorized TooManyRequests
      WebAuthnNotEnabled WebAuthnChallengeNotFound WebAuthnRelyingPartyMismatch
      WebAuthnClientMismatch WebAuthnOriginNotAllowed PasswordResetRequired
      WebAuthnCredentialNotSupported
    open DeleteWebAuthnCredential
    < AccessToken* TokenModelType, CredentialId* StringType
    >
    ! Forbidden InternalError InvalidParameter TooManyRequests LimitExceeded PasswordResetRequired
      NotAuthorized ResourceNotFound
    open ListWebAuthnCredentials
    < AccessToken* TokenModelType, NextToken PaginationKey, MaxResults
      WebAuthnCredentialsQueryLimitType
    > Credentials* WebAuthnCredentialDescriptionListType, NextToken PaginationKey
    ! Forbidden InternalError InvalidParameter TooManyRequests LimitExceeded PasswordResetRequired
      NotAuthorized
    open StartWebAuthnRegistration
    < AccessToken* TokenModelType
    > CredentialCreationOptions* Document
    ! Forbidden InternalError InvalidParameter LimitExceeded NotAuthorized TooManyRequests
      WebAuthnNotEnabled PasswordResetRequired WebAuthnConfigurationMissing
    string WebAuthnAuthenticatorAttachmentType
    string WebAuthnAuthenticatorTransportType
    list WebAuthnAuthenticatorTransportsList [WebAuthnAuthenticatorTransportType]
    struct WebAuthnCredentialDescription CredentialId* StringType, FriendlyCredentialName*
      StringType, RelyingPartyId* StringType, AuthenticatorAttachment
      WebAuthnAuthenticatorAttachmentType, AuthenticatorTransports*
      WebAuthnAuthenticatorTransportsList, CreatedAt* DateType
    list WebAuthnCredentialDescriptionListType [WebAuthnCredentialDescription]
    integer WebAuthnCredentialsQueryLimitType 0..20
    """#
}
