import Diagnostics

/// A text as it is written: its bytes, and which escapes would have to change one of them.
///
/// Most values of a page are the same on each of a tenant's pages, so they are looked over once, here,
/// and then copied.
package struct Words: Hashable, Sendable {
  /// UTF-8.
  let bytes: [UInt8]
  private let touched: UInt16
  /// Whether there is nothing to see in it.
  let isBlank: Bool

  package init(_ text: String) {
    bytes = Array(text.utf8)
    let special = EscapeTable.special
    var touched: UInt16 = 0
    for byte in bytes { touched |= special[Int(byte)] }
    self.touched = touched
    isBlank = text.isBlank
  }

  /// Appends the text, changed where the escape asks for it.
  func append(_ escape: Escape, to output: inout [UInt8]) {
    if touched & escape.bit == 0 {
      output.append(contentsOf: bytes)
    } else if escape.isForCognito {
      Escaper.append(bytes, escape, to: &output)
    } else {
      Escaper.rewrite(bytes, escape, to: &output)
    }
  }
}
