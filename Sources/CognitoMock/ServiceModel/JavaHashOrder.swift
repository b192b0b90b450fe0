/// The order in which a Java hash table gives back its keys.
///
/// Captured messages of the service show it: members are neither in the model's order nor in the
/// alphabet's (`password` before `username`, `confirmationCode` before `password`), and neither are the
/// values of an enumeration (`[OPTIONAL, OFF, ON]`).
enum JavaHashOrder {
  /// - Parameters:
  ///   - slots: of the table, a power of two; it grows when it is three quarters full.
  ///   - key: what an element is found by.
  static func sorted<Element>(
    _ elements: [Element], slots: UInt32, by key: (Element) -> String
  ) -> [Element] {
    var slots = slots
    while elements.count > Int(slots) * 3 / 4 { slots *= 2 }
    let placed = elements.enumerated().map { (slot(key($0.element), of: slots), $0.offset) }
    return placed.sorted { $0 < $1 }.map { elements[$0.1] }
  }

  private static func slot(_ key: String, of slots: UInt32) -> UInt32 {
    var hash: UInt32 = 0
    for unit in key.utf16 { hash = hash &* 31 &+ UInt32(unit) }
    return (hash ^ (hash >> 16)) & (slots - 1)
  }
}
