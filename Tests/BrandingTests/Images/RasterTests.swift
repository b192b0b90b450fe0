import Bindings
import Branding
import Diagnostics
import Testing

@Suite struct RasterTests {
  private func read(_ bytes: [UInt8], _ path: String, _ role: ImageRole) -> Checked<BrandImage> {
    let found = LayeredFiles.Found(bytes: bytes, path: path, root: 0)
    let use = SourceLocation(
      file: "theme.json", start: SourcePosition(line: 3, column: 11),
      end: SourcePosition(line: 3, column: 20))
    return BrandImage.read(found, role: role, at: use)
  }

  private func lines(_ findings: [Diagnostic]) -> [String] {
    findings.map { "\($0.location?.description ?? "") \($0.severity) \($0.code): \($0.message)" }
  }

  struct Good: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let role: ImageRole
    let format: BrandImage.Format
    let width: Double?
    let height: Double?

    var testDescription: String { name }
  }

  static let good: [Good] = [
    Good(name: "l.png", bytes: Raster.png(3, 5), role: .logo, format: .png, width: 3, height: 5),
    Good(name: "l.JPG", bytes: Raster.jpeg(7, 9), role: .logo, format: .jpeg, width: 7, height: 9),
    Good(
      name: "l.jpeg", bytes: Raster.jpeg(7, 9, orientation: 6), role: .stage, format: .jpeg,
      width: 9, height: 7),
    Good(
      name: "l.webp", bytes: Raster.webp("VP8 ", Raster.lossy(300, 20)), role: .logo, format: .webp,
      width: 300, height: 20),
    Good(
      name: "l.webp", bytes: Raster.webp("VP8L", Raster.lossless(300, 20)), role: .stage,
      format: .webp, width: 300, height: 20),
    Good(
      name: "l.webp", bytes: Raster.webp("VP8X", [0, 0, 0, 0, 43, 1, 0, 19, 0, 0]), role: .stage,
      format: .webp, width: 300, height: 20),
    Good(
      name: "f.ico", bytes: Raster.ico([16, 32]), role: .faviconICO, format: .ico, width: 32,
      height: 32),
    Good(
      name: "f.ico", bytes: Raster.ico([0]), role: .faviconICO, format: .ico, width: 256,
      height: 256),
    Good(
      name: "t.png", bytes: Raster.png(180, 180), role: .touchIcon, format: .png, width: 180,
      height: 180),
    Good(
      name: "f.woff2", bytes: Raster.woff2(100), role: .font, format: .woff2, width: nil,
      height: nil),
  ]

  @Test(arguments: good)
  func `a file is known by its content, with its size`(row: Good) throws {
    let checked = read(row.bytes, row.name, row.role)
    #expect(checked.findings == [])
    let image = try #require(checked.value)
    #expect(image.format == row.format)
    #expect(image.width == row.width)
    #expect(image.height == row.height)
    #expect(image.bytes == row.bytes)
  }

  @Test(arguments: good)
  func `a file cut off anywhere is no image`(row: Good) {
    for count in 0..<row.bytes.count {
      let checked = read(Array(row.bytes.prefix(count)), row.name, row.role)
      #expect(checked.value == nil, "\(count) bytes")
      let codes = checked.findings.map(\.code)
      let known = ["image.empty", "image.unknown", "image.truncated", "image.format"]
      #expect(codes.count == 1 && known.contains(codes[0]), "\(count) bytes: \(codes)")
    }
  }

  struct Bad: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let role: ImageRole
    let expected: String

    var testDescription: String { "\(name): \(expected)" }

    init(_ name: String, _ bytes: [UInt8], _ role: ImageRole, _ expected: String) {
      (self.name, self.bytes, self.role, self.expected) = (name, bytes, role, expected)
    }
  }

  static let bad: [Bad] = [
    Bad("a/l.png", [], .logo, "error image.empty: 'a/l.png' is empty"),
    Bad(
      "l.png", Raster.jpeg(1, 1), .logo,
      "error image.mislabelled: 'l.png' is a JPEG, though its name says otherwise"),
    Bad(
      "l.svg", Raster.png(1, 1), .logo,
      "error image.mislabelled: 'l.svg' is a PNG, though its name says otherwise"),
    Bad(
      "logo", Raster.png(1, 1), .logo,
      "error image.mislabelled: 'logo' is a PNG, though its name says otherwise"),
    Bad(
      "l.png", Array("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8), .logo,
      "error image.mislabelled: 'l.png' is an SVG, though its name says otherwise"),
    Bad(
      "l.ico", Raster.png(32, 32), .faviconICO,
      "error image.mislabelled: 'l.ico' is a PNG, though its name says otherwise"),
    Bad(
      "t.jpg", Raster.jpeg(180, 180), .touchIcon,
      "error image.format: 't.jpg' is a JPEG, which a touch icon cannot be"),
    Bad(
      "l.webp", Raster.webp("VP8 ", Raster.lossy(1, 1)), .emailLogo,
      "error image.format: 'l.webp' is a WebP, which a logo in mail cannot be"),
    Bad(
      "f.png", Raster.png(1, 1), .font,
      "error image.format: 'f.png' is a PNG, which a font cannot be"),
    Bad(
      "l.png", Raster.png(0, 4), .logo, "error image.size.zero: 'l.png' is 0 pixels wide or high"),
    Bad(
      "l.png", Raster.png(9000, 4), .logo,
      "error image.size.large: 'l.png' is 9000 × 4 pixels, more than 8192 a side"),
    Bad(
      "l.png", Raster.png(4, 4, padding: 600 << 10), .logo,
      "error image.large: 'l.png' has 600.1 kB, a logo may have 512 kB"),
    Bad(
      "l.png", Raster.chunks([("IHDR", Raster.head(1, 1)), ("IEND", [])]), .logo,
      "error image.malformed: 'l.png' is a broken PNG: no pixels"),
    Bad(
      "l.png", Raster.chunks([("IDAT", Array(repeating: 0, count: 13)), ("IEND", [])]), .logo,
      "error image.malformed: 'l.png' is a broken PNG: no IHDR at its head"),
    Bad(
      "l.jpg", [0xFF, 0xD8, 0xFF, 0xD9], .logo,
      "error image.malformed: 'l.jpg' is a broken JPEG: no frame"),
    Bad(
      "l.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 2, 1, 2, 3, 4], .logo,
      "error image.malformed: 'l.jpg' is a broken JPEG: no marker at byte 6"),
    Bad(
      "l.webp", Raster.webp("VP8L", Raster.lossless(3, 3), length: 4), .logo,
      "error image.malformed: 'l.webp' is a broken WebP: no image at its head"),
    Bad(
      "l.webp", Raster.webp("ALPH", [1, 2, 3, 4]), .logo,
      "error image.malformed: 'l.webp' is a broken WebP: no image at its head"
    ),
    Bad(
      "f.ico", [0, 0, 1, 0, 0, 0], .faviconICO,
      "error image.malformed: 'f.ico' is a broken ICO: no image in it"),
    Bad(
      "f.woff2", Raster.woff2(100, tables: 0), .font,
      "error image.malformed: 'f.woff2' is a broken WOFF2: no tables in it"),
    Bad("l.gif", Array("GIF89a".utf8), .logo, "error image.format: 'l.gif' is a GIF"),
    Bad("l.pdf", Array("%PDF-1.7".utf8), .logo, "error image.format: 'l.pdf' is a PDF"),
    Bad("l.svgz", [0x1F, 0x8B, 8], .logo, "error image.format: 'l.svgz' is a compressed file"),
    Bad("f.ttf", [0, 1, 0, 0, 0], .font, "error image.format: 'f.ttf' is a TrueType font"),
    Bad(
      "f.woff", Array("wOFF".utf8), .font,
      "error image.format: 'f.woff' is a WOFF font of version 1"),
    Bad(
      "l.png", Array("GIT-LFS pointer".utf8), .logo,
      "error image.unknown: 'l.png' is no image or font that Lintel knows"),
    Bad(
      "l.svg",
      Array("\u{FEFF}<svg xmlns='http://www.w3.org/2000/svg'/>".utf16)
        .flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }, .logo,
      "error svg.encoding: cannot be read: a byte is not UTF-8"),
  ]

  @Test(arguments: bad)
  func `a file that will not show is refused by name`(row: Bad) {
    let checked = read(row.bytes, row.name, row.role)
    #expect(checked.value == nil)
    let place = row.expected.contains(" svg.") ? "l.svg:1:1" : "theme.json:3:11"
    #expect(lines(checked.findings) == ["\(place) \(row.expected)"])
  }

  @Test(arguments: [
    Bad(
      "t.png", Raster.png(180, 120), .touchIcon,
      "warning image.square: 't.png' is 180 × 120 pixels, a touch icon is square"),
    Bad(
      "t.png", Raster.png(57, 57), .touchIcon,
      "warning image.size.small: 't.png' is at most 57 pixels wide, a touch icon is shown at 180"),
    Bad(
      "f.ico", Raster.ico([16]), .faviconICO,
      "warning image.size.small: 'f.ico' is at most 16 pixels wide, an ICO icon is shown at 32"),
    Bad(
      "l.png", Raster.png(9, 9, padding: 70 << 10), .logo,
      "warning image.heavy: 'l.png' has 70.1 kB; with more than 64 kB it slows the page"),
    Bad(
      "l.png", Raster.png(9, 9) + Array("<script>".utf8), .logo,
      "warning image.trailing: 'l.png' has 8 bytes behind its end, which are left out"),
  ])
  func `a file that shows badly is told`(row: Bad) {
    let checked = read(row.bytes, row.name, row.role)
    #expect(checked.value != nil)
    #expect(lines(checked.findings) == ["theme.json:3:11 \(row.expected)"])
  }

  @Test func `what stands behind an image's end is cut off`() {
    let bytes = Raster.png(9, 9)
    #expect(read(bytes + [1, 2, 3], "l.png", .logo).value?.bytes == bytes)
  }

  @Test func `a mislabelled file is told its name`() {
    let hint = read(Raster.jpeg(1, 1), "logos/a.b.png", .logo).findings.first?.hint
    #expect(hint == "rename it to 'a.b.jpg', or save it anew")
  }
}
