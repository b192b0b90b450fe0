/// Derived from botocore's model of the service (Apache License 2.0) by
/// `Tests/standards/service_model.py`; the notation is described there.
extension ServiceModelText {
  static let signUp = #"""
    signed AdminConfirmSignUp
    < UserPoolId* UserPoolIdType, Username* UsernameType, ClientMetadata ClientMetadataType
    >
    ! ResourceNotFound InvalidParameter UnexpectedLambda UserLambdaValidation NotAuthorized
      TooManyFailedAttempts InvalidLambdaResponse TooManyRequests LimitExceeded UserNotFound
      InternalError
    signed AdminResetUserPassword
    < UserPoolId* UserPoolIdType, Username* UsernameType, ClientMetadata ClientMetadataType
    >
    ! ResourceNotFound InvalidParameter UnexpectedLambda UserLambdaValidation NotAuthorized
      InvalidLambdaResponse TooManyRequests LimitExceeded UserNotFound InvalidSmsRoleAccessPolicy
      InvalidEmailRoleAccessPolicy InvalidSmsRoleTrustRelationship InternalError
    signed AdminSetUserPassword
    < UserPoolId* UserPoolIdType, Username* UsernameType, Password* PasswordType, Permanent
      BooleanType
    >
    ! ResourceNotFound NotAuthorized UserNotFound InternalError TooManyRequests InvalidParameter
      InvalidPassword PasswordHistoryPolicyViolation
    open ChangePassword
    < PreviousPassword PasswordType, ProposedPassword* PasswordType, AccessToken* TokenModelType
    >
    ! ResourceNotFound InvalidParameter InvalidPassword PasswordHistoryPolicyViolation NotAuthorized
      TooManyRequests LimitExceeded PasswordResetRequired UserNotFound UserNotConfirmed
      InternalError Forbidden
    open ConfirmForgotPassword
    < ClientId* ClientIdType, SecretHash SecretHashType, Username* UsernameType, ConfirmationCode*
      ConfirmationCodeType, Password* PasswordType, AnalyticsMetadata AnalyticsMetadataType,
      UserContextData UserContextDataType, ClientMetadata ClientMetadataType
    >
    ! ResourceNotFound UnexpectedLambda UserLambdaValidation InvalidParameter InvalidPassword
      PasswordHistoryPolicyViolation NotAuthorized CodeMismatch ExpiredCode TooManyFailedAttempts
      InvalidLambdaResponse TooManyRequests LimitExceeded UserNotFound UserNotConfirmed
      InternalError Forbidden
    open ConfirmSignUp
    < ClientId* ClientIdType, SecretHash SecretHashType, Username* UsernameType, ConfirmationCode*
      ConfirmationCodeType, ForceAliasCreation ForceAliasCreation, AnalyticsMetadata
      AnalyticsMetadataType, UserContextData UserContextDataType, ClientMetadata ClientMetadataType,
      Session SessionType
    > Session SessionType
    ! ResourceNotFound InvalidParameter UnexpectedLambda UserLambdaValidation NotAuthorized
      TooManyFailedAttempts CodeMismatch ExpiredCode InvalidLambdaResponse AliasExists
      TooManyRequests LimitExceeded UserNotFound InternalError Forbidden
    open ForgotPassword
    < ClientId* ClientIdType, SecretHash SecretHashType, UserContextData UserContextDataType,
      Username* UsernameType, AnalyticsMetadata AnalyticsMetadataType, ClientMetadata
      ClientMetadataType
    > CodeDeliveryDetails CodeDeliveryDetailsType
    ! ResourceNotFound InvalidParameter UnexpectedLambda UserLambdaValidation NotAuthorized
      InvalidLambdaResponse TooManyRequests LimitExceeded InvalidSmsRoleAccessPolicy
      InvalidSmsRoleTrustRelationship InvalidEmailRoleAccessPolicy CodeDeliveryFailure UserNotFound
      InternalError Forbidden
    open ResendConfirmationCode
    < ClientId* ClientIdType, SecretHash SecretHashType, UserContextData UserContextDataType,
      Username* UsernameType, AnalyticsMetadata AnalyticsMetadataType, ClientMetadata
      ClientMetadataType
    > CodeDeliveryDetails CodeDeliveryDetailsType
    ! ResourceNotFound InvalidParameter UnexpectedLambda UserLambdaValidation NotAuthorized
      InvalidLambdaResponse TooManyRequests LimitExceeded InvalidSmsRoleAccessPolicy
      InvalidSmsRoleTrustRelationship InvalidEmailRoleAccessPolicy CodeDeliveryFailure UserNotFound
      InternalError Forbidden
    open SignUp
    < ClientId* ClientIdType, SecretHash SecretHashType, Username* UsernameType, Password
      PasswordType, UserAttributes AttributeListType, ValidationData AttributeListType,
      AnalyticsMetadata AnalyticsMetadataType, UserContextData UserContextDataType, ClientMetadata
      ClientMetadataType
    > UserConfirmed* BooleanType, CodeDeliveryDetails CodeDeliveryDetailsType, UserSub* StringType,
      Session SessionType
    ! ResourceNotFound InvalidParameter UnexpectedLambda UserLambdaValidation NotAuthorized
      InvalidPassword InvalidLambdaResponse UsernameExists TooManyRequests InternalError
      LimitExceeded InvalidSmsRoleAccessPolicy InvalidSmsRoleTrustRelationship
      InvalidEmailRoleAccessPolicy CodeDeliveryFailure Forbidden
    string SecretHashType sensitive 1..128 /[\w+=/]+/
    """#
}
