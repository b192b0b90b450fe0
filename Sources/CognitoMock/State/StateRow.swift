package import Syntax

/// A row of the mock's state: a value that can be stored and read back.
package protocol StateRow: Sendable {
  /// The table's name in a state file; never changed once released.
  static var table: String { get }

  /// What the row is found by; unique in its table.
  var key: String { get }

  /// Further texts that the row is found by, with others: "everybody with this address".
  var indexKeys: [String] { get }

  /// The row to be stored. A member that has its ordinary value may be left out.
  var tree: JSONTree { get }

  /// The row as it was stored, by this or an older version; nil where it makes no sense.
  init?(_ json: JSONValue)
}

extension StateRow {
  package var indexKeys: [String] { [] }
}
