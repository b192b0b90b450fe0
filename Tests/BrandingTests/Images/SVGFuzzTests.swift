import Bindings
import Branding
import TestSupport
import Testing

@Suite struct SVGFuzzTests {
  /// What is put together at random; some of it well-formed, all of it unfriendly.
  private static let pieces: [String] = [
    "<path d='M0 0'/>", "<g>", "</g>", "<g id='a'>", "<use href='#a'/>", "<use href='//x#a'/>",
    "<style>", "</style>", "@import url(x);", "a{fill:url(#a)}", "a{b:url(//x)}", "{", "}", "/*",
    "*/",
    "<script>", "</script>", "<a href='javascript:x'>", "</a>", "<![CDATA[", "]]>", "<!--", "-->",
    "<path style='fill:\\75rl(//x)' onload='x' fill='url( #a )'/>", "&#60;script&#62;", "&lt;",
    "\u{0}",
    "<image href='data:image/png;base64,iVBORw0KGgo='/>", "<foreignObject>", "</foreignObject>",
    "<text xml:space='preserve'> ", "</text>", "<?x y?>", "<set to='x'/>", "é", "\u{202E}", "'",
    "\"",
    "<path xmlns:q='u' q:onload='x' d='\n\t'/>", "<style>a{b:\"</style>",
    "<path style='a:b;;c;d:(e' d=''/>",
    "<style><![CDATA[a>b{c:'<'}]]></style>",
  ]

  private func clean(_ bytes: [UInt8]) -> BrandImage? {
    BrandImage.read(
      LayeredFiles.Found(bytes: bytes, path: "l.svg", root: 0), role: .logo, at: nil
    ).value
  }

  @Test(arguments: 0..<20)
  func `whatever goes in, what comes out is clean`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<100 {
      let count = Int.random(in: 1...8, using: &random)
      let inside = (0..<count).compactMap { _ in Self.pieces.randomElement(using: &random) }
      let text =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'>\(inside.joined())</svg>"
      guard let once = clean(Array(text.utf8)) else { continue }
      let twice = BrandImage.read(
        LayeredFiles.Found(bytes: once.bytes, path: "l.svg", root: 0), role: .logo, at: nil)
      #expect(twice.findings.isEmpty, "\(text)")
      #expect(twice.value?.bytes == once.bytes, "\(text)")
      let shown = String(decoding: once.bytes, as: UTF8.self)
      for word in ["<script", "javascript:", "//x", "onload", "@import", "<foreign", "<set"] {
        #expect(!shown.contains(word), "\(text)")
      }
    }
  }

  @Test(arguments: 0..<20)
  func `bytes changed at random are read or refused`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    for row in RasterTests.good {
      for _ in 0..<20 {
        var bytes = row.bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          bytes[Int.random(in: bytes.indices, using: &random)] = .random(
            in: 0...255, using: &random)
        }
        let found = LayeredFiles.Found(bytes: bytes, path: row.name, root: 0)
        let checked = BrandImage.read(found, role: row.role, at: nil)
        #expect(checked.value != nil || checked.findings.contains { $0.severity == .error })
      }
    }
  }
}
