package import Branding
package import Templating

/// A tenant with its theme and the files that its pages carry: everything that is the same for all of
/// its pages, made once.
package struct TenantSite: Sendable {
  package let tenant: Tenant
  package let theme: Theme
}

/// A page as bytes, and where each of them comes from.
package struct RenderedPage: Sendable {
  package let page: PageID
  package let locale: String
  package let bytes: [UInt8]
  package let map: SourceMap

  package init(page: PageID, locale: String, bytes: [UInt8], map: SourceMap) {
    self.page = page
    self.locale = locale
    self.bytes = bytes
    self.map = map
  }
}
