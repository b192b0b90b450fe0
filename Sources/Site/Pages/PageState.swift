/// A state in which a page can be seen: empty, with errors, busy, done… Data only; the one list of
/// them is `PageState+List.swift`. The gallery shows it, tests render it, checks run over it.
package struct PageState: Hashable, Sendable {
  package let page: PageID
  /// Unique on its page: `field-errors`.
  package let name: String
  /// What differs from the page as it is built.
  package var facts: StateFacts

  package init(_ page: PageID, _ name: String, _ facts: StateFacts = StateFacts()) {
    self.page = page
    self.name = name
    self.facts = facts
  }
}
