import Diagnostics
import Syntax

/// Tenants as rows: the columns name the keys, with dots between the names of nested ones.
///
/// Shape: `id,name.en,brand.color.primary,clients.web.callbacks` as header; an empty cell is a key
/// left out, a list is a cell that holds JSON.
struct TenantColumns: Sendable {
  private struct Column: Sendable {
    let path: [String]
    let nameRange: Range<Int>
    let isNumber: Bool
  }

  /// The tenant is made of its columns by recursion.
  private static let depthLimit = 16

  private let columns: [Column]

  /// Errors: `csv.header.path` for a path with an empty name, or one that goes through another.
  init(_ header: [CSVCell]) throws(Diagnostic) {
    columns = header.map { cell in
      let path = Self.path(cell.text)
      return Column(
        path: path, nameRange: cell.range,
        isNumber: Self.numbers.contains(path.dropFirst().joined(separator: ".")))
    }
    for (index, column) in columns.enumerated() {
      if column.path.count > Self.depthLimit {
        throw Diagnostic(
          .error, "csv.header.path", "a path of more than \(Self.depthLimit) names",
          at: header[index].location, hint: "no key of a tenant lies that deep")
      }
      if column.path.contains("") {
        throw Diagnostic(
          .error, "csv.header.path", "'\(shownValue(header[index].text))' is no path of a key",
          at: header[index].location,
          hint: "names with dots between them, as in clients.web.clientId")
      }
      let through = columns.firstIndex {
        $0.path.count < column.path.count && column.path.starts(with: $0.path)
      }
      if let through {
        throw Diagnostic(
          .error, "csv.header.path",
          "'\(shownValue(header[index].text))' goes through the column "
            + "'\(shownValue(header[through].text))'", at: header[index].location,
          hint: "keep one of the two")
      }
    }
  }

  /// The tenant of a row; nil for a row of empty cells.
  func tenant(_ row: [CSVCell]) throws(Diagnostic) -> JSONValue? {
    var leaves: [Leaf] = []
    for (column, cell) in zip(columns, row) where !cell.text.isEmpty {
      leaves.append(
        Leaf(
          path: column.path[...], nameRange: column.nameRange,
          value: try Self.value(cell, isNumber: column.isNumber)))
    }
    guard let first = row.first, let last = row.last, !leaves.isEmpty else { return nil }
    return Self.object(
      leaves, file: first.file, range: first.range.lowerBound..<last.range.upperBound)
  }

  private struct Leaf {
    let path: ArraySlice<String>
    let nameRange: Range<Int>
    let value: JSONValue
  }

  private static func object(
    _ leaves: [Leaf], file: SourceFile, range: Range<Int>
  ) -> JSONValue {
    var names: [String] = []
    for leaf in leaves {
      if let name = leaf.path.first, !names.contains(name) { names.append(name) }
    }
    let members = names.map { name in
      let own = leaves.filter { $0.path.first == name }
      let value =
        own[0].path.count == 1
        ? own[0].value
        : object(
          own.map { Leaf(path: $0.path.dropFirst(), nameRange: $0.nameRange, value: $0.value) },
          file: file, range: own[0].value.range)
      return JSONObject.Member(name: name, nameRange: own[0].nameRange, value: value)
    }
    return JSONValue(.object(JSONObject(members: members)), file: file, range: range)
  }

  private static func value(_ cell: CSVCell, isNumber: Bool) throws(Diagnostic) -> JSONValue {
    let isJSON = cell.text.hasPrefix("[") || cell.text.hasPrefix("{")
    return isJSON || isNumber && Double(cell.text) != nil ? try cell.json() : cell.stringValue
  }

  /// The names of a path; the key of a theme's text has dots of its own.
  private static func path(_ text: String) -> [String] {
    let names = text.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
    guard names.count > 4, names[0] == "brand", names[1] == "texts" else { return names }
    return names[..<3] + [names[3...].joined(separator: ".")]
  }

  /// The keys of a brand that are numbers.
  private static let numbers: Set<String> = [
    "font.size", "shape.radius", "shape.border", "layout.image.overlay", "logo.height",
  ]
}
