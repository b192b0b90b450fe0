/// Derived from botocore's model of the service (Apache License 2.0) by
/// `Tests/standards/service_model.py`; the notation is described there.
extension ServiceModelText {
  static let identityPools = #"""
    service cognito-identity AWSCognitoIdentityService
    fault InternalErrorException
    signed CreateIdentityPool
    < IdentityPoolName* IdentityPoolName, AllowUnauthenticatedIdentities*
      IdentityPoolUnauthenticated, AllowClassicFlow ClassicFlow, SupportedLoginProviders
      IdentityProviders, DeveloperProviderName DeveloperProviderName, OpenIdConnectProviderARNs
      OIDCProviderList, CognitoIdentityProviders CognitoIdentityProviderList, SamlProviderARNs
      SAMLProviderList, IdentityPoolTags IdentityPoolTagsType
    > IdentityPoolId* IdentityPoolId, IdentityPoolName* IdentityPoolName,
      AllowUnauthenticatedIdentities* IdentityPoolUnauthenticated, AllowClassicFlow ClassicFlow,
      SupportedLoginProviders IdentityProviders, DeveloperProviderName DeveloperProviderName,
      OpenIdConnectProviderARNs OIDCProviderList, CognitoIdentityProviders
      CognitoIdentityProviderList, SamlProviderARNs SAMLProviderList, IdentityPoolTags
      IdentityPoolTagsType
    ! InvalidParameter NotAuthorized ResourceConflict TooManyRequests InternalError LimitExceeded
    signed DeleteIdentities
    < IdentityIdsToDelete* IdentityIdList
    > UnprocessedIdentityIds UnprocessedIdentityIdList
    ! InvalidParameter TooManyRequests InternalError
    signed DeleteIdentityPool
    < IdentityPoolId* IdentityPoolId
    ! InvalidParameter ResourceNotFound NotAuthorized TooManyRequests InternalError
    signed DescribeIdentity
    < IdentityId* IdentityId
    > IdentityId IdentityId, Logins LoginsList, CreationDate DateType, LastModifiedDate DateType
    ! InvalidParameter ResourceNotFound NotAuthorized TooManyRequests InternalError
    signed DescribeIdentityPool
    < IdentityPoolId* IdentityPoolId
    > IdentityPoolId* IdentityPoolId, IdentityPoolName* IdentityPoolName,
      AllowUnauthenticatedIdentities* IdentityPoolUnauthenticated, AllowClassicFlow ClassicFlow,
      SupportedLoginProviders IdentityProviders, DeveloperProviderName DeveloperProviderName,
      OpenIdConnectProviderARNs OIDCProviderList, CognitoIdentityProviders
      CognitoIdentityProviderList, SamlProviderARNs SAMLProviderList, IdentityPoolTags
      IdentityPoolTagsType
    ! InvalidParameter ResourceNotFound NotAuthorized TooManyRequests InternalError
    open GetCredentialsForIdentity
    < IdentityId* IdentityId, Logins LoginsMap, CustomRoleArn ARNString
    > IdentityId IdentityId, Credentials Credentials
    ! InvalidParameter ResourceNotFound NotAuthorized ResourceConflict TooManyRequests
      InvalidIdentityPoolConfiguration InternalError ExternalService
    open GetId
    < AccountId AccountId, IdentityPoolId* IdentityPoolId, Logins LoginsMap
    > IdentityId IdentityId
    ! InvalidParameter ResourceNotFound NotAuthorized ResourceConflict TooManyRequests InternalError
      LimitExceeded ExternalService
    signed GetIdentityPoolRoles
    < IdentityPoolId* IdentityPoolId
    > IdentityPoolId IdentityPoolId, Roles RolesMap, RoleMappings RoleMappingMap
    ! InvalidParameter ResourceNotFound NotAuthorized ResourceConflict TooManyRequests InternalError
    open GetOpenIdToken
    < IdentityId* IdentityId, Logins LoginsMap
    > IdentityId IdentityId, Token OIDCToken
    ! InvalidParameter ResourceNotFound NotAuthorized ResourceConflict TooManyRequests InternalError
      ExternalService
    signed GetOpenIdTokenForDeveloperIdentity
    < IdentityPoolId* IdentityPoolId, IdentityId IdentityId, Logins* LoginsMap, PrincipalTags
      PrincipalTags, TokenDuration TokenDuration
    > IdentityId IdentityId, Token OIDCToken
    ! InvalidParameter ResourceNotFound NotAuthorized ResourceConflict TooManyRequests InternalError
      DeveloperUserAlreadyRegistered
    signed GetPrincipalTagAttributeMap
    < IdentityPoolId* IdentityPoolId, IdentityProviderName* IdentityProviderName
    > IdentityPoolId IdentityPoolId, IdentityProviderName IdentityProviderName, UseDefaults
      UseDefaults, PrincipalTags PrincipalTags
    ! InvalidParameter ResourceNotFound NotAuthorized TooManyRequests InternalError
    signed ListIdentities
    < IdentityPoolId* IdentityPoolId, MaxResults* QueryLimit, NextToken PaginationKey, HideDisabled
      HideDisabled
    > IdentityPoolId IdentityPoolId, Identities IdentitiesList, NextToken PaginationKey
    ! InvalidParameter ResourceNotFound NotAuthorized TooManyRequests InternalError
    signed ListIdentityPools
    < MaxResults* QueryLimit, NextToken PaginationKey
    > IdentityPools IdentityPoolsList, NextToken PaginationKey
    ! InvalidParameter NotAuthorized TooManyRequests ResourceNotFound InternalError
    signed ListTagsForResource
    < ResourceArn* ARNString
    > Tags IdentityPoolTagsType
    ! InvalidParameter ResourceNotFound NotAuthorized TooManyRequests InternalError
    signed LookupDeveloperIdentity
    < IdentityPoolId* IdentityPoolId, IdentityId IdentityId, DeveloperUserIdentifier
      DeveloperUserIdentifier, MaxResults QueryLimit, NextToken PaginationKey
    > IdentityId IdentityId, DeveloperUserIdentifierList DeveloperUserIdentifierList, NextToken
      PaginationKey
    ! InvalidParameter ResourceNotFound NotAuthorized ResourceConflict TooManyRequests InternalError
    signed MergeDeveloperIdentities
    < SourceUserIdentifier* DeveloperUserIdentifier, DestinationUserIdentifier*
      DeveloperUserIdentifier, DeveloperProviderName* DeveloperProviderName, IdentityPoolId*
      IdentityPoolId
    > IdentityId IdentityId
    ! InvalidParameter ResourceNotFound NotAuthorized ResourceConflict TooManyRequests InternalError
    signed SetIdentityPoolRoles
    < IdentityPoolId* IdentityPoolId, Roles* RolesMap, RoleMappings RoleMappingMap
    ! InvalidParameter ResourceNotFound NotAuthorized ResourceConflict TooManyRequests InternalError
      ConcurrentModification
    signed SetPrincipalTagAttributeMap
    < IdentityPoolId* IdentityPoolId, IdentityProviderName* IdentityProviderName, UseDefaults
      UseDefaults, PrincipalTags PrincipalTags
    > IdentityPoolId IdentityPoolId, IdentityProviderName IdentityProviderName, UseDefaults
      UseDefaults, PrincipalTags PrincipalTags
    ! InvalidParameter ResourceNotFound NotAuthorized TooManyRequests InternalError
    signed TagResource
    < ResourceArn* ARNString, Tags* IdentityPoolTagsType
    >
    ! InvalidParameter ResourceNotFound NotAuthorized TooManyRequests InternalError
    signed UnlinkDeveloperIdentity
    < IdentityId* IdentityId, IdentityPoolId* IdentityPoolId, DeveloperProviderName*
      DeveloperProviderName, DeveloperUserIdentifier* DeveloperUserIdentifier
    ! InvalidParameter ResourceNotFound NotAuthorized ResourceConflict TooManyRequests InternalError
    open UnlinkIdentity
    < IdentityId* IdentityId, Logins* LoginsMap, LoginsToRemove* LoginsList
    ! InvalidParameter ResourceNotFound NotAuthorized ResourceConflict TooManyRequests InternalError
      ExternalService
    signed UntagResource
    < ResourceArn* ARNString, TagKeys* IdentityPoolTagsListType
    >
    ! InvalidParameter ResourceNotFound NotAuthorized TooManyRequests InternalError
    signed UpdateIdentityPool
    < IdentityPoolId* IdentityPoolId, IdentityPoolName* IdentityPoolName,
      AllowUnauthenticatedIdentities* IdentityPoolUnauthenticated, AllowClassicFlow ClassicFlow,
      SupportedLoginProviders IdentityProviders, DeveloperProviderName DeveloperProviderName,
      OpenIdConnectProviderARNs OIDCProviderList, CognitoIdentityProviders
      CognitoIdentityProviderList, SamlProviderARNs SAMLProviderList, IdentityPoolTags
      IdentityPoolTagsType
    > IdentityPoolId* IdentityPoolId, IdentityPoolName* IdentityPoolName,
      AllowUnauthenticatedIdentities* IdentityPoolUnauthenticated, AllowClassicFlow ClassicFlow,
      SupportedLoginProviders IdentityProviders, DeveloperProviderName DeveloperProviderName,
      OpenIdConnectProviderARNs OIDCProviderList, CognitoIdentityProviders
      CognitoIdentityProviderList, SamlProviderARNs SAMLProviderList, IdentityPoolTags
      IdentityPoolTagsType
    ! InvalidParameter ResourceNotFound NotAuthorized ResourceConflict TooManyRequests InternalError
      ConcurrentModification LimitExceeded
    string ARNString 20..2048
    string AccessKeyString
    string AccountId 1..15 /\d+/
    string AmbiguousRoleResolutionType = AuthenticatedRole Deny
    string ClaimName 1..64 /[\p{L}\p{M}\p{S}\p{N}\p{P}]+/
    string ClaimValue 1..128
    boolean ClassicFlow
    struct CognitoIdentityProvider ProviderName CognitoIdentityProviderName, ClientId
      CognitoIdentityProviderClientId, ServerSideTokenCheck CognitoIdentityProviderTokenCheck
    string CognitoIdentityProviderClientId 1..128 /[\w_]+/
    list CognitoIdentityProviderList [CognitoIdentityProvider]
    string CognitoIdentityProviderName 1..128 /[\w._:/-]+/
    boolean CognitoIdentityProviderTokenCheck
    struct Credentials AccessKeyId AccessKeyString, SecretKey SecretKeyString, SessionToken
      SessionTokenString, Expiration DateType
    timestamp DateType
    string DeveloperProviderName 1..128 /[\w._-]+/
    string DeveloperUserIdentifier 1..1024
    list DeveloperUserIdentifierList [DeveloperUserIdentifier]
    string ErrorCode = AccessDenied InternalServerError
    boolean HideDisabled
    list IdentitiesList [IdentityDescription]
    struct IdentityDescription IdentityId IdentityId, Logins LoginsList, CreationDate DateType,
      LastModifiedDate DateType
    string IdentityId 1..55 /[\w-]+:[0-9a-f-]+/
    list IdentityIdList [IdentityId] 1..60
    string IdentityPoolId 1..55 /[\w-]+:[0-9a-f-]+/
    string IdentityPoolName 1..128 /[\w\s+=,.@-]+/
    struct IdentityPoolShortDescription IdentityPoolId IdentityPoolId, IdentityPoolName
      IdentityPoolName
    list IdentityPoolTagsListType [TagKeysType]
    map IdentityPoolTagsType {TagKeysType: TagValueType}
    boolean IdentityPoolUnauthenticated
    list IdentityPoolsList [IdentityPoolShortDescription]
    string IdentityProviderId 1..128 /[\w.;_/-]+/
    string IdentityProviderName 1..128
    string IdentityProviderToken sensitive 1..50000
    map IdentityProviders {IdentityProviderName: IdentityProviderId} ..10
    list LoginsList [IdentityProviderName]
    map LoginsMap {IdentityProviderName: IdentityProviderToken} ..10
    struct MappingRule Claim* ClaimName, MatchType* MappingRuleMatchType, Value* ClaimValue,
      RoleARN* ARNString
    string MappingRuleMatchType = Equals Contains StartsWith NotEqual
    list MappingRulesList [MappingRule] 1..400
    list OIDCProviderList [ARNString]
    string OIDCToken sensitive
    string PaginationKey 1..65535 /[\S]+/
    string PrincipalTagID 1..128
    string PrincipalTagValue 1..256
    map PrincipalTags {PrincipalTagID: PrincipalTagValue} ..50
    integer QueryLimit 1..60
    struct RoleMapping Type* RoleMappingType, AmbiguousRoleResolution AmbiguousRoleResolutionType,
      RulesConfiguration RulesConfigurationType
    map RoleMappingMap {IdentityProviderName: RoleMapping} ..10
    string RoleMappingType = Token Rules
    string RoleType 1..128 /(un)?authenticated/
    map RolesMap {RoleType: ARNString} ..2
    struct RulesConfigurationType Rules* MappingRulesList
    list SAMLProviderList [ARNString]
    string SecretKeyString sensitive
    string SessionTokenString
    string TagKeysType 1..128
    string TagValueType 0..256
    long TokenDuration 1..86400
    struct UnprocessedIdentityId IdentityId IdentityId, ErrorCode ErrorCode
    list UnprocessedIdentityIdList [UnprocessedIdentityId] ..60
    boolean UseDefaults
    """#
}
