import Branding
import Diagnostics
import Foundation
import Syntax
import TestSupport
import Testing

@testable import Site

/// The schemas for editors name the same keys as the program.
@Suite struct SchemaKeyTests {
  private func schema(_ name: String) throws -> JSONValue {
    let path = ProjectFolder.path + "templates/schema/\(name).schema.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return try JSONValue.parse(SourceFile(name: "\(name).schema.json", text: text))
  }

  /// The keys of an object in a schema, `$schema` apart.
  private func keys(_ value: JSONValue?) -> [String] {
    (value?["properties"]?.object?.members.map(\.name) ?? []).filter { $0 != "$schema" }.sorted()
  }

  /// The object of several that a value may be.
  private func object(_ value: JSONValue?) -> JSONValue? {
    value?["anyOf"]?.array?.compactMap { object($0) }.first
      ?? (value?["properties"] == nil ? nil : value)
  }

  @Test func `of a project`() throws {
    let schema = try schema("project")
    #expect(keys(schema) == ProjectLoader.keys.sorted())
    let preview = schema["properties"]?["preview"]
    #expect(keys(preview) == PreviewReader.keys.sorted())
    #expect(
      keys(preview?["properties"]?["triggers"]) == PreviewSettings.Trigger.names.sorted())
    let users = preview?["properties"]?["users"]?["anyOf"]?.array?.last
    #expect(keys(users?["items"]) == PreviewReader.userKeys.sorted())
  }

  @Test func `of a pool`() throws {
    let schema = try schema("pool")
    #expect(keys(schema) == PoolReader.keys.sorted())
    #expect(keys(schema["$defs"]?["facts"]) == PoolReader.facts.sorted())
    #expect(keys(schema["$defs"]?["attribute"]) == AttributeReader.keys.sorted())
    let policy = schema["$defs"]?["facts"]?["properties"]?["passwordPolicy"]
    #expect(keys(object(policy)) == PasswordPolicy.keys.sorted())
  }

  @Test func `of a tenant`() throws {
    let schema = try schema("tenant")
    #expect(keys(schema) == TenantReader.keys.sorted())
    let defaults = schema["$defs"]?["defaults"]
    #expect(keys(defaults) == TenantReader.keys.filter { $0 != "id" }.sorted())
    let clients = object(defaults?["properties"]?["cognito"])
    #expect(keys(clients) == (PoolReader.facts + ["clientId"]).sorted())
    let client = defaults?["properties"]?["clients"]?["anyOf"]?.array?.first
    #expect(keys(object(client?["additionalProperties"])) == TenantReader.clientKeys.sorted())
  }

  @Test func `of a theme`() throws {
    let schema = try schema("theme")["$defs"]
    #expect(keys(schema?["theme"]) == ThemeKeys.top.sorted())
    #expect(keys(schema?["brand"]) == ThemeKeys.top.filter { $0 != "extends" }.sorted())
    for (path, expected) in ThemeKeys.members {
      let names = path.split(separator: ".").map { String($0) }
      var value = schema?[names[0] + "Key"]
      for name in names.dropFirst() { value = object(value)?["properties"]?[name] }
      if value?["items"] != nil { value = value?["items"] }
      #expect(keys(object(value)) == expected.sorted(), "\(path)")
    }
  }

  @Test(arguments: ProjectCase.all(["theme"], ["good"]))
  func `a theme that the schema takes is read`(row: ProjectCase) throws {
    #expect(try themeErrors(row).map(\.line) == [])
  }

  @Test(arguments: ProjectCase.all(["theme"], ["bad"]))
  func `a theme that the schema refuses has an error`(row: ProjectCase) throws {
    let errors = try themeErrors(row)
    #expect(!errors.isEmpty)
    #expect(errors.filter { $0.location == nil || $0.hint == nil }.map(\.line) == [])
  }

  private func themeErrors(_ row: ProjectCase) throws -> [Diagnostic] {
    let fixture = ProjectFixture([
      "themes/acme/theme.json": row.text, "themes/base/theme.json": #"{"name": "Base"}"#,
      "themes/acme/logo.svg":
        #"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>"#,
    ])
    let checked = ThemeShelf(files: fixture.files).theme(named: "acme")
    let findings = checked.findings + (checked.value?.linkFindings ?? [])
    return findings.filter { $0.severity == .error }
  }
}
