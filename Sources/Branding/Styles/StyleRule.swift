/// One thing that the style sheets of a site must keep to.
package struct StyleRule: Sendable {
  /// Stable and dotted: `style.outline`.
  package let code: String
  /// The success criterion of WCAG 2.2: `2.4.7`.
  package let criterion: String
  package let hint: String
  /// What is wrong about a declaration, beside all the others; nil if nothing is.
  let fault: @Sendable (StyleDeclaration, [StyleDeclaration]) -> String?

  /// All of them.
  package static let all = [orientation, outline, underline, motion, flash, forcedColors]

  /// Found by the conditions of a sheet, not by its declarations.
  static let orientation = StyleRule(
    code: "style.orientation", criterion: "1.3.4", hint: "ask for the width of the screen instead"
  ) { _, _ in nil }

  /// A field in a frame may leave its outline to the frame, which then shows it.
  static let outline = StyleRule(
    code: "style.outline", criterion: "2.4.7",
    hint: "show the outline, or give one to a frame around it with :focus-within"
  ) { declaration, all in
    guard declaration.hidesOutline else { return nil }
    let classes = declaration.selector.classNames
    let isShownAround = all.contains { other in
      other.property == "outline" && !other.hidesOutline && other.selector.contains(":focus-within")
        && !other.selector.classNames.isDisjoint(with: classes)
    }
    return isShownAround ? nil : "'\(declaration.selector)' hides where the focus is"
  }

  static let underline = StyleRule(
    code: "style.underline", criterion: "1.4.1",
    hint: "keep the line: a link in a text is not told apart by its colour alone"
  ) { declaration, _ in
    guard ["text-decoration", "text-decoration-line"].contains(declaration.property),
      declaration.isNothing
    else { return nil }
    let isPlainLink = declaration.selector.split(separator: ",").contains { selector in
      let last = selector.split { $0 == " " || $0 == ">" || $0 == "(" || $0 == ")" }.last ?? ""
      return last == "a" || last.hasPrefix("a:")
    }
    return isPlainLink ? "links have no line below them" : nil
  }

  static let motion = StyleRule(
    code: "style.motion", criterion: "2.2.2",
    hint: "put it into @media (prefers-reduced-motion: no-preference)"
  ) { declaration, all in
    guard declaration.moves, !declaration.conditions.contains(where: { $0.asksForMotion }) else {
      return nil
    }
    let isTakenBack = all.contains { other in
      other.conditions.contains { $0.contains("prefers-reduced-motion") && !$0.asksForMotion }
        && other.kindOfMotion == declaration.kindOfMotion && other.isNothing
        && other.selector.contains("*")
    }
    return isTakenBack ? nil : "'\(declaration.selector)' moves for those who asked for stillness"
  }

  static let flash = StyleRule(
    code: "style.flash", criterion: "2.3.1", hint: "let a turn take a third of a second or longer"
  ) { declaration, all in
    guard declaration.kindOfMotion == "animation", declaration.isEndless(all),
      let seconds = declaration.seconds, seconds > 0, seconds < 1.0 / 3
    else { return nil }
    return "'\(declaration.selector)' flashes more than three times in a second"
  }

  static let forcedColors = StyleRule(
    code: "style.forced-colors", criterion: "1.4.11",
    hint:
      "let the system's colours in; a QR code alone must stay black on white, and a logo on its ground"
  ) { declaration, _ in
    guard declaration.property == "forced-color-adjust", declaration.isNothing,
      !declaration.selector.contains(".qr"), declaration.selector != ".logo__image"
    else { return nil }
    return "'\(declaration.selector)' refuses the colours that a person has set"
  }
}

extension StyleDeclaration {
  fileprivate var hidesOutline: Bool {
    switch property {
    case "outline": value.split(separator: " ").contains { Self.unseen.contains($0) }
    case "outline-style", "outline-width", "outline-color": Self.unseen.contains(value[...])
    default: false
    }
  }

  private static let unseen: Set<Substring> = ["0", "0px", "none", "transparent"]

  /// Whether the animation runs on and on, by its own value or one beside it.
  fileprivate func isEndless(_ all: [StyleDeclaration]) -> Bool {
    value.contains("infinite")
      || all.contains { other in
        other.property == "animation-iteration-count" && other.value == "infinite"
          && other.selector == selector
      }
  }

  fileprivate var isNothing: Bool { ["0", "none", "0px"].contains(value) }

  /// `animation` or `transition`; nil for other properties.
  fileprivate var kindOfMotion: String? {
    switch property {
    case "animation", "animation-duration": "animation"
    case "transition", "transition-duration": "transition"
    default: nil
    }
  }

  /// The first time of the value: how long it lasts.
  fileprivate var seconds: Double? {
    for word in value.split(whereSeparator: { $0 == " " || $0 == "," }) {
      if word.hasSuffix("ms"), let time = Double(word.dropLast(2)) { return time / 1000 }
      if word.hasSuffix("s") {
        let digits = word.dropLast()
        if let time = Double(digits.hasPrefix(".") ? "0\(digits)" : String(digits)) { return time }
      }
    }
    return nil
  }

  /// Waiting is no motion: an animation of no length after a delay shows something late.
  fileprivate var moves: Bool { kindOfMotion != nil && (seconds ?? 0) > 0 }
}

extension String {
  fileprivate var asksForMotion: Bool {
    contains("prefers-reduced-motion") && contains("no-preference")
  }

  /// The class names of a selector.
  fileprivate var classNames: Set<Substring> {
    var names: Set<Substring> = []
    for part in split(separator: ".", omittingEmptySubsequences: false).dropFirst() {
      names.insert(part.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
    }
    return names
  }
}
