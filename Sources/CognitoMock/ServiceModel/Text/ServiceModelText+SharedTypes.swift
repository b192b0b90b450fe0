/// Derived from botocore's model of the service (Apache License 2.0) by
/// `Tests/standards/service_model.py`; the notation is described there.
extension ServiceModelText {
  static let sharedTypes = #"""
    service cognito-idp AWSCognitoIdentityProviderService
    fault InternalErrorException
    fault InternalServerException
    struct AnalyticsMetadataType AnalyticsEndpointId StringType
    string ArnType 20..2048
      /arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?/
    list AttributeListType [AttributeType]
    string AttributeNameType 1..32 /[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r ]+/
    struct AttributeType Name* AttributeNameType, Value AttributeValueType
    string AttributeValueType sensitive ..2048
    string AuthFactorType = PASSWORD EMAIL_OTP SMS_OTP WEB_AUTHN
    boolean BooleanType
    string ClientIdType sensitive 1..128 /[\w+]+/
    map ClientMetadataType {StringType: StringType}
    string ClientSecretType sensitive 24..64 /[\w+]+/
    struct CodeDeliveryDetailsType Destination StringType, DeliveryMedium DeliveryMediumType,
      AttributeName AttributeNameType
    string ConfirmationCodeType 1..2048 /[\S]+/
    timestamp DateType
    string DeliveryMediumType = SMS EMAIL
    string DeviceKeyType 1..55 /[\w-]+_[0-9a-f-]+/
    document Document
    string DomainType 1..63 /^[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?$/
    boolean ForceAliasCreation
    integer IntegerType
    list MFAOptionListType [MFAOptionType]
    struct MFAOptionType DeliveryMedium DeliveryMediumType, AttributeName AttributeNameType
    string PaginationKey 1..131072 /[\S]+/
    string PaginationKeyType 1.. /[\S]+/
    string PasswordType sensitive ..256 /[\S]+/
    integer PoolQueryLimitType 1..60
    string ProviderNameType 1..32 /[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+/
    integer QueryLimitType 0..60
    string SearchPaginationTokenType 1.. /[\S]+/
    string SessionType sensitive 20..2048
    string StringType 0..131072
    string TagKeysType 1..128
    string TokenModelType sensitive /[A-Za-z0-9-_=.]+/
    struct UserContextDataType sensitive IpAddress StringType, EncodedData StringType
    list UserMFASettingListType [StringType]
    string UserPoolIdType 1..55 /[\w-]+_[0-9a-zA-Z]+/
    string UserStatusType = UNCONFIRMED CONFIRMED ARCHIVED COMPROMISED UNKNOWN RESET_REQUIRED
      FORCE_CHANGE_PASSWORD EXTERNAL_PROVIDER
    struct UserType Username UsernameType, Attributes AttributeListType, UserCreateDate DateType,
      UserLastModifiedDate DateType, Enabled BooleanType, UserStatus UserStatusType, MFAOptions
      MFAOptionListType
    string UsernameType sensitive 1..128 /[\p{L}\p{M}\p{S}\p{N}\p{P}]+/
    list UsersListType [UserType]
    boolean WrappedBooleanType
    """#
}
