internal import Diagnostics
internal import Syntax

/// Findings as SARIF 2.1.0, which code hosts show beside the lines.
///
/// Source: OASIS Static Analysis Results Interchange Format 2.1.0, sections 3.13 to 3.52. Columns are
/// Unicode code points, files are relative to the project's folder; those that only the kit has are
/// relative to `KIT`, whose place on this machine is nobody's business.
enum SARIFReport {
  /// - Parameter ofKit: the files that the project does not have, but the kit.
  static func text(of findings: Findings, version: String, ofKit: Set<String> = []) -> String {
    let codes = Set(findings.all.map(\.code)).sorted()
    let driver = JSONTree.object([
      ("name", .string("Lintel")),
      ("semanticVersion", .string(version)),
      ("rules", .array(codes.map { .object([("id", .string($0))]) })),
    ])
    var run: [(String, JSONTree)] = [("tool", .object([("driver", driver)]))]
    if !ofKit.isEmpty { run.append(("originalUriBaseIds", .object([("KIT", kit)]))) }
    run += [
      ("columnKind", .string("unicodeCodePoints")),
      ("results", .array(findings.all.map { result($0, codes, ofKit) })),
    ]
    return JSONTree.object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .string("2.1.0")),
      ("runs", .array([.object(run)])),
    ]).pretty()
  }

  private static let kit = JSONTree.object([
    (
      "description",
      .object([("text", .string("the folder of Lintel's own templates, themes and site"))])
    )
  ])

  private static func result(
    _ finding: Diagnostic, _ codes: [String], _ ofKit: Set<String>
  ) -> JSONTree {
    let hint = finding.hint.map { "\n\($0)" } ?? ""
    var members: [(String, JSONTree)] = [
      ("ruleId", .string(finding.code)),
      ("ruleIndex", .int(codes.firstIndex(of: finding.code) ?? -1)),
      ("level", .string(finding.severity.rawValue)),
      ("message", .object([("text", .string(finding.message + hint))])),
    ]
    if let location = finding.location {
      members.append(
        ("locations", .array([place(location, isOfKit: ofKit.contains(location.file))])))
    }
    return .object(members)
  }

  private static func place(_ location: SourceLocation, isOfKit: Bool) -> JSONTree {
    var file: [(String, JSONTree)] = [("uri", .string(uri(location.file)))]
    if isOfKit { file.append(("uriBaseId", .string("KIT"))) }
    var members: [(String, JSONTree)] = [("artifactLocation", .object(file))]
    if let start = location.start {
      var region: [(String, JSONTree)] = [
        ("startLine", .int(start.line)), ("startColumn", .int(start.column)),
      ]
      if let end = location.end {
        region += [("endLine", .int(end.line)), ("endColumn", .int(end.column))]
      }
      members.append(("region", .object(region)))
    }
    return .object([("physicalLocation", .object(members))])
  }

  /// A path as a relative URI (RFC 3986): what may not stand in one is percent-encoded.
  private static func uri(_ path: String) -> String {
    let free = Set(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/!$&'()*+,;=@".utf8)
    let digits = Array("0123456789ABCDEF")
    return path.utf8.reduce(into: "") { uri, byte in
      if free.contains(byte) {
        uri.unicodeScalars.append(UnicodeScalar(byte))
      } else {
        uri += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
  }
}
