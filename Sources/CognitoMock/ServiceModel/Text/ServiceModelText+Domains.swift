/// Derived from botocore's model of the service (Apache License 2.0) by
/// `Tests/standards/service_model.py`; the notation is described there.
extension ServiceModelText {
  static let domains = #"""
    signed CreateUserPoolDomain
    < Domain* DomainType, UserPoolId* UserPoolIdType, ManagedLoginVersion WrappedIntegerType,
      CustomDomainConfig CustomDomainConfigType
    > ManagedLoginVersion WrappedIntegerType, CloudFrontDomain DomainType
    ! InvalidParameter NotAuthorized ConcurrentModification ResourceNotFound LimitExceeded
      InternalError FeatureUnavailableInTier
    signed DeleteUserPoolDomain
    < Domain* DomainType, UserPoolId* UserPoolIdType
    >
    ! NotAuthorized InvalidParameter ConcurrentModification ResourceNotFound InternalError
    signed DescribeUserPoolDomain
    < Domain* DomainType
    > DomainDescription DomainDescriptionType
    ! NotAuthorized InvalidParameter ResourceNotFound InternalError
    signed UpdateUserPoolDomain
    < Domain* DomainType, UserPoolId* UserPoolIdType, ManagedLoginVersion WrappedIntegerType,
      CustomDomainConfig CustomDomainConfigType
    > ManagedLoginVersion WrappedIntegerType, CloudFrontDomain DomainType
    ! InvalidParameter NotAuthorized ConcurrentModification ResourceNotFound TooManyRequests
      InternalError FeatureUnavailableInTier
    string AWSAccountIdType ..12 /[0-9]+/
    struct CustomDomainConfigType CertificateArn* ArnType
    struct DomainDescriptionType UserPoolId UserPoolIdType, AWSAccountId AWSAccountIdType, Domain
      DomainType, S3Bucket S3BucketType, CloudFrontDistribution StringType, Version
      DomainVersionType, Status DomainStatusType, CustomDomainConfig CustomDomainConfigType,
      ManagedLoginVersion WrappedIntegerType
    string DomainStatusType = CREATING DELETING UPDATING ACTIVE FAILED
    string DomainVersionType 1..20
    string S3BucketType 3..1024 /^[0-9A-Za-z\.\-_]*(?<!\.)$/
    integer WrappedIntegerType
    """#
}
