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

  /// The cells of a row: a comma in a cell has a backslash before it, quotation marks mean nothing.
  static func cells(_ row: Substring) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isEscaped = false
    for character in row {
      switch character {
      case _ where isEscaped:
        if character != "," && character != "\\" { cell.append("\\") }
        cell.append(character)
        isEscaped = false
      case "\\": isEscaped = true
      case ",":
        cells.append(cell)
        cell = ""
      default: cell.append(character)
      }
    }
    if isEscaped { cell.append("\\") }
    return cells + [cell]
  }
}
