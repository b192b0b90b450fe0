import Bindings
import Diagnostics
import TestSupport
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
    ("<p><a href=\"mailto:a@b.example\">x</a></p>", "message.text.address", "verification.txt:1"),
    ("<p><a href=\"tel:+4930123\">x</a></p>", "message.text.address", "verification.txt:1"),
    ("<p style=\"color:white\">x</p>", "message.color", "code.html:4"),
    ("<p style=\"color:rgb(250,250,250)\">x</p>", "message.color", "code.html:4"),
    ("<p style=\"background-color:#fff\">x</p>", "message.color", "code.html:4"),
    ("<p style=\"background:#ffffff\">x</p>", "message.color", "code.html:4"),
    ("<p style=\"border:1px solid red\">x</p>", "message.color", "code.html:4"),
    (table("bgcolor=\"navy\"", "x"), "message.color", "code.html:4"),
    (
      table("bgcolor=\"#5b6070\"", "<p style=\"color:#5b6070\">x</p>"), "message.contrast",
      "code.html:4"
    ),
    // 7.2 as it is written, 2.9 turned around.
    (
      "<p style=\"color:#000000;background-color:#ff6600\">x</p>", "message.contrast",
      "code.html:4"
    ),
    (
      "<p style=\"color:#ffffff;background-color:#33338a\">"
        + "<a href=\"https://a.example/\">x</a></p>",
      "message.contrast", "code.html:4"
    ),
    (table("background=\"http://a.example/a.png\"", "x"), "message.address", "code.html:4"),
    (table("background=\"data:image/png;base64,AA\"", "x"), "message.address", "code.html:4"),
    (image("a.png\" srcset=\"http://a.example/b.png 2x"), "message.address", "code.html:4"),
    (image("a.svg"), "message.image.type", "code.html:4"),
    (image("a.WEBP?v=1"), "message.image.type", "code.html:4"),
    (
      "<!--[if mso]><img src=\"http://a.example/a.png\"><![endif]-->", "message.address",
      "code.html:4"
    ),
    ("<!--[if mso]><script>go()</script><![endif]-->", "message.address", "code.html:4"),
    (
      "<table role=\"presentation\" width=\"900\"><tr><td>x</td></tr></table>", "message.width",
      "code.html:4"
    ),
    ("<p style=\"width:330px\">x</p>", "message.width", "code.html:4"),
    ("<p style=\"min-width:250px\">x</p>", "message.width", "code.html:4"),
    (link("font-size:6px;line-height:7px"), "message.tap", "code.html:4"),
    (link("font-size:6px;line-height:44px;display:inline-block"), "message.small", "code.html:4"),
    (link("font-size:14px;line-height:44px"), "message.tap", "code.html:4"),
    (link("font-size:14px;line-height:23px;display:block"), "message.tap", "code.html:4"),
  ]

  private static func table(_ attribute: String, _ content: String) -> String {
    "<table role=\"presentation\"><tr><td \(attribute)>\(content)</td></tr></table>"
  }

  private static func image(_ name: String) -> String {
    "<img src=\"https://a.example/\(name)\" alt=\"a\" width=\"1\" height=\"1\"/>"
  }

  private static func link(_ style: String) -> String {
    "<p><a href=\"https://a.example/\" style=\"\(style)\">x</a></p>"
  }

  @Test(arguments: faults)
  func `a mail with this in it is found out`(
    _ markup: String, _ code: String, _ place: String
  ) throws {
    let sample = try MessageSample(Self.code(markup))
    let (_, findings) = try sample.message(.mail(.verification))
    let finding = try #require(findings.first { $0.code == code }, "\(findings)")
    #expect(finding.location?.description.contains(place) == true, "\(finding)")
    #expect(finding.severity == .error || code == "message.marker.twice", "\(finding)")
  }

  /// A place of the kit's frame of mails, what stands there instead, and what is said of it.
  private static let frames: [(String, String, String)] = [
    ("<html lang=\"{{lang}}\"", "<html lang=\"ja\"", "message.lang"),
    ("<html lang=\"{{lang}}\"", "<html", "message.lang"),
    ("dir=\"{{dir}}\">\n<head>", "dir=\"rtl\">\n<head>", "message.dir"),
    ("dir=\"{{dir}}\">\n<head>", ">\n<head>", "message.dir"),
    (
      "<title>{{$subject}}{{/subject}}</title>",
      "<meta name=\"subject\" content=\"{{$subject}}{{/subject}}\"/>", "message.title"
    ),
    (
      "<title>{{$subject}}{{/subject}}</title>",
      "<meta name=\"subject\" content=\"{{$subject}}{{/subject}}\"/><title> </title>",
      "message.title"
    ),
    ("<style>\n{{> styles/head}}", "<style>@import 'a.css';\n{{> styles/head}}", "message.fetched"),
    (
      "<style>\n{{> styles/head}}", "<style>.page{background-image:url(a.png)}\n{{> styles/head}}",
      "message.fetched"
    ),
    ("<style>\n{{> styles/head}}", "<style>.text{color:red}\n{{> styles/head}}", "message.color"),
    (
      "<div class=\"hide\">{{$preheader}}{{/preheader}}{{> filler}}</div>",
      "<p class=\"lead text\">{{$preheader}}{{/preheader}}{{> filler}}</p>", "message.preheader"
    ),
    ("<div class=\"hide\">", "<div>", "message.preheader"),
  ]

  @Test(arguments: frames)
  func `a mail whose frame is not whole is found out`(
    _ place: String, _ other: String, _ code: String
  ) throws {
    let path = "partials/skeleton.html"
    let kit = try String(
      decoding: LocalDisk().read("\(ProjectFolder.path)/templates/messages/\(path)"),
      as: UTF8.self)
    let frame = kit.replacing(place, with: other)
    try #require(frame != kit)
    let (_, findings) = try MessageSample([path: frame]).message(.mail(.verification))
    let finding = try #require(findings.first { $0.code == code }, "\(findings)")
    #expect(finding.severity == .error)
    #expect(finding.location?.description.contains("skeleton.html") == true, "\(finding)")
  }

  @Test(arguments: ["Short.", String(repeating: "Many words. ", count: 12)])
  func `words beside the subject that are too few or too many are found out`(
    _ words: String
  ) throws {
    let mail = """
      {{< skeleton}}{{$preheader}}\(words){{/preheader}}{{$title}}T{{/title}}
      {{$body}}{{> code}}{{/body}}{{/skeleton}}
      """
    let (_, findings) = try MessageSample(["email/verification.html": mail])
      .message(.mail(.verification))
    #expect(findings.first { $0.code == "message.preheader.length" }?.severity == .warning)
  }

  @Test func `a link of Cognito's that nobody can hit, or read where it is blue, is found out`()
    throws
  {
    let mail = """
      {{< skeleton}}{{$preheader}}x{{/preheader}}{{$title}}T{{/title}}
      {{$body}}<p style="color:#ffffff;background-color:#33338a">{##Go##}</p>{{/body}}{{/skeleton}}
      """
    let (_, findings) = try MessageSample(["email/verification-link.html": mail])
      .message(.mail(.verificationLink))
    #expect(findings.contains { $0.code == "message.tap" && $0.severity == .error })
    #expect(findings.contains { $0.code == "message.contrast" && $0.severity == .error })
  }

  @Test func `a link between 24 and 44 pixels high is warned of`() throws {
    let markup = Self.link("font-size:14px;line-height:30px;display:block")
    let (_, findings) = try MessageSample(Self.code(markup)).message(.mail(.verification))
    #expect(findings.first { $0.code == "message.tap" }?.severity == .warning)
  }

  @Test func `a subject that does not say whose it is gets a warning`() throws {
    let theme = try SampleBrand.theme(
      #""texts": {"en": {"message.verification.subject": "Your code"}}"#)
    let sample = try MessageSample.kits.get()
    let brand = MessageBrand(.make(), theme: theme)
    let linked = try #require(sample.linked(theme).value)
    let message = try #require(BrandedMessages(brand, linked).render(.mail(.verification)))
    let findings = sample.checks.findings(for: message, of: Tenant.make().pool, by: brand)
    #expect(findings.first { $0.code == "message.subject.brand" }?.severity == .warning)
    let bounds = MessageBounds(linked, [message.kind], of: Tenant.make().pool)
    #expect(bounds.suspects(of: BrandedMessages(brand, linked)) == [message.kind])
  }

  @Test func `codes that can be bound to no site are warned of once`() throws {
    let theme = try SampleBrand.standard.get()
    let kinds = MessageKind.all
    let nowhere = MessageBrand(
      Tenant.make().pool, theme: theme, first: nil, hosts: ["a.example", "b.example"])
    #expect(BoundCode.absence(from: kinds, of: nowhere, .warning).count == 1)
    #expect(
      BoundCode.absence(from: kinds, of: MessageBrand(.make(), theme: theme), .warning).isEmpty)
    let mails = kinds.filter { $0.medium == .email }
    #expect(BoundCode.absence(from: mails, of: nowhere, .warning).isEmpty)
  }

  @Test func `a text message counts with the longest code, not with a sample`() throws {
    func sample(_ words: String) throws -> (RenderedMessage, [Diagnostic]) {
      try MessageSample(["sms/verification.txt": "{{origin}}{####} - \(words)"])
        .message(.sms(.verification))
    }
    let room = 70 - (try sample("").0.filledText.utf16.count)
    let (message, findings) = try sample(String(repeating: "ж", count: room))
    #expect(SMSSegments(of: message.filledText).count == 1)
    #expect(findings.contains { $0.code == "message.sms.segments" })
    let (_, fewer) = try sample(String(repeating: "ж", count: room - 2))
    #expect(!fewer.contains { $0.code == "message.sms.segments" }, "\(fewer)")
  }

  @Test func `a mail without its code is found out`() throws {
    let cell = Self.cell.replacing("{####}", with: "none")
    let (_, findings) = try MessageSample(Self.code("", cell: cell))
      .message(.mail(.verification))
    #expect(findings.contains { $0.code == "message.marker.missing" && $0.severity == .error })
  }

  @Test(arguments: ["{####}", "{##go##}"])
  func `an invitation without a password has nothing but a name filled in`(
    _ placeholder: String
  ) throws {
    let kind = try MessageKind.mail(.passwordlessInvitation)
    let text = "{username} \(placeholder)\n"
    let sample = try MessageSample(["sms/invitation-passwordless.txt": text])
    let (_, findings) = try sample.message(.sms(.passwordlessInvitation))
    #expect(findings.contains { $0.code == "message.marker.unknown" && $0.severity == .error })
    let (mail, none) = try sample.message(kind)
    #expect(none.isEmpty, "\(none)")
    #expect(!mail.body.string.contains("{####}") && mail.text.string.contains("{username}"))
  }

  @Test func `a pool's one template for invitations has a password wherever the pool knows any`()
    throws
  {
    let sample = try MessageSample.kits.get()
    let without = try sample.message(.mail(.passwordlessInvitation)).message
    let with = try sample.message(.mail(.invitation)).message
    func template(_ messages: RenderedMessage...) -> String {
      MessageCalls(messages, of: Tenant.make().pool).userPool.compact()
    }
    #expect(!template(without).contains("{####}") && template(without).contains("{username}"))
    #expect(template(without, with).contains("{####}"))
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
