import Bindings
import Diagnostics

/// Where a mail leads and what it fetches, in every attribute that may hold an address and in what only
/// Outlook reads.
struct MailAddresses {
  private let mail: CheckedMail
  private let support: MailSupport
  private(set) var findings: [Diagnostic] = []

  /// Attributes that are words.
  private static let words: Set<String> = ["alt", "title", "content", "style", "class", "id"]

  init(_ mail: CheckedMail, _ support: MailSupport) {
    self.mail = mail
    self.support = support
    for element in mail.elements {
      for attribute in element.attributes where !Self.words.contains(attribute.name) {
        check(attribute.name, attribute.value, of: element)
      }
    }
    checkComments()
  }

  private mutating func check(_ name: String, _ value: String, of element: XMLNode) {
    if name.hasPrefix("on") {
      add("handler", "'\(name)' holds a script", at: element, hint: "remove it")
    } else if name == "href" {
      checkLink(value, of: element)
    } else {
      // `srcset` holds several, each with a width behind it.
      for address in value.split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
        checkSource(String(address), name, of: element)
      }
    }
  }

  private mutating func checkLink(_ value: String, of element: XMLNode) {
    let isKnown = ["https://", "mailto:", "tel:"].contains { value.hasPrefix($0) }
    // One that Cognito puts in whole.
    let isPlaceholder = MessagePlaceholder.allCases.contains { $0.rawValue == value }
    guard !isKnown, !isPlaceholder else { return }
    add(
      "address", "a link leads to '\(value)'", at: element,
      hint: "https, mailto and tel are allowed")
  }

  private mutating func checkSource(_ address: String, _ name: String, of element: XMLNode) {
    if element.name != "img" || name != "src" {
      let isRefused = ["http:", "data:", "javascript:", "//"].contains {
        address.lowercased().hasPrefix($0)
      }
      if isRefused {
        add(
          "address", "'\(name)' leads to '\(address.prefix(60))'", at: element,
          hint: "only addresses of https are fetched")
      }
    }
    guard address.hasPrefix("https://"), let feature = Self.feature(of: address),
      let missing = support.missing(feature)
    else { return }
    add(
      "image.type", "'\(address)' is not shown by \(missing)", at: element,
      hint: "mails show PNG and JPEG everywhere")
  }

  /// The feature that an image's ending stands for.
  private static func feature(of address: String) -> String? {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: ".") else {
      return nil
    }
    let ending = name[name.index(after: dot)...].lowercased()
    let same = ["jpeg": "jpg", "heic": "heif", "tif": "tiff"]
    return "image-\(same[ending] ?? ending)"
  }

  /// Outlook's engine for Windows reads the markup in conditional comments.
  private mutating func checkComments() {
    let refused =
      /(?i)(?:src|href|background|action)\s*=\s*["']?(?:http:|data:|javascript:|\/\/)|<(?:script|form|iframe|object|embed|link)\b/
    for mark in mail.document.scan.marks where mark.kind == .other {
      let text = String(decoding: mail.html.bytes[mark.range], as: UTF8.self)
      guard text.hasPrefix("<!--"), let found = text.firstMatch(of: refused) else { continue }
      let offset = text[..<found.range.lowerBound].utf8.count
      findings.append(
        Diagnostic(
          .error, "message.address", "a comment for Outlook has '\(found.output)'",
          at: mail.html.location(of: mark.range.lowerBound + offset),
          hint: "what is refused in a mail is refused there as well"))
    }
  }

  private mutating func add(_ code: String, _ words: String, at node: XMLNode, hint: String) {
    findings.append(mail.finding(.error, code, words, at: node, hint: hint))
  }
}
