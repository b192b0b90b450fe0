import Bindings
package import Diagnostics

/// One thing that every page must keep to, beyond the structure that the schema describes.
///
/// A rule reads words, labels, `content`, `value` and addresses of values only as far as there is
/// something to see in them: a build checks pages of equal structure once, and those places may differ
/// between them.
package struct PageRule: Sendable {
  /// Stable and dotted: `page.label.missing`.
  package let code: String
  /// The success criterion of WCAG 2.2 at level A or AA, if one asks for it: `1.3.1`.
  package let criterion: String?
  /// What to do about a finding.
  package let hint: String
  package let severity: Diagnostic.Severity
  let check: @Sendable (CheckedPage, inout RuleFindings) -> Void

  /// A rule as a walk over the page.
  init(
    _ code: String, wcag criterion: String? = nil, _ severity: Diagnostic.Severity = .error,
    hint: String, check: @escaping @Sendable (CheckedPage, inout RuleFindings) -> Void
  ) {
    self.code = code
    self.criterion = criterion
    self.hint = hint
    self.severity = severity
    self.check = check
  }

  /// A rule as an XPath expression that selects the elements at fault.
  ///
  /// - Parameters:
  ///   - needs: the expression is tried only where one of these attributes is somewhere in the page.
  ///   - attribute: the attribute at fault, for the finding's place.
  ///   - message: `{}` stands for the element as `CheckedPage.name(of:)` has it.
  init(
    _ code: String, wcag criterion: String? = nil, _ severity: Diagnostic.Severity = .error,
    path: String, needs: [String] = [], attribute: String? = nil, _ message: String, hint: String
  ) {
    let query: XPathQuery
    do throws(XMLError) { query = try XPathQuery(path) } catch {
      preconditionFailure("the path of \(code) does not compile: \(error.message)")
    }
    self.init(code, wcag: criterion, severity, hint: hint) { page, findings in
      guard needs.isEmpty || needs.contains(where: page.has) else { return }
      for node in query.nodes(in: page.document) {
        let words = message.split(separator: "{}", omittingEmptySubsequences: false)
        findings.add(words.joined(separator: page.name(of: node)), at: node, attribute)
      }
    }
  }

  /// A rule for what a page has exactly once: it is missing in the element that would hold it, or
  /// there again from the second one on.
  ///
  /// - Parameters:
  ///   - what: its name in findings.
  ///   - parent: the element that would hold it.
  init(
    once code: String, wcag criterion: String? = nil, _ what: String, in parent: String,
    hint: String, _ elements: @escaping @Sendable (CheckedPage) -> [XMLNode]
  ) {
    self.init(code, wcag: criterion, hint: hint) { page, findings in
      let found = elements(page)
      if found.isEmpty {
        findings.add("the page has no \(what)", at: page.all(parent).first ?? page.document.root)
      }
      for node in found.dropFirst() { findings.add("the page has a second \(what)", at: node) }
    }
  }

  /// All of them, in the order in which pages are checked.
  package static let all: [PageRule] =
    MarkupRules.all + ContentRules.all + DocumentRules.all + PolicyRules.all + ReferenceRules.all
    + NameRules.all
    + AriaRules.all + RegionRules.all + FormRules.all + FieldRules.all + PasswordFieldRules.all
    + WordRules.all

  /// Those that the document of the steps keeps to: each of its sections is what stands in a page,
  /// where all rules have been asked.
  static let ofSteps: [PageRule] = MarkupRules.all + PolicyRules.anywhere
}

/// What one rule has found in one page.
struct RuleFindings {
  private let rule: PageRule
  private let page: CheckedPage
  private(set) var all: [Diagnostic] = []

  init(_ rule: PageRule, in page: CheckedPage) {
    self.rule = rule
    self.page = page
  }

  /// - Parameters:
  ///   - attribute: the one at fault; the finding then points at it, where it stands.
  ///   - hint: what to do in this case, where the rule's own hint would mislead.
  mutating func add(
    _ message: String, at node: XMLNode, _ attribute: String? = nil, hint: String? = nil
  ) {
    add(message, atOffset: page.offset(of: node, attribute), hint: hint)
  }

  /// - Parameter offset: a byte of the page.
  mutating func add(_ message: String, atOffset offset: Int, hint: String? = nil) {
    let criterion = rule.criterion.map { " (WCAG 2.2, \($0))" } ?? ""
    all.append(
      Diagnostic(
        rule.severity, rule.code, message, at: page.location(of: offset),
        hint: (hint ?? rule.hint) + criterion))
  }
}
