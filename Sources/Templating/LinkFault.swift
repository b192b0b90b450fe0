internal import Diagnostics

/// What can be wrong with a template in its model: made where a tag meets a name, a shape or a place.
enum LinkFault: Error {
  case unknownName(String, among: [String])
  case unknownPartial(String, among: [String])
  case unknownBlock(String, parent: String, among: [String])
  case unknownText(String, among: [String])
  case unknownParameter(String, key: String, among: [String])
  case unusedBinding(String, key: String, among: [String])
  case recursion([String])
  case betweenBlocks(parent: String, [String])
  /// With the partials that are open, innermost last.
  case deep(limit: Int, ArraySlice<String>)
  case large(limit: Int, isLong: Bool)
  case rawValue(String)
  case notShown(String, Shape)
  case notAnAddress(String)
  case notCSS(String)
  case notANumber(String, key: String)
  case notJSON(String)
  case place(PlaceFault)
  case branches
  case loopEnd
  case unfinished(EscapeContext)
  case literal(ContextFault)
}

/// Places in which no value can be made safe.
enum PlaceFault: Hashable {
  case tagName, betweenAttributes, attributeName, unquoted
  case handler(String)
  case style, script, comment
  case program
  case rawText(String)
  case declaration, refresh, addressPosition, jsonEscape, cssName, cssString
}

extension LinkFault {
  func diagnostic(at location: SourceLocation) -> Diagnostic {
    func error(_ code: String, _ message: String, hint: String? = nil) -> Diagnostic {
      Diagnostic(.error, "template.\(code)", message, at: location, hint: hint)
    }
    switch self {
    case .unknownName(let name, let names):
      return error(
        "name.unknown", "the page's model has no '\(name)'", hint: Self.hint(for: name, names))
    case .unknownPartial(let name, let names):
      return error(
        "partial.unknown", "there is no partial '\(name)'", hint: Self.hint(for: name, names))
    case .unknownBlock(let name, let parent, let names):
      return error(
        "block.unknown", "'\(parent)' has no block '\(name)'", hint: Self.hint(for: name, names))
    case .unknownText(let key, let keys):
      return error(
        "text.unknown", "there is no text '\(key)'", hint: Self.hint(for: key, keys))
    case .unknownParameter(let name, let key, let names):
      return error(
        "text.parameter", "the text '\(key)' needs '{\(name)}', which the model does not have",
        hint: nearestNameHint(for: name, among: names)
          ?? "bind it: {{@\(key) \(name)=…}}")
    case .unusedBinding(let name, let key, let names):
      return error(
        "text.binding", "the text '\(key)' has no '{\(name)}'", hint: Self.hint(for: name, names))
    case .recursion(let names):
      return error(
        "partial.recursion", "\(names.joined(separator: " > ")): a partial cannot contain itself",
        hint: "take the partial out of one of them")
    case .betweenBlocks(let parent, let names):
      let wanted = names.first ?? "name"
      return error(
        "block.between", "only blocks may stand in '\(parent)': this is never shown",
        hint: "put it into a block, as {{$\(wanted)}}…{{/\(wanted)}}, or behind {{/\(parent)}}")
    case .deep(let limit, let partials):
      return error(
        "deep", "more than \(limit) sections, partials and blocks within each other",
        hint: partials.isEmpty
          ? "take some of them out of each other"
          : "take some of them out of each other, as of … > \(partials.joined(separator: " > "))")
    case .large(let limit, let isLong):
      return error(
        "partial.large", "with this, the page has more than \(limit >> 20) MB",
        hint: isLong
          ? "the file itself is too long: shorten it"
          : "partials and blocks that hold each other several times multiply")
    case .rawValue(let name):
      return error(
        "value.raw", "'\(name)' is not markup and must be escaped", hint: "write {{\(name)}}")
    case .notShown(let name, let shape):
      return error(
        "value.shape", "'\(name)' is \(shape.words) and cannot be shown",
        hint: shape.advice(name))
    case .notAnAddress(let name):
      return error(
        "url.shape", "'\(name)' begins an address but is no checked address",
        hint: "only a value of the model that is an address may stand here")
    case .notCSS(let name):
      return error(
        "css.shape", "'\(name)' is no CSS value",
        hint: "only a value of the model that is one may stand here")
    case .notANumber(let name, let key):
      return error(
        "text.plural", "'\(name)' chooses the form of '\(key)' but is no number",
        hint: "bind a number: {{@\(key) \(name)=…}}")
    case .notJSON(let name):
      return error(
        "json.shape", "'\(name)' is no number or flag", hint: "put quotes around it in the JSON")
    case .place(let place): return place.diagnostic(at: location)
    case .branches:
      return error(
        "branches", "the section ends in another place of the markup than it begins",
        hint: "begin and end tags, attributes and quotes within the section")
    case .loopEnd:
      return error(
        "branches", "the list's body ends in another place of the markup than it begins",
        hint: "begin and end tags, attributes and quotes within the section")
    case .unfinished(let context):
      return error(
        "unfinished", "the template ends inside a tag, a string or a comment",
        hint: "end it with \(context.end) here")
    case .literal(let fault): return fault.diagnostic(at: location)
    }
  }

  /// The name that was meant, or some of those that there are.
  private static func hint(for name: String, _ names: [String]) -> String {
    nameHint(for: name, among: names) ?? "there are none to choose from"
  }
}

extension EscapeContext {
  /// What ends the tag, string or comment that the cursor is in.
  fileprivate var end: String {
    switch place {
    case .attributeValue(let quote, _), .cssString(let quote): quote == 0x22 ? "'\"'" : "\"'\""
    case .jsonString, .jsonEscape: "'\"'"
    case .comment: "'-->'"
    case .cssComment: "'*/'"
    case .characterData, .rawText, .json: "'</\(element)>'"
    case .cssValue: "';'"
    default: "'>'"
    }
  }
}

extension ContextFault {
  fileprivate func diagnostic(at location: SourceLocation) -> Diagnostic {
    let (code, message, hint): (String, String, String) =
      switch self {
      case .unquotedAttribute:
        ("attribute.unquoted", "the attribute has no quotes", "write name=\"value\"")
      case .attributeWithoutBlank:
        (
          "attribute.blank", "a blank is missing before the attribute",
          "begin the section with a blank"
        )
      case .attributeName:
        (
          "attribute.name",
          "an attribute's name has neither quotes nor '<', and none begins with '='",
          "write name=\"value\", and end the tag before the next one"
        )
      case .strayAngle:
        ("angle", "'<' begins no tag here", "write &lt; in text, \\u003c in JSON")
      case .endTag: ("tag.end", "an end tag has a name and nothing else", "write </name>")
      case .declaration:
        (
          "declaration", "browsers and XML end this declaration in different places",
          "begin a comment with '<!--', and a document with '<!DOCTYPE html>'"
        )
      case .commentEnd:
        (
          "comment.end", "browsers end the comment here, XML does not",
          "end it with '-->', and do not begin it with '>'"
        )
      }
    return Diagnostic(.error, "template.\(code)", message, at: location, hint: hint)
  }
}

extension PlaceFault {
  fileprivate func diagnostic(at location: SourceLocation) -> Diagnostic {
    let (code, message, hint): (String, String, String) =
      switch self {
      case .tagName: ("tag", "a value cannot name an element", "write the element out")
      case .betweenAttributes, .attributeName:
        ("attribute", "a value cannot name an attribute", "use a section around name=\"value\"")
      case .unquoted: ("attribute.unquoted", "the attribute has no quotes", "write name=\"value\"")
      case .handler(let name):
        ("handler", "'\(name)' holds a script", "listen in site/scripts instead")
      case .style: ("style", "styles do not stand in pages", "set a custom property in the theme")
      case .script:
        ("script", "a value cannot stand in a script", "use a JSON data block")
      case .program:
        (
          "script", "the address may hold a script, and no value can stand in one",
          "begin the address with https:, http:, mailto:, tel: or a slash"
        )
      case .rawText(let element):
        ("raw", "a value cannot stand in '\(element)'", "use an element that holds text")
      case .comment: ("comment", "a value cannot stand in a comment", "remove it")
      case .declaration: ("declaration", "a value cannot stand in a declaration", "remove it")
      case .refresh: ("refresh", "a page that moves on by itself takes no value", "use a link")
      case .addressPosition:
        (
          "url.position", "an address may or may not begin here",
          "put the whole address into each branch"
        )
      case .jsonEscape:
        ("json.escape", "a value cannot stand after a backslash", "remove the backslash")
      case .cssName:
        ("css.place", "a value can stand in a custom property only", "write --name: {{value}};")
      case .cssString:
        ("css.string", "a value cannot stand in a CSS string", "leave out the quotes")
      }
    return Diagnostic(.error, "template.place.\(code)", message, at: location, hint: hint)
  }
}

extension Shape {
  var words: String {
    switch self {
    case .text: "a text"
    case .flag: "a flag"
    case .number: "a number"
    case .url: "an address"
    case .css: "a CSS value"
    case .markup: "markup"
    case .data: "a block of data"
    case .list: "a list"
    case .record: "a record"
    }
  }

  /// What to do with a value of this shape where it cannot be shown.
  fileprivate func advice(_ name: String) -> String {
    if case .data = self { return "make it the whole of a JSON data block" }
    return "use it as a section: {{#\(name)}}…{{/\(name)}}"
  }
}
