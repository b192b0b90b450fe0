import Bindings

/// A tenant's folder while it is being written: `dist/.lintel-stage-<id>`, beside the one that it will
/// take the place of.
///
/// Files are written once, without `fsync`: a build can be repeated. Nothing is seen of it before
/// ``exchange(with:)``; ``discard()`` takes it away.
struct Stage {
  /// With Lintel's name in it: a folder of that name is nobody else's, whoever has left it.
  static let prefix = ".lintel-stage-"

  private let disk: any Disk
  let path: String
  private var folders: Set<Substring> = []

  /// Makes the folder, after taking away what an earlier build may have left there.
  init(_ disk: any Disk, below out: String, id: String) throws(DiskError) {
    self.disk = disk
    path = "\(out)/\(Self.prefix)\(id)"
    try disk.removeTree(path)
    try disk.makeDirectory(path)
  }

  /// Writes a file; the folders on its way are made as they come.
  mutating func write(_ bytes: [UInt8], to name: String) throws(DiskError) {
    if let slash = name.utf8.lastIndex(of: UInt8(ascii: "/")) { try makeFolder(name[..<slash]) }
    try disk.write(bytes, to: "\(path)/\(name)")
  }

  private mutating func makeFolder(_ name: Substring) throws(DiskError) {
    if folders.contains(name) { return }
    if let slash = name.utf8.lastIndex(of: UInt8(ascii: "/")) { try makeFolder(name[..<slash]) }
    try disk.makeDirectory("\(path)/\(name)")
    folders.insert(name)
  }

  /// Puts the folder in its place in one step; the former one, if any, is then in the stage's place.
  ///
  /// - Parameter target: the place, and whether something is there.
  func exchange(with target: (path: String, exists: Bool)) throws(DiskError) {
    if target.exists {
      try disk.exchange(path, target.path)
    } else {
      try disk.rename(path, to: target.path)
    }
  }

  /// Takes away what is in the stage's place.
  func discard() throws(DiskError) { try disk.removeTree(path) }
}
