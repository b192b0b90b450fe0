extension OperationTable {
  /// Identity pools.
  static let identities: [any APIOperation.Type] = [
    GetId.self, GetCredentialsForIdentity.self, GetOpenIdToken.self,
    GetOpenIdTokenForDeveloperIdentity.self, CreateIdentityPool.self, UpdateIdentityPool.self,
    DescribeIdentityPool.self, DeleteIdentityPool.self, ListIdentityPools.self,
    SetIdentityPoolRoles.self, GetIdentityPoolRoles.self, DescribeIdentity.self,
    ListIdentities.self, DeleteIdentities.self, UnlinkIdentity.self, LookupDeveloperIdentity.self,
    MergeDeveloperIdentities.self, UnlinkDeveloperIdentity.self, SetPrincipalTagAttributeMap.self,
    GetPrincipalTagAttributeMap.self, IdentityTags.TagResource.self,
    IdentityTags.UntagResource.self, IdentityTags.ListTagsForResource.self,
  ]
}
