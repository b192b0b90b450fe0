/// The columns of a file of users.
struct ImportColumns {
  static let username = "cognito:username"
  static let mfa = "cognito:mfa_enabled"

  /// All of them have to be there, in any order.
  let names: [String]

  init(_ pool: UserPool) {
    let attributes = pool.settings.items("SchemaAttributes").compactMap { $0.text("Name") }
    names = attributes.filter { $0 != "sub" } + [Self.mfa, Self.username]
  }

  /// The cells of a row: a comma in a cell has a backslash before it.
  static func cells(_ row: ArraySlice<UInt8>) -> [String] {
    var cells: [String] = []
    var cell: [UInt8] = []
    var isEscaped = false
    for byte in row {
      switch byte {
      case _ where isEscaped:
        if byte != UInt8(ascii: ","), byte != backslash { cell.append(backslash) }
        cell.append(byte)
        isEscaped = false
      case backslash: isEscaped = true
      case UInt8(ascii: ","):
        cells.append(String(decoding: cell, as: UTF8.self))
        cell.removeAll(keepingCapacity: true)
      default: cell.append(byte)
      }
    }
    if isEscaped { cell.append(backslash) }
    return cells + [String(decoding: cell, as: UTF8.self)]
  }

  private static let backslash = UInt8(ascii: "\\")
}
