/// Derived from botocore's model of the service (Apache License 2.0) by
/// `Tests/standards/service_model.py`; the notation is described there.
extension ServiceModelText {
  static let groups = #"""
    signed AdminAddUserToGroup
    < UserPoolId* UserPoolIdType, Username* UsernameType, GroupName* GroupNameType
    ! InvalidParameter ResourceNotFound TooManyRequests NotAuthorized UserNotFound InternalError
    signed AdminListGroupsForUser
    < Username* UsernameType, UserPoolId* UserPoolIdType, Limit QueryLimitType, NextToken
      PaginationKey
    > Groups GroupListType, NextToken PaginationKey
    ! InvalidParameter ResourceNotFound TooManyRequests NotAuthorized UserNotFound InternalError
    signed AdminRemoveUserFromGroup
    < UserPoolId* UserPoolIdType, Username* UsernameType, GroupName* GroupNameType
    ! InvalidParameter ResourceNotFound TooManyRequests NotAuthorized UserNotFound InternalError
    signed CreateGroup
    < GroupName* GroupNameType, UserPoolId* UserPoolIdType, Description DescriptionType, RoleArn
      ArnType, Precedence PrecedenceType
    > Group GroupType
    ! InvalidParameter GroupExists ResourceNotFound TooManyRequests LimitExceeded NotAuthorized
      InternalError
    signed DeleteGroup
    < GroupName* GroupNameType, UserPoolId* UserPoolIdType
    ! ResourceNotFound InvalidParameter TooManyRequests NotAuthorized InternalError
    signed GetGroup
    < GroupName* GroupNameType, UserPoolId* UserPoolIdType
    > Group GroupType
    ! ResourceNotFound InvalidParameter TooManyRequests NotAuthorized InternalError
    signed ListGroups
    < UserPoolId* UserPoolIdType, Limit QueryLimitType, NextToken PaginationKey
    > Groups GroupListType, NextToken PaginationKey
    ! InvalidParameter ResourceNotFound TooManyRequests NotAuthorized InternalError
    signed ListUsersInGroup
    < UserPoolId* UserPoolIdType, GroupName* GroupNameType, Limit QueryLimitType, NextToken
      PaginationKey
    > Users UsersListType, NextToken PaginationKey
    ! InvalidParameter ResourceNotFound TooManyRequests NotAuthorized InternalError
    signed UpdateGroup
    < GroupName* GroupNameType, UserPoolId* UserPoolIdType, Description DescriptionType, RoleArn
      ArnType, Precedence PrecedenceType
    > Group GroupType
    ! ResourceNotFound InvalidParameter TooManyRequests NotAuthorized InternalError
    string DescriptionType ..2048
    list GroupListType [GroupType]
    string GroupNameType 1..128 /[\p{L}\p{M}\p{S}\p{N}\p{P}]+/
    struct GroupType GroupName GroupNameType, UserPoolId UserPoolIdType, Description
      DescriptionType, RoleArn ArnType, Precedence PrecedenceType, LastModifiedDate DateType,
      CreationDate DateType
    integer PrecedenceType 0..
    """#
}
