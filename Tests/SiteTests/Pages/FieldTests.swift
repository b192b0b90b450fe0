import Bindings
import Templating
import Testing

@testable import Site

/// The exact attributes of fields, as browsers and password managers look for them.
@Suite struct FieldTests {
  private static func input(
    _ id: String, on page: PageID, pool: Pool = .make(), state: PageState? = nil
  ) throws -> XMLNode {
    let site = try SampleTheme().site(.make(pool: pool))
    let bytes = site.render(page, locale: "en", state: state)
    let root = try XMLDocument(parsing: bytes).root
    return try #require(root.descendants.first { $0["id"] == id }, "\(id) on \(page.rawValue)")
  }

  @Test(
    arguments: [
      ([Pool.Identifier.email], "email", "email", "254", "Email address"),
      ([.phone], "tel", "tel", "", "Phone number"),
      ([.username], "text", "", "128", "Username"),
      ([.email, .phone], "text", "email", "254", "Email address or phone number"),
      ([.email, .username], "text", "email", "254", "Email address or username"),
      ([.username, .phone], "text", "", "128", "Phone number or username"),
      (
        [.email, .phone, .username], "text", "email", "254",
        "Email address, phone number or username"
      ),
    ])
  func `an identifier has the type of what the pool takes`(
    _ identifiers: [Pool.Identifier], _ type: String, _ inputmode: String, _ maximum: String,
    _ label: String
  ) throws {
    let pool = Pool.make(identifiers: identifiers)
    let input = try Self.input("username", on: .login, pool: pool)
    #expect(input["type"] == type)
    #expect(input["inputmode"] ?? "" == inputmode)
    #expect(input["maxlength"] ?? "" == maximum)
    #expect(input["autocomplete"] == "username")
    #expect(input["name"] == "username")
    #expect(input["autocapitalize"] == "none")
    #expect(input["autocorrect"] == "off")
    #expect(input["spellcheck"] == "false")
    #expect(input["dir"] == "ltr")
    #expect(input["enterkeyhint"] == "next")
    let head = input.parent?.elements.first { $0["class"] == "field__head" }
    #expect(head?.content == label + "")
  }

  @Test func `a number has a pattern, a name that may be a number has none`() throws {
    let pool = Pool.make(identifiers: [.phone], attributes: [.make("given_name", required: false)])
    #expect(try Self.input("username", on: .login, pool: pool)["pattern"]?.contains("7,15") == true)
    let mixed = Pool.make(
      identifiers: [.email, .phone], attributes: [.make("phone_number", required: false)])
    #expect(try Self.input("username", on: .signup, pool: mixed)["pattern"] == nil)
    #expect(try Self.input("phone", on: .signup, pool: mixed)["pattern"]?.contains("7,15") == true)
  }

  @Test func `passkeys are offered last in the identifier's suggestions`() throws {
    let pool = Pool.make(methods: [.password, .passkey])
    let input = try Self.input("username", on: .login, pool: pool)
    #expect(input["autocomplete"] == "username webauthn")
  }

  @Test func `no passkeys where the page's host is not the relying party's`() throws {
    var pool = Pool.make(methods: [.password, .passkey])
    pool.rpId = "other.example"
    let input = try Self.input("username", on: .login, pool: pool)
    #expect(input["autocomplete"] == "username")
  }

  /// To a `Character` a slash with a combining mark after it is no slash.
  @Test func `a page's host ends where a browser ends it`() throws {
    var tenant = Tenant.make()
    tenant.url = "https://other.example/\u{301}.acme.example/"
    #expect(!tenant.isPasskeyHost)
    tenant.url = "https://login.ACME.example/\u{301}/"
    #expect(tenant.isPasskeyHost)
  }

  @Test(
    arguments: [
      (PageID.login, "password", "current-password", "go"),
      (.changePassword, "current-password", "current-password", "next"),
      (.changePassword, "new-password", "new-password", "go"),
      (.signup, "new-password", "new-password", "go"),
      (.resetPassword, "new-password", "new-password", "go"),
    ])
  func `a password says whether it is new`(
    _ page: PageID, _ id: String, _ autocomplete: String, _ key: String
  ) throws {
    let input = try Self.input(id, on: page)
    #expect(input["type"] == "password")
    #expect(input["autocomplete"] == autocomplete)
    #expect(input["enterkeyhint"] == key)
    #expect(input["maxlength"] == "256")
    #expect(input["value"] == nil)
  }

  @Test func `a new password tells the pool's rules to people and managers`() throws {
    let input = try Self.input("new-password", on: .signup)
    #expect(input["minlength"] == "12")
    #expect(input["aria-describedby"] == "new-password-policy")
    #expect(
      input["passwordrules"]
        == "minlength: 12; maxlength: 256; required: lower; required: upper; required: digit; "
        + #"required: [-^$*.[{}()?"!@#%&/\,><':;|_~`+=]];"#)
    let list = try Self.input("new-password-policy", on: .signup)
    #expect(
      list.elements.map { $0["data-rule"] ?? "" }
        == ["length", "lower", "upper", "digit", "symbol", "trim"])
  }

  @Test func `former passwords count only for somebody who has had one`() throws {
    let list = try Self.input("new-password-policy", on: .resetPassword)
    #expect(list.elements.map { $0["data-rule"] ?? "" }.last == "history")
  }

  @Test func `a policy that asks for nothing has two rules`() throws {
    var pool = Pool.make()
    pool.passwordPolicy = PasswordPolicy(
      minimumLength: 6, requireLowercase: false, requireUppercase: false, requireNumbers: false,
      requireSymbols: false, passwordHistorySize: 0, temporaryPasswordValidityDays: 7)
    let list = try Self.input("new-password-policy", on: .signup, pool: pool)
    #expect(list.elements.map { $0["data-rule"] ?? "" } == ["length", "trim"])
    let input = try Self.input("new-password", on: .signup, pool: pool)
    #expect(input["passwordrules"] == "minlength: 6; maxlength: 256;")
  }

  @Test(
    arguments: [
      ("first-factor-email", "8"), ("mfa-sms", "6"), ("mfa-app", "6"), ("confirm-email", "6"),
    ])
  func `a code is one text field with the length that is sent`(
    _ name: String, _ length: String
  ) throws {
    let state = PageState.all(for: .code).first { $0.name == name }
    let pool = Pool.make()
    let input = try Self.input("code", on: .code, pool: pool, state: state)
    #expect(input["type"] == "text")
    #expect(input["inputmode"] == "numeric")
    #expect(input["autocomplete"] == "one-time-code")
    #expect(input["pattern"] == "[0-9]{4,10}")
    #expect(input["data-lengths"] == length)
    #expect(input["maxlength"] == nil)
    #expect(input["aria-describedby"] == "code-hint")
  }

  @Test func `a field with an error is marked and described by hint first`() throws {
    let state = PageState.all(for: .code).first { $0.name == "field-error" }
    let input = try Self.input("code", on: .code, state: state)
    #expect(input["aria-invalid"] == "true")
    #expect(input["aria-describedby"] == "code-hint code-error")
  }

  @Test(arguments: [PageID.login, .signup, .resetPassword, .newPassword, .profile])
  func `a form that was sent empty marks every field that has to be filled in`(
    _ page: PageID
  ) throws {
    let pool = Pool.make(attributes: [
      .make("given_name"), .make("family_name"), .make("nickname", required: false),
    ])
    let state = PageState.all(for: page).first { $0.name == "field-errors" }
    let bytes = try SampleTheme().site(.make(pool: pool)).render(page, locale: "en", state: state)
    let fields = try XMLDocument(parsing: bytes).root.descendants.filter { $0["name"] != nil }
    let required = fields.filter { $0["required"] != nil && $0["readonly"] == nil }
    #expect(required.count > 1)
    let marked = fields.filter { $0["aria-invalid"] != nil }
    #expect(marked.map { $0["id"] } == required.map { $0["id"] })
  }

  @Test(arguments: [PageID.resetPassword, .newPassword, .changePassword])
  func `the name typed before is shown, read-only and out of the tab order`(_ page: PageID) throws {
    let input = try Self.input("username", on: page, state: PageState.all(for: page).first)
    #expect(input["readonly"] == "readonly")
    #expect(input["tabindex"] == "-1")
    #expect(input["autocomplete"] == "username")
    #expect(input["value"] == Fixture.email)
  }

  @Test(
    arguments: [
      ("given_name", "given_name", "text", "given-name"), ("email", "email", "email", "email"),
      ("phone_number", "phone", "tel", "tel"), ("birthdate", "birthdate", "date", "bday"),
      ("website", "website", "url", "url"),
      ("preferred_username", "preferred_username", "text", "off"),
      ("nickname", "nickname", "text", "nickname"), ("custom:team", "custom-team", "text", "off"),
      ("locale", "locale", "text", "language"), ("name", "name", "text", "name"),
    ])
  func `an attribute is asked for by its own token`(
    _ name: String, _ id: String, _ type: String, _ autocomplete: String
  ) throws {
    let pool = Pool.make(identifiers: [.username], attributes: [.make(name)])
    let input = try Self.input(id, on: .signup, pool: pool)
    #expect(input["type"] == type)
    #expect(input["autocomplete"] == autocomplete)
    #expect(input["required"] == "required")
  }

  @Test func `a street address has several lines and the pool's limit`() throws {
    let pool = Pool.make(attributes: [.make("address")])
    let area = try Self.input("address", on: .signup, pool: pool)
    #expect(area.name == "textarea")
    #expect(area["maxlength"] == "80")
    #expect(area["autocomplete"] == "street-address")
  }

  @Test func `the address that is the identifier is not asked for twice`() throws {
    let pool = Pool.make(attributes: [.make("email"), .make("given_name")])
    let fields = PageForms(
      tenant: .make(pool: pool), texts: try SampleKit.kit().reference.catalog,
      addresses: PageAddresses(locale: "en", default: "en")
    ).fields(of: .signup, StateFacts())
    #expect(fields.map(\.id) == ["username", "given_name", "new-password"])
  }

  @Test(
    arguments: [
      ([Pool.Identifier.email, .username], [], ["username", "email", "new-password"]),
      ([.username, .phone], [], ["username", "phone", "new-password"]),
      ([.email, .username], ["email"], ["username", "email", "new-password"]),
      ([.email, .phone], [], ["username", "new-password"]),
    ])
  func `who chooses a name says where a code can go`(
    _ identifiers: [Pool.Identifier], _ attributes: [String], _ ids: [String]
  ) throws {
    let pool = Pool.make(identifiers: identifiers, attributes: attributes.map { .make($0) })
    let fields = PageForms(
      tenant: .make(pool: pool), texts: try SampleKit.kit().reference.catalog,
      addresses: PageAddresses(locale: "en", default: "en")
    ).fields(of: .signup, StateFacts())
    #expect(fields.map(\.id) == ids)
    #expect((fields.first?.label == "Username") == identifiers.contains(.username))
  }
}
