import Syntax
import Testing

@testable import CognitoMock

@Suite struct MessageTextTests {
  @Test(arguments: [
    (
      MessageSource.signUp, DeliveryMedium.email,
      "Your verification code|Your verification code is 123456. "
    ),
    (.forgotPassword, .sms, "-|Your verification code is 123456. "),
    (
      .adminCreateUser, .email,
      "Your temporary password|Your username is jane and temporary password is 123456. "
    ),
    (.adminCreateUser, .sms, "-|Your username is jane and temporary password is 123456. "),
    (.authentication, .sms, "-|Your authentication code is 123456. "),
    (.authentication, .email, "Your authentication code|Your authentication code is 123456. "),
  ])
  func `a pool without texts sends the service's own`(
    source: MessageSource, medium: DeliveryMedium, expected: String
  ) {
    #expect(text(source, medium, pool: []) == expected)
  }

  @Test(arguments: [
    (MessageSource.signUp, DeliveryMedium.email, "S|mail 123456"),
    (.forgotPassword, .email, "S|mail 123456"),
    (.verifyUserAttribute, .sms, "-|sms 123456"),
    (.adminCreateUser, .email, "I|hi jane 123456"),
    (.adminCreateUser, .sms, "-|hey jane 123456"),
    (.authentication, .sms, "-|mfa 123456"),
  ])
  func `a pool's texts take their place`(
    source: MessageSource, medium: DeliveryMedium, expected: String
  ) {
    let pool: [(String, JSONTree)] = [
      (
        "VerificationMessageTemplate",
        ["EmailMessage": "mail {####}", "EmailSubject": "S", "SmsMessage": "sms {####}"]
      ),
      (
        "AdminCreateUserConfig",
        [
          "InviteMessageTemplate": [
            "EmailMessage": "hi {username} {####}", "EmailSubject": "I",
            "SMSMessage": "hey {username} {####}",
          ]
        ]
      ),
      ("SmsAuthenticationMessage", "mfa {####}"),
    ]
    #expect(text(source, medium, pool: pool) == expected)
  }

  @Test func `a mail by link has the link round its words`() {
    let pool: [(String, JSONTree)] = [
      (
        "VerificationMessageTemplate",
        ["DefaultEmailOption": "CONFIRM_WITH_LINK", "EmailMessageByLink": "go {##here & now##}!"]
      )
    ]
    #expect(
      text(.signUp, .email, pool: pool)
        == "Your verification link|go <a href=\"https://x/?a=1&amp;b=2\">here & now</a>!")
    #expect(
      text(.forgotPassword, .email, pool: pool)
        == "Your verification code|Your verification code is 123456. ")
  }

  @Test func `a name with markup in it is escaped in a mail`() {
    let template = MessageTemplate(body: "{username} {####}")
    let values = MessageTemplate.Values(code: "<b>", username: "a&b", link: nil)
    #expect(template.filled(values, isHTML: true).body == "a&amp;b &lt;b&gt;")
    #expect(template.filled(values, isHTML: false).body == "a&b <b>")
  }

  private func text(
    _ source: MessageSource, _ medium: DeliveryMedium, pool: [(String, JSONTree)]
  ) -> String {
    let pool = UserPool(id: "us-east-1_T", name: "t", settings: .object(pool), created: 0)
    let filled = MessageTemplate(for: source, by: medium, of: pool).filled(
      MessageTemplate.Values(
        code: "123456", username: source == .adminCreateUser ? "jane" : nil,
        link: "https://x/?a=1&b=2"), isHTML: medium == .email)
    return "\(filled.subject ?? "-")|\(filled.body)"
  }
}
