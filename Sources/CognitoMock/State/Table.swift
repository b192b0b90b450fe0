/// Rows by key, with an index, that remembers what was changed since the last ``commit()``.
///
/// The memory serves two masters: ``undo()`` puts everything back when a call has to wait for a Lambda
/// function, and the changed keys are what is written to a state file.
package struct Table<Row: StateRow>: Sendable {
  private var rows: [String: Row] = [:]
  private var index: [String: Set<String>] = [:]
  /// Rows as they were before, for each key that was changed.
  private var before: [String: Row?] = [:]

  package init() {}

  package var count: Int { rows.count }
  package var isChanged: Bool { !before.isEmpty }

  package subscript(key: String) -> Row? { rows[key] }

  /// All rows, sorted by key.
  package var all: [Row] { rows.sorted { $0.key < $1.key }.map(\.value) }

  /// The rows with an index key, sorted by key.
  package func rows(with indexKey: String) -> [Row] {
    (index[indexKey] ?? []).sorted().compactMap { rows[$0] }
  }

  /// Some row with an index key: the first by key.
  package func first(with indexKey: String) -> Row? {
    index[indexKey]?.min().flatMap { rows[$0] }
  }

  /// How many rows have an index key.
  package func count(with indexKey: String) -> Int { index[indexKey]?.count ?? 0 }

  /// Adds a row, or puts it in the place of the one with its key.
  package mutating func put(_ row: Row) {
    let key = row.key
    let old = rows.updateValue(row, forKey: key)
    remember(key, old)
    reindex(key, from: old, to: row)
  }

  package mutating func remove(_ key: String) {
    guard let old = rows.removeValue(forKey: key) else { return }
    remember(key, old)
    reindex(key, from: old, to: nil)
  }

  /// Removes the rows that a test picks.
  package mutating func removeAll(where isGone: (Row) -> Bool) {
    for (key, row) in rows where isGone(row) { remove(key) }
  }

  /// Changes a row in place; does nothing where there is none.
  package mutating func update(_ key: String, _ change: (inout Row) -> Void) {
    guard var row = rows[key] else { return }
    change(&row)
    if row.key != key { remove(key) }
    put(row)
  }

  /// Forgets what was changed and tells it: keys with their rows, nil for those removed; sorted.
  package mutating func commit() -> [(key: String, row: Row?)] {
    defer { before.removeAll(keepingCapacity: true) }
    return before.keys.sorted().map { ($0, rows[$0]) }
  }

  /// Puts back what was changed since the last ``commit()``.
  package mutating func undo() {
    for (key, old) in before {
      let new = old.map { rows.updateValue($0, forKey: key) } ?? rows.removeValue(forKey: key)
      reindex(key, from: new, to: old)
    }
    before.removeAll(keepingCapacity: true)
  }

  private mutating func remember(_ key: String, _ old: Row?) {
    if before.index(forKey: key) == nil { before.updateValue(old, forKey: key) }
  }

  private mutating func reindex(_ key: String, from old: Row?, to new: Row?) {
    let (gone, come) = (old?.indexKeys ?? [], new?.indexKeys ?? [])
    if gone == come { return }
    for indexKey in gone {
      index[indexKey]?.remove(key)
      if index[indexKey]?.isEmpty == true { index[indexKey] = nil }
    }
    for indexKey in come { index[indexKey, default: []].insert(key) }
  }
}
