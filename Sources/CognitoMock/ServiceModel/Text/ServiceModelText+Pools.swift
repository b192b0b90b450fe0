/// Derived from botocore's model of the service (Apache License 2.0) by
/// `Tests/standards/service_model.py`; the notation is described there.
extension ServiceModelText {
  static let pools = #"""
    signed AddCustomAttributes
    < UserPoolId* UserPoolIdType, CustomAttributes* CustomAttributesListType
    >
    ! ResourceNotFound InvalidParameter TooManyRequests NotAuthorized UserImportInProgress
      InternalError
    signed CreateUserPool
    < PoolName* UserPoolNameType, Policies UserPoolPolicyType, DeletionProtection
      DeletionProtectionType, LambdaConfig LambdaConfigType, AutoVerifiedAttributes
      VerifiedAttributesListType, AliasAttributes AliasAttributesListType, UsernameAttributes
      UsernameAttributesListType, SmsVerificationMessage SmsVerificationMessageType,
      EmailVerificationMessage EmailVerificationMessageType, EmailVerificationSubject
      EmailVerificationSubjectType, VerificationMessageTemplate VerificationMessageTemplateType,
      SmsAuthenticationMessage SmsVerificationMessageType, MfaConfiguration UserPoolMfaType,
      UserAttributeUpdateSettings UserAttributeUpdateSettingsType, DeviceConfiguration
      DeviceConfigurationType, EmailConfiguration EmailConfigurationType, SmsConfiguration
      SmsConfigurationType, UserPoolTags UserPoolTagsType, AdminCreateUserConfig
      AdminCreateUserConfigType, Schema SchemaAttributesListType, UserPoolAddOns UserPoolAddOnsType,
      UsernameConfiguration UsernameConfigurationType, AccountRecoverySetting
      AccountRecoverySettingType, UserPoolTier UserPoolTierType
    > UserPool UserPoolType
    ! InvalidParameter TooManyRequests LimitExceeded InvalidSmsRoleAccessPolicy
      InvalidSmsRoleTrustRelationship InvalidEmailRoleAccessPolicy NotAuthorized UserPoolTagging
      InternalError TierChangeNotAllowed FeatureUnavailableInTier
    signed DeleteUserPool
    < UserPoolId* UserPoolIdType
    ! ResourceNotFound InvalidParameter TooManyRequests NotAuthorized UserImportInProgress
      InternalError
    signed DescribeUserPool
    < UserPoolId* UserPoolIdType
    > UserPool UserPoolType
    ! ResourceNotFound InvalidParameter TooManyRequests NotAuthorized UserPoolTagging InternalError
    signed GetUserPoolMfaConfig
    < UserPoolId* UserPoolIdType
    > SmsMfaConfiguration SmsMfaConfigType, SoftwareTokenMfaConfiguration
      SoftwareTokenMfaConfigType, EmailMfaConfiguration EmailMfaConfigType, MfaConfiguration
      UserPoolMfaType, WebAuthnConfiguration WebAuthnConfigurationType
    ! InvalidParameter TooManyRequests ResourceNotFound NotAuthorized InternalError
    signed ListTagsForResource
    < ResourceArn* ArnType
    > Tags UserPoolTagsType
    ! ResourceNotFound NotAuthorized TooManyRequests InvalidParameter InternalError
    signed ListUserPools
    < NextToken PaginationKeyType, MaxResults* PoolQueryLimitType
    > UserPools UserPoolListType, NextToken PaginationKeyType
    ! InvalidParameter TooManyRequests NotAuthorized InternalError
    signed SetUserPoolMfaConfig
    < UserPoolId* UserPoolIdType, SmsMfaConfiguration SmsMfaConfigType,
      SoftwareTokenMfaConfiguration SoftwareTokenMfaConfigType, EmailMfaConfiguration
      EmailMfaConfigType, MfaConfiguration UserPoolMfaType, WebAuthnConfiguration
      WebAuthnConfigurationType
    > SmsMfaConfiguration SmsMfaConfigType, SoftwareTokenMfaConfiguration
      SoftwareTokenMfaConfigType, EmailMfaConfiguration EmailMfaConfigType, MfaConfiguration
      UserPoolMfaType, WebAuthnConfiguration WebAuthnConfigurationType
    ! InvalidParameter TooManyRequests ConcurrentModification ResourceNotFound
      InvalidSmsRoleAccessPolicy InvalidSmsRoleTrustRelationship NotAuthorized InternalError
      FeatureUnavailableInTier
    signed TagResource
    < ResourceArn* ArnType, Tags* UserPoolTagsType
    >
    ! ResourceNotFound NotAuthorized TooManyRequests InvalidParameter InternalError
    signed UpdateUserPool
    < UserPoolId* UserPoolIdType, Policies UserPoolPolicyType, DeletionProtection
      DeletionProtectionType, LambdaConfig LambdaConfigType, AutoVerifiedAttributes
      VerifiedAttributesListType, SmsVerificationMessage SmsVerificationMessageType,
      EmailVerificationMessage EmailVerificationMessageType, EmailVerificationSubject
      EmailVerificationSubjectType, VerificationMessageTemplate VerificationMessageTemplateType,
      SmsAuthenticationMessage SmsVerificationMessageType, UserAttributeUpdateSettings
      UserAttributeUpdateSettingsType, MfaConfiguration UserPoolMfaType, DeviceConfiguration
      DeviceConfigurationType, EmailConfiguration EmailConfigurationType, SmsConfiguration
      SmsConfigurationType, UserPoolTags UserPoolTagsType, AdminCreateUserConfig
      AdminCreateUserConfigType, UserPoolAddOns UserPoolAddOnsType, AccountRecoverySetting
      AccountRecoverySettingType, PoolName UserPoolNameType, UserPoolTier UserPoolTierType
    >
    ! ResourceNotFound InvalidParameter ConcurrentModification TooManyRequests NotAuthorized
      UserImportInProgress InternalError InvalidSmsRoleAccessPolicy InvalidSmsRoleTrustRelationship
      UserPoolTagging InvalidEmailRoleAccessPolicy TierChangeNotAllowed FeatureUnavailableInTier
    struct AccountRecoverySettingType RecoveryMechanisms RecoveryMechanismsType
    struct AdminCreateUserConfigType AllowAdminCreateUserOnly BooleanType, UnusedAccountValidityDays
      AdminCreateUserUnusedAccountValidityDaysType, InviteMessageTemplate MessageTemplateType
    integer AdminCreateUserUnusedAccountValidityDaysType 0..365
    struct AdvancedSecurityAdditionalFlowsType CustomAuthMode AdvancedSecurityEnabledModeType
    string AdvancedSecurityEnabledModeType = AUDIT ENFORCED
    string AdvancedSecurityModeType = OFF AUDIT ENFORCED
    string AliasAttributeType = phone_number email preferred_username
    list AliasAttributesListType [AliasAttributeType]
    list AllowedFirstAuthFactorsListType [AuthFactorType] 1..4
    string AttributeDataType = String Number DateTime Boolean
    list AttributesRequireVerificationBeforeUpdateType [VerifiedAttributeType]
    string CustomAttributeNameType 1..20 /[\p{L}\p{M}\p{S}\p{N}\p{P}]+/
    list CustomAttributesListType [SchemaAttributeType] 1..25
    struct CustomEmailLambdaVersionConfigType LambdaVersion* CustomEmailSenderLambdaVersionType,
      LambdaArn* ArnType
    string CustomEmailSenderLambdaVersionType = V1_0
    struct CustomSMSLambdaVersionConfigType LambdaVersion* CustomSMSSenderLambdaVersionType,
      LambdaArn* ArnType
    string CustomSMSSenderLambdaVersionType = V1_0
    string DefaultEmailOptionType = CONFIRM_WITH_LINK CONFIRM_WITH_CODE
    string DeletionProtectionType = ACTIVE INACTIVE
    struct DeviceConfigurationType ChallengeRequiredOnNewDevice BooleanType,
      DeviceOnlyRememberedOnUserPrompt BooleanType
    string EmailAddressType /[\p{L}\p{M}\p{S}\p{N}\p{P}]+@[\p{L}\p{M}\p{S}\p{N}\p{P}]+/
    struct EmailConfigurationType SourceArn ArnType, ReplyToEmailAddress EmailAddressType,
      EmailSendingAccount EmailSendingAccountType, From StringType, ConfigurationSet
      SESConfigurationSet
    string EmailInviteMessageType 6..20000 /[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*/
    struct EmailMfaConfigType Message EmailMfaMessageType, Subject EmailMfaSubjectType
    string EmailMfaMessageType 6..20000
      /[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*\{####\}[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*/
    string EmailMfaSubjectType /[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+/
    string EmailSendingAccountType = COGNITO_DEFAULT DEVELOPER
    string EmailVerificationMessageByLinkType 6..20000
      /[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*\{##[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*##\}[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*/
    string EmailVerificationMessageType 6..20000
      /[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*\{####\}[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*/
    string EmailVerificationSubjectByLinkType 1..140 /[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+/
    string EmailVerificationSubjectType 1..140 /[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+/
    struct InboundFederationLambdaType LambdaVersion* InboundFederationLambdaVersionType, LambdaArn*
      ArnType
    string InboundFederationLambdaVersionType = V1_0
    struct LambdaConfigType PreSignUp ArnType, CustomMessage ArnType, PostConfirmation ArnType,
      PreAuthentication ArnType, PostAuthentication ArnType, DefineAuthChallenge ArnType,
      CreateAuthChallenge ArnType, VerifyAuthChallengeResponse ArnType, PreTokenGeneration ArnType,
      UserMigration ArnType, PreTokenGenerationConfig PreTokenGenerationVersionConfigType,
      CustomSMSSender CustomSMSLambdaVersionConfigType, CustomEmailSender
      CustomEmailLambdaVersionConfigType, KMSKeyID ArnType, InboundFederation
      InboundFederationLambdaType
    struct MessageTemplateType SMSMessage SmsInviteMessageType, EmailMessage EmailInviteMessageType,
      EmailSubject EmailVerificationSubjectType
    struct NumberAttributeConstraintsType MinValue StringType, MaxValue StringType
    integer PasswordHistorySizeType 0..24
    integer PasswordPolicyMinLengthType 6..99
    struct PasswordPolicyType MinimumLength PasswordPolicyMinLengthType, RequireUppercase
      BooleanType, RequireLowercase BooleanType, RequireNumbers BooleanType, RequireSymbols
      BooleanType, PasswordHistorySize PasswordHistorySizeType, TemporaryPasswordValidityDays
      TemporaryPasswordValidityDaysType
    string PreTokenGenerationLambdaVersionType = V1_0 V2_0 V3_0
    struct PreTokenGenerationVersionConfigType LambdaVersion* PreTokenGenerationLambdaVersionType,
      LambdaArn* ArnType
    integer PriorityType 1..2
    list RecoveryMechanismsType [RecoveryOptionType] 1..2
    string RecoveryOptionNameType = verified_email verified_phone_number admin_only
    struct RecoveryOptionType Priority* PriorityType, Name* RecoveryOptionNameType
    string RegionCodeType 5..32
    string RelyingPartyIdType 1..127
    string SESConfigurationSet 1..64 /^[a-zA-Z0-9_-]+$/
    struct SchemaAttributeType Name CustomAttributeNameType, AttributeDataType AttributeDataType,
      DeveloperOnlyAttribute BooleanType, Mutable BooleanType, Required BooleanType,
      NumberAttributeConstraints NumberAttributeConstraintsType, StringAttributeConstraints
      StringAttributeConstraintsType
    list SchemaAttributesListType [SchemaAttributeType] 1..50
    struct SignInPolicyType AllowedFirstAuthFactors AllowedFirstAuthFactorsListType
    struct SmsConfigurationType SnsCallerArn* ArnType, ExternalId StringType, SnsRegion
      RegionCodeType
    string SmsInviteMessageType 6..140 /(?s).*/
    struct SmsMfaConfigType SmsAuthenticationMessage SmsVerificationMessageType, SmsConfiguration
      SmsConfigurationType
    string SmsVerificationMessageType 6..140 /.*\{####\}.*/
    struct SoftwareTokenMfaConfigType Enabled BooleanType
    string StatusType = Enabled Disabled
    struct StringAttributeConstraintsType MinLength StringType, MaxLength StringType
    string TagValueType 0..256
    integer TemporaryPasswordValidityDaysType 0..365
    struct UserAttributeUpdateSettingsType AttributesRequireVerificationBeforeUpdate
      AttributesRequireVerificationBeforeUpdateType
    struct UserPoolAddOnsType AdvancedSecurityMode* AdvancedSecurityModeType,
      AdvancedSecurityAdditionalFlows AdvancedSecurityAdditionalFlowsType
    struct UserPoolDescriptionType Id UserPoolIdType, Name UserPoolNameType, LambdaConfig
      LambdaConfigType, Status StatusType, LastModifiedDate DateType, CreationDate DateType
    list UserPoolListType [UserPoolDescriptionType]
    string UserPoolMfaType = OFF ON OPTIONAL
    string UserPoolNameType 1..128 /[\w\s+=,.@-]+/
    struct UserPoolPolicyType PasswordPolicy PasswordPolicyType, SignInPolicy SignInPolicyType
    map UserPoolTagsType {TagKeysType: TagValueType}
    string UserPoolTierType = LITE ESSENTIALS PLUS
    struct UserPoolType Id UserPoolIdType, Name UserPoolNameType, Policies UserPoolPolicyType,
      DeletionProtection DeletionProtectionType, LambdaConfig LambdaConfigType, Status StatusType,
      LastModifiedDate DateType, CreationDate DateType, SchemaAttributes SchemaAttributesListType,
      AutoVerifiedAttributes VerifiedAttributesListType, AliasAttributes AliasAttributesListType,
      UsernameAttributes UsernameAttributesListType, SmsVerificationMessage
      SmsVerificationMessageType, EmailVerificationMessage EmailVerificationMessageType,
      EmailVerificationSubject EmailVerificationSubjectType, VerificationMessageTemplate
      VerificationMessageTemplateType, SmsAuthenticationMessage SmsVerificationMessageType,
      UserAttributeUpdateSettings UserAttributeUpdateSettingsType, MfaConfiguration UserPoolMfaType,
      DeviceConfiguration DeviceConfigurationType, EstimatedNumberOfUsers IntegerType,
      EmailConfiguration EmailConfigurationType, SmsConfiguration SmsConfigurationType, UserPoolTags
      UserPoolTagsType, SmsConfigurationFailure StringType, EmailConfigurationFailure StringType,
      Domain DomainType, CustomDomain DomainType, AdminCreateUserConfig AdminCreateUserConfigType,
      UserPoolAddOns UserPoolAddOnsType, UsernameConfiguration UsernameConfigurationType, Arn
      ArnType, AccountRecoverySetting AccountRecoverySettingType, UserPoolTier UserPoolTierType
    string UserVerificationType = required preferred
    string UsernameAttributeType = phone_number email
    list UsernameAttributesListType [UsernameAttributeType]
    struct UsernameConfigurationType CaseSensitive* WrappedBooleanType
    struct VerificationMessageTemplateType SmsMessage SmsVerificationMessageType, EmailMessage
      EmailVerificationMessageType, EmailSubject EmailVerificationSubjectType, EmailMessageByLink
      EmailVerificationMessageByLinkType, EmailSubjectByLink EmailVerificationSubjectByLinkType,
      DefaultEmailOption DefaultEmailOptionType
    string VerifiedAttributeType = phone_number email
    list VerifiedAttributesListType [VerifiedAttributeType]
    struct WebAuthnConfigurationType RelyingPartyId RelyingPartyIdType, UserVerification
      UserVerificationType, FactorConfiguration WebAuthnFactorConfigurationType
    string WebAuthnFactorConfigurationType = SINGLE_FACTOR MULTI_FACTOR_WITH_USER_VERIFICATION
    """#
}
