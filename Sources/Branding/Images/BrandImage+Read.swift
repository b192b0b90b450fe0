package import Bindings
package import Diagnostics

extension BrandImage {
  /// Recognises a file by its content, checks it for its role, and cleans it if it is an SVG.
  ///
  /// - Parameter use: where a person named the file; findings about the file as a whole stand there,
  ///   those about an SVG's parts in the SVG.
  package static func read(
    _ found: LayeredFiles.Found, role: ImageRole, at use: SourceLocation?
  ) -> Checked<BrandImage> {
    let reading = ImageReading(found: found, role: role, use: use)
    do throws(ImageFault) { return try reading.read() } catch {
      return Checked(nil, [error.diagnostic(of: found.path, at: use)])
    }
  }
}

/// One file on its way to a `BrandImage`.
private struct ImageReading {
  let found: LayeredFiles.Found
  let role: ImageRole
  let use: SourceLocation?

  func read() throws(ImageFault) -> Checked<BrandImage> {
    let bytes = found.bytes
    guard !bytes.isEmpty else { throw .empty }
    if let header = try RasterHeader.read(bytes) { return try raster(header) }
    if let name = RasterHeader.unsupportedName(of: bytes) { throw .unsupported(name) }
    guard isMarkup else { throw .unknown }
    return try svg()
  }

  private func raster(_ header: RasterHeader) throws(ImageFault) -> Checked<BrandImage> {
    try check(header.format)
    if header.format != .woff2 {
      guard header.width > 0, header.height > 0 else { throw .zeroSize }
      guard header.width <= 8192, header.height <= 8192 else {
        throw .dimensions(header.width, header.height)
      }
    }
    var faults: [ImageFault] = []
    if header.end < found.bytes.count { faults.append(.trailing(found.bytes.count - header.end)) }
    if header.end > role.limits.light { faults.append(.heavy(header.end, role)) }
    faults += sizeFaults(header)
    let isFont = header.format == .woff2
    let image = BrandImage(
      format: header.format, bytes: Array(found.bytes.prefix(header.end)),
      width: isFont ? nil : Double(header.width), height: isFont ? nil : Double(header.height),
      path: found.path)
    return Checked(image, faults.map { $0.diagnostic(of: found.path, at: use) })
  }

  private func sizeFaults(_ header: RasterHeader) -> [ImageFault] {
    let wanted: Int
    switch role {
    case .touchIcon: wanted = 180
    case .faviconICO: wanted = 32
    case .logo, .emailLogo, .faviconSVG, .stage, .font: return []
    }
    if header.width != header.height { return [.notSquare(header.width, header.height, role)] }
    return header.width < wanted ? [.small(header.width, role, wanted: wanted)] : []
  }

  private func svg() throws(ImageFault) -> Checked<BrandImage> {
    try check(.svg)
    let cleaned = SVGCleaner.clean(SourceFile(name: found.path, bytes: found.bytes))
    guard let svg = cleaned.value else { return Checked(nil, cleaned.findings) }
    var findings = cleaned.findings
    if svg.bytes.count > role.limits.light {
      findings.append(ImageFault.heavy(svg.bytes.count, role).diagnostic(of: found.path, at: use))
    }
    return Checked(
      BrandImage(
        format: .svg, bytes: svg.bytes, width: svg.width, height: svg.height, path: found.path),
      findings)
  }

  /// The name must fit the content, both the role, and the weight its limit.
  private func check(_ format: BrandImage.Format) throws(ImageFault) {
    let name = found.path.split(separator: "/").last ?? ""
    let ending = name.split(separator: ".").dropFirst().last?.lowercased() ?? ""
    guard format.endings.contains(ending) else { throw .mislabelled(format) }
    guard role.formats.contains(format) else { throw .wrongFormat(format, role) }
    guard found.bytes.count <= role.limits.most else { throw .tooLarge(found.bytes.count, role) }
  }

  /// Whether the first sign is a `<`, and an `svg` stands behind one. UTF-16 is let through to the XML
  /// parser, which says what is wrong with it.
  private var isMarkup: Bool {
    let bytes = found.bytes
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) { return true }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard bytes[start...].first(where: { $0 > 0x20 }) == UInt8(ascii: "<") else { return false }
    let isName: (UInt8) -> Bool = { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ":") }
    return bytes.indices.contains {
      isName(bytes[$0]) && bytes[($0 + 1)...].starts(with: "svg".utf8)
    }
  }
}

extension BrandImage.Format {
  /// How names of such files may end, in small letters.
  fileprivate var endings: [String] { self == .jpeg ? ["jpg", "jpeg", "jpe"] : [rawValue] }
}
