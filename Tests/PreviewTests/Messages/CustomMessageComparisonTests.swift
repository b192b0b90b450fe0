import Bindings
import CognitoMock
import Diagnostics
import Export
import Site
import Syntax
import TestSupport
import Testing

@testable import Preview

/// What the preview says in the place of each pool's CustomMessage function, beside that function itself
/// as a build leaves it, run by Node.
@Suite struct CustomMessageComparisonTests {
  private struct Case {
    let pool: Pool
    let asker: ProjectMessages.Asker
    let event: JSONTree
  }

  private static let hasNode = (try? ChildProcess(["node", "--version"], isQuiet: true)) != nil

  /// Tags that no locale is spelt like.
  private static let oddities: [JSONTree] = [
    "xx", "pt", "PT_br", "zh-Hant", "zh_HK", "zh-hantx", "zh-sg", " De-AT ", "\u{FEFF}fr\u{A0}", "",
    "en-", "-en", .string(String(repeating: "d", count: 36)), .null, .int(7), .array(["de"]),
  ]

  private static let link: JSONTree = "{##Click Here##}"

  @Test(.enabled(if: hasNode, "needs Node"))
  func `for every message, language and tenant both say the same, byte for byte`() throws {
    let files = LayeredFiles(disk: LocalDisk(), roots: [ProjectFolder.path])
    let snapshot = ProjectSnapshot(files, overlay: nil)
    let messages = ProjectMessages(snapshot)
    let folder = try TemporaryFolder()
    let cases = try Self.cases(snapshot)
    try Self.writeFunctions(of: snapshot, files, to: folder)
    let answers = try Self.answers(to: cases, in: folder)
    #expect(answers.count == cases.count)
    var said = 0
    for (one, answer) in zip(cases, answers) {
      let given = MessageEvent(one.event).map {
        messages.function($0, one.pool.userPoolId, one.asker)
      }
      let mine = [given?.mail?.subject, given?.mail?.body, given?.sms]
      let theirs = ["emailSubject", "emailMessage", "smsMessage"].map { answer[$0]?.string }
      #expect(mine == theirs, "\(one.pool.name) \(one.asker) \(one.event.compact())")
      said += theirs.count { $0 != nil }
    }
    #expect(said > cases.count)
  }

  // MARK: Cases

  private static func cases(_ snapshot: ProjectSnapshot) throws -> [Case] {
    let project = try #require(snapshot.project)
    var cases: [Case] = []
    for entry in project.tenants {
      let tenant = try #require(project.tenant(entry).value)
      let client = try #require(tenant.clients.first)
      func add(_ source: String, _ request: [(String, JSONTree)]) {
        cases.append(
          Case(
            pool: tenant.pool, asker: .tenant(tenant.id),
            event: event(source, client.clientId, request)))
      }
      for source in MessageSource.allCases {
        for locale in tenant.locales { add(source.customMessage, attributes(locale)) }
        let last = tenant.locales.last ?? ""
        add(
          source.customMessage,
          attributes("en") + [("clientMetadata", ["lang": .string(last), "locale": "en"])])
      }
      for tag in oddities {
        add("CustomMessage_SignUp", [("userAttributes", .object([("locale", tag)]))])
        add("CustomMessage_SignUp", [("clientMetadata", .object([("lang", tag)]))])
      }
      for source in MessageSource.allCases {
        // As a pool that confirms by link has it, and as one may that does not.
        for code in [link, "{####}"] {
          add(source.customMessage, [("codeParameter", code), ("linkParameter", link)])
        }
      }
      for code in [
        "{####}", "{#}", "{##########}", "{}", "{###", "####", " {####}", "{####}\n", "{##x##}",
      ] {
        add("CustomMessage_SignUp", [("codeParameter", .string(code))])
        add("CustomMessage_AdminCreateUser", [("usernameParameter", .string(code))])
      }
      for name in ["{username}", "{USER}", "{user2}", "{}", "{Kelvin\u{212A}}"] {
        add("CustomMessage_AdminCreateUser", [("usernameParameter", .string(name))])
      }
      add(
        "CustomMessage_AdminCreateUser",
        [("userAttributes", ["email": .string(String(repeating: "é", count: 200))])])
      for status in ["CONFIRMED", "FORCE_CHANGE_PASSWORD"] as [JSONTree] {
        let user: JSONTree = ["cognito:user_status": status]
        add("CustomMessage_AdminCreateUser", [("userAttributes", user)])
        add("CustomMessage_AdminCreateUser", [("userAttributes", user), ("codeParameter", nil)])
      }
      for source in ["CustomMessage_MFA", "", "SignUp", "PreSignUp_SignUp"] { add(source, []) }
    }
    for pool in project.pools {
      let site = try #require(snapshot.poolSite(pool.userPoolId).value)
      for source in MessageSource.allCases {
        for locale in site.locales + ["xx"] {
          cases.append(
            Case(
              pool: pool, asker: .administrator,
              event: event(source.customMessage, TriggerEvent.noClient, attributes(locale))))
        }
      }
      cases.append(
        Case(
          pool: pool, asker: .stranger,
          event: event("CustomMessage_SignUp", "somebody-elses", attributes("en"))))
    }
    // A client of another pool's.
    let first = try #require(project.tenants.first.flatMap { project.tenant($0).value })
    for pool in project.pools where pool.userPoolId != first.pool.userPoolId {
      let client = try #require(first.clients.first)
      cases.append(
        Case(
          pool: pool, asker: .tenant(first.id),
          event: event("CustomMessage_SignUp", client.clientId, [])))
    }
    return cases
  }

  private static func attributes(_ locale: String) -> [(String, JSONTree)] {
    [("userAttributes", ["sub": "1", "locale": .string(locale)])]
  }

  /// - Parameter request: members that differ from the usual ones.
  private static func event(
    _ source: String, _ client: String, _ request: [(String, JSONTree)]
  ) -> JSONTree {
    let usual: [(String, JSONTree)] = [
      ("userAttributes", ["sub": "1"]), ("codeParameter", "{####}"), ("linkParameter", nil),
      ("usernameParameter", source.hasSuffix("AdminCreateUser") ? "{username}" : nil),
    ]
    let names = Set(request.map(\.0))
    return [
      "version": "1", "triggerSource": .string(source), "region": "eu-central-1",
      "userPoolId": "eu-central-1_AbC", "userName": "mara",
      "callerContext": ["awsSdkVersion": "1", "clientId": .string(client)],
      "request": .object(usual.filter { !names.contains($0.0) } + request),
      "response": ["smsMessage": nil, "emailMessage": nil, "emailSubject": nil],
    ]
  }

  // MARK: Node

  private static func writeFunctions(
    of snapshot: ProjectSnapshot, _ files: LayeredFiles, to folder: TemporaryFolder
  ) throws {
    let form = try CustomMessageForm(files: files)
    for pool in snapshot.project?.pools ?? [] {
      let site = try #require(snapshot.poolSite(pool.userPoolId).value)
      var reading = try #require(form.reading(of: site))
      _ = site.forEachMember { reading.read($0) }
      let files = try #require(reading.files().value)
      for file in files where file.path.hasPrefix("custom-message/") {
        try folder.write(
          String(decoding: file.bytes, as: UTF8.self), to: "\(pool.name)/\(file.path)")
      }
    }
  }

  private static let script = """
    import { readFileSync, writeFileSync } from "node:fs";
    import { pathToFileURL } from "node:url";
    console.warn = () => {};
    const answers = [];
    for (const line of readFileSync("events.ndjson", "utf8").trim().split("\\n")) {
      const { pool, event } = JSON.parse(line);
      const { handler } = await import(pathToFileURL(`${pool}/custom-message/index.mjs`));
      answers.push(JSON.stringify((await handler(event)).response) + "\\n");
    }
    writeFileSync("answers.ndjson", answers.join(""));
    """

  private static func answers(
    to cases: [Case], in folder: TemporaryFolder
  ) throws -> [JSONValue] {
    let lines = cases.map { one in
      let line: JSONTree = ["pool": .string(one.pool.name), "event": one.event]
      return line.compact() + "\n"
    }
    try folder.write(lines.joined(), to: "events.ndjson")
    try folder.write(script, to: "ask.mjs")
    let child = try ChildProcess(["/bin/sh", "-c", "cd '\(folder.path)' && node ask.mjs"])
    #expect(child.exitStatus(waiting: true) == 0)
    return try folder.text("answers.ndjson").split(separator: "\n").map { line in
      try JSONValue.parse(SourceFile(name: "answer.json", text: String(line)))
    }
  }
}
