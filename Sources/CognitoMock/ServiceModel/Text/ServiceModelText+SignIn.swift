/// Derived from botocore's model of the service (Apache License 2.0) by
/// `Tests/standards/service_model.py`; the notation is described there.
extension ServiceModelText {
  static let signIn = #"""
    signed AdminInitiateAuth
    < UserPoolId* UserPoolIdType, ClientId* ClientIdType, AuthFlow* AuthFlowType, AuthParameters
      AuthParametersType, ClientMetadata ClientMetadataType, AnalyticsMetadata
      AnalyticsMetadataType, ContextData ContextDataType, Session SessionType
    > ChallengeName ChallengeNameType, Session SessionType, ChallengeParameters
      ChallengeParametersType, AuthenticationResult AuthenticationResultType, AvailableChallenges
      AvailableChallengeListType
    ! ResourceNotFound UnsupportedOperation InvalidParameter NotAuthorized TooManyRequests
      InternalError UnexpectedLambda InvalidUserPoolConfiguration UserLambdaValidation
      InvalidLambdaResponse MFAMethodNotFound InvalidSmsRoleAccessPolicy
      InvalidEmailRoleAccessPolicy InvalidSmsRoleTrustRelationship PasswordResetRequired
      UserNotFound UserNotConfirmed
    signed AdminRespondToAuthChallenge
    < UserPoolId* UserPoolIdType, ClientId* ClientIdType, ChallengeName* ChallengeNameType,
      ChallengeResponses ChallengeResponsesType, Session SessionType, AnalyticsMetadata
      AnalyticsMetadataType, ContextData ContextDataType, ClientMetadata ClientMetadataType
    > ChallengeName ChallengeNameType, Session SessionType, ChallengeParameters
      ChallengeParametersType, AuthenticationResult AuthenticationResultType
    ! ResourceNotFound InvalidParameter NotAuthorized CodeMismatch ExpiredCode UnexpectedLambda
      InvalidPassword PasswordHistoryPolicyViolation UserLambdaValidation InvalidLambdaResponse
      TooManyRequests InvalidUserPoolConfiguration InternalError MFAMethodNotFound
      InvalidEmailRoleAccessPolicy InvalidSmsRoleAccessPolicy InvalidSmsRoleTrustRelationship
      AliasExists PasswordResetRequired UserNotFound UserNotConfirmed SoftwareTokenMFANotFound
    signed AdminUserGlobalSignOut
    < UserPoolId* UserPoolIdType, Username* UsernameType
    >
    ! ResourceNotFound InvalidParameter TooManyRequests NotAuthorized UserNotFound InternalError
    open AssociateSoftwareToken
    < AccessToken TokenModelType, Session SessionType
    > SecretCode SecretCodeType, Session SessionType
    ! ConcurrentModification InvalidParameter NotAuthorized ResourceNotFound InternalError
      SoftwareTokenMFANotFound Forbidden
    open GetTokensFromRefreshToken
    < RefreshToken* TokenModelType, ClientId* ClientIdType, ClientSecret ClientSecretType, DeviceKey
      DeviceKeyType, ClientMetadata ClientMetadataType
    > AuthenticationResult AuthenticationResultType
    ! ResourceNotFound InvalidParameter NotAuthorized TooManyRequests UserNotFound UnexpectedLambda
      UserLambdaValidation InvalidLambdaResponse Forbidden RefreshTokenReuse InternalError
    open GetUserAuthFactors
    < AccessToken* TokenModelType
    > Username* UsernameType, PreferredMfaSetting StringType, UserMFASettingList
      UserMFASettingListType, ConfiguredUserAuthFactors ConfiguredUserAuthFactorsListType
    ! ResourceNotFound InvalidParameter NotAuthorized TooManyRequests PasswordResetRequired
      UserNotFound UserNotConfirmed InternalError Forbidden
    open GlobalSignOut
    < AccessToken* TokenModelType
    >
    ! ResourceNotFound InvalidParameter NotAuthorized TooManyRequests PasswordResetRequired
      UserNotConfirmed InternalError Forbidden
    open InitiateAuth
    < AuthFlow* AuthFlowType, AuthParameters AuthParametersType, ClientMetadata ClientMetadataType,
      ClientId* ClientIdType, AnalyticsMetadata AnalyticsMetadataType, UserContextData
      UserContextDataType, Session SessionType
    > ChallengeName ChallengeNameType, Session SessionType, ChallengeParameters
      ChallengeParametersType, AuthenticationResult AuthenticationResultType, AvailableChallenges
      AvailableChallengeListType
    ! UnsupportedOperation ResourceNotFound InvalidParameter NotAuthorized TooManyRequests
      UnexpectedLambda InvalidUserPoolConfiguration UserLambdaValidation InvalidLambdaResponse
      PasswordResetRequired UserNotFound UserNotConfirmed InternalError InvalidSmsRoleAccessPolicy
      InvalidEmailRoleAccessPolicy InvalidSmsRoleTrustRelationship Forbidden
    open RespondToAuthChallenge
    < ClientId* ClientIdType, ChallengeName* ChallengeNameType, Session SessionType,
      ChallengeResponses ChallengeResponsesType, AnalyticsMetadata AnalyticsMetadataType,
      UserContextData UserContextDataType, ClientMetadata ClientMetadataType
    > ChallengeName ChallengeNameType, Session SessionType, ChallengeParameters
      ChallengeParametersType, AuthenticationResult AuthenticationResultType
    ! ResourceNotFound InvalidParameter NotAuthorized CodeMismatch ExpiredCode UnexpectedLambda
      UserLambdaValidation InvalidPassword PasswordHistoryPolicyViolation InvalidLambdaResponse
      TooManyRequests InvalidUserPoolConfiguration MFAMethodNotFound PasswordResetRequired
      UserNotFound UserNotConfirmed InvalidSmsRoleAccessPolicy InvalidSmsRoleTrustRelationship
      InvalidEmailRoleAccessPolicy AliasExists InternalError SoftwareTokenMFANotFound Forbidden
    open RevokeToken
    < Token* TokenModelType, ClientId* ClientIdType, ClientSecret ClientSecretType
    >
    ! TooManyRequests InternalError Unauthorized InvalidParameter UnsupportedOperation
      UnsupportedTokenType Forbidden
    open VerifySoftwareToken
    < AccessToken TokenModelType, Session SessionType, UserCode* SoftwareTokenMFAUserCodeType,
      FriendlyDeviceName StringType
    > Status VerifySoftwareTokenResponseType, Session SessionType
    ! InvalidParameter ResourceNotFound InvalidUserPoolConfiguration NotAuthorized TooManyRequests
      PasswordResetRequired UserNotFound UserNotConfirmed InternalError EnableSoftwareTokenMFA
      NotAuthorized SoftwareTokenMFANotFound CodeMismatch Forbidden
    string AuthFlowType = USER_SRP_AUTH REFRESH_TOKEN_AUTH REFRESH_TOKEN CUSTOM_AUTH
      ADMIN_NO_SRP_AUTH USER_PASSWORD_AUTH ADMIN_USER_PASSWORD_AUTH USER_AUTH
    map AuthParametersType {StringType: StringType} sensitive
    struct AuthenticationResultType AccessToken TokenModelType, ExpiresIn IntegerType, TokenType
      StringType, RefreshToken TokenModelType, IdToken TokenModelType, NewDeviceMetadata
      NewDeviceMetadataType
    list AvailableChallengeListType [ChallengeNameType]
    string ChallengeNameType = SMS_MFA EMAIL_OTP SOFTWARE_TOKEN_MFA SELECT_MFA_TYPE MFA_SETUP
      PASSWORD_VERIFIER CUSTOM_CHALLENGE SELECT_CHALLENGE DEVICE_SRP_AUTH DEVICE_PASSWORD_VERIFIER
      ADMIN_NO_SRP_AUTH NEW_PASSWORD_REQUIRED SMS_OTP PASSWORD WEB_AUTHN PASSWORD_SRP
    map ChallengeParametersType {StringType: StringType}
    map ChallengeResponsesType {StringType: StringType} sensitive
    list ConfiguredUserAuthFactorsListType [AuthFactorType] 0..8
    struct ContextDataType IpAddress* StringType, ServerName* StringType, ServerPath* StringType,
      HttpHeaders* HttpHeaderList, EncodedData StringType
    struct HttpHeader headerName StringType, headerValue StringType
    list HttpHeaderList [HttpHeader]
    struct NewDeviceMetadataType DeviceKey DeviceKeyType, DeviceGroupKey StringType
    string SecretCodeType sensitive 16.. /[A-Za-z0-9]+/
    string SoftwareTokenMFAUserCodeType sensitive 6..6 /[0-9]+/
    string VerifySoftwareTokenResponseType = SUCCESS ERROR
    """#
}
