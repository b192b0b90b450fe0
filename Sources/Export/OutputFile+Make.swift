import Diagnostics
import Site
import Syntax

extension OutputFile {
  /// A file that people and programs read, not a browser: it is asked for again each time.
  static func text(_ path: String, _ text: String, type: String) -> OutputFile {
    OutputFile(
      path: path, bytes: Array(text.utf8), contentType: "\(type); charset=utf-8", cache: .revalidate
    )
  }

  static func json(_ path: String, _ tree: JSONTree) -> OutputFile {
    OutputFile(
      path: path, bytes: Array(tree.pretty().utf8), contentType: "application/json",
      cache: .revalidate)
  }
}

extension [Diagnostic] {
  /// The same findings, those without a place at one.
  func placed(at location: SourceLocation?) -> [Diagnostic] {
    map { finding in
      guard finding.location == nil else { return finding }
      var finding = finding
      finding.location = location
      return finding
    }
  }
}
