import Foundation
import TestSupport

/// Files that the project ships.
enum SiteFiles {
  /// Paths below the project, sorted; those in folders of the folder too.
  static func all(in folder: String, suffix: String) -> [String] {
    let names =
      (try? FileManager.default.subpathsOfDirectory(atPath: ProjectFolder.path + folder)) ?? []
    return names.filter { $0.hasSuffix(suffix) }.sorted().map { "\(folder)/\($0)" }
  }
}
