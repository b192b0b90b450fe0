/// How long a file may be kept by browsers and the CDN.
package enum CacheRule: String, Hashable, Sendable {
  /// A hashed name: a year.
  case immutable = "public, max-age=31536000, immutable"
  /// Asked for each time.
  case revalidate = "no-cache"
  /// A fixed name whose content may change: an hour.
  case hour = "public, max-age=3600"
}

/// A file of a build.
package struct OutputFile: Sendable {
  /// Below the tenant's folder: `site/login.html`.
  package let path: String
  package let bytes: [UInt8]
  package let contentType: String
  package let cache: CacheRule
  /// For a page, what its checks go by.
  let structure: PageStructure?

  package init(path: String, bytes: [UInt8], contentType: String, cache: CacheRule) {
    self.init(path: path, bytes: bytes, contentType: contentType, cache: cache, structure: nil)
  }

  init(
    path: String, bytes: [UInt8], contentType: String, cache: CacheRule, structure: PageStructure?
  ) {
    self.path = path
    self.bytes = bytes
    self.contentType = contentType
    self.cache = cache
    self.structure = structure
  }
}
