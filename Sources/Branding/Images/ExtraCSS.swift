package import Diagnostics
import Syntax

/// A theme's own style rules: what a person may add to the structure's, in a layer above it.
///
/// They may do anything to the look of a page, with a warning where WCAG forbids it, and nothing else:
/// no file or address is fetched (the content security policy would refuse it, or a typed letter would
/// be told by it), and no bracket, end of comment or markup leads out of the layer. Limits: 64 kB, and a word of warning from 8 kB on.
package enum ExtraCSS {
  private static let most = 64 << 10
  private static let light = 8 << 10

  /// Checks a theme's style file; the value is minified and may stand in
  /// `@layer theme.extra { … }`.
  package static func check(_ file: SourceFile) -> Checked<String> {
    guard file.bytes.count <= most else {
      return Checked(nil, [ExtraCSSFault.large(file.bytes.count).diagnostic(at: nil, in: file)])
    }
    guard String(validating: file.bytes, as: UTF8.self) != nil else {
      return Checked(nil, [ExtraCSSFault.encoding.diagnostic(at: nil, in: file)])
    }
    let outline = CSSOutline(file.bytes)
    var findings = outline.faults.map { $0.diagnostic(in: file) }
    findings += faults(of: outline).map { $0.fault.diagnostic(at: $0.range, in: file) }
    let text = String(decoding: CSSMinifier.minified(outline), as: UTF8.self)
    if text.utf8.count > light {
      findings.append(ExtraCSSFault.heavy(text.utf8.count).diagnostic(at: nil, in: file))
    }
    if !findings.contains(where: { $0.severity == .error }) {
      findings += StyleChecker.warnings(file)
    }
    findings.sort()
    return Checked(findings.contains { $0.severity == .error } ? nil : text, findings)
  }

  private static func faults(
    of outline: CSSOutline
  ) -> [(fault: ExtraCSSFault, range: Range<Int>)] {
    var found: [(fault: ExtraCSSFault, range: Range<Int>)] = []
    for (token, role) in zip(outline.tokens, outline.roles) {
      if let fault = fault(of: token, as: role, in: outline.bytes) {
        found.append((fault, token.range))
      }
    }
    for reference in CSSReference.all(in: outline) where !reference.source.hasPrefix("@") {
      if let fault = fault(of: reference) { found.append((fault, reference.range)) }
    }
    return found
  }

  private static func fault(
    of token: CSSToken, as role: CSSOutline.Role, in bytes: [UInt8]
  ) -> ExtraCSSFault? {
    if token.kind == .cdo || token.kind == .cdc { return .markup }
    if bytes[token.range].contains(where: isControl) { return .control }
    if hasMarkup(bytes[token.range]) { return .markup }
    let name = token.value(in: bytes).lowercased()
    switch token.kind {
    case .atKeyword where ["import", "charset", "namespace"].contains(name): return .rule(name)
    case .ident where role == .property && (name == "behavior" || name == "-moz-binding"):
      return .program(name)
    case .function where name == "expression": return .program(name)
    default: return nil
    }
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    (byte < 0x20 && !(9...13).contains(byte)) || byte == 0x0B || byte == 0x7F
  }

  /// Whether a comment or text would end an HTML `style` element, should the rules ever stand in one.
  private static func hasMarkup(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.indices.contains { index in
      bytes[index] == UInt8(ascii: "<") && bytes[index...].dropFirst().first == UInt8(ascii: "/")
        || bytes[index...].starts(with: "<!--".utf8)
    }
  }

  private static func fault(of reference: CSSReference) -> ExtraCSSFault? {
    guard let address = reference.address else { return .unknownAddress(reference.source) }
    switch SVGLink(address).kind {
    case .fragment, .raster: return nil
    case .unusable(let what): return .image(what)
    case .outside: return .address(address)
    }
  }
}
