extension PageState {
  /// Every state of a page, whichever pool could bring it about.
  package static func all(for page: PageID) -> [PageState] { [] }
}
