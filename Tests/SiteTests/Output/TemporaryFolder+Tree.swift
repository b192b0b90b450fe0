import Bindings
import TestSupport

extension TemporaryFolder {
  var disk: LocalDisk { LocalDisk() }

  /// Every file below a folder with its content: two equal ones are the same tree.
  func tree(_ name: String = "") throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    try collect(name.isEmpty ? path : "\(path)/\(name)", "", &files)
    return files
  }

  private func collect(
    _ folder: String, _ prefix: String, _ files: inout [String: [UInt8]]
  ) throws {
    guard try disk.status(of: folder) != nil else { return }
    for entry in try disk.list(folder) {
      let full = "\(folder)/\(entry.name)"
      if entry.kind == .directory {
        try collect(full, "\(prefix)\(entry.name)/", &files)
      } else {
        files[prefix + entry.name] = try disk.read(full)
      }
    }
  }
}
