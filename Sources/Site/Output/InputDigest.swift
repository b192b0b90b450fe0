import Bindings
import Synchronization

/// What a tenant's folder follows from, as one SHA-256: the program, the kit, the forms, the tenant as
/// read with all that defaults and overlays laid on it, its pool, and the files of its theme.
final class InputDigest: Sendable {
  private let common: [UInt8]
  private let files: LayeredFiles
  private let hashes = Mutex<[String: [UInt8]?]>([:])

  /// - Parameter common: digests of what is the same for every tenant of the build.
  init(common: [[UInt8]], files: LayeredFiles) {
    self.common = SHA256.hash(Self.joined(common))
    self.files = files
  }

  /// - Parameter sources: of the theme, in their order; without a hash where they cannot be read.
  func digest(of tenant: Tenant, sources: [(path: String, sha256: [UInt8]?)]) -> [UInt8] {
    digest(of: [tenant.digest], sources: sources)
  }

  /// The same of a pool and its tenants, by the digests of what was said of each.
  func digest(of members: [[UInt8]], sources: [(path: String, sha256: [UInt8]?)]) -> [UInt8] {
    var parts = [common] + members
    for source in sources {
      parts.append(Array(source.path.utf8))
      parts.append(source.sha256 ?? [])
    }
    return SHA256.hash(Self.joined(parts))
  }

  /// The hash of a file as it is now; nil where it cannot be read. Each is read once a build.
  func hash(of path: String) -> [UInt8]? {
    if let known = hashes.withLock({ $0[path] }) { return known }
    let hash = (try? files.read(path)).map { SHA256.hash($0.bytes) }
    hashes.withLock { $0[path] = .some(hash) }
    return hash
  }

  /// One after another, each with its length, so that no two lists give the same bytes.
  private static func joined(_ parts: [[UInt8]]) -> [UInt8] {
    var bytes: [UInt8] = []
    for part in parts {
      for shift in stride(from: 0, to: 32, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: part.count >> shift))
      }
      bytes += part
    }
    return bytes
  }
}
