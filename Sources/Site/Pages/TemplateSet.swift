import Diagnostics
import Templating

/// The pages' templates with the partials and layouts they are made of.
struct TemplateSet: Sendable {
  let pages: [PageID: Template]
  let partials: [String: Template]
  /// The same with those below `step/` in the place of their namesakes, for pages without what stands
  /// around their own content.
  private let stepPartials: [String: Template]

  private static let stepFolder = "step/"

  init(pages: [PageID: Template], partials: [String: Template]) {
    self.pages = pages
    self.partials = partials
    var others = partials
    for (name, template) in partials where name.hasPrefix(Self.stepFolder) {
      others[String(name.dropFirst(Self.stepFolder.count))] = template
    }
    stepPartials = others
  }

  func link(_ page: PageID, texts: TextCatalog) throws(Diagnostic) -> Program {
    try link(page, with: partials, texts: texts)
  }

  /// A page as a section of the steps' document.
  func link(step page: PageID, texts: TextCatalog) throws(Diagnostic) -> Program {
    try link(page, with: stepPartials, texts: texts)
  }

  /// The document that holds the steps.
  func linkSteps(texts: TextCatalog) throws(Diagnostic) -> Program {
    let name = "\(Self.stepFolder)document"
    guard let template = partials[name] else { throw Self.missing("partials/\(name)") }
    return try Linker(partials: partials, texts: texts)
      .link(template, model: PageModel.steps, kind: .page)
  }

  private func link(
    _ page: PageID, with partials: [String: Template], texts: TextCatalog
  ) throws(Diagnostic) -> Program {
    guard let template = pages[page] else { throw Self.missing("pages/\(page.rawValue)") }
    let program = try Linker(partials: partials, texts: texts)
      .link(template, model: PageModel.shape(of: page), kind: .page)
    guard !program.isEmpty else {
      throw Diagnostic(
        .error, "template.empty", "the template writes nothing", at: template.file.location(at: 0),
        hint: "begin it with {{< layout}}; without the file the kit's own page is taken")
    }
    return program
  }

  private static func missing(_ name: String) -> Diagnostic {
    KitReader.missing("templates/\(name).html")
  }
}
