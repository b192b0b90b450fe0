/// Derived from botocore's model of the service (Apache License 2.0) by
/// `Tests/standards/service_model.py`; the notation is described there.
extension ServiceModelText {
  static let providers = #"""
    signed AdminDisableProviderForUser
    < UserPoolId* StringType, User* ProviderUserIdentifierType
    >
    ! ResourceNotFound InvalidParameter TooManyRequests NotAuthorized UserNotFound AliasExists
      InternalError
    signed AdminLinkProviderForUser
    < UserPoolId* StringType, DestinationUser* ProviderUserIdentifierType, SourceUser*
      ProviderUserIdentifierType
    >
    ! ResourceNotFound InvalidParameter TooManyRequests NotAuthorized UserNotFound AliasExists
      LimitExceeded InternalError
    signed CreateIdentityProvider
    < UserPoolId* UserPoolIdType, ProviderName* ProviderNameTypeV2, ProviderType*
      IdentityProviderTypeType, ProviderDetails* ProviderDetailsType, AttributeMapping
      AttributeMappingType, IdpIdentifiers IdpIdentifiersListType
    > IdentityProvider* IdentityProviderType
    ! InvalidParameter DuplicateProvider ResourceNotFound NotAuthorized TooManyRequests
      LimitExceeded InternalError
    signed DeleteIdentityProvider
    < UserPoolId* UserPoolIdType, ProviderName* ProviderNameType
    ! InvalidParameter UnsupportedIdentityProvider ConcurrentModification ResourceNotFound
      NotAuthorized TooManyRequests InternalError
    signed DescribeIdentityProvider
    < UserPoolId* UserPoolIdType, ProviderName* ProviderNameType
    > IdentityProvider* IdentityProviderType
    ! InvalidParameter ResourceNotFound NotAuthorized TooManyRequests InternalError
    signed GetIdentityProviderByIdentifier
    < UserPoolId* UserPoolIdType, IdpIdentifier* IdpIdentifierType
    > IdentityProvider* IdentityProviderType
    ! InvalidParameter ResourceNotFound NotAuthorized TooManyRequests InternalError
    signed ListIdentityProviders
    < UserPoolId* UserPoolIdType, MaxResults ListProvidersLimitType, NextToken PaginationKeyType
    > Providers* ProvidersListType, NextToken PaginationKeyType
    ! InvalidParameter ResourceNotFound NotAuthorized TooManyRequests InternalError
    signed UpdateIdentityProvider
    < UserPoolId* UserPoolIdType, ProviderName* ProviderNameType, ProviderDetails
      ProviderDetailsType, AttributeMapping AttributeMappingType, IdpIdentifiers
      IdpIdentifiersListType
    > IdentityProvider* IdentityProviderType
    ! InvalidParameter UnsupportedIdentityProvider ResourceNotFound ConcurrentModification
      NotAuthorized TooManyRequests InternalError
    string AttributeMappingKeyType 1..32
    map AttributeMappingType {AttributeMappingKeyType: StringType}
    struct IdentityProviderType UserPoolId UserPoolIdType, ProviderName ProviderNameType,
      ProviderType IdentityProviderTypeType, ProviderDetails ProviderDetailsType, AttributeMapping
      AttributeMappingType, IdpIdentifiers IdpIdentifiersListType, LastModifiedDate DateType,
      CreationDate DateType
    string IdentityProviderTypeType = SAML Facebook Google LoginWithAmazon SignInWithApple OIDC
    string IdpIdentifierType 1..40 /[\w\s+=.@-]+/
    list IdpIdentifiersListType [IdpIdentifierType] 0..50
    integer ListProvidersLimitType 0..60
    struct ProviderDescription ProviderName ProviderNameType, ProviderType IdentityProviderTypeType,
      LastModifiedDate DateType, CreationDate DateType
    map ProviderDetailsType {StringType: StringType}
    string ProviderNameTypeV2 1..32 /[^_\p{Z}][\p{L}\p{M}\p{S}\p{N}\p{P}][^_\p{Z}]+/
    struct ProviderUserIdentifierType ProviderName ProviderNameType, ProviderAttributeName
      StringType, ProviderAttributeValue StringType
    list ProvidersListType [ProviderDescription] 0..50
    """#
}
