/// Where the cursor of a renderer stands in the text that it writes: all that decides how the next
/// value must be escaped. Data only; `EscapeContext+Transition.swift` moves it on.
///
/// Two branches of a section must end in equal contexts, so the state holds nothing that does not
/// matter for what comes next.
package struct EscapeContext: Hashable, Sendable {
  /// What a template makes.
  package enum Kind: Hashable, Sendable {
    /// Well-formed XML that is HTML at once.
    case page
    case stylesheet
    case plainText
    /// The same as a page for readers of mail: every character that Cognito's patterns have no place
    /// for is written as a reference, and a style sheet in it may hold CSS values.
    case mail
    /// A style sheet whose rules become attributes of a mail: values may stand in every declaration.
    case mailStyles
    /// The plain text of a mail, without the characters that Cognito refuses.
    case message
    /// One line without them: of a mail's head, or a text message.
    case mailHeader
  }

  enum Place: Hashable, Sendable {
    /// `<p>here`
    case text
    /// `<title>here`, `<textarea>here`: text in which `<` begins nothing but the end.
    case characterData
    /// `<`, `<p`, `<!DOCTYPE`
    case tagOpen, tagName, declaration
    /// `</p`, and after the name: `</p `.
    case closingTag, closingEnd
    /// `<p |` or `<p a="b"|`; `needsBlank` where a blank must come before the next attribute.
    case gap(needsBlank: Bool)
    /// `<p cl`, `<p class `, `<p class=`
    case attributeName, afterName, beforeValue
    /// `<p class="here`
    case attributeValue(quote: UInt8, Position)
    /// `<script>here`, `<style>here`, `<!-- here`
    case rawText, comment
    /// `<script type="application/json">{"a": here`, and inside a string, and after its backslash.
    case json, jsonString, jsonEscape
    /// A selector or property name; a declaration's value; a string in one; a comment.
    case cssName, cssValue
    case cssString(quote: UInt8)
    case cssComment
    case plain
  }

  /// Where in an attribute's value the cursor stands: at an address's start, after some of it, one or
  /// the other, depending on a section, or in a program or document that the address itself holds.
  enum Position: Hashable, Sendable { case start, after, unsure, program }

  /// Attributes whose values are an address, `srcset` of several.
  static let addressAttributes: Set<String> = [
    "action", "background", "cite", "data", "formaction", "href", "imagesrcset", "longdesc",
    "manifest", "ping", "poster", "src", "srcset", "xlink:href",
  ]

  var place: Place
  /// The element whose tag or raw text the cursor is in, in lower case; empty in plain text.
  var element = ""
  /// The attribute's name, or the property's as far as it has been read.
  var attribute = ""
  /// How many bytes have been read of `</script`, `</p`, `<!--` or `-->`.
  var matched = 0
  /// The value of a script's `type` attribute, as far as it has been read.
  var scriptType = ""
  /// Whether every declaration of a style sheet takes a value; else custom properties only.
  var styleTakesValues = false
  /// What has been read of the `</style` that ends a style sheet within a mail.
  var styleEnd = 0
  /// What has been read of an address's scheme, in lower case; nil once a slash or colon has come, and in
  /// the value of an attribute that takes no address.
  var scheme: String? = ""
  /// A scheme that a value or one of two branches has begun: no name of one.
  static let someScheme = "?"

  package init(_ kind: Kind) {
    place =
      switch kind {
      case .page, .mail: .text
      case .stylesheet, .mailStyles: .cssName
      case .plainText, .message, .mailHeader: .plain
      }
    styleTakesValues = kind == .mail || kind == .mailStyles
  }
}
