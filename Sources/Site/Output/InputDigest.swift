import Bindings
import Diagnostics
import Synchronization
import Syntax

/// What a tenant's folder follows from, as one SHA-256: the program, the kit, the forms, the tenant as
/// read with all that defaults and overlays laid on it, its pool, and the files of its theme.
///
/// Equal digests make equal bytes; where a tenant or a pool gets a new field, it must be added here
/// (a test counts them).
final class InputDigest: Sendable {
  private let base: [UInt8]
  private let files: LayeredFiles
  private let pools: [String: [UInt8]]
  private let hashes = Mutex<[String: [UInt8]?]>([:])

  /// - Parameter common: what is the same for every tenant of the build.
  init(common: [[UInt8]], pools: [Pool], files: LayeredFiles) {
    var bytes = DigestBytes()
    for part in common { bytes.add(part) }
    base = SHA256.hash(bytes.bytes)
    self.files = files
    self.pools = Dictionary(pools.map { ($0.name, Self.hash($0)) }) { first, _ in first }
  }

  /// - Parameter sources: of the theme, in their order.
  func digest(of tenant: Tenant, sources: [(path: String, sha256: [UInt8]?)]) -> [UInt8] {
    var bytes = DigestBytes()
    bytes.add(base)
    bytes.add(pools[tenant.pool.name] ?? Self.hash(tenant.pool))
    bytes.add(tenant)
    for source in sources {
      bytes.add(source.path)
      bytes.add(source.sha256)
    }
    return SHA256.hash(bytes.bytes)
  }

  /// The hash of a file as it is now; nil where it cannot be read. Each is read once a build.
  func hash(of path: String) -> [UInt8]? {
    if let known = hashes.withLock({ $0[path] }) { return known }
    let hash = (try? files.read(path)).map { SHA256.hash($0.bytes) }
    hashes.withLock { $0[path] = .some(hash) }
    return hash
  }

  private static func hash(_ pool: Pool) -> [UInt8] {
    var bytes = DigestBytes()
    bytes.add(pool)
    return SHA256.hash(bytes.bytes)
  }
}

/// Values one after another so that no two lists of values give the same bytes.
struct DigestBytes {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ value: [UInt8]?) {
    guard let value else { return bytes.append(0) }
    bytes.append(1)
    add(count: value.count)
    bytes += value
  }

  mutating func add(_ text: String?) {
    guard let text else { return bytes.append(0) }
    bytes.append(1)
    add(count: text.utf8.count)
    bytes += text.utf8
  }

  mutating func add(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  mutating func add(_ number: Int?) { add(number.map(String.init)) }

  mutating func add(_ number: Double?) { add(number.map { String($0) }) }

  mutating func add(_ texts: [String]) {
    add(count: texts.count)
    for text in texts { add(text) }
  }

  mutating func add(_ cases: [some RawRepresentable<String>]) { add(cases.map(\.rawValue)) }

  mutating func add(_ text: LocalizedText?) {
    guard let text else { return bytes.append(0) }
    add(text.values.mapValues { $0 })
  }

  mutating func add(_ url: LocalizedURL?) {
    guard let url else { return bytes.append(0) }
    add(url.values.mapValues(\.text))
  }

  mutating func add(_ json: JSONValue?) { add(json.map { JSONTree($0).compact() }) }

  mutating func add(count: Int) {
    for shift in stride(from: 0, to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: count >> shift))
    }
  }

  private mutating func add(_ values: [String: String]) {
    bytes.append(1)
    add(count: values.count)
    for (key, value) in values.sorted(by: { $0.key < $1.key }) {
      add(key)
      add(value)
    }
  }
}
