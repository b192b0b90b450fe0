import Bindings
import Diagnostics
import Syntax

/// What mail programs show: one letter a feature and client, from `templates/messages/support.json`.
struct MailSupport: Sendable {
  static let path = "templates/messages/support.json"

  /// Feature to one letter a client.
  private let features: [String: String]
  private let clients: [String]

  /// Errors: `json.*`.
  init(_ table: SourceFile) throws(Diagnostic) {
    let json = try JSONValue.parse(table)
    clients = try json.requireMember("clients", of: "the table").requireArray("clients")
      .compactMap(\.string)
    let members = try json.requireMember("features", of: "the table").requireObject("features")
    var features: [String: String] = [:]
    for member in members.members { features[member.name] = member.value.string }
    self.features = features
  }

  /// What a mail's order depends on: without it columns fall apart, or text runs over the edge.
  private static let layout: Set<String> = [
    "align-items", "clear", "column-count", "columns", "display", "flex-direction", "flex-wrap",
    "float", "gap", "grid-template", "height", "inset", "justify-content", "left", "margin",
    "margin-inline", "max-width", "min-height", "min-width", "object-fit", "order", "padding",
    "padding-inline", "position", "right", "text-align", "top", "transform", "width",
  ]

  /// Errors: a layout that stands on what a client does not support.
  func layoutFindings(in mail: CheckedMail) -> [Diagnostic] {
    uses(in: mail).compactMap { use in
      guard use.isLayout, let missing = missing(use.feature) else { return nil }
      return mail.finding(
        .error, "feature.layout", "'\(use.words)' is not supported by \(missing)", at: use.node,
        hint: "see caniemail.com/features/\(use.feature)/; lay mails out with tables and padding")
    }
  }

  /// What some clients do not show, each feature once.
  func decorations(in mail: CheckedMail) -> [Diagnostic] {
    var seen: Set<String> = []
    return uses(in: mail).compactMap { use in
      guard !use.isLayout, let missing = missing(use.feature), seen.insert(use.feature).inserted
      else { return nil }
      return mail.finding(
        .note, "feature.decoration", "'\(use.words)' is not shown by \(missing)", at: use.node,
        hint: "see caniemail.com/features/\(use.feature)/")
    }
  }

  /// The clients that are known not to support it; nil for none, and for a feature without tests.
  func missing(_ feature: String) -> String? {
    guard let letters = features[feature] else { return nil }
    let missing = zip(clients, letters).filter { $1 == "n" }.map(\.0)
    return missing.isEmpty ? nil : missing.joined(separator: ", ")
  }

  private struct Use {
    let feature: String
    let words: String
    let isLayout: Bool
    let node: XMLNode
  }

  private func uses(in mail: CheckedMail) -> [Use] {
    var uses: [Use] = []
    for node in mail.elements {
      for (property, value) in mail.declarations(of: node) where !property.hasPrefix("mso-") {
        let isLayout = Self.layout.contains(Self.family(of: property))
        uses.append(
          Use(feature: "css-\(property)", words: property, isLayout: isLayout, node: node))
        uses += functions(value).map {
          Use(feature: "css-\($0)", words: $0, isLayout: false, node: node)
        }
        if property == "display", value != "none" {
          uses.append(
            Use(
              feature: "css-display-\(value)", words: "display:\(value)", isLayout: isLayout,
              node: node))
        }
      }
      // What a document is made of web mails replace by their own; nothing here stands on it.
      guard !["html", "head", "meta", "title", "style", "body"].contains(node.name) else {
        continue
      }
      uses.append(
        Use(feature: "html-\(node.name)", words: "<\(node.name)>", isLayout: true, node: node))
    }
    return uses
  }

  /// `padding-left` is of `padding`.
  private static func family(of property: String) -> String {
    layout.contains(property) ? property : String(property.prefix { $0 != "-" })
  }

  private func functions(_ value: String) -> [String] {
    let known: [(String, String)] = [
      ("var(", "variables"), ("calc(", "calc"), ("rgba(", "rgba"), ("hsl(", "hsl"),
      ("oklch(", "oklch"), ("linear-gradient(", "linear-gradient"),
    ]
    return known.compactMap { value.contains($0.0) ? $0.1 : nil }
  }
}
