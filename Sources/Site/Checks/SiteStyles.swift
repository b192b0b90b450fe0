package import Bindings
internal import Branding
package import Diagnostics

/// The style sheets that every site carries.
package enum SiteStyles {
  /// What is wrong with those of a project or kit; none if they cannot be read, which the kit's reader
  /// tells.
  package static func check(_ files: LayeredFiles) -> [Diagnostic] {
    var sheets: [SourceFile] = []
    do throws(LayeredFiles.Refusal) {
      for entry in try files.list("site/styles") where entry.name.hasSuffix(".css") {
        let found = try files.read("site/styles/\(entry.name)")
        sheets.append(SourceFile(name: found.path, bytes: found.bytes))
      }
    } catch { return [] }
    return StyleChecker.check(sheets)
  }
}
