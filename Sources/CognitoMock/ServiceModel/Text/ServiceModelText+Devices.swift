/// Derived from botocore's model of the service (Apache License 2.0) by
/// `Tests/standards/service_model.py`; the notation is described there.
extension ServiceModelText {
  static let devices = #"""
    signed AdminForgetDevice
    < UserPoolId* UserPoolIdType, Username* UsernameType, DeviceKey* DeviceKeyType
    ! ResourceNotFound InvalidParameter InvalidUserPoolConfiguration TooManyRequests NotAuthorized
      UserNotFound InternalError
    signed AdminGetDevice
    < DeviceKey* DeviceKeyType, UserPoolId* UserPoolIdType, Username* UsernameType
    > Device* DeviceType
    ! ResourceNotFound InvalidParameter InvalidUserPoolConfiguration TooManyRequests InternalError
      NotAuthorized
    signed AdminListDevices
    < UserPoolId* UserPoolIdType, Username* UsernameType, Limit QueryLimitType, PaginationToken
      SearchPaginationTokenType
    > Devices DeviceListType, PaginationToken SearchPaginationTokenType
    ! InvalidParameter ResourceNotFound InvalidUserPoolConfiguration TooManyRequests InternalError
      NotAuthorized
    signed AdminUpdateDeviceStatus
    < UserPoolId* UserPoolIdType, Username* UsernameType, DeviceKey* DeviceKeyType,
      DeviceRememberedStatus DeviceRememberedStatusType
    >
    ! InvalidParameter ResourceNotFound InvalidUserPoolConfiguration TooManyRequests NotAuthorized
      UserNotFound InternalError
    open ConfirmDevice
    < AccessToken* TokenModelType, DeviceKey* DeviceKeyType, DeviceSecretVerifierConfig
      DeviceSecretVerifierConfigType, DeviceName DeviceNameType
    > UserConfirmationNecessary BooleanType
    ! ResourceNotFound InvalidParameter NotAuthorized InvalidPassword InvalidLambdaResponse
      UsernameExists InvalidUserPoolConfiguration TooManyRequests PasswordResetRequired UserNotFound
      UserNotConfirmed InternalError DeviceKeyExists Forbidden
    open ForgetDevice
    < AccessToken TokenModelType, DeviceKey* DeviceKeyType
    ! ResourceNotFound InvalidParameter NotAuthorized TooManyRequests InvalidUserPoolConfiguration
      PasswordResetRequired UserNotFound UserNotConfirmed InternalError Forbidden
    open GetDevice
    < DeviceKey* DeviceKeyType, AccessToken TokenModelType
    > Device* DeviceType
    ! ResourceNotFound InvalidParameter InvalidUserPoolConfiguration NotAuthorized TooManyRequests
      PasswordResetRequired UserNotFound UserNotConfirmed InternalError Forbidden
    open ListDevices
    < AccessToken* TokenModelType, Limit QueryLimitType, PaginationToken SearchPaginationTokenType
    > Devices DeviceListType, PaginationToken SearchPaginationTokenType
    ! InvalidParameter ResourceNotFound NotAuthorized InvalidUserPoolConfiguration TooManyRequests
      PasswordResetRequired UserNotFound UserNotConfirmed InternalError Forbidden
    open UpdateDeviceStatus
    < AccessToken* TokenModelType, DeviceKey* DeviceKeyType, DeviceRememberedStatus
      DeviceRememberedStatusType
    >
    ! InvalidParameter ResourceNotFound NotAuthorized InvalidUserPoolConfiguration TooManyRequests
      PasswordResetRequired UserNotFound UserNotConfirmed InternalError Forbidden
    list DeviceListType [DeviceType]
    string DeviceNameType 1..1024
    string DeviceRememberedStatusType = remembered not_remembered
    struct DeviceSecretVerifierConfigType PasswordVerifier StringType, Salt StringType
    struct DeviceType DeviceKey DeviceKeyType, DeviceAttributes AttributeListType, DeviceCreateDate
      DateType, DeviceLastModifiedDate DateType, DeviceLastAuthenticatedDate DateType
    """#
}
