extension OperationTable {
  /// Pools, clients, and what belongs to them.
  static let resources: [any APIOperation.Type] = pools + clients + providers + branding + security

  private static let pools: [any APIOperation.Type] = [
    AddCustomAttributes.self, CreateUserPool.self, DeleteUserPool.self, DescribeUserPool.self,
    GetSigningCertificate.self, GetUserPoolMfaConfig.self, ListTagsForResource.self,
    ListUserPools.self, SetUserPoolMfaConfig.self, TagResource.self, UntagResource.self,
    UpdateUserPool.self, CreateGroup.self, DeleteGroup.self, GetGroup.self, ListGroups.self,
    UpdateGroup.self,
  ]

  private static let clients: [any APIOperation.Type] = [
    AddUserPoolClientSecret.self, CreateUserPoolClient.self, DeleteUserPoolClient.self,
    DeleteUserPoolClientSecret.self, DescribeUserPoolClient.self, ListUserPoolClientSecrets.self,
    ListUserPoolClients.self, UpdateUserPoolClient.self, CreateUserPoolDomain.self,
    DeleteUserPoolDomain.self, DescribeUserPoolDomain.self, UpdateUserPoolDomain.self,
  ]

  private static let providers: [any APIOperation.Type] = [
    CreateIdentityProvider.self, DeleteIdentityProvider.self, DescribeIdentityProvider.self,
    GetIdentityProviderByIdentifier.self, ListIdentityProviders.self, UpdateIdentityProvider.self,
    CreateResourceServer.self, DeleteResourceServer.self, DescribeResourceServer.self,
    ListResourceServers.self, UpdateResourceServer.self,
  ]

  private static let branding: [any APIOperation.Type] = [
    CreateManagedLoginBranding.self, DeleteManagedLoginBranding.self,
    DescribeManagedLoginBranding.self, DescribeManagedLoginBrandingByClient.self,
    UpdateManagedLoginBranding.self, GetUICustomization.self, SetUICustomization.self,
    CreateTerms.self, DeleteTerms.self, DescribeTerms.self, ListTerms.self, UpdateTerms.self,
  ]

  private static let security: [any APIOperation.Type] = [
    DescribeRiskConfiguration.self, GetLogDeliveryConfiguration.self,
    SetLogDeliveryConfiguration.self,
    SetRiskConfiguration.self, CreateUserImportJob.self, DescribeUserImportJob.self,
    GetCSVHeader.self, ListUserImportJobs.self, StartUserImportJob.self, StopUserImportJob.self,
  ]
}
