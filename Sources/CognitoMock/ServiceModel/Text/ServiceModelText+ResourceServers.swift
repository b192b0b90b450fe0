/// Derived from botocore's model of the service (Apache License 2.0) by
/// `Tests/standards/service_model.py`; the notation is described there.
extension ServiceModelText {
  static let resourceServers = #"""
    signed CreateResourceServer
    < UserPoolId* UserPoolIdType, Identifier* ResourceServerIdentifierType, Name*
      ResourceServerNameType, Scopes ResourceServerScopeListType
    > ResourceServer* ResourceServerType
    ! InvalidParameter ResourceNotFound NotAuthorized TooManyRequests LimitExceeded InternalError
    signed DeleteResourceServer
    < UserPoolId* UserPoolIdType, Identifier* ResourceServerIdentifierType
    ! InvalidParameter ResourceNotFound NotAuthorized TooManyRequests InternalError
    signed DescribeResourceServer
    < UserPoolId* UserPoolIdType, Identifier* ResourceServerIdentifierType
    > ResourceServer* ResourceServerType
    ! InvalidParameter ResourceNotFound NotAuthorized TooManyRequests InternalError
    signed ListResourceServers
    < UserPoolId* UserPoolIdType, MaxResults ListResourceServersLimitType, NextToken
      PaginationKeyType
    > ResourceServers* ResourceServersListType, NextToken PaginationKeyType
    ! InvalidParameter ResourceNotFound NotAuthorized TooManyRequests InternalError
    signed UpdateResourceServer
    < UserPoolId* UserPoolIdType, Identifier* ResourceServerIdentifierType, Name*
      ResourceServerNameType, Scopes ResourceServerScopeListType
    > ResourceServer* ResourceServerType
    ! InvalidParameter ResourceNotFound NotAuthorized TooManyRequests InternalError
    integer ListResourceServersLimitType 1..50
    string ResourceServerIdentifierType 1..256 /[\x21\x23-\x5B\x5D-\x7E]+/
    string ResourceServerNameType 1..256 /[\w\s+=,.@-]+/
    string ResourceServerScopeDescriptionType 1..256
    list ResourceServerScopeListType [ResourceServerScopeType] ..100
    string ResourceServerScopeNameType 1..256 /[\x21\x23-\x2E\x30-\x5B\x5D-\x7E]+/
    struct ResourceServerScopeType ScopeName* ResourceServerScopeNameType, ScopeDescription*
      ResourceServerScopeDescriptionType
    struct ResourceServerType UserPoolId UserPoolIdType, Identifier ResourceServerIdentifierType,
      Name ResourceServerNameType, Scopes ResourceServerScopeListType
    list ResourceServersListType [ResourceServerType]
    """#
}
