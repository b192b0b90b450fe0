import Bindings
import Branding
import Diagnostics
import Syntax
import TestSupport
import Testing

@testable import Site

/// An attack in each string and each key of project, pool, tenant, brand and theme, one at a time, from
/// the files on: either it is refused, or every page and style sheet is built as with a harmless word.
@Suite struct HostileFieldTests {
  /// An attack, and a word that the same readers let through.
  struct Attack: Sendable {
    let text: String
    let harmless: String

    init(_ text: String, like harmless: String = "plain") {
      (self.text, self.harmless) = (text, harmless)
    }
  }

  static let attacks = [
    Attack(
      "\"><script>alert(1)</script>' onfocus='a;}*{background:url(//evil.example)}/**/\\3C"
        + "--><!-- ]]>&lt;</title></style>{{{csp}}}{{> layout}}"),
    Attack("a\u{0}\u{1F}\r\nX-Evil: 1\u{2028}\u{85}\u{202E}b"),
    Attack("javascript:\u{E33}=alert(1)"),
    Attack("//\u{301}evil.example/\"><script>alert(1)</script>"),
    Attack(
      "https://evil.example/\"onfocus=\"alert(1)'><script>x</script>&quot;;script-src*",
      like: "https://evil.example/plain"),
    Attack("https://evil.example//\u{301}x/", like: "https://evil.example/x/"),
    Attack("my.app:/\"'><script>alert(1)</script>;script-src*", like: "my.app:/plain"),
    Attack(String(repeating: "<\"'&>", count: 20_000)),
  ]

  @Test(arguments: Ground.texts.keys.sorted())
  func `an attack in any field is refused or stays in its place`(_ file: String) throws {
    let ground = try Ground()
    var built: Set<String> = []
    for field in try ground.fields(of: file) {
      var harmless: [String: Built] = [:]
      for attack in Self.attacks {
        guard let hostile = try ground.result(field, of: file, saying: attack.text) else {
          continue
        }
        built.insert(attack.text)
        let expected =
          try harmless[attack.harmless]
          ?? ground.result(field, of: file, saying: attack.harmless) ?? ground.plain()
        harmless[attack.harmless] = expected
        #expect(hostile == expected, "\(ground.text(field, of: file)) says \(attack.text)")
      }
    }
    // Markup is welcome where people write texts.
    #expect(built.contains(Self.attacks[0].text))
  }

  @Test func `the files say something in every key that there is`() throws {
    let ground = try Ground()
    let fields = try Ground.texts.keys.map { try ground.fields(of: $0).count }
    #expect(fields.reduce(0, +) > 150)
    _ = try ground.plain()
  }
}

/// A project's files, one field of which can say something else.
struct Ground {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (path, text) in Self.texts { try folder.write(text, to: path) }
    try folder.write(SampleTheme.logo, to: "themes/acme/logo.svg")
    try folder.write(SampleTheme.logo, to: "logos/acme.svg")
    try folder.write("a{color:red}", to: "themes/acme/extra.css")
  }

  /// The bytes of every string and of every name.
  func fields(of file: String) throws -> [Range<Int>] {
    Self.strings(
      in: try JSONValue.parse(SourceFile(name: file, text: Self.texts[file] ?? "")))
  }

  func text(_ field: Range<Int>, of file: String) -> String {
    String(decoding: Array((Self.texts[file] ?? "").utf8)[field], as: UTF8.self)
  }

  private static func strings(in value: JSONValue) -> [Range<Int>] {
    switch value.content {
    case .string: [value.range]
    case .array(let values): values.flatMap { strings(in: $0) }
    case .object(let object):
      object.members.flatMap { [$0.nameRange] + strings(in: $0.value) }
    case .null, .bool, .number: []
    }
  }

  /// What is built; nil where there is an error.
  func result(_ field: Range<Int>, of file: String, saying text: String) throws -> Built? {
    var bytes = Array((Self.texts[file] ?? "").utf8)
    bytes.replaceSubrange(field, with: text.jsonQuoted.utf8)
    try folder.write(String(decoding: bytes, as: UTF8.self), to: file)
    defer { try? folder.write(Self.texts[file] ?? "", to: file) }
    return try build().value
  }

  func plain() throws -> Built {
    let built = try build()
    return try #require(
      built.value, "\(built.findings.map(\.description).joined(separator: "\n"))")
  }

  private func build() throws -> Checked<Built> {
    let files = LayeredFiles(disk: LocalDisk(), roots: [folder.path, ProjectFolder.path])
    let project = Project.load(files)
    guard let entry = project.value?.tenants.first, let read = project.value?.tenant(entry) else {
      return Checked(nil, project.findings)
    }
    var findings = project.findings + read.findings
    guard let tenant = read.value else { return Checked(nil, findings) }
    let site = TenantSite.make(
      tenant, kit: try SampleKit.kit(), shelf: ThemeShelf(files: files))
    findings += site.findings
    guard let site = site.value, !findings.contains(where: { $0.severity == .error }) else {
      return Checked(nil, findings)
    }
    return Checked(try Built(site), findings)
  }

  static let texts = [
    "lintel.json": """
    {"pools": {"main": {"userPoolId": "eu-central-1_AbCdEf123", "domain": "id.app.example",
      "rpId": "app.example", "name": {"en": "App"}, "url": "https://app.example/login/",
      "theme": "acme", "brand": {"color": {"primary": "#0b5fff"}},
      "tier": "essentials", "sender": "ses", "defaultLocale": "en", "identifiers": ["email"],
      "methods": ["password", "emailCode"], "signUp": true, "recovery": ["email"],
      "mfa": {"required": false, "methods": ["totp", "email"]},
      "attributes": [{"name": "given_name", "required": true, "label": "Given", "hint": {"en": "H"}},
        {"name": "custom:team", "type": "select", "options": ["a", {"value": "b", "label": {"en": "B"}}],
         "label": {"en": "Team"}, "hint": "Yours"}]}},
     "defaults": {"pool": "main", "url": "https://{id}.app.example/login/", "locales": ["en"]},
     "tenants": ["tenant.json"]}
    """,
    "tenant.json": """
    {"id": "acme", "name": {"en": "Acme Robotics"}, "theme": "acme",
     "brand": {"name": "Brand", "color": {"primary": "#0b5fff", "link": {"light": "#0b5fff"}},
       "font": {"family": "Inter, sans-serif", "heading": "Inter"},
       "shape": {"radius": "md", "shadow": "sm", "density": "regular"},
       "logo": {"src": "logos/acme.svg", "alt": {"en": "Logo"}, "place": "outside", "href": "/"},
       "texts": {"en": {"login.lead": "Lead"}}},
     "clients": {"web": {"clientId": "1h57kf5cpq17m0eml12EXAMPLE",
       "callbacks": ["https://app.acme.example/callback"], "signedOut": ["https://app.acme.example/"],
       "home": "/", "storage": "session"}},
     "aliases": ["https://sso.acme.example/"],
     "links": {"help": "mailto:help@acme.example", "privacy": {"en": "https://acme.example/p"},
       "terms": "/terms"},
     "signIn": {"start": "page", "providers": [{"name": "acme-okta", "label": {"en": "Acme SSO"},
       "domains": ["acme.example"]}, "Google"]},
     "handOver": {"cookie": "app.example"}}
    """,
    "themes/acme/theme.json": """
    {"name": "Acme", "extends": "base", "mode": "auto", "contrast": "repair",
     "color": {"primary": "#0b5fff", "background": "#ffffff", "text": {"light": "#111111", "dark": "#eeeeee"},
       "focus": "{color.primary}"},
     "font": {"family": "Inter, 'Segoe UI', sans-serif", "heading": "Georgia, serif"},
     "shape": {"radius": "lg", "shadow": "md", "density": "roomy"},
     "layout": {"variant": "split-start", "align": "start", "image": {"src": "logo.svg", "fit": "cover"}},
     "logo": {"src": "logo.svg", "dark": "logo.svg", "alt": "Acme", "place": "header", "href": "https://acme.example/"},
     "favicon": {"svg": "logo.svg"}, "social": {"place": "top", "style": "icon"},
     "texts": {"en": {"login.submit": "Go", "common.help": "Help"}}, "css": "extra.css"}
    """,
  ]
}

/// What a browser would make of a tenant's site: the elements of its pages with the names of their
/// attributes, the rules of its style sheet, the headers' names, without what they say.
struct Built: Equatable {
  private var lines: [String] = []

  init(_ site: TenantSite) throws {
    for page in PageID.allCases {
      for served in Served.allCases {
        try add(site.render(page, locale: "en", state: nil, served: served))
      }
    }
    let files = try #require(SiteForm().files(for: site).value)
    for file in files {
      switch file.path {
      case "site/_headers": addHeaders(String(decoding: file.bytes, as: UTF8.self))
      case "site/headers.json":
        _ = try JSONValue.parse(SourceFile(name: file.path, bytes: file.bytes))
      case _ where file.path.hasSuffix(".css"): addRules(CSSOutline(file.bytes))
      default: break
      }
    }
  }

  private mutating func add(_ page: [UInt8]) throws {
    let root = try XMLDocument(parsing: page).root
    for node in [root] + root.descendants where node.isElement {
      lines.append(
        "\(node.name) \(node.attributes.map(\.name).sorted().joined(separator: " "))")
      for attribute in node.attributes where ["href", "src", "action"].contains(attribute.name) {
        let scheme = attribute.value.prefix { $0 != ":" }.lowercased()
        #expect(!["javascript", "data", "vbscript"].contains(scheme), "\(attribute.value)")
        #expect(!attribute.value.utf8.starts(with: "//".utf8), "\(attribute.value)")
      }
    }
  }

  private mutating func addRules(_ outline: CSSOutline) {
    lines += outline.faults.map { "\($0.kind)" }
    for (token, role) in zip(outline.tokens, outline.roles) where role != .value {
      if role == .customValue || token.isTrivia { continue }
      lines.append(String(decoding: outline.bytes[token.range], as: UTF8.self))
    }
    for reference in CSSReference.all(in: outline) {
      #expect(reference.address?.contains("/") == false, "\(reference)")
    }
  }

  private mutating func addHeaders(_ text: String) {
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      lines.append(String(line.prefix { $0 != ":" }))
      guard line.contains("Content-Security-Policy") else { continue }
      lines += line.split(separator: ";").map { String($0.drop { $0 == " " }.prefix { $0 != " " }) }
    }
  }
}
