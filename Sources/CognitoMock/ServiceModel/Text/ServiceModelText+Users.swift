/// Derived from botocore's model of the service (Apache License 2.0) by
/// `Tests/standards/service_model.py`; the notation is described there.
extension ServiceModelText {
  static let users = #"""
    signed AdminCreateUser
    < UserPoolId* UserPoolIdType, Username* UsernameType, UserAttributes AttributeListType,
      ValidationData AttributeListType, TemporaryPassword PasswordType, ForceAliasCreation
      ForceAliasCreation, MessageAction MessageActionType, DesiredDeliveryMediums
      DeliveryMediumListType, ClientMetadata ClientMetadataType
    > User UserType
    ! ResourceNotFound InvalidParameter UserNotFound UsernameExists InvalidPassword
      CodeDeliveryFailure UnexpectedLambda UserLambdaValidation InvalidLambdaResponse
      PreconditionNotMet InvalidSmsRoleAccessPolicy InvalidSmsRoleTrustRelationship TooManyRequests
      NotAuthorized UnsupportedUserState InternalError
    signed AdminDeleteUser
    < UserPoolId* UserPoolIdType, Username* UsernameType
    ! ResourceNotFound InvalidParameter TooManyRequests NotAuthorized UserNotFound InternalError
    signed AdminDeleteUserAttributes
    < UserPoolId* UserPoolIdType, Username* UsernameType, UserAttributeNames* AttributeNameListType
    >
    ! ResourceNotFound InvalidParameter TooManyRequests NotAuthorized UserNotFound InternalError
    signed AdminDisableUser
    < UserPoolId* UserPoolIdType, Username* UsernameType
    >
    ! ResourceNotFound InvalidParameter TooManyRequests NotAuthorized UserNotFound InternalError
    signed AdminEnableUser
    < UserPoolId* UserPoolIdType, Username* UsernameType
    >
    ! ResourceNotFound InvalidParameter TooManyRequests NotAuthorized UserNotFound InternalError
    signed AdminGetUser
    < UserPoolId* UserPoolIdType, Username* UsernameType
    > Username* UsernameType, UserAttributes AttributeListType, UserCreateDate DateType,
      UserLastModifiedDate DateType, Enabled BooleanType, UserStatus UserStatusType, MFAOptions
      MFAOptionListType, PreferredMfaSetting StringType, UserMFASettingList UserMFASettingListType
    ! ResourceNotFound InvalidParameter TooManyRequests NotAuthorized UserNotFound InternalError
    signed AdminSetUserMFAPreference
    < SMSMfaSettings SMSMfaSettingsType, SoftwareTokenMfaSettings SoftwareTokenMfaSettingsType,
      EmailMfaSettings EmailMfaSettingsType, WebAuthnMfaSettings WebAuthnMfaSettingsType, Username*
      UsernameType, UserPoolId* UserPoolIdType
    >
    ! ResourceNotFound InvalidParameter NotAuthorized PasswordResetRequired UserNotFound
      UserNotConfirmed InternalError
    signed AdminSetUserSettings
    < UserPoolId* UserPoolIdType, Username* UsernameType, MFAOptions* MFAOptionListType
    >
    ! ResourceNotFound InvalidParameter NotAuthorized UserNotFound InternalError
    signed AdminUpdateUserAttributes
    < UserPoolId* UserPoolIdType, Username* UsernameType, UserAttributes* AttributeListType,
      ClientMetadata ClientMetadataType
    >
    ! ResourceNotFound InvalidParameter UnexpectedLambda UserLambdaValidation InvalidLambdaResponse
      AliasExists TooManyRequests NotAuthorized UserNotFound InternalError
      InvalidSmsRoleAccessPolicy InvalidEmailRoleAccessPolicy InvalidSmsRoleTrustRelationship
    open DeleteUser
    < AccessToken* TokenModelType
    ! ResourceNotFound InvalidParameter NotAuthorized TooManyRequests PasswordResetRequired
      UserNotFound UserNotConfirmed InternalError Forbidden
    open DeleteUserAttributes
    < UserAttributeNames* AttributeNameListType, AccessToken* TokenModelType
    >
    ! ResourceNotFound InvalidParameter NotAuthorized TooManyRequests PasswordResetRequired
      UserNotFound UserNotConfirmed InternalError Forbidden
    open GetUser
    < AccessToken* TokenModelType
    > Username* UsernameType, UserAttributes* AttributeListType, MFAOptions MFAOptionListType,
      PreferredMfaSetting StringType, UserMFASettingList UserMFASettingListType
    ! ResourceNotFound InvalidParameter NotAuthorized TooManyRequests PasswordResetRequired
      UserNotFound UserNotConfirmed InternalError Forbidden
    open GetUserAttributeVerificationCode
    < AccessToken* TokenModelType, AttributeName* AttributeNameType, ClientMetadata
      ClientMetadataType
    > CodeDeliveryDetails CodeDeliveryDetailsType
    ! ResourceNotFound InvalidParameter TooManyRequests NotAuthorized UnexpectedLambda
      UserLambdaValidation InvalidLambdaResponse InvalidSmsRoleAccessPolicy
      InvalidSmsRoleTrustRelationship InvalidEmailRoleAccessPolicy CodeDeliveryFailure LimitExceeded
      PasswordResetRequired UserNotFound UserNotConfirmed InternalError Forbidden
    signed ListUsers
    < UserPoolId* UserPoolIdType, AttributesToGet SearchedAttributeNamesListType, Limit
      QueryLimitType, PaginationToken SearchPaginationTokenType, Filter UserFilterType
    > Users UsersListType, PaginationToken SearchPaginationTokenType
    ! InvalidParameter ResourceNotFound TooManyRequests NotAuthorized InternalError
    open SetUserMFAPreference
    < SMSMfaSettings SMSMfaSettingsType, SoftwareTokenMfaSettings SoftwareTokenMfaSettingsType,
      EmailMfaSettings EmailMfaSettingsType, WebAuthnMfaSettings WebAuthnMfaSettingsType,
      AccessToken* TokenModelType
    >
    ! ResourceNotFound InvalidParameter NotAuthorized PasswordResetRequired UserNotFound
      UserNotConfirmed InternalError Forbidden
    open SetUserSettings
    < AccessToken* TokenModelType, MFAOptions* MFAOptionListType
    >
    ! ResourceNotFound InvalidParameter NotAuthorized PasswordResetRequired UserNotFound
      UserNotConfirmed InternalError Forbidden
    signed UntagResource
    < ResourceArn* ArnType, TagKeys* UserPoolTagsListType
    >
    ! ResourceNotFound NotAuthorized TooManyRequests InvalidParameter InternalError
    open UpdateUserAttributes
    < UserAttributes* AttributeListType, AccessToken* TokenModelType, ClientMetadata
      ClientMetadataType
    > CodeDeliveryDetailsList CodeDeliveryDetailsListType
    ! ResourceNotFound InvalidParameter CodeMismatch ExpiredCode NotAuthorized UnexpectedLambda
      UserLambdaValidation InvalidLambdaResponse TooManyRequests AliasExists
      InvalidSmsRoleAccessPolicy InvalidSmsRoleTrustRelationship InvalidEmailRoleAccessPolicy
      CodeDeliveryFailure PasswordResetRequired UserNotFound UserNotConfirmed InternalError
      Forbidden
    open VerifyUserAttribute
    < AccessToken* TokenModelType, AttributeName* AttributeNameType, Code* ConfirmationCodeType
    >
    ! ResourceNotFound InvalidParameter CodeMismatch ExpiredCode NotAuthorized TooManyRequests
      LimitExceeded PasswordResetRequired UserNotFound UserNotConfirmed InternalError AliasExists
      Forbidden
    list AttributeNameListType [AttributeNameType]
    list CodeDeliveryDetailsListType [CodeDeliveryDetailsType]
    list DeliveryMediumListType [DeliveryMediumType]
    struct EmailMfaSettingsType Enabled BooleanType, PreferredMfa BooleanType
    string MessageActionType = RESEND SUPPRESS
    struct SMSMfaSettingsType Enabled BooleanType, PreferredMfa BooleanType
    list SearchedAttributeNamesListType [AttributeNameType]
    struct SoftwareTokenMfaSettingsType Enabled BooleanType, PreferredMfa BooleanType
    string UserFilterType ..256
    list UserPoolTagsListType [TagKeysType]
    struct WebAuthnMfaSettingsType Enabled BooleanType
    """#
}
