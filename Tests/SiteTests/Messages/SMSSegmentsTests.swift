import Testing

@testable import Site

@Suite struct SMSSegmentsTests {
  private static func a(_ count: Int) -> String { String(repeating: "a", count: count) }

  private static func text(_ unit: String, _ count: Int) -> String {
    String(repeating: unit, count: count)
  }

  /// The extension table's sign does not fit the last septet of a part, and moves on; nor is a pair
  /// of UTF-16 units cut in two.
  private static let counts: [(String, Int)] = [
    (a(160), 1), (a(161), 2), (a(306), 2), (a(307), 3), (a(159) + "€", 2),
    ("\(a(152))€\(a(10))", 2), ("\(a(152))€\(a(152))", 3), (text("ж", 70), 1), (text("ж", 71), 2),
    (text("ж", 134), 2), (text("ж", 135), 3), (text("🦊", 35), 1), (text("🦊", 36), 2),
    (text("🦊", 67), 3), ("", 1),
  ]

  @Test(arguments: counts)
  func `a text travels in so many parts`(_ text: String, _ count: Int) {
    #expect(SMSSegments(of: text).count == count)
  }

  @Test(
    arguments: [
      ("@login.acme.example #123456 - Grüße, Ñandú à la carte: £5 {ok}", "ú"),
      ("votre code de vérification", nil), ("código", "ó"), ("garçon", "ç"), ("l’e-mail", "’"),
      ("確認コード", "確"), ("¿Ñ?", nil), ("a\u{A0}b", "\u{A0}"), ("Ελλάδα", "Ε"), ("ΔΦΓΛΩ", nil),
    ] as [(String, Character?)])
  func `one character outside of the short alphabet changes it for all`(
    _ text: String, _ foreign: Character?
  ) {
    let segments = SMSSegments(of: text)
    #expect(segments.foreign == foreign)
    #expect(segments.alphabet == (foreign == nil ? .gsm7 : .ucs2))
  }

  @Test func `characters of the extension table count twice`() {
    #expect(SMSSegments(of: "^{}\\[~]|€").units == 18)
    #expect(SMSSegments(of: "a€").units == 3)
  }
}
