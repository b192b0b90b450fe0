import Bindings
import Diagnostics
import Syntax

extension BuildState.Row {
  /// Reads a row of `SELECT digest, sources, parts, inode, size, modified, findings, place`.
  init?(_ row: borrowing Statement.Row) {
    guard case .blob(let digest) = row[0], case .text(let sources) = row[1],
      case .text(let parts) = row[2], case .integer(let inode) = row[3],
      case .integer(let size) = row[4], case .integer(let modified) = row[5],
      case .text(let findings) = row[6],
      case .text(let place) = row[7]
    else { return nil }
    guard let findings = Self.findings(findings) else { return nil }
    self.init(
      digest: digest,
      sources: sources.split(separator: "\n").map(String.init),
      parts: Set(parts.split(separator: ",").compactMap { BuildPart(rawValue: String($0)) }),
      manifest: FileStatus(
        kind: .file, size: Int(size), inode: UInt64(bitPattern: inode), modified: modified),
      findings: findings, place: place)
  }

  /// The columns after `output` and `id`.
  var values: [SQLiteValue] {
    [
      .blob(digest),
      .text(sources.joined(separator: "\n")),
      .text(parts.map(\.rawValue).sorted().joined(separator: ",")),
      .integer(Int64(bitPattern: manifest.inode)),
      .integer(Int64(manifest.size)),
      .integer(manifest.modified),
      .text(findings.isEmpty ? "" : JSONTree.array(findings.map(Self.tree)).compact()),
      .text(place),
    ]
  }

  private static func tree(_ finding: Diagnostic) -> JSONTree {
    func position(_ position: SourcePosition?) -> JSONTree {
      position.map { [.int($0.line), .int($0.column)] } ?? []
    }
    return [
      .string(finding.severity.rawValue), .string(finding.code), .string(finding.message),
      finding.hint.map { .string($0) } ?? nil,
      finding.location.map { [.string($0.file), position($0.start), position($0.end)] } ?? [],
    ]
  }

  /// Nil where the text is not one that ``tree(_:)`` made.
  private static func findings(_ text: String) -> [Diagnostic]? {
    if text.isEmpty { return [] }
    guard let json = try? JSONValue.parse(SourceFile(name: "findings", text: text)),
      let array = json.array
    else { return nil }
    var findings: [Diagnostic] = []
    for json in array {
      guard let parts = json.array, parts.count == 5,
        let severity = parts[0].string.flatMap(Diagnostic.Severity.init),
        let code = parts[1].string, let message = parts[2].string
      else { return nil }
      findings.append(
        Diagnostic(
          severity, code, message, at: location(parts[4].array ?? []), hint: parts[3].string))
    }
    return findings
  }

  private static func location(_ parts: [JSONValue]) -> SourceLocation? {
    func position(_ json: JSONValue) -> SourcePosition? {
      guard let numbers = json.array, numbers.count == 2, let line = numbers[0].int,
        let column = numbers[1].int
      else { return nil }
      return SourcePosition(line: line, column: column)
    }
    guard parts.count == 3, let file = parts[0].string else { return nil }
    return SourceLocation(file: file, start: position(parts[1]), end: position(parts[2]))
  }
}
