import Bindings
import Diagnostics
import Syntax

/// What a tenant's folder holds: `manifest.json`, by which a deployment knows what to upload how.
///
/// Shape, one file a line, sorted by path:
///
///     {"lintel": 1, "id": "acme", "files": [
///       {"path": "site/login.html", "bytes": 9120, "sha256": "…", "type": "text/html; charset=utf-8", "cache": "no-cache"}
///     ]}
struct Manifest: Hashable, Sendable {
  static let name = "manifest.json"

  struct Entry: Hashable, Sendable {
    /// Below the tenant's folder.
    let path: String
    let size: Int
    /// 64 lower-case hexadecimal digits.
    let sha256: String
    let contentType: String
    /// As a `Cache-Control` header has it.
    let cache: String

    /// The part that the file belongs to.
    var part: BuildPart? { BuildPart(of: path) }
  }

  let id: String
  /// Sorted by path.
  let entries: [Entry]

  init(id: String, entries: [Entry]) {
    self.id = id
    self.entries = entries.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}

extension Manifest.Entry {
  init(_ file: OutputFile) {
    self.init(
      path: file.path, size: file.bytes.count, sha256: Hex.encode(SHA256.hash(file.bytes)),
      contentType: file.contentType, cache: file.cache.rawValue)
  }
}

extension Manifest {
  private static let start = #"{"lintel": 1, "id": "#

  /// Whether a file is a manifest of Lintel's, whole or not, so that its folder may be replaced.
  static func isOurs(_ bytes: [UInt8]) -> Bool { bytes.starts(with: start.utf8) }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(64 + entries.count * 256)
    bytes += Self.start.utf8
    bytes += id.jsonQuoted.utf8
    bytes += #", "files": ["#.utf8
    for (index, entry) in entries.enumerated() {
      bytes += (index == 0 ? "\n" : ",\n").utf8
      bytes += #"  {"path": "#.utf8
      bytes += entry.path.jsonQuoted.utf8
      bytes += #", "bytes": "#.utf8
      bytes += String(entry.size).utf8
      bytes += #", "sha256": ""#.utf8
      bytes += entry.sha256.utf8
      bytes += #"", "type": "#.utf8
      bytes += entry.contentType.jsonQuoted.utf8
      bytes += #", "cache": "#.utf8
      bytes += entry.cache.jsonQuoted.utf8
      bytes += "}".utf8
    }
    bytes += "\n]}\n".utf8
    return bytes
  }

  /// Reads a manifest that a former build left.
  init(reading bytes: [UInt8], named name: String) throws(Diagnostic) {
    let json = try JSONValue.parse(SourceFile(name: name, bytes: bytes))
    id = try json.requireMember("id", of: "the manifest").requireString("id")
    var entries: [Entry] = []
    for file in try json.requireMember("files", of: "the manifest").requireArray("files") {
      let path = try file.requireMember("path", of: "the file").requireString("path")
      // What a manifest names is read and copied: it must not lead out of its folder.
      guard (try? LayeredFiles.normalized(path)) == path, BuildPart(of: path) != nil else {
        throw Diagnostic(
          .error, "output.manifest", "'\(path)' leads out of the folder", at: file.location)
      }
      entries.append(
        Entry(
          path: path,
          size: try file.requireMember("bytes", of: "the file").requireInt("bytes"),
          sha256: try file.requireMember("sha256", of: "the file").requireString("sha256"),
          contentType: try file.requireMember("type", of: "the file").requireString("type"),
          cache: try file.requireMember("cache", of: "the file").requireString("cache")))
    }
    self.entries = entries
  }
}
