import Bindings
import Diagnostics

/// Reads the files of a kit and remembers what it read, for the kit's digest.
struct KitReader {
  let files: LayeredFiles
  private(set) var read: [SourceFile] = []

  init(_ files: LayeredFiles) { self.files = files }

  /// Errors: `kit.file`.
  mutating func file(_ path: String) throws(Diagnostic) -> SourceFile {
    do throws(LayeredFiles.Refusal) {
      let found = try files.read(path)
      let file = SourceFile(name: found.path, bytes: found.bytes)
      read.append(file)
      return file
    } catch { throw Self.diagnostic(error, path) }
  }

  /// The kit's own file where the project has another in its place; nil where it has not.
  mutating func kitFile(instead path: String) -> SourceFile? {
    guard files.roots.count > 1, (try? files.read(path))?.root == 0 else { return nil }
    let kit = LayeredFiles(disk: files.disk, roots: Array(files.roots.dropFirst()))
    guard let found = try? kit.read(path) else { return nil }
    let file = SourceFile(name: found.path, bytes: found.bytes)
    read.append(file)
    return file
  }

  /// The files of a folder that end in an extension, by their path below it without the extension.
  mutating func folder(
    _ folder: String, _ fileExtensions: [String], recursive: Bool = false
  ) throws(Diagnostic) -> [(name: String, file: SourceFile)] {
    var found: [(name: String, file: SourceFile)] = []
    for entry in try names(in: folder) {
      let path = "\(folder)/\(entry.name)"
      if let suffix = fileExtensions.first(where: { entry.name.hasSuffix(".\($0)") }) {
        // A folder of such a name stands where a file is meant, and hides that of the kit.
        found.append((String(entry.name.dropLast(suffix.count + 1)), try file(path)))
      } else if entry.kind == .directory, recursive {
        for inner in try self.folder(path, fileExtensions, recursive: true) {
          found.append(("\(entry.name)/\(inner.name)", inner.file))
        }
      }
    }
    return found
  }

  func names(in folder: String) throws(Diagnostic) -> [DirectoryEntry] {
    do throws(LayeredFiles.Refusal) { return try files.list(folder) } catch {
      throw Self.diagnostic(error, folder)
    }
  }

  /// SHA-256 over the names and contents of what was read, in the order of reading.
  var digest: [UInt8] {
    var bytes: [UInt8] = []
    for file in read {
      bytes += "\(file.name)\n\(file.bytes.count)\n".utf8
      bytes += SHA256.hash(file.bytes)
    }
    return SHA256.hash(bytes)
  }

  /// What no kit is without is not there.
  static func missing(_ path: String) -> Diagnostic { diagnostic(.missing(path: path), path) }

  private static func diagnostic(_ refusal: LayeredFiles.Refusal, _ path: String) -> Diagnostic {
    let (message, hint) =
      switch refusal {
      case .leaves: ("the path leaves the kit", "name a file below its folder")
      case .linkLeaves: ("the link leads out of the kit", "copy the file there")
      case .missing:
        ("the kit has no such file", "install Lintel again, or name its kit with --kit")
      case .disk(let error): ("the file cannot be read: \(error.reason)", error.advice)
      }
    return Diagnostic(
      .error, "kit.file", message, at: SourceLocation(file: path), hint: hint)
  }
}
