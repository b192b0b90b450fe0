import Templating

/// What the templates of messages may name.
///
/// Two sorts: what a language says, which is known when a message is made, and holes, which take what
/// a brand says. A section may depend on neither: whatever differs between brands by more than a value
/// is a block of its own (``MessageBlock``).
enum MessageModel {
  /// `dir` as an attribute has it, `start` and `end` as `align` and `text-align` have them.
  private static let language: [(String, Shape)] = [
    ("lang", .text), ("dir", .text), ("start", .css), ("end", .css),
  ]

  /// Colours of light mails; each has its like in `dark`.
  private static let colors: [(String, Shape)] = MessageColor.allCases.map { ($0.rawValue, .css) }

  /// `pill` is the radius of buttons, `small` that of boxes within the card; the mark of the brand lies
  /// on `plate`, for dark readers on `darkPlate`, and its alternative text is in `ink`. `ask` is light in
  /// every theme: Cognito's own link lies on it, which is blue where `askLink` does not reach it.
  private static let looks: [(String, Shape)] = [
    ("font", .css), ("heading", .css), ("line", .css), ("radius", .css), ("small", .css),
    ("pill", .css),
    ("plate", .css), ("platePadding", .css), ("darkPlate", .css), ("darkPlatePadding", .css),
    ("ink", .css), ("ask", .css), ("askLink", .css),
  ]

  private static let mailHoles: [(String, Shape)] =
    [("tenant", .text)] + colors + [("dark", .record(colors))] + looks

  private static let blocks: [(String, Shape)] = MessageBlock.Slot.allCases.map {
    ($0.rawValue, .markup)
  }

  /// `origin` is what binds a code to a site (`@login.acme.example #`); `address` (where to sign in),
  /// `links` and `feedback` are lines of their own after an empty one. Each may be nothing.
  private static let textHoles: [(String, Shape)] = [
    ("tenant", .text), ("address", .text), ("origin", .text), ("links", .text),
    ("feedback", .text),
  ]

  /// An HTML mail.
  static let mail = Shape.record(language + mailHoles + blocks)
  /// Part of one, made for each brand.
  static let block = Shape.record(
    language + mailHoles + [
      ("href", .url), ("label", .text), ("src", .url), ("alt", .text), ("width", .text),
      ("height", .text),
    ])
  /// A text message, a subject, the plain text of a mail.
  static let text = Shape.record(textHoles)

  /// A record in which the language is said and every hole is empty, and the names of the holes.
  static func record(
    _ shape: Shape, of dictionary: LocaleDictionary
  ) -> (record: Record, holes: Set<String>) {
    guard case .record(let fields) = shape else { preconditionFailure("a model is a record") }
    let isLeftToRight = dictionary.direction == .ltr
    var holes: Set<String> = []
    let values = fields.fields.map { name, shape -> (String, Value) in
      switch name {
      case "lang": return (name, .text(dictionary.tag))
      case "dir": return (name, .text(dictionary.direction.rawValue))
      case "start": return (name, css(isLeftToRight ? "left" : "right"))
      case "end": return (name, css(isLeftToRight ? "right" : "left"))
      default: return (name, empty(shape, name, &holes))
      }
    }
    return (Record(shape, values), holes)
  }

  private static func empty(_ shape: Shape, _ name: String, _ holes: inout Set<String>) -> Value {
    if case .record(let inner) = shape {
      var none: Set<String> = []
      return .record(
        Record(
          shape,
          inner.fields.map { field in
            holes.insert("\(name).\(field.name)")
            return (field.name, empty(field.shape, field.name, &none))
          }))
    }
    holes.insert(name)
    switch shape {
    case .css: return .css(.initial)
    case .url: return .url(.none)
    case .markup: return .markup(Markup(trusted: []))
    default: return .text("")
    }
  }

  private static func css(_ text: String) -> Value { .css(CSSValue(text) ?? .initial) }
}

/// A colour of a mail; its raw value is its name in templates.
enum MessageColor: String, CaseIterable {
  case background, card, edge, tint
  /// On the card, muted there, and on the background.
  case text, muted, quiet
  /// Muted on the tint.
  case subtle
  case link, primary, onPrimary
}

/// A part of a mail that is there or not, or looks another way, from brand to brand: it is filled by
/// itself, and what it gives fills a hole of the mail.
enum MessageBlock: String, CaseIterable {
  case logoImage = "logo-image"
  case logoName = "logo-name"
  case button
  case feedback
  case link

  /// The hole that blocks fill.
  enum Slot: String, CaseIterable { case logo, button, feedback, links }
}
