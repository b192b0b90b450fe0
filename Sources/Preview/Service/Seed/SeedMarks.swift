import Bindings
import CognitoMock
import Synchronization
import Syntax

/// Which rows came from the project, and what it said of them then: so that a new version of the
/// project changes what it says, and nothing that has happened since.
///
/// A pool or client whose settings have changed in the project gets them; one that was changed by the
/// API alone stays as it is, also over a restart. Users are brought in once: whoever was deleted stays
/// away until a reset.
final class SeedMarks: Sendable {
  /// A mark as it is stored beside the state's own rows.
  struct Mark: StateRow {
    static let table = "seed"

    /// Table and key of the row.
    let key: String
    /// SHA-256 of what the project said, in hexadecimal.
    let digest: String

    init(key: String, digest: String) {
      self.key = key
      self.digest = digest
    }

    init?(_ json: JSONValue) {
      guard let key = json["row"]?.string, let digest = json["digest"]?.string else { return nil }
      self.init(key: key, digest: digest)
    }

    var tree: JSONTree { ["row": .string(key), "digest": .string(digest)] }
  }

  private let digests: Mutex<[String: String]>

  /// - Parameter marks: as they were stored.
  init(_ marks: [Mark] = []) {
    digests = Mutex(Dictionary(marks.map { ($0.key, $0.digest) }) { first, _ in first })
  }

  /// Brings what is new in a seed into the state.
  ///
  /// - Returns: the marks that have changed, to be stored with it.
  func apply(_ seed: CognitoState, to state: inout CognitoState) -> [RowChange] {
    digests.withLock { digests in
      var marks: [RowChange] = []
      Self.apply(seed.pools, to: &state.pools, &digests, &marks)
      Self.apply(seed.clients, to: &state.clients, &digests, &marks)
      Self.apply(seed.domains, to: &state.domains, &digests, &marks)
      Self.apply(seed.groups, to: &state.groups, &digests, &marks)
      Self.apply(seed.resources, to: &state.resources, &digests, &marks)
      Self.apply(seed.identityPools, to: &state.identityPools, &digests, &marks)
      Self.apply(seed.users, to: &state.users, &digests, &marks, isOnce: true)
      return marks
    }
  }

  private static func apply<Row: StateRow>(
    _ seed: Table<Row>, to table: inout Table<Row>, _ digests: inout [String: String],
    _ marks: inout [RowChange], isOnce: Bool = false
  ) {
    for row in seed.all {
      let key = "\(Row.table) \(row.key)"
      let digest = isOnce ? "" : Hex.encode(SHA256.hash(Array(timeless(row.tree).compact().utf8)))
      if digests[key] == digest { continue }
      if !isOnce || table[row.key] == nil { table.put(row) }
      digests[key] = digest
      marks.append(
        RowChange(table: Mark.table, key: key, row: Mark(key: key, digest: digest)))
    }
  }

  /// Without the moments at which it was made.
  private static func timeless(_ tree: JSONTree) -> JSONTree {
    switch tree {
    case .object(let members):
      .object(
        members.filter { !["created", "modified", "CreationDate"].contains($0.0) }
          .map { ($0.0, timeless($0.1)) })
    case .array(let items): .array(items.map(timeless))
    default: tree
    }
  }
}
