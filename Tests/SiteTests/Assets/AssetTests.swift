import Bindings
import Branding
import Diagnostics
import Syntax
import Testing

@testable import Site

@Suite struct AssetTests {
  @Test func `an import of no script is refused with the nearest`() {
    let finding = ScriptSet.refusal([
      "page": "import { a } from \"./compnents.js\";", "components": "",
    ])
    #expect(finding?.code == "script.import.unknown")
    #expect(finding?.hint == "did you mean './components.js'?")
    #expect(finding?.location?.description == "site/scripts/page.js:1:20")
  }

  @Test(
    arguments: [
      ["page": "import \"./page.js\";"],
      ["page": "import \"./a.js\";", "a": "import(\"./page.js\");"],
    ])
  func `scripts that import each other in a circle are refused`(_ sources: [String: String]) {
    #expect(ScriptSet.refusal(sources)?.code == "script.import.circle")
  }

  @Test func `imports name hashed files, leaves first`() throws {
    let sources = [
      "page": "import(\"./a.js\"); // why", "a": "import {q} from './qr.js';",
      "qr": "export const q=1;",
    ]
    let set = try ScriptSet.written(sources)
    let page = try #require(set["page"])
    let inner = try #require(set["a"])
    let leaf = try #require(set["qr"])
    #expect(String(decoding: page.bytes, as: UTF8.self).contains("\"./\(inner.name)\""))
    #expect(!String(decoding: page.bytes, as: UTF8.self).contains("why"))
    #expect(String(decoding: inner.bytes, as: UTF8.self).contains("'./\(leaf.name)'"))
  }

  @Test func `each script says what may be done with it, once and first`() throws {
    for file in try SampleKit.kit().scripts.all.values {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(text.hasPrefix("/*!Apache-2.0*/"), "\(file.name)")
      #expect(text.matches(of: /\/\*/).count == 1, "\(file.name)")
    }
  }

  @Test func `a page fetches at once what it cannot do without, and never names what is not there`()
    throws
  {
    let kit = try SampleKit.kit()
    for served in Served.allCases {
      for page in PageID.allCases {
        let names = kit.scripts.preloads(of: page, served)
        #expect(names.allSatisfy { kit.scripts[$0] != nil }, "\(page) \(names)")
        #expect(!names.contains(ScriptSet.entry))
      }
    }
    #expect(kit.scripts.preloads(of: .login, .direct) == ["cognito"])
    #expect(kit.scripts.preloads(of: .login, .hosted) == [])
    #expect(
      kit.scripts.preloads(of: .forgotPassword, .direct)
        == ["later", "flow", "fields", "steps", "recovery", "cognito"])
    let api = ["flow", "steps", "cognito", "signin", "pkce"]
    for page in PageID.allCases where page != .tenantPicker {
      #expect(Set(kit.scripts.preloads(of: page, .hosted)).isDisjoint(with: api), "\(page)")
    }
  }

  @Test func `the client for apps has a name that stays where the pool has a domain`() throws {
    func paths(_ tenant: Tenant) throws -> [String] {
      let files = SiteForm().files(for: try SampleTheme().site(tenant)).value ?? []
      return files.map(\.path).filter { $0.hasPrefix("site/pkce") }
    }
    #expect(try paths(.make(pool: .make(domain: nil))).isEmpty)
    #expect(try paths(.make()) == ["site/pkce.js", "site/pkce-api.js"])
  }

  /// Source: Trusted Types, its integrations with HTML, DOM Parsing and CSP.
  private static let sinks: Set<String> = [
    "innerHTML", "outerHTML", "insertAdjacentHTML", "setHTMLUnsafe", "parseHTMLUnsafe",
    "DOMParser", "createContextualFragment", "writeln", "eval", "Function", "srcdoc", "Worker",
    "SharedWorker", "importScripts", "createPolicy",
  ]

  @Test(arguments: (SampleKit.checked.value?.scripts.all.keys).map { $0.sorted() } ?? [])
  func `a script uses nothing that makes a text into markup or a program`(_ name: String) throws {
    let shipped = try #require(try SampleKit.kit().scripts[name])
    let file = SourceFile(name: name, bytes: shipped.bytes)
    let source = try JavaScriptLexer.read(file)
    let words = source.tokens.map { file.text(in: $0.range) }
    #expect(Set(words).isDisjoint(with: Self.sinks))
    let code = SourceFile(name: name, bytes: JavaScriptMinifier.minified(source)).text
    for pattern in [
      #"document\.write"#, #"setAttribute(NS)?\([^)]*["'`](on|srcdoc)"#, #"\.on[a-z]+=["'`]"#,
      #"set(Timeout|Interval)\(["'`]"#, #"javascript:"#, #"createElement\(["'`]script"#,
    ] {
      #expect(try code.matches(of: Regex(pattern)).isEmpty, "\(pattern)")
    }
  }

  @Test func `a changed leaf changes the name of all that import it`() throws {
    let one = try ScriptSet.written(["page": "import './a.js';", "a": "let x=1;"])
    let two = try ScriptSet.written(["page": "import './a.js';", "a": "let x=2;"])
    #expect(one["a"]?.name != two["a"]?.name)
    #expect(one["page"]?.name != two["page"]?.name)
  }

  @Test func `each asset is named after its bytes`() throws {
    for file in try SampleTheme().site().assets {
      let name = try #require(file.path.split(separator: "/").last)
      let parts = name.split(separator: ".")
      // The steps of a language have it in their name as well.
      #expect(parts.count == (parts.first == "steps" && parts.last == "html" ? 4 : 3))
      #expect(String(parts[parts.count - 2]) == Hex.encode(SHA256.hash(file.bytes).prefix(4)))
      #expect(file.cache == .immutable)
    }
  }

  @Test func `a page's integrity is that of the file`() throws {
    let site = try SampleTheme().site()
    for page in PageID.allCases {
      let root = try XMLDocument(parsing: site.render(page, locale: "de")).root
      for element in root.descendants where element.has("integrity") {
        let address = try #require(element["href"] ?? element["src"])
        let name = try #require(address.split(separator: "/").last)
        let file = try #require(site.assets.first { $0.path == "site/assets/\(name)" })
        #expect(element["integrity"] == "sha256-\(Base64.encode(SHA256.hash(file.bytes)))")
      }
    }
  }

  @Test func `a theme's own rules stand in a layer behind the structure`() throws {
    let site = try SampleTheme("\"css\": \"own.css\"").siteWithCSS(".card { color: red }")
    let text = String(decoding: site.files.stylesheet.bytes, as: UTF8.self)
    #expect(text.hasPrefix("@layer lintel,theme;"))
    #expect(text.hasSuffix("@layer theme.extra{.card{color:red}}"))
  }

  @Test(arguments: [
    (Theme.Mode.auto, 2, "@media screen and (prefers-color-scheme:dark){:root{"),
    (.light, 1, "--logo-height:32px}:root{--radius-box"), (.dark, 2, "@media screen{:root{"),
  ])
  func `the style sheet has every colour once a mode that is shown and no mark left`(
    mode: Theme.Mode, count: Int, part: String
  ) throws {
    let site = try SampleTheme().site().with(mode: mode)
    let text = String(decoding: site.files.stylesheet.bytes, as: UTF8.self)
    #expect(!text.contains("lintel--value"))
    #expect(text.matches(of: /--color-primary:/).count == count)
    #expect(text.contains(part))
    #expect(text.contains("--font-family:"))
  }
}

extension SampleTheme {
  fileprivate func siteWithCSS(_ css: String) throws -> TenantSite {
    try folder.write(css, to: "themes/base/own.css")
    return try site()
  }
}
