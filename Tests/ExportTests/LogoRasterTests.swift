import Bindings
import Branding
import Diagnostics
import TestSupport
import Testing

@testable import Export

@Suite struct LogoRasterTests {
  private func image(_ width: Double, _ height: Double) -> BrandImage {
    BrandImage(
      format: .svg, bytes: SampleTheme.svg(Int(width), Int(height)), width: width, height: height,
      path: "logo.svg")
  }

  @Test func `what is no SVG is refused`() {
    let png = BrandImage(format: .png, bytes: [], width: 3, height: 1, path: "logo.png")
    let error = #expect(throws: Diagnostic.self) {
      try LogoRaster.make(png, programs: Rasterizer.allCases, disk: LocalDisk())
    }
    #expect(error?.message == "'logo.png' is no SVG with a size")
  }

  @Test func `without a program the error names what would do`() {
    let error = #expect(throws: Diagnostic.self) {
      try LogoRaster.make(image(30, 10), programs: [], disk: LocalDisk())
    }
    #expect(error?.code == "logo.program")
    #expect(error?.hint?.contains("700 by 356") == true)
  }

  @Test(arguments: [
    (128.5, 32.0, 700, 174), (10.0, 10.0, 356, 356), (1.0, 1000.0, 1, 356), (3000, 1, 700, 1),
  ])
  func `a logo fills the space that it has, in its own shape`(
    width: Double, height: Double, pixels: Int, lines: Int
  ) {
    let size = RasterSize(filling: (width, height), density: 2)
    #expect(size.width == pixels)
    #expect(size.height == lines)
  }

  @Test func `rsvg-convert gets the size`() {
    let arguments = Rasterizer.rsvgConvert.arguments(
      RasterSize(filling: (20, 10), density: 1), in: "/tmp/x")
    #expect(arguments.starts(with: ["rsvg-convert", "--width", "350", "--height", "175"]))
  }

  @Test func `a browser's page has the image and the size, and nothing to load`() {
    let page = Rasterizer.page(Array("<svg/>".utf8), RasterSize(filling: (20, 10), density: 1))
    #expect(page.contains("src=\"data:image/svg+xml;base64,PHN2Zy8+\""))
    #expect(page.contains("canvas.width = 350;"))
    #expect(page.contains("canvas.height = 175;"))
  }

  @Test(arguments: [
    ("", nil), ("<body>nothing</body>", nil), ("<p>data:image/png;base64,AAEC</p>", [0, 1, 2]),
  ])
  func `a picture is found in the page that holds it`(page: String, bytes: [UInt8]?) {
    #expect(Rasterizer.picture(in: page) == bytes)
  }
}
