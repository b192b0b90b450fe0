import Bindings
import Diagnostics

/// The files that a person wrote for the project itself: `lintel.json`, tenants, pools, overlays,
/// users. The kit's are never taken for them.
struct ProjectFiles: Sendable {
  private let files: LayeredFiles

  init(_ files: LayeredFiles) {
    self.files = files.ofProject
  }

  /// A file of the project; findings stand where its path was written.
  func source(_ path: String, at location: SourceLocation?) throws(Diagnostic) -> SourceFile {
    do {
      let found = try files.read(path)
      return SourceFile(name: found.path, bytes: found.bytes)
    } catch { throw Self.finding(error, path, at: location) }
  }

  /// The names in a folder, sorted.
  func list(
    _ folder: String, for path: String, at location: SourceLocation?
  ) throws(Diagnostic) -> [DirectoryEntry] {
    do { return try files.list(folder) } catch {
      throw Self.finding(error, path, at: location)
    }
  }

  /// Files that come later and match the pattern are meant as well.
  func noteLook(for glob: Glob) { files.noteLook(for: glob.pattern) { glob.matches($0) } }

  /// The finding for a path that names no file that may be read.
  private static func finding(
    _ refusal: LayeredFiles.Refusal, _ path: String, at location: SourceLocation?
  ) -> Diagnostic {
    switch refusal {
    case .leaves:
      Diagnostic(
        .error, "path.leaves", "the path '\(path)' leaves the project", at: location,
        hint: "name a file below the folder of lintel.json, without a '/' in front")
    case .linkLeaves:
      Diagnostic(
        .error, "path.leaves", "'\(path)' is reached through a link that leaves the project",
        at: location, hint: "put the file itself below the folder of lintel.json")
    case .missing:
      Diagnostic(
        .error, "file.missing", "there is no file '\(path)'", at: location,
        hint: "paths begin at the folder of lintel.json")
    case .disk(let error):
      Diagnostic(
        .error, "file.unreadable", "cannot read '\(path)': \(error.reason)", at: location,
        hint: error.advice)
    }
  }
}
