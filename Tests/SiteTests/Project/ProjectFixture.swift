import Bindings
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Site

/// A project for one test.
struct ProjectFixture {
  private var texts: [String: String]

  init(_ files: [String: String]) { texts = files }

  /// A project of one pool, `main`, and whatever `tenants` names.
  static func make(
    tenants: String, defaults: String = #"{"theme": "base"}"#, files: [String: String] = [:]
  ) -> ProjectFixture {
    let project = """
      {"pools": {"main": {"userPoolId": "eu-central-1_Abc", "domain": "id.app.example"}},
       "defaults": \(defaults),
       "tenants": \(tenants)}
      """
    return ProjectFixture(files.merging(["lintel.json": project]) { own, _ in own })
  }

  var files: LayeredFiles {
    var files: [String: [UInt8]] = [:]
    for (path, text) in texts { files["project/\(path)"] = Array(text.utf8) }
    let disk = MemoryDisk(files: files, links: ["project/outside.json": "other/outside.json"])
    return LayeredFiles(disk: disk, roots: ["project"])
  }

  /// - Parameter overlay: the text of `env/test.json`.
  func load(_ overlay: String? = nil) throws -> Checked<Project> {
    guard let overlay else { return Project.load(files) }
    var fixture = self
    fixture.texts["env/test.json"] = overlay
    return Project.load(fixture.files, overlay: try Overlay.read(env: "test", in: fixture.files))
  }

  /// All findings of the project and of each of its tenants, sorted, equal ones once.
  func findings(_ overlay: String? = nil) throws -> [Diagnostic] {
    let project = try load(overlay)
    var findings = project.findings
    for entry in project.value?.tenants ?? [] {
      findings += project.value?.tenant(entry).findings ?? []
    }
    return Set(findings).sorted()
  }

  /// The tenants, read whole.
  func tenants(_ overlay: String? = nil) throws -> [Tenant] {
    guard let project = try load(overlay).value else { return [] }
    return project.tenants.compactMap { project.tenant($0).value }
  }
}

extension Diagnostic {
  /// `file:line:column code: message`, with the hint behind an arrow.
  var line: String {
    let place = location.map { "\($0) " } ?? ""
    return "\(place)\(code): \(message)" + (hint.map { " → \($0)" } ?? "")
  }
}

/// The files in `Cases`, which the JSON Schemas are tested with as well.
struct ProjectCase: Sendable, CustomTestStringConvertible {
  let kind: String
  let name: String
  let text: String

  var testDescription: String { "\(kind)/\(name)" }

  static func all(_ kinds: [String], _ verdicts: [String]) -> [ProjectCase] {
    var cases: [ProjectCase] = []
    for kind in kinds {
      for verdict in verdicts {
        let folder = ProjectFolder.path + "Tests/SiteTests/Cases/\(kind)/\(verdict)"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names.sorted() where name.hasSuffix(".json") {
          let text = (try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)) ?? ""
          cases.append(ProjectCase(kind: kind, name: String(name.dropLast(5)), text: text))
        }
      }
    }
    return cases
  }

  /// A project around the case.
  func fixture() -> ProjectFixture {
    var files = Self.surroundings
    switch kind {
    case "tenant":
      files["tenant.json"] = text
      files["lintel.json"] = #"{"pools": "pools/*.json", "tenants": "tenant.json"}"#
    case "pool":
      files["pools/main.json"] = text
      files["lintel.json"] = #"{"pools": "pools/*.json", "tenants": "tenants/a.json"}"#
    default: files["lintel.json"] = text
    }
    return ProjectFixture(files)
  }

  private static let surroundings: [String: String] = [
    "pools/main.json": """
    {"userPoolId": "eu-central-1_AbCdEf123", "domain": "id.app.example", "rpId": "app.example",
     "methods": ["password", "passkey"]}
    """,
    "tenants/a.json": """
    {"id": "a", "theme": "base", "url": "https://a.app.example/",
     "clients": {"web": {"clientId": "a1"}}}
    """,
    "tenants/b.json": """
    {"id": "b", "theme": "base", "url": "https://b.app.example/",
     "clients": {"web": {"clientId": "b1"}}}
    """,
    "more.ndjson": """
    {"id": "n1", "clients": {"web": {"clientId": "n1"}}}

    {"id": "n2", "clients": {"web": {"clientId": "n2"}}}
    """,
    "rows.csv": "id,clients.web.clientId\nr1,r1\nr2,r2\n",
    "users.json": #"[{"username": "ada", "password": "x"}]"#,
    "broken/cut-off.json": #"{"id": "x", "theme":"#,
    "broken/list.json": #"[{"id": "x"}]"#,
    "broken/lines.ndjson":
      "{\"id\": \"l1\", \"theme\": \"base\", \"url\": \"https://l.app.example\", "
      + "\"clients\": {\"web\": {\"clientId\": \"l\"}}}\n{\"id\": \"l2\"\n",
    "broken/path.csv": "id,clients.web,clients.web.clientId\nx,y,z\n",
    "broken/row.csv": "id,theme,clients.web.clientId\nx,base\n",
    "broken/cell.csv": "id,theme,aliases,clients.web.clientId\nx,base,\"[\"\"a\"\"\",z\n",
    "templates/locales/en.json": "{}", "templates/locales/de.json": "{}",
    "templates/locales/pt-BR.json": "{}", "templates/locales/zh-CN.json": "{}",
  ]
}
