import Branding
import Templating

/// What a brand puts into the holes of messages, in one language.
struct MessageValues: Sendable {
  /// By the holes' names.
  private let values: [String: Value]
  /// The values of plain text, where some names stand for other words.
  private let plain: [String: Value]

  init(_ brand: MessageBrand, _ looks: MessageLooks, _ messages: LinkedMessages) {
    var values = looks.values
    values["tenant"] = .text(brand.name.text(for: messages.locale))
    let blocks = MessageBlocks(brand, messages, values)
    plain = [
      "tenant": values["tenant"] ?? .text(""),
      "origin": .text(brand.codeHost.map { "@\($0) #" } ?? ""),
      "address": Self.lines(blocks.address?.encoded ?? ""), "links": Self.lines(blocks.lines),
      "feedback": Self.lines(blocks.feedbackText),
    ]
    for slot in MessageBlock.Slot.allCases { values[slot.rawValue] = .markup(blocks.markup(slot)) }
    self.values = values
  }

  /// Lines of their own, after an empty one.
  private static func lines(_ text: String) -> Value { .text(text.isEmpty ? "" : "\n\n\(text)") }

  /// What a hole of a mail takes, or one of a plain text.
  func bytes(for hole: Stencil.Hole) -> [UInt8] {
    let isPlain = hole.escape == .message || hole.escape == .line
    guard let value = (isPlain ? plain : values)[hole.name] else {
      preconditionFailure("a hole '\(hole.name)' that no brand fills")
    }
    return hole.escape.written(value)
  }
}

/// What a theme puts into the holes of messages: the same in every language.
struct MessageLooks: Sendable {
  /// By the holes' names.
  let values: [String: Value]

  init(_ theme: Theme) {
    values = Self.colors(theme).merging(Self.looks(theme)) { one, _ in one }
  }

  private static func colors(_ theme: Theme) -> [String: Value] {
    let palettes = MessagePalette.both(of: theme)
    var values: [String: Value] = [:]
    for color in MessageColor.allCases {
      values[color.rawValue] = css(palettes.light[color].css)
      values["dark.\(color.rawValue)"] = css(palettes.dark[color].css)
    }
    return values
  }

  private static func looks(_ theme: Theme) -> [String: Value] {
    func pixels(_ length: Double) -> Value { css("\(Int(length.rounded()))px") }
    let box = min(theme.shape.radius, 12)
    // Brands have one mark for mail, and draw it for light paper: on a dark card it has a plate in the
    // theme's tint.
    let paper = MessagePalette.paper(of: theme)
    let plate = css(paper.ask.ground.css)
    let (card, padding) = (css(paper[.card].css), css("8px 12px 8px 12px"))
    return [
      "font": css(MailFont.list(theme.font.family)),
      "heading": css(MailFont.list(theme.font.heading)),
      "line": pixels(max(1, theme.shape.border)), "radius": pixels(box * 1.5),
      "small": pixels(box),
      // Beyond half the button's height it is round, whatever the number.
      "pill": pixels(min(theme.shape.radius, 24)),
      "ask": css(paper.ask.ground.css), "askLink": css(paper.ask.link.css),
      "ink": css(paper[.text].css), "plate": theme.mode == .dark ? plate : card,
      "platePadding": theme.mode == .dark ? padding : css("0"),
      "darkPlate": theme.mode == .light ? card : plate,
      "darkPlatePadding": theme.mode == .light ? css("0") : padding,
    ]
  }

  private static func css(_ text: String) -> Value { .css(CSSValue(text) ?? .initial) }
}

/// Fonts as a `style` attribute takes them.
enum MailFont {
  /// A CSS list with single quotes and without blanks that say nothing. `system-ui` is known to few mail
  /// clients, so the fonts that it would be come after it.
  static func list(_ css: String) -> String {
    var names: [Substring] = []
    for name in css.replacing("\"", with: "'").replacing(", ", with: ",").split(separator: ",") {
      let added = name == "system-ui" ? [name] + systemFonts : [name]
      names += added.filter { !names.contains($0) }
    }
    return names.joined(separator: ",")
  }

  private static let systemFonts: [Substring] = [
    "-apple-system", "'Segoe UI'", "Roboto", "Helvetica", "Arial",
  ]
}
