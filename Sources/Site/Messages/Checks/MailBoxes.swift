import Bindings
import Diagnostics

/// How large things are, as far as styles and attributes say it: links that a finger must hit, and widths
/// that a telephone must have.
///
/// Source: WCAG 2.2, 2.5.8 (24 px) and 2.5.5 (44 px).
struct MailBoxes {
  /// CSS pixels of the narrowest telephone.
  static let screen = 320.0

  private let mail: CheckedMail
  private(set) var findings: [Diagnostic] = []

  init(_ mail: CheckedMail) {
    self.mail = mail
    for element in mail.elements {
      checkWidth(of: element)
      if element.name == "a", element.has("href") { checkTarget(element) }
      if let target = servicesLink(in: element) { checkTarget(target) }
    }
  }

  // MARK: Links

  private mutating func checkTarget(_ link: XMLNode) {
    let size = fontSize(of: link)
    if size < 12 {
      findings.append(
        mail.finding(
          .error, "small", "a link has letters of \(Self.text(size)) px", at: link,
          hint: "small print has 12 px at least"))
    }
    let height = ([link] + link.descendants.filter(\.isElement)).map(height).max() ?? 0
    guard height < 44 else { return }
    findings.append(
      mail.finding(
        height < 24 ? .error : .warning, "tap",
        "a link is \(Self.text(height)) px high where it is tapped", at: link,
        hint: "display:inline-block, and padding for 44 px"))
  }

  /// What Cognito's own link encloses, `{##` before it: an element, else the words themselves.
  private func servicesLink(in element: XMLNode) -> XMLNode? {
    var isNext = false
    for child in element.children {
      if isNext { return child.isElement ? child : element }
      guard child.kind == .text else { continue }
      let text = child.text.replacing("{####}", with: "")
      guard let start = text.firstRange(of: "{##") else { continue }
      if !text[start.upperBound...].isEmpty { return element }
      isNext = true
    }
    return nil
  }

  /// Of the box that takes a tap: words alone are as high as their letters, whatever their line is.
  private func height(of node: XMLNode) -> Double {
    if node.name == "img" { return node["height"].flatMap { Self.pixels($0) } ?? 0 }
    let isBox = ["inline-block", "block"].contains(declared("display", of: node))
    let words = fontSize(of: node) * 1.2
    return (isBox ? lineHeight(of: node) ?? words : words) + padding(of: node).vertical
  }

  private func fontSize(of node: XMLNode) -> Double {
    inherited("font-size", by: node).flatMap { Self.pixels($0) } ?? 16
  }

  private func lineHeight(of node: XMLNode) -> Double? {
    guard let text = inherited("line-height", by: node) else { return nil }
    return Self.pixels(text) ?? Double(text).map { $0 * fontSize(of: node) }
  }

  // MARK: Widths

  /// The width that an element insists on, with what its ancestors put around it.
  private mutating func checkWidth(of node: XMLNode) {
    let own = [node["width"], declared("width", of: node), declared("min-width", of: node)]
      .compactMap { $0.flatMap { Self.pixels($0) } }.max()
    guard let own else { return }
    let around = node.ancestors.reduce(0) { $0 + padding(of: $1).horizontal + borders(of: $1) }
    guard own + around > Self.screen else { return }
    findings.append(
      mail.finding(
        .error, "width",
        "<\(node.name)> is \(Self.text(own)) px wide, \(Self.text(own + around)) with what is around it",
        at: node, hint: "a telephone has 320: width 100% and a max-width"))
  }

  private func borders(of node: XMLNode) -> Double {
    let width = declared("border", of: node)?.split(separator: " ").first
    return 2 * (width.flatMap { Self.pixels(String($0)) } ?? 0)
  }

  // MARK: Styles

  private func declared(_ property: String, of node: XMLNode) -> String? {
    mail.declarations(of: node).last { $0.property == property }?.value
  }

  private func inherited(_ property: String, by node: XMLNode) -> String? {
    declared(property, of: node)
      ?? node.ancestors.lazy.compactMap { declared(property, of: $0) }.first
  }

  private func padding(of node: XMLNode) -> (vertical: Double, horizontal: Double) {
    var sides = ["top": 0.0, "right": 0, "bottom": 0, "left": 0]
    for (property, value) in mail.declarations(of: node) where property.hasPrefix("padding") {
      let lengths = value.split(separator: " ").map { Self.pixels(String($0)) ?? 0 }
      guard let first = lengths.first else { continue }
      if property == "padding" {
        let right = lengths.count > 1 ? lengths[1] : first
        sides = [
          "top": first, "right": right, "bottom": lengths.count > 2 ? lengths[2] : first,
          "left": lengths.count > 3 ? lengths[3] : right,
        ]
      } else {
        sides[String(property.dropFirst("padding-".count))] = first
      }
    }
    return (
      (sides["top"] ?? 0) + (sides["bottom"] ?? 0), (sides["left"] ?? 0) + (sides["right"] ?? 0)
    )
  }

  /// `12px`, or `12` of an attribute; nil for percents and words.
  private static func pixels(_ text: String) -> Double? {
    if text.hasSuffix("px") { return Double(text.dropLast(2)) }
    return text.hasSuffix("%") ? nil : Double(text)
  }

  private static func text(_ pixels: Double) -> String { String(Int(pixels.rounded())) }
}
