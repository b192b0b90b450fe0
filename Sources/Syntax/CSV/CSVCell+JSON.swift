package import Diagnostics

extension CSVCell {
  /// The cell's text read as JSON, each value and each fault at its place in the CSV file.
  ///
  /// Shape: a list cell is `"[""a"", ""b""]"` in the file, `["a", "b"]` as JSON.
  package func json() throws(Diagnostic) -> JSONValue {
    let cell = SourceFile(name: file.name, text: text)
    var parser = JSONParser(file: cell, range: 0..<cell.bytes.count, end: .cell)
    let places = offsets
    do {
      return try parser.document().moved(to: file, by: places)
    } catch {
      throw error.moved(by: places).diagnostic(in: file)
    }
  }

  /// For each byte of the text, and for its end, the offset in the file.
  private var offsets: [Int] {
    let raw = file.bytes[range]
    guard raw.first == UInt8(ascii: "\"") else { return Array(raw.startIndex...raw.endIndex) }
    var offsets: [Int] = []
    var index = raw.startIndex + 1
    while index < raw.endIndex - 1 {
      offsets.append(index)
      index += raw[index] == UInt8(ascii: "\"") ? 2 : 1
    }
    return offsets + [raw.endIndex - 1]
  }
}

extension JSONValue {
  /// The same value in another file, each offset looked up in a table.
  fileprivate func moved(to file: SourceFile, by offsets: [Int]) -> JSONValue {
    let content: Content =
      switch self.content {
      case .array(let values): .array(values.map { $0.moved(to: file, by: offsets) })
      case .object(let object):
        .object(
          JSONObject(
            members: object.members.map {
              JSONObject.Member(
                name: $0.name, nameRange: $0.nameRange.moved(by: offsets),
                value: $0.value.moved(to: file, by: offsets))
            }))
      default: self.content
      }
    return JSONValue(content, file: file, range: range.moved(by: offsets))
  }
}

extension JSONFault {
  fileprivate func moved(by offsets: [Int]) -> JSONFault {
    let kind: Kind =
      switch self.kind {
      case .unclosed(let open, let end): .unclosed(open: offsets[open], end)
      case .duplicate(let name, let first): .duplicate(name, first: first.moved(by: offsets))
      case .separatorMissing(let closing, let found, let open, let isCloser):
        .separatorMissing(
          closing: closing, found: found, open: offsets[open], isCloser: isCloser)
      default: self.kind
      }
    return JSONFault(kind, at: range.moved(by: offsets))
  }
}

extension Range<Int> {
  fileprivate func moved(by offsets: [Int]) -> Range<Int> {
    offsets[lowerBound]..<offsets[upperBound]
  }
}
