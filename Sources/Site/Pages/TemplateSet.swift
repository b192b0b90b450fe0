import Diagnostics
import Templating

/// The pages' templates with the partials and layouts they are made of.
struct TemplateSet: Sendable {
  let pages: [PageID: Template]
  let partials: [String: Template]

  func link(_ page: PageID, texts: TextCatalog) throws(Diagnostic) -> Program {
    guard let template = pages[page] else {
      throw Diagnostic(
        .error, "kit.file", "the kit has no such file",
        at: SourceLocation(file: "templates/pages/\(page.rawValue).html"))
    }
    return try Linker(partials: partials, texts: texts)
      .link(template, model: PageModel.shape(of: page), kind: .page)
  }
}
