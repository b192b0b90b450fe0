import Diagnostics
import Syntax
import Testing

@testable import Export

@Suite struct PoolMergeTests {
  private func merge(
    _ current: String, _ fragment: String, pool: String? = nil
  ) -> Checked<JSONTree> {
    PoolMerge.merge(
      SourceFile(name: "current.json", text: current),
      SourceFile(name: "fragment.json", text: fragment), pool: pool)
  }

  private static let pool = #"{"UserPool": {"Id": "eu-central-1_A", "Name": "a"}}"#

  @Test(arguments: [
    ("[]", "{}", "json.kind"), ("{}", "{}", "merge.current"),
    (#"{"Policies": {}}"#, "{}", "merge.current"), (#"{"UserPool": []}"#, "{}", "json.kind"),
    (pool, "[]", "json.kind"), (pool, #"{"SchemaAttributes": []}"#, "json.key.unknown"),
    (pool, #"{"EmailMfaConfiguration": {}}"#, "json.key.unknown"),
    (pool, #"{"UserPoolId": "eu-central-1_B"}"#, "merge.pool"),
    (#"{"MfaConfiguration": "ON"}"#, "{}", "merge.pool"),
    (
      #"{"RiskConfiguration": {"UserPoolId": "eu-central-1_A"}}"#,
      #"{"AccountTakeoverRiskConfiguration": {}}"#, "merge.actions"
    ),
    (
      #"{"RiskConfiguration": {"UserPoolId": "eu-central-1_A"}}"#,
      #"{"AccountTakeoverRiskConfiguration": {"Actions": {}, "NotifyConfiguration": {}}}"#,
      "merge.sender"
    ),
  ])
  func `documents that do not go together are an error`(
    current: String, fragment: String, code: String
  ) {
    let merged = merge(current, fragment)
    #expect(merged.value == nil)
    #expect(merged.findings.map(\.code) == [code])
  }

  @Test func `the option must name the same pool`() {
    #expect(
      merge(Self.pool, "{}", pool: "eu-central-1_B").findings.map(\.message) == [
        "two pools: 'eu-central-1_A' and 'eu-central-1_B'"
      ])
  }

  @Test func `a pool keeps what it has and what the call takes`() {
    let merged = merge(
      """
      {"UserPool": {"Id": "eu-central-1_A", "Name": "a", "Arn": "arn", "CreationDate": 1.5,
        "SchemaAttributes": [], "EmailVerificationMessage": "old", "EstimatedNumberOfUsers": 3,
        "Policies": {"PasswordPolicy": {"MinimumLength": 12, "TemporaryPasswordValidityDays": 7}},
        "LambdaConfig": {"PreSignUp": "arn:1"}, "MfaConfiguration": "OPTIONAL",
        "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": true, "UnusedAccountValidityDays": 7}}}
      """,
      """
      {"LambdaConfig": {"CustomMessage": "arn:2"},
       "AdminCreateUserConfig": {"InviteMessageTemplate": {"EmailSubject": "Welcome"}},
       "VerificationMessageTemplate": {"EmailMessage": "{####}", "EmailSubject": "Code"}}
      """)
    #expect(merged.findings.isEmpty)
    #expect(
      merged.value == [
        "UserPoolId": "eu-central-1_A", "PoolName": "a",
        "Policies": ["PasswordPolicy": ["MinimumLength": 12, "TemporaryPasswordValidityDays": 7]],
        "LambdaConfig": ["PreSignUp": "arn:1", "CustomMessage": "arn:2"],
        "MfaConfiguration": "OPTIONAL",
        "AdminCreateUserConfig": [
          "AllowAdminCreateUserOnly": true, "InviteMessageTemplate": ["EmailSubject": "Welcome"],
        ],
        "VerificationMessageTemplate": ["EmailMessage": "{####}", "EmailSubject": "Code"],
      ])
  }

  @Test(arguments: [
    ("CONFIRM_WITH_CODE", ["SmsMessage", "EmailMessage", "EmailSubject"]),
    ("CONFIRM_WITH_LINK", ["SmsMessage", "EmailMessageByLink", "EmailSubjectByLink"]),
  ])
  func `only the mails that the pool sends are said`(option: String, kept: [String]) throws {
    let merged = merge(
      """
      {"UserPool": {"Id": "eu-central-1_A", "VerificationMessageTemplate":
        {"SmsMessage": "s", "DefaultEmailOption": "\(option)"}}}
      """,
      """
      {"VerificationMessageTemplate": {"EmailMessage": "m", "EmailSubject": "s",
        "EmailMessageByLink": "l", "EmailSubjectByLink": "t"}}
      """)
    #expect(merged.findings.map(\.code) == ["merge.template"])
    let template = try #require(merged.value?["VerificationMessageTemplate"])
    #expect(kept.allSatisfy { template[$0] != nil })
    #expect(template == merged.value?["VerificationMessageTemplate"])
    guard case .object(let members) = template else { return }
    #expect(members.count == kept.count + 1)
  }

  @Test func `a factor that the pool did not have is a warning`() {
    let merged = merge(
      #"{"MfaConfiguration": "OPTIONAL", "SoftwareTokenMfaConfiguration": {"Enabled": true}}"#,
      #"{"EmailMfaConfiguration": {"Message": "{####}"}}"#, pool: "eu-central-1_A")
    #expect(merged.findings.map { "\($0.severity) \($0.code)" } == ["warning merge.factor"])
    #expect(
      merged.value == [
        "UserPoolId": "eu-central-1_A", "SoftwareTokenMfaConfiguration": ["Enabled": true],
        "MfaConfiguration": "OPTIONAL", "EmailMfaConfiguration": ["Message": "{####}"],
      ])
  }

  @Test func `an answer saved without its wrapper will do, and null removes`() {
    let merged = merge(
      """
      {"UserPoolId": "eu-central-1_A", "ClientId": "c", "LastModifiedDate": 1,
       "RiskExceptionConfiguration": {"BlockedIPRangeList": ["1.2.3.4/32"]},
       "CompromisedCredentialsRiskConfiguration": {"Actions": {"EventAction": "BLOCK"}}}
      """, #"{"RiskExceptionConfiguration": null}"#)
    #expect(
      merged.value == [
        "UserPoolId": "eu-central-1_A", "ClientId": "c",
        "CompromisedCredentialsRiskConfiguration": ["Actions": ["EventAction": "BLOCK"]],
      ])
  }
}
