import Bindings
import Diagnostics
import Syntax
import Templating

/// A part of a log entry: rows of names and values, or a text.
struct LogPart: Sendable {
  let title: String
  var rows: [(name: String, value: String)] = []
  var text = ""

  var record: Record {
    Record(
      PreviewModels.logPart,
      [
        ("title", .text(title)), ("hasRows", .flag(!rows.isEmpty)),
        (
          "rows",
          .list(
            rows.map {
              Record(PreviewModels.pair, [("name", .text($0.name)), ("value", .text($0.value))])
            })
        ), ("text", .text(text)),
      ])
  }

  /// A body that a client sent or got, without passwords and secrets; nil for none.
  static func body(_ title: String, _ bytes: [UInt8], _ contentType: String) -> LogPart? {
    guard !bytes.isEmpty else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    if contentType.contains("x-www-form-urlencoded"), let form = HTTPTarget("/?\(text)") {
      return LogPart(title: title, rows: Secrets.hidden(form.query))
    }
    if let json = try? JSONValue.parse(SourceFile(name: "body", bytes: bytes)) {
      return LogPart(title: title, text: Secrets.hidden(JSONTree(json)).pretty())
    }
    return LogPart(title: title, text: text)
  }
}

/// What the log does not show: passwords and secrets that a person may use elsewhere as well.
enum Secrets {
  private static let names = ["password", "secret", "credential"]
  private static let shown = "•••"

  static func hidden(_ fields: [HTTPField]) -> [(name: String, value: String)] {
    fields.map { ($0.name, isSecret($0.name) && !$0.value.isEmpty ? shown : $0.value) }
  }

  static func hidden(_ tree: JSONTree) -> JSONTree {
    switch tree {
    case .object(let members):
      .object(
        members.map { name, value in
          if case .string = value, isSecret(name) { return (name, .string(shown)) }
          return (name, hidden(value))
        })
    case .array(let values): .array(values.map { hidden($0) })
    default: tree
    }
  }

  /// `SECRET_HASH`, `SECRET_BLOCK` and `SecretCode` are of use only here, and worth a look.
  private static func isSecret(_ name: String) -> Bool {
    let name = name.lowercased()
    if name.hasPrefix("secret_") || name == "secretcode" || name == "secrethash" { return false }
    return names.contains { name.contains($0) } && !name.hasPrefix("password_claim")
  }
}
