import Bindings
import Syntax
import Templating
import Testing

@testable import Site

/// Texts of tenant and theme that try to leave their place, in every field at once: the page is read
/// back as XML and must say them word for word, and have the same elements as a page without them.
@Suite struct HostileTextTests {
  static let attacks = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onfocus='alert(1)' autofocus='",
    "</title><svg onload=alert(1)>",
    "</template></main><iframe src=\"//evil.example\"></iframe>",
    "--><script>alert(1)</script><!--",
    "]]><x/><![CDATA[",
    "&lt;b&gt; &amp; &#60; &nosuch;",
    "{{csp}} {{{tenant}}} {tenant} {{> layout}}",
    "javascript:alert(1)",
    "a\u{0}b\u{1}\u{B}\u{1F}c",
    "left \u{202E}thgir\u{202C} \u{2066}in\u{2069}",
    "tab\tline\nreturn\r\u{2028}\u{85}end",
    "\u{FFFE}\u{FFFF}\u{FEFF}",
    String(repeating: "<\"'&>", count: 2_000),
  ]

  @Test(arguments: attacks)
  func `a text stays in its place on every page`(_ attack: String) throws {
    let site = try Self.site(saying: attack)
    let shown = Self.shown(attack)
    let views = Self.views(of: site)
    #expect(views.count == Self.plain.count)
    for (view, expected) in zip(views, Self.plain) {
      let document = try XMLDocument(
        parsing: site.render(view.page, locale: "en", state: view.state, served: view.served))
      #expect(Outline(document.root) == expected, "\(view.name)")
      #expect(document.root.content.contains(shown), "\(view.name) says it")
    }
  }

  private struct View {
    let page: PageID
    let state: PageState?
    let served: Served

    var name: String { "\(page.rawValue), \(state?.name ?? "built"), \(served.rawValue)" }
  }

  /// Every page as built, hosted, and in each of its states.
  private static func views(of site: TenantSite) -> [View] {
    PageID.allCases.flatMap { page in
      Served.allCases.map { View(page: page, state: nil, served: $0) }
        + site.states(of: page).map { View(page: page, state: $0, served: .direct) }
    }
  }

  /// The elements of the same pages with a word that attacks nobody.
  private static let plain: [Outline] = {
    guard let site = try? site(saying: "plain") else { return [] }
    return views(of: site).compactMap { view in
      (try? XMLDocument(
        parsing: site.render(view.page, locale: "en", state: view.state, served: view.served)))
        .map { Outline($0.root) }
    }
  }()

  @Test(arguments: attacks)
  func `a font's name stays in its string`(_ attack: String) {
    let quoted = CSSString.quoted(attack)
    let inner = quoted.dropFirst().dropLast()
    #expect(quoted.hasPrefix("\"") && quoted.hasSuffix("\""))
    #expect(!inner.contains(where: { "\"'<>{};\n\r".contains($0) }))
  }

  @Test func `hostile sources never reach the policy`() {
    var tenant = Tenant.make()
    tenant.pool.domain = "x.example; script-src *"
    tenant.pool.region = "eu' 'unsafe-inline"
    tenant.clients[0].callbacks = [
      "https://a.example;default-src */x", "my app:/back", "myapp:/ok",
    ]
    for served in Served.allCases {
      let policy = ContentSecurityPolicy(
        tenant: tenant, served: served, exception: PolicyException(),
        service: ServiceAddresses(tenant.pool)
      ).text(asHeader: true)
      #expect(!policy.contains("unsafe"))
      #expect(!policy.contains("script-src *"))
      #expect(!policy.contains("default-src *"))
    }
    let hosted = ContentSecurityPolicy(
      tenant: tenant, served: .hosted, exception: PolicyException(),
      service: ServiceAddresses(tenant.pool)
    ).text(asHeader: false)
    #expect(hosted.contains("form-action 'self' myapp:;"))
  }

  /// What a reader of the page sees: controls replaced, what turns text around left out.
  static func shown(_ attack: String) -> String {
    var text = ""
    for scalar in attack.unicodeScalars {
      switch scalar.value {
      case 0x202A...0x202E, 0x2066...0x2069: continue
      case 0xFFFE, 0xFFFF: text += "\u{FFFD}"
      case 0x9, 0xA: text.unicodeScalars.append(scalar)
      // XML reads a carriage return in text as a line break.
      case 0xD: text += "\n"
      case ..<0x20: text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// What a theme's reader lets through: it refuses controls and long texts by itself.
  private static func tamed(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(400) {
      switch scalar.value {
      case ..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: break
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// A site whose every text of tenant, pool and theme says the same.
  private static func site(saying text: String) throws -> TenantSite {
    let words = LocalizedText(text)
    var select = SignUpAttribute.make("custom:team", .select, label: words, hint: words)
    select.options = [SignUpAttribute.Option(value: text, label: words)]
    let pool = Pool.make(attributes: [
      .make("given_name", label: words, hint: words), select,
      .make("custom:news", .boolean, label: words), .make("address", label: words),
    ])
    var tenant = Tenant.make(name: text, pool: pool)
    tenant.clients[0].clientId = text
    tenant.signIn.providers = [Tenant.Provider(name: text, label: words, domains: [text])]
    let quoted = tamed(text).jsonQuoted
    let own = text.filter { $0 != "{" && $0 != "}" }.jsonQuoted
    let theme = try SampleTheme()
    try theme.folder.write(
      """
      {"name": "Sample", "color": {"primary": "#0b5fff"},
       "logo": {"src": "logo.svg", "alt": \(quoted), "place": "outside", "href": "/"},
       "texts": {"en": {"login.lead": \(own), "login.submit": \(own), "common.help": \(own),
        "password.show": \(own), "common.error-prefix": \(own)}}}
      """, to: "themes/base/theme.json")
    return try theme.site(tenant)
  }
}

/// A page's elements and the names of their attributes, without what they say.
struct Outline: Equatable, Sendable {
  private var lines: [String] = []

  init(_ root: XMLNode) {
    add(root)
    for node in root.descendants where node.isElement { add(node) }
  }

  private mutating func add(_ node: XMLNode) {
    lines.append(
      "\(node.name) \(node.attributes.map(\.name).sorted().joined(separator: " "))")
  }
}
