import Bindings
import CognitoMock
import Site
import Syntax
import Testing

@testable import Preview

/// What the pools of a project send.
@Suite struct SentMessageTests {
  private static let poolId = "eu-central-1_AbCdEf123"
  private static let client = "1h57kf5cpq17m0eml12EXAMPLE"
  private static let serviceWords = "Your verification code is 123456. "
  private static let ses = #""sender": "ses""#

  /// For tests that change nothing which others see.
  private static let shared = Result { try preview() }

  /// - Parameters:
  ///   - pool: members of the pool that a test is about.
  ///   - changes: further files.
  private static func preview(
    _ pool: String = ses, _ changes: [String: String] = [:]
  ) throws -> PreviewFixture {
    let project = PreviewFixture.project
      .replacing(#""signUp": true"#, with: #""signUp": true, \#(pool)"#)
      .replacing(#""defaults":"#, with: #""preview": {"fixedCode": "123456"}, "defaults":"#)
    return try PreviewFixture(changes.merging(["lintel.json": project]) { own, _ in own })
  }

  private func run(_ preview: PreviewFixture, _ operation: String, _ input: JSONTree) throws {
    let result = preview.mock.service.perform { work throws(Interruption) in
      try work.run(operation, input)
    }
    _ = try result.get()
  }

  /// The mail that a sign-up brings.
  private func signUp(
    _ preview: PreviewFixture, client: String = client, locale: String? = nil,
    lang: String? = nil
  ) throws -> Message {
    let address = "\(client)-\(locale ?? "")-\(lang ?? "")@mail.example"
    var attributes: [JSONTree] = [["Name": "email", "Value": .string(address)]]
    if let locale { attributes.append(["Name": "locale", "Value": .string(locale)]) }
    var input: [(String, JSONTree)] = [
      ("ClientId", .string(client)), ("Username", .string(address)),
      ("Password", "Correct-horse-7"), ("UserAttributes", .array(attributes)),
    ]
    if let lang { input.append(("ClientMetadata", ["lang": .string(lang)])) }
    try run(preview, "SignUp", .object(input))
    return try #require(
      preview.mock.service.read { $0.messages.rows(with: Message.indexKey(to: address)).last })
  }

  @Test func `templates that cannot be read leave the service's words`() throws {
    let preview = try Self.preview(
      Self.ses, ["templates/messages/email/sign-up.html": "{{#open}}"])
    #expect(try signUp(preview).body == Self.serviceWords)
  }

  @Test func `a pool whose text was set by the API sends that`() throws {
    let preview = try Self.preview()
    try run(
      preview, "UpdateUserPool",
      [
        "UserPoolId": .string(Self.poolId), "AutoVerifiedAttributes": ["email"],
        "VerificationMessageTemplate": ["EmailMessage": "Mine: {####}"],
      ])
    #expect(try signUp(preview).body == "Mine: 123456")
  }

  @Test func `a pool that the API made sends the service's words`() throws {
    let preview = try Self.shared.get()
    try run(
      preview, "CreateUserPool", ["PoolName": "other", "AutoVerifiedAttributes": ["email"]])
    let pool = try #require(
      preview.mock.service.read { $0.pools.all.first { $0.id != Self.poolId }?.id })
    try run(
      preview, "CreateUserPoolClient", ["UserPoolId": .string(pool), "ClientName": "app"])
    let client = try #require(
      preview.mock.service.read { $0.clients.all.first { $0.userPoolId == pool }?.id })
    #expect(try signUp(preview, client: client).body == Self.serviceWords)
  }

  @Test func `a client that the API made brings the pool's own mail, in its language`() throws {
    let preview = try Self.preview(#""sender": "ses", "defaultLocale": "de""#)
    try run(
      preview, "CreateUserPoolClient", ["UserPoolId": .string(Self.poolId), "ClientName": "app"])
    let client = try #require(
      preview.mock.service.read { $0.clients.all.first { $0.tenant == nil }?.id })
    let mail = try signUp(preview, client: client, locale: "en")
    #expect(mail.body.contains(#"<html lang="de""#))
    #expect(mail.subject?.contains("Acme Robotics") == true)
  }

  @Test func `without a sender of its own a pool sends its own mails`() throws {
    let preview = try Self.preview(#""sender": "cognito""#)
    let mail = try signUp(preview, locale: "de")
    #expect(mail.body.contains(#"<html lang="en""#))
  }

  @Test(
    arguments: [
      (locale: nil, lang: nil, language: "en"), (locale: "de-AT", lang: nil, language: "de"),
      (locale: "en", lang: "de", language: "de"), (locale: "de", lang: "xx", language: "de"),
    ] as [(locale: String?, lang: String?, language: String)])
  func `a mail is the tenant's, in the language of the page or of the user`(
    locale: String?, lang: String?, language: String
  ) throws {
    let preview = try Self.shared.get()
    let mail = try signUp(preview, locale: locale, lang: lang)
    #expect(mail.body.contains(#"<html lang="\#(language)""#))
    #expect(mail.subject?.contains("Acme Robotics") == true)
    #expect(mail.body.contains("123456") && !mail.body.contains("{####}"))
    #expect(mail.text?.contains("123456") == true)
    #expect(mail.code == "123456")
  }

  @Test(
    arguments: [
      (#""password", "emailCode""#, nil, false),
      (#""password", "emailCode""#, "Given-by-hand-7", true),
      (#""password""#, nil, true), (#""passkey", "emailCode""#, nil, false),
    ] as [(String, String?, Bool)])
  func `an invitation has a password in it where there is one, and no place for one elsewhere`(
    _ methods: String, _ password: String?, _ isSaid: Bool
  ) throws {
    let project = PreviewFixture.project
      .replacing(#""methods": ["password"]"#, with: #""methods": [\#(methods)], \#(Self.ses)"#)
    let preview = try PreviewFixture(["lintel.json": project])
    var input: [(String, JSONTree)] = [
      ("UserPoolId", .string(Self.poolId)), ("Username", "new@mail.example"),
      ("DesiredDeliveryMediums", ["EMAIL"]),
      ("UserAttributes", [["Name": "email", "Value": "new@mail.example"]]),
    ]
    if let password { input.append(("TemporaryPassword", .string(password))) }
    try run(preview, "AdminCreateUser", .object(input))
    let mail = try #require(
      preview.mock.service.read { state in
        state.messages.rows(with: Message.indexKey(to: "new@mail.example")).last
      })
    #expect(mail.body.contains("Temporary password") == isSaid)
    #expect(mail.text?.contains("Temporary password: ") == isSaid)
    #expect(mail.body.contains("You need no password") == !isSaid)
    #expect((mail.code != nil) == isSaid && !mail.body.contains("{####}"))
  }

  @Test func `a pool that waits for a click sends a link`() throws {
    let preview = try Self.preview()
    try run(
      preview, "UpdateUserPool",
      [
        "UserPoolId": .string(Self.poolId), "AutoVerifiedAttributes": ["email"],
        "VerificationMessageTemplate": ["DefaultEmailOption": "CONFIRM_WITH_LINK"],
      ])
    let mail = try signUp(preview, locale: "de")
    let link = try #require(mail.link)
    #expect(mail.body.contains(link.replacing("&", with: "&amp;")))
    #expect(mail.text?.contains(link) == true)
    #expect(!mail.body.contains("{##"))
  }

  @Test func `a template that is saved shows in the next mail`() throws {
    let preview = try Self.preview()
    #expect(try !signUp(preview, locale: "en").body.contains("Saved anew"))
    let path = "templates/messages/email/sign-up.html"
    let written = String(
      decoding: try LayeredFiles.Found.bytes(of: path, in: preview.files), as: UTF8.self)
    try preview.folder.write(
      written.replacing("{{$lead}}", with: "{{$lead}}Saved anew: "), to: path)
    preview.workshop.take([path])
    #expect(try signUp(preview, locale: "de").body.contains("Saved anew"))
  }
}

extension LayeredFiles.Found {
  fileprivate static func bytes(of path: String, in files: LayeredFiles) throws -> [UInt8] {
    try files.read(path).bytes
  }
}
