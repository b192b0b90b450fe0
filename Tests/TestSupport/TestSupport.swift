import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Test data beside the project's folder; absent on a machine that has only the project.
package enum SharedData {
  /// The folder `../shared/data` with a trailing slash, or nil where it does not exist.
  ///
  /// Use as `.enabled(if: SharedData.folder != nil, "needs ../shared/data")`, so that a skip shows.
  package static var folder: String? {
    let folder = ProjectFolder.path + "../shared/data/"
    return unsafe access(folder, R_OK) == 0 ? folder : nil
  }

  /// A file of the folder as text, or nil where it does not exist.
  package static func text(_ path: String) -> String? {
    folder.flatMap { try? String(contentsOfFile: $0 + path, encoding: .utf8) }
  }
}

/// The package's own checkout.
package enum ProjectFolder {
  /// Its absolute path, with a trailing slash.
  package static let path: String = {
    let file = #filePath
    return String(file.dropLast("Tests/TestSupport/TestSupport.swift".count))
  }()
}
