/// Derived from botocore's model of the service (Apache License 2.0) by
/// `Tests/standards/service_model.py`; the notation is described there.
extension ServiceModelText {
  static let imports = #"""
    signed CreateUserImportJob
    < JobName* UserImportJobNameType, UserPoolId* UserPoolIdType, CloudWatchLogsRoleArn* ArnType
    > UserImportJob UserImportJobType
    ! ResourceNotFound InvalidParameter TooManyRequests PreconditionNotMet NotAuthorized
      LimitExceeded InternalError
    signed DescribeUserImportJob
    < UserPoolId* UserPoolIdType, JobId* UserImportJobIdType
    > UserImportJob UserImportJobType
    ! ResourceNotFound InvalidParameter TooManyRequests NotAuthorized InternalError
    signed GetCSVHeader
    < UserPoolId* UserPoolIdType
    > UserPoolId UserPoolIdType, CSVHeader ListOfStringTypes
    ! ResourceNotFound InvalidParameter TooManyRequests NotAuthorized InternalError
    signed ListUserImportJobs
    < UserPoolId* UserPoolIdType, MaxResults* PoolQueryLimitType, PaginationToken PaginationKeyType
    > UserImportJobs UserImportJobsListType, PaginationToken PaginationKeyType
    ! ResourceNotFound InvalidParameter TooManyRequests NotAuthorized InternalError
    signed StartUserImportJob
    < UserPoolId* UserPoolIdType, JobId* UserImportJobIdType
    > UserImportJob UserImportJobType
    ! ResourceNotFound InvalidParameter TooManyRequests InternalError PreconditionNotMet
      NotAuthorized
    signed StopUserImportJob
    < UserPoolId* UserPoolIdType, JobId* UserImportJobIdType
    > UserImportJob UserImportJobType
    ! ResourceNotFound InvalidParameter TooManyRequests InternalError PreconditionNotMet
      NotAuthorized
    string CompletionMessageType 1..128 /[\w]+/
    list ListOfStringTypes [StringType]
    long LongType
    string PreSignedUrlType 0..2048
    string UserImportJobIdType 1..55 /import-[0-9a-zA-Z-]+/
    string UserImportJobNameType 1..128 /[\w\s+=,.@-]+/
    string UserImportJobStatusType = Created Pending InProgress Stopping Expired Stopped Failed
      Succeeded
    struct UserImportJobType JobName UserImportJobNameType, JobId UserImportJobIdType, UserPoolId
      UserPoolIdType, PreSignedUrl PreSignedUrlType, CreationDate DateType, StartDate DateType,
      CompletionDate DateType, Status UserImportJobStatusType, CloudWatchLogsRoleArn ArnType,
      ImportedUsers LongType, SkippedUsers LongType, FailedUsers LongType, CompletionMessage
      CompletionMessageType
    list UserImportJobsListType [UserImportJobType] 1..50
    """#
}
