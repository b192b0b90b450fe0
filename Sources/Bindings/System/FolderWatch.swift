/// What has changed below some folders since one looked last.
///
/// It compares what the disk tells of each file (inode, size, time) instead of asking the system for
/// notices: that works on every file system, over networks and in containers as well, and needs no
/// watch for each folder. A few hundred files cost about a millisecond.
package struct FolderWatch: Sendable {
  /// A folder, and which of the names in it are looked at; none for all.
  package struct Place: Sendable {
    let folder: String
    let names: [String]

    package init(_ folder: String, names: [String] = []) {
      self.folder = folder
      self.names = names
    }
  }

  private let disk: any Disk
  private let places: [Place]
  private let isIgnored: @Sendable (_ path: String) -> Bool
  private var known: [String: FileStatus] = [:]

  /// Looks for the first time.
  ///
  /// - Parameter isIgnored: names below a folder, such as `dist`, that are not looked at, nor what is
  ///   below them. Hidden names never are.
  package init(
    _ places: [Place], on disk: any Disk,
    ignoring isIgnored: @escaping @Sendable (_ path: String) -> Bool = { _ in false }
  ) {
    self.disk = disk
    self.places = places
    self.isIgnored = isIgnored
    known = look()
  }

  /// Looks again.
  ///
  /// - Returns: the paths, each below its folder, of the files that are new, changed or gone, sorted.
  ///   A path that several folders have stands there once.
  package mutating func changes() -> [String] {
    let before = known
    known = look()
    var changed: Set<String> = []
    for (path, status) in known where before[path] != status { changed.insert(relative(path)) }
    for path in before.keys where known[path] == nil { changed.insert(relative(path)) }
    return changed.sorted()
  }

  private func relative(_ path: String) -> String {
    let folder = places.map(\.folder).filter { path.hasPrefix("\($0)/") }
      .max { $0.count < $1.count }
    return String(path.dropFirst((folder?.count ?? -1) + 1))
  }

  private func look() -> [String: FileStatus] {
    var found: [String: FileStatus] = [:]
    for place in places {
      if place.names.isEmpty { look(into: place.folder, below: "", &found) }
      for name in place.names { look(into: "\(place.folder)/\(name)", below: name, &found) }
    }
    return found
  }

  /// A folder or file that goes while it is looked at is as good as gone.
  private func look(
    into folder: String, below path: String, _ found: inout [String: FileStatus]
  ) {
    guard let entries = try? disk.list(folder) else { return }
    for entry in entries where !entry.name.hasPrefix(".") {
      let name = path.isEmpty ? entry.name : "\(path)/\(entry.name)"
      if isIgnored(name) { continue }
      let full = "\(folder)/\(entry.name)"
      if entry.kind == .directory {
        look(into: full, below: name, &found)
      } else if let status = try? disk.status(of: full) {
        found[full] = status
      }
    }
  }
}
