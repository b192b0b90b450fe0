import Bindings

/// A mail as a file that mail programs open: `.eml`, placeholders filled with samples.
///
/// It has no date, so that the same input gives the same bytes.
///
/// Source: RFC 5322, RFC 2045 (quoted-printable), RFC 2047 (words in headers).
package struct MailFile {
  private let message: RenderedMessage
  private let sender: String

  /// - Parameter sender: the host that it seems to come from.
  package init(_ message: RenderedMessage, from sender: String?) {
    self.message = message
    self.sender = sender ?? "mail.example"
  }

  /// Lines end with CR LF.
  package var bytes: [UInt8] {
    let boundary = "lintel-\(message.kind.id.rawValue)"
    var lines = [
      "From: <no-reply@\(sender)>", "To: <someone@mail.example>",
      "Subject: \(Self.header(message.filledSubject))", "MIME-Version: 1.0",
      "Content-Type: multipart/alternative; boundary=\"\(boundary)\"", "",
    ]
    for (type, body) in [("plain", message.filledText), ("html", message.filledHTML)] {
      lines += [
        "--\(boundary)", "Content-Type: text/\(type); charset=utf-8",
        "Content-Transfer-Encoding: quoted-printable", "", Self.quotedPrintable(body),
      ]
    }
    lines += ["--\(boundary)--", ""]
    return Array(lines.joined(separator: "\r\n").utf8)
  }

  /// A header's value: as it is where it is ASCII, else in words of at most 75 characters.
  static func header(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
    var words: [String] = []
    var word: [UInt8] = []
    for character in text.unicodeScalars {
      let bytes = Array(String(character).utf8)
      if word.count + bytes.count > 45 {
        words.append("=?utf-8?B?\(Base64.encode(word))?=")
        word = []
      }
      word += bytes
    }
    words.append("=?utf-8?B?\(Base64.encode(word))?=")
    return words.joined(separator: "\r\n ")
  }

  /// Lines of at most 76 characters, soft breaks between them.
  static func quotedPrintable(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var result: [UInt8] = []
      var width = 0
      let bytes = Array(line.utf8)
      for (index, byte) in bytes.enumerated() {
        let isLastBlank = index == bytes.count - 1 && byte == 0x20
        let isPlain = (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "=") && !isLastBlank
        let encoded =
          isPlain ? [byte] : [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        if width + encoded.count > 75 {
          result += "=\r\n".utf8
          width = 0
        }
        result += encoded
        width += encoded.count
      }
      return String(decoding: result, as: UTF8.self)
    }
    .joined(separator: "\r\n")
  }
}

extension RenderedMessage {
  /// The subject, and the bodies below, as a person gets them, with samples for placeholders.
  package var filledSubject: String { sampled(subject?.string ?? "") }
  package var filledText: String { sampled(text.string) }

  package var filledHTML: String {
    sampled(html?.string ?? "") { "<a href=\"https://confirm.example/\">\($0)</a>" }
  }

  private func sampled(
    _ text: String, link: (Substring) -> String = { "\($0): https://confirm.example/" }
  ) -> String {
    var text = text
    for placeholder in MessagePlaceholder.allCases where placeholder != .link {
      text = text.replacing(placeholder.rawValue, with: placeholder.sample(in: kind.id))
    }
    return text.replacing(/\{##(.*?)##\}/) { link($0.output.1) }
  }
}
