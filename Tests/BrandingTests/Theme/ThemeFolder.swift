import Bindings
import Diagnostics
import Syntax
import TestSupport

@testable import Branding

/// A project's folder with themes, for one test.
struct ThemeFolder {
  let folder: TemporaryFolder

  /// - Parameter files: text by path: `themes/acme/theme.json`.
  init(_ files: [String: String] = [:]) throws {
    folder = try TemporaryFolder()
    for (path, text) in files { try folder.write(text, to: path) }
  }

  var shelf: ThemeShelf {
    ThemeShelf(files: LayeredFiles(disk: LocalDisk(), roots: [folder.path]))
  }

  func theme(_ name: String? = nil, brand: String? = nil) throws -> Checked<Theme> {
    let brand = try brand.map { text in
      try JSONValue.parse(SourceFile(name: "tenant.json", text: text))
    }
    return shelf.theme(named: name, brand: brand, at: brand?.location)
  }

  /// A theme of nothing but a brand.
  static func brand(_ text: String) throws -> Checked<Theme> {
    try ThemeFolder().theme(brand: text)
  }
}

extension Checked {
  /// The findings as `file:line:column severity code: message`, a line each.
  var lines: [String] {
    findings.map { finding in
      let place = finding.location.map { "\($0) " } ?? ""
      return "\(place)\(finding.severity.rawValue) \(finding.code): \(finding.message)"
    }
  }

  var hints: [String] { findings.compactMap(\.hint) }
}
