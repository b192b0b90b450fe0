import Foundation
import TestSupport

/// Files that the project ships.
enum SiteFiles {
  /// Paths below the project, sorted.
  static func all(in folder: String, suffix: String) -> [String] {
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: ProjectFolder.path + folder)) ?? []
    return names.filter { $0.hasSuffix(suffix) }.sorted().map { "\(folder)/\($0)" }
  }
}
