import Testing

@testable import Site

@Suite struct MailFileTests {
  private static let headers: [(String, String)] = [
    ("Your code", "Your code"), ("Grüße", "=?utf-8?B?R3LDvMOfZQ==?="),
    (
      "確確確確確確確確確確確確確確確確",
      "=?utf-8?B?56K656K656K656K656K656K656K656K656K656K656K656K656K656K656K6?=\r\n =?utf-8?B?56K6?="
    ),
  ]

  @Test(arguments: headers)
  func `a header is ASCII in short words`(_ text: String, _ expected: String) {
    #expect(MailFile.header(text) == expected)
  }

  private static func a(_ count: Int) -> String { String(repeating: "a", count: count) }

  private static let bodies: [(String, String)] = [
    ("a=b", "a=3Db"), ("é", "=C3=A9"), ("end \nnext", "end=20\r\nnext"),
    (a(80), "\(a(75))=\r\naaaaa"), ("\(a(74))é", "\(a(74))=\r\n=C3=A9"),
  ]

  @Test(arguments: bodies)
  func `a body is quoted in short lines`(_ text: String, _ expected: String) {
    #expect(MailFile.quotedPrintable(text) == expected)
  }

  @Test func `placeholders have samples in them`() throws {
    let message = try MessageSample.kits.get().message(.mail(.invitation)).message
    #expect(!message.filledHTML.contains("{####}"))
    #expect(message.filledText.contains("mara.lind@mail.example"))
    let link = try MessageSample.kits.get().message(.mail(.verificationLink)).message
    #expect(link.filledHTML.contains("<a href=\"https://confirm.example/\"><span"))
  }
}
