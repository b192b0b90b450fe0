extension EscapeContext.Place {
  /// How much is open here that an end must close: nothing, a tag or comment, a quote in it.
  var enclosure: Int {
    switch self {
    case .text, .characterData, .rawText, .json, .plain, .cssName, .cssValue: 0
    case .tagOpen, .tagName, .declaration, .closingTag, .closingEnd, .gap, .attributeName,
      .afterName, .beforeValue, .comment, .cssComment:
      1
    case .attributeValue, .jsonString, .jsonEscape, .cssString: 2
    }
  }
}

extension EscapeContext {
  /// The context after a value, which counts as some text.
  mutating func takeValueTag() {
    guard case .attributeValue(let quote, _) = place else { return }
    place = .attributeValue(quote: quote, .after)
    if scheme != nil { scheme = Self.someScheme }
  }

  /// A section between attributes: what stands before it ends there.
  mutating func settle() {
    switch place {
    case .tagName: place = .gap(needsBlank: true)
    case .afterName:
      place = .gap(needsBlank: false)
      attribute = ""
    default: break
    }
  }

  /// The context after either of two branches, or nil if they end in different places.
  func joined(_ other: EscapeContext) -> EscapeContext? {
    if self == other { return self }
    var one = self
    var two = other
    one.settle()
    two.settle()
    switch (one.place, two.place) {
    case (.gap(let needs), .gap(let otherNeeds)):
      one.place = .gap(needsBlank: needs || otherNeeds)
      two.place = one.place
    case (
      .attributeValue(let quote, let position), .attributeValue(let otherQuote, let otherPosition)
    )
    where quote == otherQuote:
      one.place = .attributeValue(
        quote: quote, position == otherPosition ? position : .unsure)
      two.place = one.place
    default: break
    }
    one.scriptType = ""
    two.scriptType = ""
    if one.scheme != two.scheme {
      one.scheme = Self.someScheme
      two.scheme = Self.someScheme
    }
    if case .cssName = one.place {
      one.attribute = ""
      two.attribute = ""
    }
    return one == two ? one : nil
  }
}
