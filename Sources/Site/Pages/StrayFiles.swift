import Bindings
import Diagnostics

/// Finds what a project has beside the kit's files and nothing reads: a folder's or a file's name is
/// wrong, or a later Lintel has another one.
struct StrayFiles {
  /// Where a kit's files lie, and what could be meant as one.
  private static let folders = ["templates", "site"]
  private static let fileExtensions = ["html", "css", "js", "txt"]

  private let project: LayeredFiles
  private let kit: LayeredFiles

  /// Warnings: `kit.file.unused`.
  ///
  /// - Parameter read: what has been read of project and kit, by path.
  static func findings(in files: LayeredFiles, read: [String]) -> [Diagnostic] {
    guard files.roots.count > 1 else { return [] }
    let stray = Self(
      project: files.ofProject,
      kit: LayeredFiles(disk: files.disk, roots: Array(files.roots.dropFirst())))
    let known = Set(read)
    return folders.flatMap(stray.paths)
      .filter { !known.contains($0) }
      .map { path in
        Diagnostic(
          .warning, "kit.file.unused", "nothing reads this file", at: SourceLocation(file: path),
          hint: nearestNameHint(for: path, among: known.filter { name(of: $0) == name(of: path) })
            ?? "'lintel eject' puts a file of the kit in its place")
      }
  }

  private static func name(of path: String) -> Substring? { path.split(separator: "/").last }

  /// The project's files below a folder that take the place of none of the kit's.
  private func paths(_ folder: String) -> [String] {
    // What cannot be listed is told by whoever needs it.
    let entries = (try? project.list(folder)) ?? []
    let kits = Set((try? kit.list(folder)) ?? [])
    return entries.flatMap { entry -> [String] in
      let path = "\(folder)/\(entry.name)"
      if entry.kind == .directory { return paths(path) }
      guard !kits.contains(entry) else { return [] }
      return Self.fileExtensions.contains { path.hasSuffix(".\($0)") } ? [path] : []
    }
  }
}
