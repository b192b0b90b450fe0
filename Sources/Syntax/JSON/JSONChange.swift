package import Diagnostics

/// Sets single values of a JSON file, or takes them out, and leaves all else as a person wrote it.
///
/// What is added stands like its neighbours: on a line of its own with their indentation, or behind them.
package enum JSONChange {
  /// The file with some members changed, one after the other.
  ///
  /// - Parameter changes: names from the outermost object on, and the value; nil takes the member out. Objects
  ///   that are missing on the way are made; another kind of value on the way gives way to one.
  /// - Errors: those of a file that is no JSON; `json.kind` where it holds no object.
  package static func making(
    _ changes: [(path: [String], value: JSONTree?)], in file: SourceFile
  ) throws(Diagnostic) -> SourceFile {
    var file = file
    for (path, value) in changes {
      let root = try JSONValue.parse(file)
      _ = try root.requireObject("the file")
      guard let edit = edit(path[...], to: value, in: root) else { continue }
      file = SourceFile(name: file.name, bytes: SourceEdit.apply([edit], to: file))
    }
    return file
  }

  /// Nil where there is nothing to take out.
  private static func edit(
    _ path: ArraySlice<String>, to value: JSONTree?, in parent: JSONValue
  ) -> SourceEdit? {
    guard let name = path.first, let object = parent.object else { return nil }
    let rest = path.dropFirst()
    guard let index = object.members.firstIndex(where: { $0.name == name }) else {
      return value.map { insertion("\(name.jsonQuoted): \(nested($0, rest))", parent, object) }
    }
    let member = object.members[index].value
    if !rest.isEmpty, member.object != nil { return edit(rest, to: value, in: member) }
    guard let value else { return rest.isEmpty ? removal(of: index, in: object) : nil }
    return SourceEdit(range: member.range, replacement: nested(value, rest))
  }

  private static func insertion(
    _ text: String, _ parent: JSONValue, _ object: JSONObject
  ) -> SourceEdit {
    guard let last = object.members.last else {
      return SourceEdit(range: parent.range, replacement: "{\(text)}")
    }
    let end = last.value.range.upperBound
    let blanks = blanks(before: last.nameRange.lowerBound, in: last.value.file)
    return SourceEdit(range: end..<end, replacement: ",\(blanks)\(text)")
  }

  /// The line break and indentation in front of a member, or the blank between it and its neighbour.
  private static func blanks(before start: Int, in file: SourceFile) -> String {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    let blanks = Array(file.bytes[..<start].reversed().prefix(while: isBlank).reversed())
    // A blank line above it is the writer's, and no part of the indentation.
    guard let lineBreak = blanks.lastIndex(of: 0x0A) else { return " " }
    let start = lineBreak > 0 && blanks[lineBreak - 1] == 0x0D ? lineBreak - 1 : lineBreak
    return String(decoding: blanks[start...], as: UTF8.self)
  }

  /// With the comma that goes with it.
  private static func removal(of index: Int, in object: JSONObject) -> SourceEdit {
    let member = object.members[index]
    let range =
      if index + 1 < object.members.count {
        member.nameRange.lowerBound..<object.members[index + 1].nameRange.lowerBound
      } else if index > 0 {
        object.members[index - 1].value.range.upperBound..<member.value.range.upperBound
      } else {
        member.nameRange.lowerBound..<member.value.range.upperBound
      }
    return SourceEdit(range: range, replacement: "")
  }

  private static func nested(_ value: JSONTree, _ path: ArraySlice<String>) -> String {
    line(path.reversed().reduce(value) { .object([($1, $0)]) })
  }

  /// A value on one line, with blanks where people put them.
  private static func line(_ tree: JSONTree) -> String {
    switch tree {
    case .object(let members):
      "{" + members.map { "\($0.0.jsonQuoted): \(line($0.1))" }.joined(separator: ", ") + "}"
    case .array(let values): "[" + values.map(line).joined(separator: ", ") + "]"
    default: tree.compact()
    }
  }
}
