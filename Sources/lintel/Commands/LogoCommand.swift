internal import Bindings
internal import Branding
internal import Diagnostics
internal import Export

/// `lintel logo`: a PNG of an SVG.
enum LogoCommand: Command {
  static let grammar = CommandGrammar(
    name: "logo",
    summary: "Make the PNG of a logo that mail and the classic pages need",
    discussion: """
      Mail and the classic hosted pages show no SVG. This makes a PNG of one through rsvg-convert or
      Chromium, whichever is installed, beside the SVG or where --out says. Look at it, keep it with the
      theme, and name it there:

        "logo": {"src": "logo.svg", "email": "logo.png"}

      Without SVG it is the logo of the tenant, or of the theme that is named. A build never converts, so
      that it gives the same bytes on every machine.
      """,
    operands: [
      .init(
        name: "SVG", help: "The file, if not a theme's own logo.", isOptional: true,
        completion: .file)
    ],
    options: ThemeExplainCommand.wearer + [
      .init(name: "out", value: "FILE", help: "The PNG's name.", completion: .file),
      .init(
        name: "with", value: "PROGRAM", help: "Only this program.",
        completion: .words(Rasterizer.allCases.map(\.rawValue))),
      .init(name: "force", help: "Replace a PNG that is there."),
    ] + .project + .findings,
    examples: [
      .init(command: "lintel logo --tenant acme", meaning: "a PNG of acme's logo, beside its SVG"),
      .init(
        command: "lintel logo brand.svg --out brand.png --with chromium",
        meaning: "a PNG as the browser draws it"),
    ])

  static func run(_ arguments: Arguments, _ session: Session) throws(UsageFault) -> Int32 {
    do throws(Diagnostic) {
      let (svg, place) = try source(arguments, session)
      let path = arguments.value("out") ?? place.replacingSVG
      guard path.lowercased().hasSuffix(".png") else {
        throw Diagnostic(
          .error, "logo.name", "'\(path)' is no name of a PNG, which this makes",
          hint: "end it in .png")
      }
      if !arguments.has("force"), (try? session.disk.status(of: path)) != nil {
        throw Diagnostic(
          .error, "logo.exists", "'\(path)' is there already",
          hint: "--force replaces it, --out names another")
      }
      let programs = arguments.value("with").flatMap(Rasterizer.init).map { [$0] }
      let raster = try LogoRaster.make(
        svg, programs: programs ?? Rasterizer.allCases, disk: session.disk)
      do throws(DiskError) { try session.disk.write(raster.image.bytes, to: path) } catch {
        throw Diagnostic(.error, "disk.write", "\(path) cannot be written: \(error.reason)")
      }
      let size = [raster.image.width, raster.image.height].compactMap { $0.map { "\(Int($0))" } }
      session.console.write(
        "\(path): \(size.joined(separator: " × ")), \(raster.image.bytes.count) bytes, "
          + "by \(raster.program.rawValue)\n")
      return 0
    } catch { return session.fail(error) }
  }

  /// The logo, and where it lies.
  private static func source(
    _ arguments: Arguments, _ session: Session
  ) throws(Diagnostic) -> (BrandImage, String) {
    if let path = arguments.operands.first {
      let bytes: [UInt8]
      do throws(DiskError) { bytes = try session.disk.read(path) } catch {
        throw Diagnostic(.error, "disk.read", "\(path) cannot be read: \(error.reason)")
      }
      let image = BrandImage.read(.init(bytes: bytes, path: path, root: 0), role: .logo, at: nil)
      return (try value(image), path)
    }
    let theme = try value(try session.theme(arguments))
    guard let logo = theme.logo else {
      throw Diagnostic(.error, "logo.source", "the theme '\(theme.name)' has no logo")
    }
    let folder = session.project.isEmpty ? "" : "\(session.project)/"
    return (logo.image, folder + logo.image.path)
  }

  private static func value<Value>(_ checked: Checked<Value>) throws(Diagnostic) -> Value {
    guard let value = checked.value else {
      throw checked.findings.first { $0.severity == .error }
        ?? Diagnostic(.error, "logo.source", "the logo cannot be read")
    }
    return value
  }
}

extension String {
  /// The same path with another ending.
  fileprivate var replacingSVG: String {
    lowercased().hasSuffix(".svg") ? "\(dropLast(4)).png" : "\(self).png"
  }
}
