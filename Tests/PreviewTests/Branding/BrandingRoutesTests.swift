import Bindings
import CognitoMock
import Syntax
import Testing

@testable import Preview

/// One after the other: most look at one project, whose mock goes back to its start before each.
@Suite(.serialized) struct BrandingRoutesTests {
  private static let shared = Result { try BrandingFixture(planned: planned) }

  private func shared() throws -> BrandingFixture {
    let fixture = try Self.shared.get()
    fixture.preview.mock.service.reset()
    return fixture
  }

  private static let css = ".banner-customizable { background-color: #123456; }"
  private static let planned: [String: JSONTree] = [
    "web.set-ui-customization": [
      "UserPoolId": .string(BrandingFixture.pool), "ClientId": .string(BrandingFixture.client),
      "CSS": ".label-customizable { font-weight: 700; }",
    ],
    "ALL.set-ui-customization": [
      "UserPoolId": .string(BrandingFixture.pool), "ClientId": "ALL", "CSS": "/* the pool's */",
    ],
    "web.create-managed-login-branding": [
      "UserPoolId": .string(BrandingFixture.pool), "ClientId": .string(BrandingFixture.client),
      "UseCognitoProvidedValues": false, "Settings": Self.settings(radius: 3),
    ],
  ]

  private static func settings(radius: Int) -> JSONTree {
    ["componentClasses": ["buttons": ["borderRadius": .int(radius)]]]
  }

  @Test func `a value that there is not is not found`() throws {
    let preview = try shared().preview
    for (target, value) in [
      ("/_lintel/branding/acme/nobody/classic/sign-in", "nobody"),
      ("/_lintel/branding/nobody/web/classic/sign-in", "nobody"),
      ("/_lintel/branding/?page=login", "login"), ("/_lintel/branding/?mode=sepia", "sepia"),
      ("/_lintel/branding/?width=7", "7"), ("/_lintel/branding/?client=nobody", "nobody"),
    ] {
      let response = try preview.get(target)
      #expect(response.status == 404, "\(target)")
      #expect(String(decoding: response.body, as: UTF8.self).contains(value), "\(target)")
    }
  }

  @Test func `nothing else lies below a look`() throws {
    let fixture = try shared()
    for path in [
      "classic/nothing", "classic/asset-0", "managed-login/auto/asset-0",
      "managed-login/auto/asset--1", "managed-login/sepia/sign-in", "classic/logo",
      "managed-login/auto/..%2Fasset-0",
    ] {
      #expect(try fixture.preview.get("\(BrandingFixture.root)/\(path)").status == 404, "\(path)")
    }
  }

  @Test func `an uploaded sheet is a file of its own, and nothing of it stands in the page`() throws
  {
    let fixture = try shared()
    let hostile = "</style><script>alert(1)</script><!-- .a { background: url(//evil.example) }"
    try fixture.call(
      "SetUICustomization",
      [("ClientId", .string(BrandingFixture.client)), ("CSS", .string(hostile))])
    let sheet = try fixture.preview.get("\(BrandingFixture.root)/classic/style.css")
    #expect(sheet.body == Array(hostile.utf8))
    #expect(sheet.headers["content-type"] == "text/css; charset=utf-8")
    #expect(sheet.headers["x-content-type-options"] == "nosniff")
    let page = try fixture.preview.get("\(BrandingFixture.root)/classic/sign-in")
    #expect(!String(decoding: page.body, as: UTF8.self).contains("alert"))
    let policy = page.headers["content-security-policy"] ?? ""
    #expect(policy.hasPrefix("sandbox allow-same-origin; default-src 'none';"))
    #expect(policy.contains("img-src http://localhost:9229/_lintel/branding/ data:;"))
    #expect(!policy.contains("script"))
    #expect(!policy.contains("unsafe"))
  }

  @Test func `an uploaded image that is opened alone may run and fetch nothing`() throws {
    let script = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"
    let fixture = try shared()
    try fixture.call(
      "CreateManagedLoginBranding",
      [
        ("ClientId", .string(BrandingFixture.client)), ("Settings", Self.settings(radius: 1)),
        (
          "Assets",
          [
            [
              "Category": "FORM_LOGO", "ColorMode": "DYNAMIC", "Extension": "SVG",
              "Bytes": .string(Base64.encode(Array(script.utf8))),
            ]
          ]
        ),
      ])
    let image = try fixture.preview.get("\(BrandingFixture.root)/managed-login/auto/asset-0")
    #expect(image.headers["content-type"] == "image/svg+xml")
    #expect(image.headers["x-content-type-options"] == "nosniff")
    let policy = image.headers["content-security-policy"] ?? ""
    #expect(policy.hasPrefix("sandbox; default-src 'none';"))
    #expect(!policy.contains("script"))
  }

  @Test func `a provider's name is a name and no markup`() throws {
    let name = "a<img/src=x>&lt;"
    let tenant = """
      {"id": "acme", "name": "Acme", "url": "https://acme.example/login/",
       "signIn": {"providers": [{"name": "\(name)", "domains": ["acme.example"]}]},
       "clients": {"web": {"clientId": "\(BrandingFixture.client)",
         "callbacks": ["https://app.acme.example/callback"]}}}
      """
    let fixture = try BrandingFixture(["acme.json": tenant], planned: Self.planned)
    for path in ["classic/sign-in", "managed-login/auto/sign-in"] {
      let page = try fixture.text(path)
      #expect(page.contains("Continue with a&lt;img/src=x&gt;&amp;lt;"))
      #expect(!page.contains("<img/"))
    }
  }

  @Test func `what a build would upload is shown until the API sets something`() throws {
    let fixture = try shared()
    #expect(try fixture.text("classic/style.css") == ".label-customizable { font-weight: 700; }")
    #expect(try fixture.style().contains("--buttons-border-radius: 3.0px;"))

    try fixture.call("SetUICustomization", [("CSS", .string(Self.css))])
    #expect(try fixture.text("classic/style.css") == Self.css)
    let style = try fixture.call(
      "CreateManagedLoginBranding",
      [("ClientId", .string(BrandingFixture.client)), ("Settings", Self.settings(radius: 7))])
    #expect(try fixture.style().contains("--buttons-border-radius: 7.0px;"))

    let id = style["ManagedLoginBranding"]?.text("ManagedLoginBrandingId") ?? ""
    try fixture.call("DeleteManagedLoginBranding", [("ManagedLoginBrandingId", .string(id))])
    #expect(try fixture.style().contains("--buttons-border-radius: 3.0px;"))
  }

  @Test func `what is set for a client comes before what is set for all`() throws {
    let fixture = try shared()
    try fixture.call("SetUICustomization", [("ClientId", "ALL"), ("CSS", "/* all */")])
    #expect(try fixture.text("classic/style.css") == "/* all */")
    try fixture.call(
      "SetUICustomization",
      [
        ("ClientId", .string(BrandingFixture.client)), ("CSS", .string(Self.css)),
        ("ImageFile", .string(BrandingFixture.png)),
      ])
    #expect(try fixture.text("classic/style.css") == Self.css)
    let logo = try fixture.preview.get("\(BrandingFixture.root)/classic/logo")
    #expect(logo.headers["content-type"] == "image/png")
    #expect(try fixture.text("classic/sign-in").contains("class=\"logo-customizable\""))
  }

  @Test func `a client of the API's has its pool's classic pages, and no managed login`() throws {
    let fixture = try shared()
    let made = try fixture.call("CreateUserPoolClient", [("ClientName", "from the API")])
    let id = made["UserPoolClient"]?.text("ClientId") ?? ""
    let root = "/_lintel/branding/acme/\(id)"
    // It names no provider, so it offers none.
    #expect(!(try fixture.preview.text("\(root)/classic/sign-in")).contains("Continue with"))
    #expect(try fixture.preview.text("\(root)/classic/style.css") == "/* the pool's */")
    let missing = try fixture.preview.get("\(root)/managed-login/auto/sign-in")
    #expect(missing.status == 404)
    #expect(String(decoding: missing.body, as: UTF8.self).contains("Login pages unavailable"))
    let comparison = try fixture.preview.text("/_lintel/branding/?tenant=acme&client=\(id)")
    #expect(comparison.contains("from the API"))
    #expect(comparison.contains("As lintel build would upload it for ALL"))
  }

  @Test(arguments: [
    (#""domain": "id.acme.example","#, "", "The pool has no domain"),
    (#""domain""#, #""tier": "lite", "domain""#, "The pool is on the Lite plan"),
  ])
  func `a pool that cannot show a look says why`(
    old: String, new: String, reason: String
  ) throws {
    let project = PreviewFixture.project.replacing(old, with: new)
    #expect(project != PreviewFixture.project)
    let fixture = try BrandingFixture(["lintel.json": project])
    let page = try fixture.preview.text("/_lintel/branding/")
    #expect(page.contains("look__absent\">\(reason)"))
    #expect(
      try fixture.preview.get("\(BrandingFixture.root)/managed-login/auto/sign-in").status == 404)
  }

  @Test func `a graphic stands on the page that it is about, unless graphics are off`() throws {
    let fixture = try shared()
    let made = try fixture.call(
      "CreateManagedLoginBranding",
      [
        ("ClientId", .string(BrandingFixture.client)), ("Settings", Self.settings(radius: 1)),
        (
          "Assets",
          [
            [
              "Category": "EMAIL_GRAPHIC", "ColorMode": "DYNAMIC", "Extension": "PNG",
              "Bytes": .string(BrandingFixture.png),
            ]
          ]
        ),
      ])
    #expect(try fixture.text("managed-login/auto/confirm").contains("/asset-0"))
    #expect(!(try fixture.text("managed-login/auto/sign-in")).contains("/asset-0"))
    let id = made["ManagedLoginBranding"]?.text("ManagedLoginBrandingId") ?? ""
    try fixture.call(
      "UpdateManagedLoginBranding",
      [
        ("ManagedLoginBrandingId", .string(id)),
        ("Settings", ["categories": ["form": ["displayGraphics": false]]]),
      ])
    #expect(!(try fixture.text("managed-login/auto/confirm")).contains("/asset-0"))
  }

  @Test func `every page leads to the next one of its look`() throws {
    let fixture = try shared()
    for look in ["classic", "managed-login/dark"] {
      for page in LookPage.allCases {
        let text = try fixture.text("\(look)/\(page.rawValue)")
        let links = PreviewFixture.values(of: "href", in: text)
          .filter { $0.hasPrefix(BrandingFixture.root) && !$0.hasSuffix(".css") }
        #expect(!links.isEmpty, "\(page)")
        for link in links { #expect(try fixture.preview.get(link).status == 200, "\(link)") }
      }
    }
  }

  @Test func `a client that only another tenant has stands for the first one`() throws {
    let other = """
      {"id": "globex", "name": "Globex", "url": "https://globex.example/login/",
       "clients": {"shop": {"clientId": "7h57kf5cpq17m0eml12EXAMPLE",
         "callbacks": ["https://app.globex.example/callback"]}}}
      """
    let preview = try PreviewFixture(["globex.json": other])
    let page = try preview.text("/_lintel/branding/?tenant=acme&client=shop&page=mfa")
    #expect(page.contains("/_lintel/branding/acme/web/classic/mfa"))
  }

  @Test func `start page and gallery lead here`() throws {
    let preview = try shared().preview
    let address = "/_lintel/branding/?tenant=acme"
    #expect(PreviewFixture.values(of: "href", in: try preview.text("/_lintel/")).contains(address))
    let gallery = try preview.text("/_lintel/gallery/?tenant=acme")
    #expect(PreviewFixture.values(of: "href", in: gallery).contains(address))
    #expect(try preview.get("/_lintel/branding").status == 302)
  }
}
