package import Bindings
package import Branding
package import Diagnostics

/// A PNG of an SVG logo, for mail and for Cognito's classic pages, which show no SVG.
///
/// Made by a program that is installed, into a file that a person looks at and keeps: a build converts
/// nothing, so that it gives the same bytes everywhere.
package struct LogoRaster: Sendable {
  package let image: BrandImage
  /// Which program made it.
  package let program: Rasterizer

  /// Twice the pixels that the classic pages have room for, which is what sharp screens show; half of
  /// them where the file would be larger than those pages take.
  private static let densities = [2.0, 1.0]
  private static let limit = 95_000

  /// - Parameters:
  ///   - svg: cleaned, as a theme has it.
  ///   - programs: tried in this order; the first that is installed does it.
  package static func make(
    _ svg: BrandImage, programs: [Rasterizer], disk: any Disk
  ) throws(Diagnostic) -> LogoRaster {
    guard svg.format == .svg, let width = svg.width, let height = svg.height, width > 0, height > 0
    else {
      throw Diagnostic(
        .error, "logo.source", "'\(svg.path)' is no SVG with a size",
        at: SourceLocation(file: svg.path), hint: "a raster needs no other: name it 'logo.email'")
    }
    let folder = "\(Machine.environment("TMPDIR") ?? "/tmp")/lintel-\(Hex.encode(randomBytes(8)))"
    do throws(DiskError) { try disk.makeDirectory(folder) } catch {
      throw Diagnostic(.error, "disk.write", "\(folder) cannot be made: \(error.reason)")
    }
    defer { try? disk.removeTree(folder) }
    var made: LogoRaster?
    for density in densities {
      let size = RasterSize(filling: (width, height), density: density)
      let raster = try make(svg, size, programs, folder, disk)
      made = raster
      if raster.image.bytes.count <= limit { break }
    }
    guard let made, made.image.bytes.count <= limit else {
      throw Diagnostic(
        .error, "logo.size",
        "the PNG has \(made?.image.bytes.count ?? 0) bytes, Cognito's classic pages take \(limit)",
        at: SourceLocation(file: svg.path), hint: "draw the logo simpler, without pictures in it")
    }
    return made
  }

  private static func make(
    _ svg: BrandImage, _ size: RasterSize, _ programs: [Rasterizer], _ folder: String,
    _ disk: any Disk
  ) throws(Diagnostic) -> LogoRaster {
    for program in programs {
      let bytes: [UInt8]
      do throws(Rasterizer.Failure) {
        guard
          let picture = try program.picture(of: svg.bytes, size, in: folder, disk: disk)
        else { continue }
        bytes = picture
      } catch {
        throw Diagnostic(
          .error, "logo.program", "\(error.program): \(error.reason)",
          at: SourceLocation(file: svg.path), hint: "try another program: --with")
      }
      let found = LayeredFiles.Found(bytes: bytes, path: "logo.png", root: 0)
      let image = BrandImage.read(found, role: .emailLogo, at: nil)
      guard let value = image.value else {
        throw image.findings.first ?? Diagnostic(.error, "logo.program", "the picture is no PNG")
      }
      return LogoRaster(image: value, program: program)
    }
    throw Diagnostic(
      .error, "logo.program",
      "none of these is installed: \(programs.map(\.rawValue).joined(separator: ", "))",
      hint: "install one, or let a drawing program save a PNG of 700 by 356 pixels at most")
  }
}
