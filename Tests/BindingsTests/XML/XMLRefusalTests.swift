import Testing

@testable import Bindings

/// What an attacker sends where a logo or a page is expected.
@Suite struct XMLRefusalTests {
  private func refusal(
    _ bytes: [UInt8], limits: XMLLimits = XMLLimits()
  ) -> XMLError? {
    do throws(XMLError) {
      _ = try XMLDocument(parsing: bytes, limits: limits)
      return nil
    } catch { return error }
  }

  /// A named text, so that a report does not print all of it.
  struct Attack: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String

    init(_ name: String, _ text: String) {
      testDescription = name
      self.text = text
    }
  }

  private static let laughs =
    (1...12).reduce(#"<!DOCTYPE a [<!ENTITY e0 "ha">"#) { text, level in
      let inner = String(repeating: "&e\(level - 1);", count: 10)
      return text + "<!ENTITY e\(level) \"\(inner)\">"
    } + "]><a>&e12;</a>"

  private static let declarations: [Attack] = [
    Attack("nested entities", laughs),
    Attack(
      "one large entity",
      "<!DOCTYPE a [<!ENTITY e \"\(String(repeating: "x", count: 9999))\">]><a/>"
    ),
    Attack("a file", #"<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>"#),
    Attack("an address", #"<!DOCTYPE a [<!ENTITY e SYSTEM "http://127.0.0.1:9/">]><a>&e;</a>"#),
    Attack(
      "a parameter entity", #"<!DOCTYPE a [<!ENTITY % e SYSTEM "http://127.0.0.1:9/"> %e;]><a/>"#),
    Attack("an attribute list", #"<!DOCTYPE a [<!ATTLIST a onload CDATA "x()">]><a/>"#),
    Attack("an element", "<!DOCTYPE a [<!ELEMENT a ANY>]><a/>"),
    Attack("a notation", #"<!DOCTYPE a [<!NOTATION n SYSTEM "n">]><a/>"#),
    Attack(
      "a comment that hides a declaration", "<!DOCTYPE a [<!-- ' --><!ENTITY e 'x'>]><a>&e;</a>"),
    Attack("an entity of an unread document type", #"<!DOCTYPE a SYSTEM "x.dtd"><a>&e;</a>"#),
    Attack("an entity that only HTML knows", "<a>&nbsp;</a>"),
    Attack("the same in an attribute", #"<!DOCTYPE a SYSTEM "x.dtd"><a b="1&e;2"/>"#),
  ]

  @Test(arguments: declarations)
  func `a document that declares or refers to something is refused`(_ attack: Attack) {
    #expect(refusal(Array(attack.text.utf8))?.kind == .declaration)
  }

  private static let limits: [Attack] = [
    Attack(
      "nesting", String(repeating: "<a>", count: 5000) + String(repeating: "</a>", count: 5000)),
    Attack("attributes", "<a " + (0..<50_000).map { "a\($0)=''" }.joined(separator: " ") + "/>"),
    Attack(
      "namespaces", "<a " + (0..<50_000).map { "xmlns:a\($0)='u'" }.joined(separator: " ") + "/>"),
    Attack("tags", "<a>" + String(repeating: "<b/>", count: 300_000) + "</a>"),
    Attack("bytes", "<a b='" + String(repeating: "x", count: 5 << 20) + "'/>"),
    Attack("text", "<a>" + String(repeating: "x", count: 5 << 20) + "</a>"),
  ]

  @Test(arguments: limits)
  func `a document that is too much is refused before libxml2 sees it`(_ attack: Attack) {
    #expect(refusal(Array(attack.text.utf8))?.kind == .limit)
  }

  private static let encodings: [(String, [UInt8], Int)] = [
    ("a lone continuation byte", Array("<a>".utf8) + [0x80] + Array("</a>".utf8), 4),
    ("an overlong slash", Array("<a>".utf8) + [0xC0, 0xAF] + Array("</a>".utf8), 4),
    ("half of a surrogate pair", Array("<a>".utf8) + [0xED, 0xA0, 0x80] + Array("</a>".utf8), 4),
    ("a cut sequence", Array("<a>é".utf8).dropLast(), 4),
    ("a NUL", Array("<a>\0</a>".utf8), 4),
    ("a NUL in an attribute", Array("<a b='\0'/>".utf8), 7),
    ("UTF-16", [0xFF, 0xFE, 0x3C, 0, 0x61, 0, 0x2F, 0, 0x3E, 0], 1),
  ]

  @Test(arguments: encodings)
  func `bytes that are not text are refused where they stand`(
    _ name: String, _ bytes: [UInt8], _ column: Int
  ) {
    let error = refusal(bytes)
    #expect(error?.kind == .encoding)
    #expect(error?.line == 1)
    #expect(error?.column == column)
  }

  private static let faults: [(String, Int, Int)] = [
    ("", 0, 1), ("  ", 4, 1), ("<", 68, 1), ("<a>\n<b></a>", 76, 2), ("<a b='1' b='2'/>", 42, 1),
    ("<a b=1/>", 39, 1), ("<a>&#0;</a>", 9, 1), ("<a>\u{1}</a>", 9, 1),
    ("<x:a/>", 201, 1), ("<a/><b/>", 5, 1), ("<a><![CDATA[</a>", 63, 1),
    ("<a><!-- -- --></a>", 80, 1),
    ("<a b='<'/>", 38, 1), ("text", 4, 1),
  ]

  @Test(arguments: faults)
  func `a document that is not well-formed is refused with the library's code`(
    _ text: String, _ code: Int, _ line: Int
  ) {
    let error = refusal(Array(text.utf8))
    #expect(error?.kind == .syntax)
    #expect(error?.code == code)
    #expect(error?.line == line)
    #expect(error?.message.isEmpty == false)
  }

  @Test func `a refusal keeps to the limits it is given`() {
    var limits = XMLLimits()
    limits.depth = 2
    #expect(refusal(Array("<a><b/></a>".utf8), limits: limits) == nil)
    #expect(refusal(Array("<a><b><c></c></b></a>".utf8), limits: limits)?.kind == .limit)
  }

  @Test func `any cut and any changed byte of a document is read or refused`() {
    let text = Array(
      "<!DOCTYPE html><a b=\"c&amp;\" xmlns:x='u'>é<!--d--><x:e/><![CDATA[f]]>&#9;</a>".utf8)
    for place in text.indices {
      _ = refusal(Array(text[..<place]))
      for byte: UInt8 in [0x00, 0x20, 0x22, 0x26, 0x3C, 0x3E, 0x5B, 0x80, 0xFF] {
        var changed = text
        changed[place] = byte
        _ = refusal(changed)
      }
    }
  }
}
