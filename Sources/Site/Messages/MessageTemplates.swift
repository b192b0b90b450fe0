import Diagnostics
import Templating

/// The templates of messages as a kit has them, read and not yet tied to a language.
struct MessageTemplates: Sendable {
  /// By kind: an HTML mail, and its plain text or a text message.
  var mails: [MessageID: Template] = [:]
  var texts: [MessageKind: Template] = [:]
  var blocks: [MessageBlock: Template] = [:]
  /// The plain text of the block that has one.
  var feedback: Template?
  var styles: Template?
  var htmlPartials: [String: Template] = [:]
  var textPartials: [String: Template] = [:]

  static let folder = "templates/messages"

  /// Reads them all.
  ///
  /// Errors: `kit.file` for one that is missing, `template.*` for one that cannot be read;
  /// `kit.message.unknown` is a warning of a file that no message is made of.
  static func read(_ reader: inout KitReader) throws(Diagnostic) -> Checked<MessageTemplates> {
    var templates = MessageTemplates()
    var findings: [Diagnostic] = []
    for (name, file) in try reader.folder("\(folder)/styles", ["css"]) {
      let template = try Template.parse(file)
      if name == "inline" {
        templates.styles = template
      } else {
        templates.htmlPartials["styles/\(name)"] = template
      }
    }
    for (name, file) in try reader.folder("\(folder)/partials", ["html"]) {
      let template = try Template.parse(file)
      templates.htmlPartials[name] = template
      if let block = MessageBlock(rawValue: name) { templates.blocks[block] = template }
    }
    for (name, file) in try reader.folder("\(folder)/partials", ["txt"]) {
      let template = try Template.parse(file)
      templates.textPartials[name] = template
      if name == MessageBlock.feedback.rawValue { templates.feedback = template }
    }
    for medium in MessageKind.Medium.allCases {
      for (name, file) in try reader.folder("\(folder)/\(medium.rawValue)", ["html", "txt"]) {
        guard let id = MessageID(rawValue: name), let kind = MessageKind(id, by: medium) else {
          findings.append(unknown(name, file))
          continue
        }
        let template = try Template.parse(file)
        if file.name.hasSuffix(".html") {
          templates.mails[id] = template
        } else {
          templates.texts[kind] = template
        }
      }
    }
    return Checked(templates, findings)
  }

  private static func unknown(_ name: String, _ file: SourceFile) -> Diagnostic {
    Diagnostic(
      .warning, "kit.message.unknown", "no pool sends a message '\(name)'",
      at: SourceLocation(file: file.name),
      hint: nearestNameHint(for: name, among: MessageID.allCases.map(\.rawValue)))
  }
}
