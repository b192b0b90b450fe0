import Branding
import Diagnostics
import Testing

@testable import Export

@Suite struct CognitoSVGTests {
  private func image(_ text: String, width: Double? = 40, height: Double? = 10) -> BrandImage {
    BrandImage(
      format: .svg, bytes: Array(text.utf8), width: width, height: height, path: "logo.svg")
  }

  private func svg(_ content: String, _ attributes: String = "") -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
    viewBox="0 0 40 10"\(attributes)>\(content)</svg>
    """
  }

  private func text(
    _ image: BrandImage, _ ratio: ClosedRange<Double>? = nil
  ) throws -> String {
    String(decoding: try CognitoSVG(image, ratio: ratio).bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("<use href=\"#a\"/>", ["use"]),
    ("<g><script>1</script></g>", ["script"]),
    ("<path d=\"M0 0\" onclick=\"x()\"/>", ["onclick"]),
    ("<path d=\"M0 0\" vector-effect=\"none\" data-x=\"1\"/>", ["vector-effect", "data-x"]),
    ("<text dominant-baseline=\"middle\">a</text>", ["dominant-baseline"]),
    ("<foreignObject/><animate/><animate/>", ["foreignObject", "animate"]),
    ("<clipPath id=\"a\" clipPathUnits=\"userSpaceOnUse\"/>", ["clipPathUnits"]),
  ])
  func `an image with more than the list allows is refused`(
    content: String, names: [String]
  ) {
    #expect(throws: CognitoSVG.Refusal.names(names)) {
      try CognitoSVG(image(svg(content)), ratio: nil)
    }
  }

  @Test func `an image without a size is refused`() {
    #expect(throws: CognitoSVG.Refusal.size) {
      try CognitoSVG(image(svg("<path d=\"M0 0\"/>"), width: nil, height: nil), ratio: nil)
    }
  }

  @Test func `what only readers of a page need goes without a word`() throws {
    let drawn = try text(
      image(svg("<path aria-hidden=\"true\" d=\"M0 0\"/>", " role=\"img\" aria-label=\"x\"")))
    #expect(
      drawn == """
        <svg xmlns="http://www.w3.org/2000/svg" width="40" height="10" viewBox="0 0 40 10">\
        <path d="M0 0"/></svg>

        """)
  }

  @Test func `an old link becomes a new one`() throws {
    let drawn = try text(
      image(svg("<linearGradient id=\"b\" xlink:href=\"#a\"/>")))
    #expect(drawn.contains("<linearGradient id=\"b\" href=\"#a\"/>"))
  }

  @Test func `text is escaped anew`() throws {
    let drawn = try text(image(svg("<title>a &amp; b &lt;</title>", " class=\"&quot;\"")))
    #expect(drawn.contains("<title>a &amp; b &lt;</title>"))
    #expect(drawn.contains("class=\"&quot;\""))
  }

  @Test(arguments: [
    ("0 0 40 10", "0 -0.13 40 10.26"), ("0 0 80 10", "0 -5.26 80 20.51"),
    ("5 5 10 10", "4.88 5 10.25 10"), ("0 0 10 40", "-15.5 0 41 40"), ("0 0 30 10", "0 0 30 10"),
  ])
  func `a canvas gets an allowed shape, its drawing in the middle`(box: String, padded: String) {
    #expect(SVGCanvas(box)?.padded(to: 1...4).text == padded)
  }

  @Test func `size and canvas grow together`() throws {
    let drawn = try text(image(svg("<path d=\"M0 0\"/>"), width: 80, height: 20), 1...4)
    #expect(drawn.contains("width=\"80\" height=\"20.51\" viewBox=\"0 -0.13 40 10.26\""))
  }
}
