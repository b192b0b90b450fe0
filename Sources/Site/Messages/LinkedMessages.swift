import Diagnostics
package import Templating

/// Every message of one language with the texts of one theme, made but for what a brand says.
package final class LinkedMessages: Identifiable, Sendable {
  /// What makes texts the same ones.
  package struct ID: Hashable, Sendable {
    package let locale: String
    /// Empty for the kit's own.
    package let ownTexts: String
  }

  /// BCP 47.
  package let locale: String
  /// What tells these texts from those of another theme; empty for the kit's own.
  package let ownTexts: String
  let dictionary: LocaleDictionary
  let texts: TextCatalog
  private let messages: [MessageKind: LinkedMessage]
  let blocks: [MessageBlock: Stencil]
  /// The plain text of the block `feedback`.
  let feedback: Stencil

  private init(
    _ dictionary: LocaleDictionary, _ texts: TextCatalog, ownTexts: String,
    _ messages: [MessageKind: LinkedMessage], _ blocks: [MessageBlock: Stencil],
    _ feedback: Stencil
  ) {
    locale = dictionary.tag
    self.ownTexts = ownTexts
    self.dictionary = dictionary
    self.texts = texts
    self.messages = messages
    self.blocks = blocks
    self.feedback = feedback
  }

  package var id: ID { ID(locale: locale, ownTexts: ownTexts) }

  package subscript(kind: MessageKind) -> LinkedMessage? { messages[kind] }

  /// Links all templates with the texts.
  ///
  /// Errors: `template.*`, `message.style.*`, `message.class.*`; `kit.file` for a template that is
  /// missing.
  static func link(
    _ templates: MessageTemplates, _ dictionary: LocaleDictionary, _ own: OwnTexts
  ) -> Checked<LinkedMessages> {
    let texts =
      own.entries.isEmpty
      ? dictionary.catalog : dictionary.catalog.overlaid(with: own.entries)
    var findings: [Diagnostic] = []
    do throws(Diagnostic) {
      var linking = try MessageLinking(templates, dictionary, texts)
      try linking.readMails()
      var messages: [MessageKind: LinkedMessage] = [:]
      for kind in MessageKind.all {
        do throws(Diagnostic) { messages[kind] = try linking.message(kind) } catch {
          findings.append(error)
        }
      }
      var blocks: [MessageBlock: Stencil] = [:]
      for block in MessageBlock.allCases { blocks[block] = try linking.block(block) }
      let feedback = try linking.plain(
        templates.feedback, named: "partials/\(MessageBlock.feedback.rawValue).txt")
      guard findings.isEmpty else { return Checked(nil, findings) }
      return Checked(
        LinkedMessages(dictionary, texts, ownTexts: own.identity, messages, blocks, feedback))
    } catch { return Checked(nil, findings + [error]) }
  }
}

/// One message with its holes.
package struct LinkedMessage: Sendable {
  package let kind: MessageKind
  /// Of a mail.
  package let subject: Stencil?
  package let html: Stencil?
  /// A text message, or the plain text of a mail.
  package let text: Stencil
}

/// The linking of one language.
private struct MessageLinking {
  private let templates: MessageTemplates
  private let dictionary: LocaleDictionary
  private let html: Linker
  private let text: Linker
  private let inliner: StyleInliner
  /// The mails before styles are put in.
  private var mails: [MessageID: Stencil] = [:]
  /// The classes that their style sheets select by.
  private var selected: Set<String> = []

  init(
    _ templates: MessageTemplates, _ dictionary: LocaleDictionary, _ texts: TextCatalog
  ) throws(Diagnostic) {
    self.templates = templates
    self.dictionary = dictionary
    html = Linker(partials: templates.htmlPartials, texts: texts)
    text = Linker(partials: templates.textPartials, texts: texts)
    let (record, holes) = MessageModel.record(MessageModel.mail, of: dictionary)
    let styles = try Self.found(templates.styles, "styles/inline.css")
    inliner = try StyleInliner(
      html.link(styles, model: MessageModel.mail, kind: .mailStyles)
        .stencil(record, leavingOut: holes))
  }

  private static func found(
    _ template: Template?, _ name: String
  ) throws(Diagnostic) -> Template {
    guard let template else {
      throw Diagnostic(
        .error, "kit.file", "the kit has no such file",
        at: SourceLocation(file: "\(MessageTemplates.folder)/\(name)"))
    }
    return template
  }

  func message(_ kind: MessageKind) throws(Diagnostic) -> LinkedMessage {
    // A text message is one line, whatever a name is like.
    let text = try plain(
      Self.found(templates.texts[kind], "\(kind.path).txt"),
      as: kind.medium == .sms ? .mailHeader : .message)
    guard kind.medium == .email else {
      return LinkedMessage(kind: kind, subject: nil, html: nil, text: text)
    }
    let mail = try mails[kind.id].map { mail throws(Diagnostic) in
      try inliner.inlined(mail, keeping: selected)
    }
    return LinkedMessage(
      kind: kind, subject: try subject(of: kind.id), html: mail, text: text)
  }

  func block(_ block: MessageBlock) throws(Diagnostic) -> Stencil {
    let template = try Self.found(templates.blocks[block], "partials/\(block.rawValue).html")
    return try inliner.inlined(markup(template, MessageModel.block), keeping: selected)
  }

  /// Links the mails themselves: blocks are parts of them and have no style sheet of their own.
  mutating func readMails() throws(Diagnostic) {
    for id in MessageID.allCases {
      let template = try Self.found(templates.mails[id], "email/\(id.rawValue).html")
      let mail = try markup(template, MessageModel.mail)
      selected.formUnion(StyleInliner.selectedClasses(in: mail))
      mails[id] = mail
    }
  }

  private func markup(_ template: Template, _ model: Shape) throws(Diagnostic) -> Stencil {
    let (record, holes) = MessageModel.record(model, of: dictionary)
    return try html.link(template, model: model, kind: .mail)
      .stencil(record, leavingOut: holes)
  }

  func plain(_ template: Template?, named name: String) throws(Diagnostic) -> Stencil {
    try plain(Self.found(template, name), as: .message)
  }

  /// A subject is a text and nothing else, so it has no template of its own.
  private func subject(of id: MessageID) throws(Diagnostic) -> Stencil {
    let file = SourceFile(
      name: "\(MessageTemplates.folder)/email/\(id.rawValue).html",
      text: "{{@message.\(id.rawValue).subject}}")
    return try plain(Template.parse(file), as: .mailHeader)
  }

  private func plain(
    _ template: Template, as kind: EscapeContext.Kind
  ) throws(Diagnostic) -> Stencil {
    let (record, holes) = MessageModel.record(MessageModel.text, of: dictionary)
    return try text.link(template, model: MessageModel.text, kind: kind)
      .stencil(record, leavingOut: holes).withoutLastBreak
  }
}

extension Stencil {
  /// A file ends its last line; a text message with a break in it is refused.
  fileprivate var withoutLastBreak: Stencil {
    guard let last = parts.last, case .text(let bytes) = last.content, bytes.last == 0x0A else {
      return self
    }
    let rest = bytes.count == 1 ? [] : [last[0..<(bytes.count - 1)]]
    return Stencil(parts.dropLast() + rest)
  }
}
