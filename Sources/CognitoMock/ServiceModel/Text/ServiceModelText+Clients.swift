/// Derived from botocore's model of the service (Apache License 2.0) by
/// `Tests/standards/service_model.py`; the notation is described there.
extension ServiceModelText {
  static let clients = #"""
    signed AddUserPoolClientSecret
    < UserPoolId* UserPoolIdType, ClientId* ClientIdType, ClientSecret ClientSecretType
    > ClientSecretDescriptor ClientSecretDescriptorType
    ! InvalidParameter InternalServer TooManyRequests LimitExceeded AccessDenied ResourceNotFound
    signed CreateUserPoolClient
    < UserPoolId* UserPoolIdType, ClientName* ClientNameType, GenerateSecret GenerateSecret,
      ClientSecret ClientSecretType, RefreshTokenValidity RefreshTokenValidityType,
      AccessTokenValidity AccessTokenValidityType, IdTokenValidity IdTokenValidityType,
      TokenValidityUnits TokenValidityUnitsType, ReadAttributes ClientPermissionListType,
      WriteAttributes ClientPermissionListType, ExplicitAuthFlows ExplicitAuthFlowsListType,
      SupportedIdentityProviders SupportedIdentityProvidersListType, CallbackURLs
      CallbackURLsListType, LogoutURLs LogoutURLsListType, DefaultRedirectURI RedirectUrlType,
      AllowedOAuthFlows OAuthFlowsType, AllowedOAuthScopes ScopeListType,
      AllowedOAuthFlowsUserPoolClient BooleanType, AnalyticsConfiguration
      AnalyticsConfigurationType, PreventUserExistenceErrors PreventUserExistenceErrorTypes,
      EnableTokenRevocation WrappedBooleanType, EnablePropagateAdditionalUserContextData
      WrappedBooleanType, AuthSessionValidity AuthSessionValidityType, RefreshTokenRotation
      RefreshTokenRotationType
    > UserPoolClient UserPoolClientType
    ! InvalidParameter ResourceNotFound TooManyRequests LimitExceeded NotAuthorized
      ScopeDoesNotExist InvalidOAuthFlow InternalError FeatureUnavailableInTier
    signed DeleteUserPoolClient
    < UserPoolId* UserPoolIdType, ClientId* ClientIdType
    ! ResourceNotFound InvalidParameter TooManyRequests NotAuthorized ConcurrentModification
      InternalError
    signed DeleteUserPoolClientSecret
    < UserPoolId* UserPoolIdType, ClientId* ClientIdType, ClientSecretId* ClientSecretIdType
    >
    ! InvalidParameter InternalServer TooManyRequests LimitExceeded ResourceNotFound
    signed DescribeUserPoolClient
    < UserPoolId* UserPoolIdType, ClientId* ClientIdType
    > UserPoolClient UserPoolClientType
    ! ResourceNotFound InvalidParameter TooManyRequests NotAuthorized InternalError
    signed ListUserPoolClientSecrets
    < UserPoolId* UserPoolIdType, ClientId* ClientIdType, NextToken PaginationKey
    > ClientSecrets ClientSecretDescriptorListType, NextToken PaginationKey
    ! InvalidParameter InternalServer TooManyRequests LimitExceeded ResourceNotFound
    signed ListUserPoolClients
    < UserPoolId* UserPoolIdType, MaxResults QueryLimit, NextToken PaginationKey
    > UserPoolClients UserPoolClientListType, NextToken PaginationKey
    ! InvalidParameter ResourceNotFound TooManyRequests NotAuthorized InternalError
    signed UpdateUserPoolClient
    < UserPoolId* UserPoolIdType, ClientId* ClientIdType, ClientName ClientNameType,
      RefreshTokenValidity RefreshTokenValidityType, AccessTokenValidity AccessTokenValidityType,
      IdTokenValidity IdTokenValidityType, TokenValidityUnits TokenValidityUnitsType, ReadAttributes
      ClientPermissionListType, WriteAttributes ClientPermissionListType, ExplicitAuthFlows
      ExplicitAuthFlowsListType, SupportedIdentityProviders SupportedIdentityProvidersListType,
      CallbackURLs CallbackURLsListType, LogoutURLs LogoutURLsListType, DefaultRedirectURI
      RedirectUrlType, AllowedOAuthFlows OAuthFlowsType, AllowedOAuthScopes ScopeListType,
      AllowedOAuthFlowsUserPoolClient BooleanType, AnalyticsConfiguration
      AnalyticsConfigurationType, PreventUserExistenceErrors PreventUserExistenceErrorTypes,
      EnableTokenRevocation WrappedBooleanType, EnablePropagateAdditionalUserContextData
      WrappedBooleanType, AuthSessionValidity AuthSessionValidityType, RefreshTokenRotation
      RefreshTokenRotationType
    > UserPoolClient UserPoolClientType
    ! ResourceNotFound InvalidParameter ConcurrentModification TooManyRequests NotAuthorized
      ScopeDoesNotExist InvalidOAuthFlow InternalError FeatureUnavailableInTier
    integer AccessTokenValidityType 1..86400
    struct AnalyticsConfigurationType ApplicationId HexStringType, ApplicationArn ArnType, RoleArn
      ArnType, ExternalId StringType, UserDataShared BooleanType
    integer AuthSessionValidityType 3..15
    list CallbackURLsListType [RedirectUrlType] 0..100
    string ClientNameType 1..128 /[\w\s+=,.@-]+/
    list ClientPermissionListType [ClientPermissionType]
    string ClientPermissionType 1..2048
    list ClientSecretDescriptorListType [ClientSecretDescriptorType]
    struct ClientSecretDescriptorType ClientSecretId ClientSecretIdType, ClientSecretValue
      ClientSecretType, ClientSecretCreateDate DateType
    string ClientSecretIdType 1..128
    list ExplicitAuthFlowsListType [ExplicitAuthFlowsType]
    string ExplicitAuthFlowsType = ADMIN_NO_SRP_AUTH CUSTOM_AUTH_FLOW_ONLY USER_PASSWORD_AUTH
      ALLOW_ADMIN_USER_PASSWORD_AUTH ALLOW_CUSTOM_AUTH ALLOW_USER_PASSWORD_AUTH ALLOW_USER_SRP_AUTH
      ALLOW_REFRESH_TOKEN_AUTH ALLOW_USER_AUTH
    string FeatureType = ENABLED DISABLED
    boolean GenerateSecret
    string HexStringType /^[0-9a-fA-F]+$/
    integer IdTokenValidityType 1..86400
    list LogoutURLsListType [RedirectUrlType] 0..100
    string OAuthFlowType = code implicit client_credentials
    list OAuthFlowsType [OAuthFlowType] 0..3
    string PreventUserExistenceErrorTypes = LEGACY ENABLED
    integer QueryLimit 1..60
    string RedirectUrlType 1..1024 /[\p{L}\p{M}\p{S}\p{N}\p{P}]+/
    struct RefreshTokenRotationType Feature* FeatureType, RetryGracePeriodSeconds
      RetryGracePeriodSecondsType
    integer RefreshTokenValidityType 0..315360000
    integer RetryGracePeriodSecondsType 0..60
    list ScopeListType [ScopeType] ..50
    string ScopeType 1..256 /[\x21\x23-\x5B\x5D-\x7E]+/
    list SupportedIdentityProvidersListType [ProviderNameType]
    string TimeUnitsType = seconds minutes hours days
    struct TokenValidityUnitsType AccessToken TimeUnitsType, IdToken TimeUnitsType, RefreshToken
      TimeUnitsType
    struct UserPoolClientDescription ClientId ClientIdType, UserPoolId UserPoolIdType, ClientName
      ClientNameType
    list UserPoolClientListType [UserPoolClientDescription]
    struct UserPoolClientType UserPoolId UserPoolIdType, ClientName ClientNameType, ClientId
      ClientIdType, ClientSecret ClientSecretType, LastModifiedDate DateType, CreationDate DateType,
      RefreshTokenValidity RefreshTokenValidityType, AccessTokenValidity AccessTokenValidityType,
      IdTokenValidity IdTokenValidityType, TokenValidityUnits TokenValidityUnitsType, ReadAttributes
      ClientPermissionListType, WriteAttributes ClientPermissionListType, ExplicitAuthFlows
      ExplicitAuthFlowsListType, SupportedIdentityProviders SupportedIdentityProvidersListType,
      CallbackURLs CallbackURLsListType, LogoutURLs LogoutURLsListType, DefaultRedirectURI
      RedirectUrlType, AllowedOAuthFlows OAuthFlowsType, AllowedOAuthScopes ScopeListType,
      AllowedOAuthFlowsUserPoolClient BooleanType, AnalyticsConfiguration
      AnalyticsConfigurationType, PreventUserExistenceErrors PreventUserExistenceErrorTypes,
      EnableTokenRevocation WrappedBooleanType, EnablePropagateAdditionalUserContextData
      WrappedBooleanType, AuthSessionValidity AuthSessionValidityType, RefreshTokenRotation
      RefreshTokenRotationType
    """#
}
