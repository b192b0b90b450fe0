import Bindings
import Diagnostics

/// What a mail's markup must have and must not have.
struct MailMarkup {
  private let mail: CheckedMail
  private(set) var findings: [Diagnostic] = []

  init(_ mail: CheckedMail) {
    self.mail = mail
    checkDocument()
    checkTables()
    checkImages()
    checkPreheader()
  }

  private mutating func add(
    _ code: String, _ words: String, at node: XMLNode, hint: String,
    _ severity: Diagnostic.Severity = .error
  ) {
    findings.append(mail.finding(severity, code, words, at: node, hint: hint))
  }

  private mutating func checkDocument() {
    let root = mail.document.root
    if KitLocale.canonical(root["lang"] ?? "") != KitLocale.canonical(mail.message.locale) {
      add(
        "lang", "the mail in '\(mail.message.locale)' says '\(root["lang"] ?? "")'", at: root,
        hint: "write lang=\"{{lang}}\"")
    }
    let direction = mail.message.direction.rawValue
    if root["dir"] != direction {
      add(
        "dir", "the mail says that it runs '\(root["dir"] ?? "")', not '\(direction)'",
        at: root, hint: "write dir=\"{{dir}}\"")
    }
    let title = mail.all("title").first
    if title?.content.isBlank ?? true {
      add("title", "the mail has no title", at: root, hint: "say the subject")
    }
    if mail.all("h1").count != 1 {
      add(
        "heading", "the mail has \(mail.all("h1").count) headings", at: root, hint: "write one h1")
    }
    let text = String(decoding: mail.html.bytes, as: UTF8.self)
    for (trace, what) in [("@import", "@import"), ("url(", "an address in its styles")]
    where text.contains(trace) {
      add("fetched", "the mail has \(what)", at: root, hint: "mail programs drop the whole style")
    }
  }

  private mutating func checkTables() {
    for table in mail.all("table") where table["role"] != "presentation" {
      add(
        "table.role", "a table would be read out as one", at: table,
        hint: "write role=\"presentation\"")
    }
  }

  private mutating func checkImages() {
    for image in mail.all("img") {
      for attribute in ["alt", "width", "height"] where image[attribute]?.isEmpty ?? true {
        add(
          "image", "an image has no '\(attribute)'", at: image,
          hint: "it is what people see before images are loaded")
      }
      if !(image["src"] ?? "").hasPrefix("https://") {
        add(
          "image.address", "an image has no absolute address of https", at: image,
          hint: "mails have no place that an address could begin at")
      }
    }
  }

  /// The words that lists of mails show beside the subject.
  private mutating func checkPreheader() {
    guard let body = mail.all("body").first, let first = body.elements.first(where: { _ in true }),
      mail.declarations(of: first).contains(where: { $0 == ("display", "none") })
    else {
      return add(
        "preheader", "the mail has no words for lists of mails", at: mail.document.root,
        hint: "begin the body with a hidden div")
    }
    let words = first.content.unicodeScalars.filter { scalar in
      scalar.properties.generalCategory != .nonspacingMark
        && (scalar == " " || !scalar.properties.isWhitespace)
    }
    // A wide character says as much as two letters.
    let length = words.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
    if first.content.contains(MessagePlaceholder.code.rawValue) {
      add(
        "preheader.code", "the code would show on a locked telephone", at: first,
        hint: "say what to do instead")
    } else if !(40...130).contains(length) {
      add(
        "preheader.length", "the words for lists of mails have \(length) characters, not 40 to 130",
        at: first, hint: "say in a sentence what to do", .warning)
    }
  }
}
