import Testing

@testable import Site

@Suite struct PreviewSettingsTests {
  private func settings(_ preview: String, files: [String: String] = [:]) throws -> PreviewSettings
  {
    let project = #"""
      {"pools": {"p": {"userPoolId": "eu-central-1_A", "domain": "id.example"}},
       "tenants": [{"id": "a", "theme": "base", "clients": {"web": {"clientId": "c"}}}],
       "preview": \#(preview)}
      """#
    let fixture = ProjectFixture(files.merging(["lintel.json": project]) { own, _ in own })
    let checked = try fixture.load()
    #expect(checked.findings.filter { $0.severity == .error } == [])
    return try #require(checked.value).preview
  }

  @Test func `users have attributes as texts, a password of one kind, groups and factors`() throws {
    let settings = try settings(
      #"{"users": "people.json", "groups": ["staff", {"name": "boss", "precedence": 1}]}"#,
      files: [
        "people.json": #"""
        [{"username": "ada", "password": "pw", "groups": ["boss", "staff"], "mfa": ["email", "totp"],
          "attributes": {"email_verified": true, "custom:age": 36, "email": "ada@example.com"}},
         {"username": "bob", "temporaryPassword": "tmp"}, {"username": "eve"}]
        """#
      ])
    #expect(settings.groups.map(\.name) == ["staff", "boss"])
    #expect(settings.users.map(\.username) == ["ada", "bob", "eve"])
    #expect(settings.users.map(\.password) == [.permanent("pw"), .temporary("tmp"), nil])
    #expect(settings.users[0].groups == ["boss", "staff"])
    #expect(settings.users[0].mfa == [.email, .totp])
    #expect(
      settings.users[0].attributes.map { "\($0.name)=\($0.value)" } == [
        "custom:age=36", "email=ada@example.com", "email_verified=true",
      ])
  }

  @Test func `clients, triggers and identity pools are sorted by name`() throws {
    let settings = try settings(
      #"""
      {"clients": {"a.web": {"secret": "s1"}, "a.api": {"secret": "s2"}}, "fixedCode": "000000",
       "triggers": {"PreSignUp": "http://localhost:1/a", "CustomMessage": "http://127.0.0.1/b"},
       "identityPools": [{"id": "eu-central-1:3b1f8a8e-0c4d-4f63-9d53-000000000001"}]}
      """#)
    #expect(settings.clients.map(\.name) == ["api", "web"])
    #expect(settings.clients.map(\.secret) == ["s2", "s1"])
    #expect(settings.triggers.map(\.name) == ["CustomMessage", "PreSignUp"])
    #expect(settings.identityPools.map(\.allowGuests) == [false])
    #expect(settings.fixedCode == "000000")
  }

  @Test func `a project without a preview starts empty`() throws {
    let settings = try settings("null")
    #expect(settings.users.isEmpty && settings.groups.isEmpty && settings.fixedCode == nil)
  }
}
