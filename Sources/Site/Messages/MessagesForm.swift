package import Diagnostics
import Syntax

/// A pool's own messages in every language of its tenants, and the members of API calls that hold those
/// of its default language.
///
/// Shape: `messages/email/de/verification.html` beside `.txt` and `.eml`,
/// `messages/sms/de/verification.txt`, `messages/index.json`, `user-pool.json`, `mfa.json`,
/// `risk.json`.
package struct MessagesForm: PoolForm {
  package let part = BuildPart.messages

  private let checks: MessageChecks

  package init(checks: MessageChecks) { self.checks = checks }

  package var digest: [UInt8] { checks.digest }

  package func files(for site: PoolSite) -> Checked<[OutputFile]> {
    var findings = senderFindings(site.pool) + unboundFindings(site)
    var files: [OutputFile] = []
    var reports: [MessageReport] = []
    for locale in site.locales {
      let branded = site.messages(in: locale)
      findings += branded.findings
      guard let branded = branded.value else { continue }
      findings += checks.findings(for: branded.brand, in: locale)
      let messages = site.kinds.compactMap(branded.render)
      for message in messages {
        findings += checks.findings(for: message, of: site.pool, by: branded.brand)
        files += self.files(of: message, site)
        reports.append(MessageReport(message))
      }
      if locale == site.pool.defaultLocale { files += calls(messages, site.pool) }
    }
    files.append(json("messages/index.json", .array(reports.map(\.json))))
    return Checked(files, findings)
  }

  /// Many pools have texts of their own all the same, and Cognito has let them.
  private func senderFindings(_ pool: Pool) -> [Diagnostic] {
    guard pool.sender == .cognito else { return [] }
    return [
      Diagnostic(
        .warning, "message.sender",
        "the pool '\(pool.name)' has mails of its own, and Cognito sends them itself",
        at: pool.location,
        hint: "Cognito's documentation wants Amazon SES for that: \"sender\": \"ses\"")
    ]
  }

  private func unboundFindings(_ site: PoolSite) -> [Diagnostic] {
    BoundCode.absence(from: site.kinds, of: site.brand, site.hasSeveralHosts ? .note : .warning)
  }

  package func reading(of site: PoolSite) -> (any PoolReading)? {
    MemberChecks(checks, of: site.pool)
  }

  private func files(of message: RenderedMessage, _ site: PoolSite) -> [OutputFile] {
    let kind = message.kind
    let path = "messages/\(kind.medium.rawValue)/\(message.locale)/\(kind.id.rawValue)"
    let text = OutputFile(
      path: "\(path).txt", bytes: message.text.bytes, contentType: "text/plain; charset=utf-8",
      cache: .revalidate)
    guard let html = message.html else { return [text] }
    return [
      OutputFile(
        path: "\(path).html", bytes: html.bytes, contentType: "text/html; charset=utf-8",
        cache: .revalidate),
      text,
      OutputFile(
        path: "\(path).eml", bytes: MailFile(message, from: site.brand.codeHost).bytes,
        contentType: "message/rfc822", cache: .revalidate),
    ]
  }

  private func calls(_ messages: [RenderedMessage], _ pool: Pool) -> [OutputFile] {
    let calls = MessageCalls(messages, of: pool)
    var files = [json("user-pool.json", calls.userPool)]
    if let mfa = calls.mfa { files.append(json("mfa.json", mfa)) }
    if let risk = calls.risk { files.append(json("risk.json", risk)) }
    return files
  }

  private func json(_ path: String, _ tree: JSONTree) -> OutputFile {
    OutputFile(
      path: path, bytes: Array(tree.pretty().utf8), contentType: "application/json",
      cache: .revalidate)
  }
}

extension MessageReport {
  fileprivate var json: JSONTree {
    var members: [(String, JSONTree)] = [
      ("id", .string(kind.id.rawValue)), ("medium", .string(kind.medium.rawValue)),
      ("locale", .string(locale)),
    ]
    if kind.medium == .email { members.append(("subject", .string(subject))) }
    members += [("characters", .int(characters)), ("bytes", .int(bytes))]
    if let segments {
      members += [
        ("segments", .int(segments.count)), ("alphabet", .string(segments.alphabet.rawValue)),
      ]
    }
    return .object(members)
  }
}
