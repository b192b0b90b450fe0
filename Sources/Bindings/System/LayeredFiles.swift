/// The files of a project with the kit's beneath them: a project's file takes the place of the kit's
/// file of the same path, one by one.
///
/// Paths are relative, with `/` between names: `templates/pages/login.html`.
package struct LayeredFiles: Sendable {
  package let disk: any Disk
  /// The folders, the one that wins first: project, kit. Absolute or relative to the current folder.
  package let roots: [String]
  private let asked: AskedPaths?

  /// - Parameter asked: takes note of each file that is asked for.
  package init(disk: any Disk, roots: [String], noting asked: AskedPaths? = nil) {
    self.disk = disk
    self.roots = roots
    self.asked = asked
  }

  /// The same without the kit's: what a person wrote.
  package var ofProject: LayeredFiles {
    LayeredFiles(disk: disk, roots: Array(roots.prefix(1)), noting: asked)
  }

  /// Why a path names no file that may be read.
  package enum Refusal: Error, Hashable, Sendable {
    /// Absolute, or it climbs out of the root by `..`, or it is empty or has a NUL.
    case leaves(path: String)
    /// A link on the way leads out of the root.
    case linkLeaves(path: String)
    case missing(path: String)
    case disk(DiskError)
  }

  /// Bytes of a file, and which root they come from.
  package struct Found: Sendable {
    package let bytes: [UInt8]
    /// The path below the root, without `.` and `..`.
    package let path: String
    /// The index in `roots`.
    package let root: Int

    package init(bytes: [UInt8], path: String, root: Int) {
      self.bytes = bytes
      self.path = path
      self.root = root
    }
  }

  /// Reads the first file of that path.
  package func read(_ path: String) throws(Refusal) -> Found {
    let path = try Self.normalized(path)
    asked?.note(path)
    for (index, root) in roots.enumerated() {
      let full = Self.join(root, path)
      if let found = try read(path, at: full, below: root, index) { return found }
    }
    throw .missing(path: path)
  }

  private func read(
    _ path: String, at full: String, below root: String, _ index: Int
  ) throws(Refusal) -> Found? {
    let isInside: Bool
    let bytes: [UInt8]
    do throws(DiskError) {
      guard try disk.status(of: full) != nil else { return nil }
      let base = try disk.resolve(root.isEmpty ? "." : root)
      let real = try disk.resolve(full)
      isInside = real.utf8.starts(with: (base == "/" ? base : base + "/").utf8)
      if isInside { try disk.refuseIrregular(real, named: full) }
      bytes = isInside ? try disk.read(full) : []
    } catch { throw .disk(error) }
    guard isInside else { throw .linkLeaves(path: path) }
    return Found(bytes: bytes, path: path, root: index)
  }

  /// Whoever looks for files by a pattern tells of it, so that those that come later are known to be meant.
  package func noteLook(
    for pattern: String, _ matches: @escaping @Sendable (_ path: String) -> Bool
  ) {
    asked?.note(pattern: pattern, matches)
  }

  /// Whether a file of that path can be read.
  package func has(_ path: String) -> Bool { (try? read(path)) != nil }

  /// The names in a folder over all roots, sorted; a folder that is nowhere is empty.
  package func list(_ folder: String) throws(Refusal) -> [DirectoryEntry] {
    let folder = try Self.normalized(folder)
    var entries: [String: DirectoryEntry] = [:]
    for root in roots {
      let listed: [DirectoryEntry]
      do throws(DiskError) { listed = try disk.list(Self.join(root, folder)) } catch {
        if error.isMissing { continue }
        throw .disk(error)
      }
      for entry in listed where entries[entry.name] == nil { entries[entry.name] = entry }
    }
    return entries.values.sorted { $0.name < $1.name }
  }

  private static let slash = UInt8(ascii: "/")

  /// The path without `.` and `..`.
  package static func normalized(_ path: String) throws(Refusal) -> String {
    // By bytes, as the system does: to a `Character` a slash before a combining mark is no slash.
    let bytes = path.utf8
    guard bytes.first != slash, !bytes.contains(0) else { throw .leaves(path: path) }
    var parts: [Substring] = []
    for part in bytes.split(separator: slash).map(Substring.init) where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { throw .leaves(path: path) }
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  private static func join(_ root: String, _ path: String) -> String {
    if root.isEmpty { return path.isEmpty ? "." : path }
    return path.isEmpty ? root : "\(root)/\(path)"
  }
}
