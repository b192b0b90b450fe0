import Bindings
import Diagnostics

/// The folder that a new project is written into: looked at whole before anything is written, and as it
/// was before where the writing fails.
struct NewFolder {
  let path: String
  let disk: any Disk

  private static let hint = "choose another folder: lintel init DIR"

  /// Writes files that are not there yet, the folders above them included.
  ///
  /// - Parameter files: paths below the folder; those of `extended` may be there, and are replaced.
  ///
  /// Errors: `init.exists`, `init.folder` before anything is written; `disk.*` where the disk fails.
  func write(
    _ files: [(path: String, bytes: [UInt8])], replacing extended: Set<String>
  ) throws(Diagnostic) {
    var missing: [String] = []
    for file in files {
      missing += try missingFolders(above: full(file.path)).filter { !missing.contains($0) }
      if !extended.contains(file.path), try status(full(file.path)) != nil {
        throw Diagnostic(
          .error, "init.exists", "\(full(file.path)) already exists", hint: Self.hint)
      }
    }
    var written: [String] = []
    do throws(DiskError) {
      for folder in missing { try disk.makeDirectories(folder) }
      for file in files where !extended.contains(file.path) {
        written.append(full(file.path))
        try disk.write(file.bytes, to: full(file.path))
      }
      // Last, and beside their places: what a person wrote is whole whatever happens.
      for file in files where extended.contains(file.path) {
        let aside = full(file.path) + ".new"
        written.append(aside)
        try disk.write(file.bytes, to: aside)
        try disk.rename(aside, to: full(file.path))
      }
    } catch {
      for file in written { try? disk.removeFile(file) }
      for folder in missing.reversed() { try? disk.removeEmptyDirectory(folder) }
      throw Self.finding(error)
    }
  }

  /// The bytes of a file that may be there; nil where there is nothing.
  ///
  /// Errors: `init.exists` where something else is there, as a link that leads anywhere.
  func bytes(of file: String) throws(Diagnostic) -> [UInt8]? {
    guard let found = try status(full(file)) else { return nil }
    guard found.kind == .file else {
      throw Diagnostic(
        .error, "init.exists", "\(full(file)) is \(found.kind == .link ? "a link" : "no file")",
        hint: "put a file in its place, which gets the lines that it lacks")
    }
    do throws(DiskError) { return try disk.read(full(file)) } catch { throw Self.finding(error) }
  }
}

extension NewFolder {
  private func full(_ file: String) -> String { path.isEmpty ? file : "\(path)/\(file)" }

  private func status(_ path: String) throws(Diagnostic) -> FileStatus? {
    do throws(DiskError) { return try disk.status(of: path) } catch { throw Self.finding(error) }
  }

  /// The folders that a file needs and that are not there, the outermost first.
  private func missingFolders(above file: String) throws(Diagnostic) -> [String] {
    var missing: [String] = []
    for end in file.indices where file[end] == "/" && end > file.startIndex {
      let folder = String(file[..<end])
      if folder.hasSuffix("/") { continue }
      switch try status(folder)?.kind {
      case nil: missing.append(folder)
      case .directory: break
      case .link: try checkLink(folder)
      case .file, .other:
        throw Diagnostic(.error, "init.folder", "\(folder) is no folder", hint: Self.hint)
      }
    }
    return missing
  }

  /// A link to a folder is as good as a folder, but for one that leads out of the project: what lies
  /// there would not be read as the project's.
  private func checkLink(_ link: String) throws(Diagnostic) {
    guard let target = try? disk.resolve(link), (try? disk.status(of: target))?.kind == .directory
    else {
      throw Diagnostic(
        .error, "init.folder", "\(link) is a link that leads to no folder", hint: Self.hint)
    }
    guard link.utf8.count > path.utf8.count, let base = try? disk.resolve(path.isEmpty ? "." : path)
    else { return }
    guard target.utf8.starts(with: "\(base)/".utf8) else {
      throw Diagnostic(
        .error, "init.folder", "\(link) is a link that leads out of the project", hint: Self.hint)
    }
  }

  private static func finding(_ error: DiskError) -> Diagnostic {
    Diagnostic(.error, "disk.write", "\(error.path): \(error.reason)", hint: error.advice)
  }
}
