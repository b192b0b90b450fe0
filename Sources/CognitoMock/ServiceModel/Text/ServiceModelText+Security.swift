/// Derived from botocore's model of the service (Apache License 2.0) by
/// `Tests/standards/service_model.py`; the notation is described there.
extension ServiceModelText {
  static let security = #"""
    signed AdminListUserAuthEvents
    < UserPoolId* UserPoolIdType, Username* UsernameType, MaxResults QueryLimitType, NextToken
      PaginationKey
    > AuthEvents AuthEventsType, NextToken PaginationKey
    ! InvalidParameter ResourceNotFound TooManyRequests NotAuthorized UserNotFound
      UserPoolAddOnNotEnabled InternalError
    signed AdminUpdateAuthEventFeedback
    < UserPoolId* UserPoolIdType, Username* UsernameType, EventId* EventIdType, FeedbackValue*
      FeedbackValueType
    >
    ! InvalidParameter ResourceNotFound TooManyRequests NotAuthorized UserNotFound
      UserPoolAddOnNotEnabled InternalError
    signed DescribeRiskConfiguration
    < UserPoolId* UserPoolIdType, ClientId ClientIdType
    > RiskConfiguration* RiskConfigurationType
    ! ResourceNotFound InvalidParameter TooManyRequests NotAuthorized UserPoolAddOnNotEnabled
      InternalError
    signed GetLogDeliveryConfiguration
    < UserPoolId* UserPoolIdType
    > LogDeliveryConfiguration LogDeliveryConfigurationType
    ! InvalidParameter InternalError TooManyRequests NotAuthorized ResourceNotFound
    signed GetSigningCertificate
    < UserPoolId* UserPoolIdType
    > Certificate StringType
    ! InternalError InvalidParameter ResourceNotFound
    signed SetLogDeliveryConfiguration
    < UserPoolId* UserPoolIdType, LogConfigurations* LogConfigurationListType
    > LogDeliveryConfiguration LogDeliveryConfigurationType
    ! InvalidParameter InternalError TooManyRequests NotAuthorized ResourceNotFound
      FeatureUnavailableInTier
    signed SetRiskConfiguration
    < UserPoolId* UserPoolIdType, ClientId ClientIdType, CompromisedCredentialsRiskConfiguration
      CompromisedCredentialsRiskConfigurationType, AccountTakeoverRiskConfiguration
      AccountTakeoverRiskConfigurationType, RiskExceptionConfiguration
      RiskExceptionConfigurationType
    > RiskConfiguration* RiskConfigurationType
    ! ResourceNotFound InvalidParameter TooManyRequests NotAuthorized UserPoolAddOnNotEnabled
      CodeDeliveryFailure InvalidEmailRoleAccessPolicy InternalError
    open UpdateAuthEventFeedback
    < UserPoolId* UserPoolIdType, Username* UsernameType, EventId* EventIdType, FeedbackToken*
      TokenModelType, FeedbackValue* FeedbackValueType
    >
    ! InvalidParameter ResourceNotFound TooManyRequests NotAuthorized UserNotFound
      UserPoolAddOnNotEnabled InternalError
    boolean AccountTakeoverActionNotifyType
    struct AccountTakeoverActionType Notify* AccountTakeoverActionNotifyType, EventAction*
      AccountTakeoverEventActionType
    struct AccountTakeoverActionsType LowAction AccountTakeoverActionType, MediumAction
      AccountTakeoverActionType, HighAction AccountTakeoverActionType
    string AccountTakeoverEventActionType = BLOCK MFA_IF_CONFIGURED MFA_REQUIRED NO_ACTION
    struct AccountTakeoverRiskConfigurationType NotifyConfiguration NotifyConfigurationType,
      Actions* AccountTakeoverActionsType
    struct AuthEventType EventId StringType, EventType EventType, CreationDate DateType,
      EventResponse EventResponseType, EventRisk EventRiskType, ChallengeResponses
      ChallengeResponseListType, EventContextData EventContextDataType, EventFeedback
      EventFeedbackType
    list AuthEventsType [AuthEventType]
    list BlockedIPRangeListType [StringType] ..200
    string ChallengeName = Password Mfa
    string ChallengeResponse = Success Failure
    list ChallengeResponseListType [ChallengeResponseType]
    struct ChallengeResponseType ChallengeName ChallengeName, ChallengeResponse ChallengeResponse
    struct CloudWatchLogsConfigurationType LogGroupArn ArnType
    struct CompromisedCredentialsActionsType EventAction* CompromisedCredentialsEventActionType
    string CompromisedCredentialsEventActionType = BLOCK NO_ACTION
    struct CompromisedCredentialsRiskConfigurationType EventFilter EventFiltersType, Actions*
      CompromisedCredentialsActionsType
    string EmailNotificationBodyType 6..20000 /[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]+/
    string EmailNotificationSubjectType 1..140 /[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+/
    struct EventContextDataType IpAddress StringType, DeviceName StringType, Timezone StringType,
      City StringType, Country StringType
    struct EventFeedbackType FeedbackValue* FeedbackValueType, Provider* StringType, FeedbackDate
      DateType
    string EventFilterType = SIGN_IN PASSWORD_CHANGE SIGN_UP
    list EventFiltersType [EventFilterType]
    string EventIdType 1..50 /[\w+-]+/
    string EventResponseType = Pass Fail InProgress
    struct EventRiskType RiskDecision RiskDecisionType, RiskLevel RiskLevelType,
      CompromisedCredentialsDetected WrappedBooleanType
    string EventSourceName = userNotification userAuthEvents
    string EventType = SignIn SignUp ForgotPassword PasswordChange ResendCode
    string FeedbackValueType = Valid Invalid
    struct FirehoseConfigurationType StreamArn ArnType
    list LogConfigurationListType [LogConfigurationType] 0..2
    struct LogConfigurationType LogLevel* LogLevel, EventSource* EventSourceName,
      CloudWatchLogsConfiguration CloudWatchLogsConfigurationType, S3Configuration
      S3ConfigurationType, FirehoseConfiguration FirehoseConfigurationType
    struct LogDeliveryConfigurationType UserPoolId* UserPoolIdType, LogConfigurations*
      LogConfigurationListType
    string LogLevel = ERROR INFO
    struct NotifyConfigurationType From StringType, ReplyTo StringType, SourceArn* ArnType,
      BlockEmail NotifyEmailType, NoActionEmail NotifyEmailType, MfaEmail NotifyEmailType
    struct NotifyEmailType Subject* EmailNotificationSubjectType, HtmlBody
      EmailNotificationBodyType, TextBody EmailNotificationBodyType
    struct RiskConfigurationType UserPoolId UserPoolIdType, ClientId ClientIdType,
      CompromisedCredentialsRiskConfiguration CompromisedCredentialsRiskConfigurationType,
      AccountTakeoverRiskConfiguration AccountTakeoverRiskConfigurationType,
      RiskExceptionConfiguration RiskExceptionConfigurationType, LastModifiedDate DateType
    string RiskDecisionType = NoRisk AccountTakeover Block
    struct RiskExceptionConfigurationType BlockedIPRangeList BlockedIPRangeListType,
      SkippedIPRangeList SkippedIPRangeListType
    string RiskLevelType = Low Medium High
    string S3ArnType 3..1024
      /arn:[\w+=/,.@-]+:[\w+=/,.@-]+:::[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?/
    struct S3ConfigurationType BucketArn S3ArnType
    list SkippedIPRangeListType [StringType] ..200
    """#
}
