/// Which bytes each escape has to look at: one bit an escape, in a table of the 256 bytes.
enum EscapeTable {
  static let special: [UInt16] = {
    var table = [UInt16](repeating: 0, count: 256)
    for (escape, characters) in characters {
      for byte in characters.utf8 { table[Int(byte)] |= escape.bit }
      // The first bytes of U+2028–2069 and of U+FFFE, U+FFFF.
      table[0xE2] |= escape.bit
      table[0xEF] |= escape.bit
    }
    for escape in [
      Escape.text, .attribute, .singleQuoted, .jsonString, .plain, .line, .mailText, .mailAttribute,
      .mailSingleQuoted, .message,
    ] {
      for byte in 0..<0x20 { table[byte] |= escape.bit }
      if escape.isForCognito { for byte in 0x80...0xFF { table[byte] |= escape.bit } }
    }
    // Blanks of a text stay; in an attribute a parser would turn them into spaces.
    for escape in [Escape.text, .plain, .mailText, .message] {
      for byte in [0x09, 0x0A, 0x0D] { table[byte] &= ~escape.bit }
    }
    for escape in [Escape.address, .sourceSet] {
      for byte in 0...0x20 { table[byte] |= escape.bit }
    }
    let free = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
    for byte in 0..<256 { table[byte] |= Escape.addressPart.bit }
    for byte in free.utf8 { table[Int(byte)] &= ~Escape.addressPart.bit }
    return table
  }()

  private static let characters: [(Escape, String)] = [
    (.text, "&<>\""), (.attribute, "&<>\""), (.singleQuoted, "&<>\"'"),
    (.address, "&<>\"'`{}|^"), (.sourceSet, "&<>\"'`{}|^,"), (.jsonString, "\"\\<>&"),
    (.plain, "\u{7F}"), (.line, "\u{7F}"), (.mailText, "&<>\"{"),
    (.mailAttribute, "&<>\"{"), (.mailSingleQuoted, "&<>\"'{"),
    (.message, "\u{7F}"),
  ]
}

extension Escape {
  var bit: UInt16 { 1 << rawValue }
}
