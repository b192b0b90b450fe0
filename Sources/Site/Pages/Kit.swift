package import Bindings
package import Diagnostics
import Templating

/// What every site of a build is made of: templates, texts, scripts and structure styles, read and
/// prepared once.
package final class Kit: Sendable {
  package let files: LayeredFiles
  /// The languages that are loaded, as they were asked for.
  package let locales: [String]
  /// SHA-256 over every file that was read, for the digests of a build.
  package let digest: [UInt8]

  init(files: LayeredFiles, locales: [String], digest: [UInt8]) {
    self.files = files
    self.locales = locales
    self.digest = digest
  }

  /// Reads the kit.
  ///
  /// - Parameter locales: the languages of the build; none for all that there are. `en-XA` is the
  ///   pseudo-locale, made from `en`.
  package static func load(_ files: LayeredFiles, locales: [String]) -> Checked<Kit> {
    Checked(Kit(files: files, locales: locales, digest: []))
  }
}
