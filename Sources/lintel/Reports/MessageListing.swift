internal import Bindings
internal import Diagnostics
internal import Site
internal import Syntax

/// Messages as a person asked to see them.
struct MessageListing {
  enum Form: String, CaseIterable { case table, html, text, eml, api }

  private let form: Form
  private let source: MessageSource
  private let messages: [RenderedMessage]
  /// What is wrong with them, and what only some mail programs show.
  let findings: [Diagnostic]

  /// Errors: `messages.none` where nothing is left of what was asked for.
  init(_ arguments: Arguments, _ source: MessageSource, _ checks: MessageChecks) throws(Diagnostic)
  {
    form = arguments.value("as").flatMap(Form.init) ?? .table
    self.source = source
    let ids = arguments.list("id")
    let medium = arguments.value("medium")
    let kinds = MessageKind.all.filter { kind in
      source.pool.sends(kind) && (!source.isPoolOwn || kind.id.isPoolOwn)
        && (ids.isEmpty || ids.contains(kind.id.rawValue))
        && (medium == nil || medium == kind.medium.rawValue)
    }
    messages = source.messages.flatMap { branded in kinds.compactMap(branded.render) }
    guard !messages.isEmpty else {
      throw Diagnostic(
        .error, "messages.none", "the pool '\(source.pool.name)' sends no such message",
        hint: "lintel messages without --id lists those that it sends")
    }
    let brand = source.messages[0].brand
    findings = Set(
      messages.flatMap { message in
        checks.findings(for: message, of: source.pool, by: brand)
          + checks.decorations(in: message)
      }
    ).sorted()
  }

  /// All of them, one after the other.
  var text: String {
    get throws(Diagnostic) {
      switch form {
      case .table: return table
      case .api: return calls.pretty()
      case .text:
        return messages.map { message in
          let subject = message.subject.map { "\($0.string)\n\n" } ?? ""
          return "== \(message.kind.path), \(message.locale)\n\n\(subject)\(message.text.string)\n"
        }
        .joined(separator: "\n")
      case .html, .eml:
        let mails = messages.filter { $0.kind.medium == .email }
        guard !mails.isEmpty else {
          throw Diagnostic(
            .error, "messages.many",
            "none of these messages is a mail, and only a mail has that form",
            hint: "--as text shows text messages")
        }
        guard mails.count == 1 else {
          throw Diagnostic(
            .error, "messages.many", "\(mails.count) mails are meant, and one can be shown",
            hint: "name it by --id and --locale, or write them into a folder with --out")
        }
        return String(decoding: bytes(of: mails[0], as: form), as: UTF8.self)
      }
    }
  }

  /// Writes a file a message: `DIR/de/email/verification.html`.
  func write(to folder: String, _ disk: any Disk) throws(Diagnostic) {
    do throws(DiskError) {
      for message in messages {
        for (end, form) in files(of: message) {
          let path = "\(folder)/\(message.locale)/\(message.kind.path).\(end)"
          try disk.makeDirectories(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
          try disk.write(bytes(of: message, as: form), to: path)
        }
      }
    } catch {
      throw Diagnostic(
        .error, "messages.write", "cannot write into '\(folder)': \(error.reason)")
    }
  }

  /// Without a form every one that the message has.
  private func files(of message: RenderedMessage) -> [(String, Form)] {
    guard message.kind.medium == .email else { return [("txt", .text)] }
    switch form {
    case .html: return [("html", .html)]
    case .text: return [("txt", .text)]
    case .eml: return [("eml", .eml)]
    case .table, .api: return [("html", .html), ("txt", .text), ("eml", .eml)]
    }
  }

  private func bytes(of message: RenderedMessage, as form: Form) -> [UInt8] {
    switch form {
    case .html: message.html?.bytes ?? []
    case .eml: MailFile(message, from: source.messages.first?.brand.codeHost).bytes
    default: message.text.bytes
    }
  }

  /// The members of calls, by the operation that takes them.
  private var calls: JSONTree {
    let calls = MessageCalls(
      messages.filter { $0.locale == source.messages[0].locale }, of: source.pool)
    var operations: [(String, JSONTree)] = [("UpdateUserPool", calls.userPool)]
    if let mfa = calls.mfa { operations.append(("SetUserPoolMfaConfig", mfa)) }
    if let risk = calls.risk { operations.append(("SetRiskConfiguration", risk)) }
    return .object(operations)
  }

  // MARK: Table

  private var table: String {
    let rows = messages.map(MessageReport.init).map { row in
      [
        row.kind.path, row.locale, "\(row.characters)", "\(row.bytes)",
        row.segments.map { "\($0.count) \($0.alphabet.rawValue)" } ?? "", row.subject,
      ]
    }
    let head = ["message", "locale", "characters", "bytes", "segments", "subject"]
    let columns = head.indices.map { column in
      ([head] + rows).map { $0[column].count }.max() ?? 0
    }
    return ([head] + rows).map { row in
      zip(row, columns).enumerated().map { index, cell in
        let gap = String(repeating: " ", count: cell.1 - cell.0.count)
        // Numbers stand under each other; the last column needs no room after it.
        return (2...3).contains(index) ? gap + cell.0 : (index == 5 ? cell.0 : cell.0 + gap)
      }
      .joined(separator: "  ").trimmingBlanks + "\n"
    }
    .joined()
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
