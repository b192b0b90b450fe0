import Bindings
import Branding
import Diagnostics

/// The one form of colours that every mail program knows, and that contrast can be judged by: `#0b5fff`.
struct MailColors {
  private let mail: CheckedMail
  private(set) var findings: [Diagnostic] = []

  init(_ mail: CheckedMail) {
    self.mail = mail
    for element in mail.elements {
      if let ground = element["bgcolor"] { check("bgcolor", ground, at: element) }
      for (property, value) in mail.declarations(of: element) {
        check(property, value, at: element)
      }
      guard element.name == "style" else { continue }
      for rule in element.content.matches(of: /\{([^{}]*)\}/) {
        for (property, value) in MailStyle.declarations(String(rule.output.1)) {
          check(property, value, at: element)
        }
      }
    }
  }

  private mutating func check(_ property: String, _ value: String, at node: XMLNode) {
    switch property {
    case "color", "background-color", "bgcolor", "border-color":
      if Color(hex: value) == nil { add(property, value, at: node) }
    // The shorthand may hold a colour in any place of it.
    case "background":
      findings.append(
        mail.finding(
          .error, "color", "'background' may hold more than a colour", at: node,
          hint: "write background-color"))
    case let side where side == "border" || side.hasPrefix("border-"):
      for word in value.split(separator: " ") where !Self.isOfBorders(word) {
        add(property, String(word), at: node)
      }
    default: break
    }
  }

  private static func isOfBorders(_ word: Substring) -> Bool {
    let words = ["solid", "dashed", "dotted", "double", "none", "collapse", "separate"]
    return Color(hex: String(word)) != nil || words.contains(String(word))
      || word.first?.isNumber == true
  }

  private mutating func add(_ property: String, _ value: String, at node: XMLNode) {
    findings.append(
      mail.finding(
        .error, "color", "'\(property)' is '\(value)'", at: node,
        hint: "write six hexadecimal digits: some mail programs know no other colours"))
  }
}

extension Color {
  /// `#0b5fff`, the one form that every mail client knows.
  init?(hex text: String) {
    guard text.hasPrefix("#"), text.utf8.count == 7, let number = Int(text.dropFirst(), radix: 16)
    else { return nil }
    self.init(
      red: Double(number >> 16 & 255) / 255, green: Double(number >> 8 & 255) / 255,
      blue: Double(number & 255) / 255)
  }
}
