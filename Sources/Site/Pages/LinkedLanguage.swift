import Diagnostics
import Templating

/// Every page of one language, linked with the texts of one theme.
final class LinkedLanguage: Sendable {
  let dictionary: LocaleDictionary
  let texts: TextCatalog
  /// What tells these texts from those of another theme.
  let identity: String
  /// By `PageID.index`.
  let programs: [Program]
  let steps: StepPrograms
  /// The texts of the errors that each page can meet.
  let errorTexts: [[Record]]

  private init(
    dictionary: LocaleDictionary, texts: TextCatalog, identity: String, programs: [Program],
    steps: StepPrograms
  ) {
    self.dictionary = dictionary
    self.texts = texts
    self.identity = identity
    self.programs = programs
    self.steps = steps
    errorTexts = PageID.allCases.map { PageErrors.records(of: $0, texts) }
  }

  static func link(
    _ templates: TemplateSet, _ dictionary: LocaleDictionary, _ own: OwnTexts
  ) -> Checked<LinkedLanguage> {
    var texts = dictionary.catalog
    if !own.entries.isEmpty { texts = texts.overlaid(with: own.entries) }
    var programs: [Program] = []
    var findings: [Diagnostic] = []
    for page in PageID.allCases {
      do throws(Diagnostic) { programs.append(try templates.link(page, texts: texts)) } catch {
        findings.append(error)
      }
    }
    var steps: StepPrograms?
    do throws(Diagnostic) { steps = try .link(templates, texts: texts) } catch {
      // What a page has is said of it already.
      if findings.isEmpty { findings.append(error) }
    }
    guard findings.isEmpty, let steps else { return Checked(nil, findings) }
    return Checked(
      LinkedLanguage(
        dictionary: dictionary, texts: texts, identity: own.identity, programs: programs,
        steps: steps))
  }
}
