import Diagnostics
import Testing

@testable import Site

/// Messages that break one rule each, and the place that is pointed at.
@Suite struct MessageCheckTests {
  private static let cell = #"<td align="center" dir="ltr" class="code panel text">{####}</td>"#

  /// The kit's partial with something more in the code's table.
  private static func code(_ more: String, cell: String = cell) -> [String: String] {
    [
      "partials/code.html": """
      <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
      <tr>\(cell)</tr>
      </table>
      \(more)

      """
    ]
  }

  private static let faults: [(String, String, String)] = [
    ("<p class=\"note soft\">{####}</p>", "message.marker.twice", "code.html:2"),
    ("<p class=\"note soft\">{username}</p>", "message.marker.unknown", "code.html:4"),
    ("<p class=\"note soft\">{##go##}</p>", "message.marker.unknown", "code.html:4"),
    ("<table><tr><td>x</td></tr></table>", "message.table.role", "code.html:4"),
    (
      "<img src=\"https://a.example/a.png\" width=\"1\" height=\"1\"/>", "message.image",
      "code.html:4"
    ),
    (
      "<img src=\"http://a.example/a.png\" alt=\"a\" width=\"1\" height=\"1\"/>",
      "message.image.address", "code.html:4"
    ),
    ("<p><a href=\"javascript:alert(1)\">x</a></p>", "message.address", "code.html:4"),
    ("<p><a href=\"http://a.example/\">x</a></p>", "message.address", "code.html:4"),
    ("<p><a href=\"https://a.example/\">x</a></p>", "message.text.address", "verification.txt:1"),
    ("<p onclick=\"go()\">x</p>", "message.handler", "code.html:4"),
    ("<form><p>x</p></form>", "message.structure", "code.html:4"),
    ("<iframe></iframe>", "message.structure", "code.html:4"),
    (
      "<p style=\"color:#999999;background-color:#ffffff\">x</p>", "message.contrast",
      "code.html:4"
    ),
    ("<p style=\"display:flex\">x</p>", "message.feature.layout", "code.html:4"),
    ("<h1>again</h1>", "message.heading", "skeleton.html:2"),
    ("<p>open", "message.markup", "partials/"),
    ("<p>a\u{A0}b</p>", "message.character", "code.html:4"),
    ("<p>a\u{200B}b</p>", "message.character", "code.html:4"),
  ]

  @Test(arguments: faults)
  func `a mail with this in it is found out`(
    _ markup: String, _ code: String, _ place: String
  ) throws {
    let sample = try MessageSample(Self.code(markup))
    let (_, findings) = try sample.message(.mail(.verification))
    let finding = try #require(findings.first { $0.code == code }, "\(findings)")
    #expect(finding.location?.description.contains(place) == true, "\(finding)")
  }

  @Test func `a mail without its code is found out`() throws {
    let cell = Self.cell.replacing("{####}", with: "none")
    let (_, findings) = try MessageSample(Self.code("", cell: cell))
      .message(.mail(.verification))
    #expect(findings.contains { $0.code == "message.marker.missing" && $0.severity == .error })
  }

  @Test func `a code in the words beside the subject is found out`() throws {
    let (_, findings) = try MessageSample(["partials/filler.html": "{####}\n"])
      .message(.mail(.verification))
    #expect(findings.contains { $0.code == "message.preheader.code" })
  }

  private static let textFaults: [(String, String)] = [
    ("{{@message.verification.sms}}", "message.marker.missing"),
    ("{####} - {{@message.verification.sms}}", "message.bound"),
    ("{{origin}}{####}. {{@message.verification.sms}}", "message.bound"),
    ("{{origin}}{####} -\n{{@message.verification.sms}}", "message.character"),
    ("{{origin}}{####} - \(String(repeating: "x", count: 120))", "message.sms.long"),
    ("{{origin}}{####} - \(String(repeating: "ж", count: 60))", "message.sms.segments"),
  ]

  @Test(arguments: textFaults)
  func `a text message with a fault is found out`(_ template: String, _ code: String) throws {
    let (_, findings) = try MessageSample(["sms/verification.txt": template])
      .message(.sms(.verification))
    #expect(findings.contains { $0.code == code }, "\(findings)")
  }

  @Test func `a body over the limit is found out`() throws {
    let words = String(repeating: "<p>0123456789</p>\n", count: 1_200)
    let (_, findings) = try MessageSample(Self.code(words)).message(.mail(.verification))
    #expect(findings.contains { $0.code == "message.long" && $0.severity == .error })
  }

  @Test(arguments: [(30, nil), (50, .warning), (160, .error)] as [(Int, Diagnostic.Severity?)])
  func `a long name makes a long subject`(_ length: Int, _ severity: Diagnostic.Severity?) throws {
    let name = String(repeating: "n", count: length)
    let (_, findings) = try MessageSample.kits.get()
      .message(.mail(.verification), of: .make(name: name))
    #expect(findings.first { $0.code == "message.subject.long" }?.severity == severity)
  }

  @Test(arguments: ["{####}", "Acme {username}", "{##Acme##}", "a #} b", "{city}"])
  func `a name that reads like a placeholder is refused`(_ name: String) throws {
    let (_, findings) = try MessageSample.kits.get()
      .message(.mail(.verification), of: .make(name: name))
    #expect(findings.contains { $0.code == "message.name.marker" && $0.severity == .error })
  }

  @Test(
    arguments: [
      ("@login.acme.example #123456 - your code", "login.acme.example"),
      ("@login.acme.example #123456", "login.acme.example"),
      ("Your code\n\n@login.acme.example #123456", "login.acme.example"),
      ("@login.acme.example #123456\nyour code", nil), (" @login.acme.example #123456", nil),
      ("@login.acme.example  #123456", nil), ("@https://login.acme.example #123456", nil),
      ("@login.acme.example:443 #123456", nil), ("login.acme.example #123456", nil),
      ("@login.acme.example #", nil), ("@login.acme.example 123456", nil),
    ] as [(String, String?)])
  func `a code is bound by the last line alone`(_ text: String, _ host: String?) {
    #expect(BoundCode.parse(text)?.host == host)
  }
}
