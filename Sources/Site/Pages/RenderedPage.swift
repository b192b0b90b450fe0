package import Templating

/// A page as bytes, and where each of them comes from.
package struct RenderedPage: Sendable {
  /// Nil for the document of the steps.
  package let page: PageID?
  package let locale: String
  package let bytes: [UInt8]
  package let map: SourceMap

  package init(page: PageID?, locale: String, bytes: [UInt8], map: SourceMap) {
    self.page = page
    self.locale = locale
    self.bytes = bytes
    self.map = map
  }
}
