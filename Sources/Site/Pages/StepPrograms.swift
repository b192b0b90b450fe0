import Diagnostics
import Templating

/// The steps' pages of one language, linked without what stands around a page's own content, and the
/// document that holds them.
struct StepPrograms: Sendable {
  let document: Program
  /// By `PageID.index`; nil for a page that is no step.
  private let programs: [Program?]

  static func link(
    _ templates: TemplateSet, texts: TextCatalog
  ) throws(Diagnostic) -> StepPrograms {
    var programs: [Program?] = []
    for page in PageID.allCases {
      programs.append(
        Step.pages.contains(page) ? try templates.link(step: page, texts: texts) : nil)
    }
    return StepPrograms(
      document: try templates.linkSteps(texts: texts), programs: programs)
  }

  subscript(page: PageID) -> Program {
    guard let program = programs[page.index] else {
      preconditionFailure("'\(page.rawValue)' is no step")
    }
    return program
  }
}
