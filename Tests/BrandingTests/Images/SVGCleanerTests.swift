import Bindings
import Branding
import Diagnostics
import Testing

/// An SVG that somebody might hand us, what is said of it, and what is left of its inside.
struct SVGCase: Sendable, CustomTestStringConvertible {
  let text: String
  let findings: [String]
  let left: String?

  /// The inside of an `svg` of 1 by 1.
  init(_ inside: String, _ findings: [String], _ left: String?) {
    text = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'>\n\(inside)</svg>"
    (self.findings, self.left) = (findings, left)
  }

  init(whole text: String, _ findings: [String], _ left: String? = nil) {
    (self.text, self.findings, self.left) = (text, findings, left)
  }

  var testDescription: String { String(text.prefix(120)) }
}

@Suite struct SVGCleanerTests {
  private func read(_ text: String) -> Checked<BrandImage> {
    let found = LayeredFiles.Found(bytes: Array(text.utf8), path: "l.svg", root: 0)
    return BrandImage.read(found, role: .logo, at: nil)
  }

  private func lines(_ findings: [Diagnostic]) -> [String] {
    findings.map { finding in
      let place = finding.location?.start.map { "\($0.line):\($0.column) " } ?? ""
      return "\(place)\(finding.severity) \(finding.code): \(finding.message)"
    }
  }

  private static let path = "<path d=\"M0 0\"/>"

  static let parts: [SVGCase] = [
    SVGCase(
      "<script>alert(1)</script><path d='M0 0'/>",
      ["2:1 warning svg.script: a script is left out"], path),
    SVGCase(
      "<path d='M0 0'/><script href='//x/y.js'/>",
      ["2:17 warning svg.script: a script is left out"], path),
    SVGCase(
      "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>x</h:script><path d='M0 0'/>",
      ["2:1 warning svg.script: a script is left out"], path),
    SVGCase(
      "<SCRIPT>x</SCRIPT><path d='M0 0'/>", ["2:1 warning svg.script: a script is left out"], path),
    SVGCase(
      "<path d='M0 0' onclick='x()' ONLOAD='y()'/>",
      [
        "2:1 warning svg.handler: the event handler 'ONLOAD' is left out",
        "2:1 warning svg.handler: the event handler 'onclick' is left out",
      ], path),
    SVGCase(
      "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>a</p></foreignObject><path d='M0 0'/>",
      ["2:1 warning svg.page: 'foreignObject' is left out with what is in it"], path),
    SVGCase(
      "<a href='javascript:alert(1)'><path d='M0 0'/></a>",
      ["2:1 warning svg.link: the link 'javascript:alert(1)' is left out"], path),
    SVGCase(
      "<use href='https://x.example/a.svg#b'/><path d='M0 0'/>",
      ["2:1 warning svg.link: the link 'https://x.example/a.svg#b' is left out"], path),
    SVGCase(
      "<image href='data:image/svg+xml;base64,PHN2Zz4='/><path d='M0 0'/>",
      ["2:1 warning svg.link: the link 'data:image/svg+xml;base64,PHN2Zz4=' is left out"], path),
    SVGCase(
      "<image href='data:text/html,x'/><image href='\tjava&#10;script:x'/><path d='M0 0'/>",
      [
        "2:1 warning svg.link: the link 'data:text/html,x' is left out",
        "2:33 warning svg.link: the link ' java script:x' is left out",
      ], path),
    SVGCase(
      "<image href='data:image/png;base64,R0lGODlhAQABAAAAACw='/><path d='M0 0'/>",
      ["2:1 warning svg.image: an embedded image is left out: it is no image"], path),
    SVGCase(
      "<image href='data:image/png;base64,%%'/><path d='M0 0'/>",
      ["2:1 warning svg.image: an embedded image is left out: it is no base64"], path),
    SVGCase(
      "<image href='data:image/png;base64,iVBORw0KGgo='/><path d='M0 0'/>",
      ["2:1 warning svg.image: an embedded image is left out: it is broken"], path),
    SVGCase(
      "<path d='M0 0' fill='url(https://x.example/a#b)'/>",
      ["2:1 warning svg.link: the link 'https://x.example/a#b' is left out"], path),
    SVGCase(
      "<path d='M0 0' fill='\\75 rl(//x)' filter='url(\"a.svg#b\")'/>",
      [
        "2:1 warning svg.link: the link '//x' is left out",
        "2:1 warning svg.link: the link 'a.svg#b' is left out",
      ], path),
    SVGCase(
      "<path d='M0 0' fill='url(#a'/>",
      ["2:1 warning svg.attribute: the attribute 'fill' is left out"],
      path),
    SVGCase(
      "<path style='fill:red;background:url(//x);stroke:url(#a)' d='M0 0'/>",
      ["2:1 warning svg.link: the link '//x' is left out"],
      "<path style=\"fill:red;stroke:url(#a)\" d=\"M0 0\"/>"),
    SVGCase(
      "<path style='behavior:url(#x);-moz-binding:none;width:expression(x)' d='M0 0'/>",
      [
        "2:1 warning svg.style.property: the style '-moz-binding' is left out",
        "2:1 warning svg.style.property: the style 'behavior' is left out",
        "2:1 warning svg.style.property: the style 'width' is left out",
      ], path),
    SVGCase(
      "<path style='fill:red}' d='M0 0'/>",
      ["2:1 warning svg.style: a 'style' that cannot be read is left out"], path),
    SVGCase(
      "<style>@import '//x'; path { fill: red } @font-face{src:url(f.woff2);font-family:a}</style>\(path)",
      [
        "2:1 warning svg.link: the link 'f.woff2' is left out",
        "2:1 warning svg.style.import: '@import' is left out",
      ],
      "<style>path{fill:red}@font-face{font-family:a}</style>\(path)"),
    SVGCase(
      "<style>@\\69mport url(//x);a>b{}</style>\(path)",
      ["2:1 warning svg.style.import: '@import' is left out"],
      "<style>a&gt;b{}</style>\(path)"),
    SVGCase(
      "<style>@document url(//x){a{fill:red}}</style>\(path)",
      ["2:1 warning svg.style.rule: a style sheet with '@document' is left out"], path),
    SVGCase(
      "<style>a{fill:red</style>\(path)",
      ["2:1 error svg.style.malformed: a 'style' element cannot be cleaned: at '{'"], nil),
    SVGCase(
      "<style>a{animation:x 1s infinite;fill:red}</style><path d='M0 0'><animate attributeName='d'/></path>",
      [
        "2:1 warning svg.animation: an animation is left out (and at 1 more places)"
      ], "<style>a{fill:red}</style>\(path)"),
    SVGCase(
      "<set attributeName='href' to='javascript:x'/><path d='M0 0'/>",
      ["2:1 warning svg.animation: an animation is left out"], path),
    SVGCase(
      "<iframe src='//x'/><video/><path d='M0 0' nope='1' xml:base='//x'/>",
      [
        "2:1 warning svg.element: the element 'iframe' is left out",
        "2:20 warning svg.element: the element 'video' is left out",
        "2:28 warning svg.attribute: the attribute 'nope' is left out",
        "2:28 warning svg.link: the link '//x' is left out",
      ], path),
    SVGCase(
      "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>",
      ["1:1 error svg.use: 'use' draws itself, or more than 100,000 elements"], nil),
    SVGCase(
      "<path id='a' d='M0 0'/><path id='a' d='M0 0'/>",
      ["2:24 warning svg.id: the id 'a' is given twice"],
      "<path id=\"a\" d=\"M0 0\"/>\(path)"),
    SVGCase(
      "<text>a<!-- b -->&lt;&amp;<![CDATA[</text>]]></text>", [],
      "<text>a&lt;&amp;&lt;/text&gt;</text>"),
    SVGCase(
      """
      <metadata><x/></metadata>
      <i:p xmlns:i='http://www.inkscape.org/namespaces/inkscape'/>
      <g data-name='a' version='1.1' i:label='b' xmlns:i='http://www.inkscape.org/namespaces/inkscape'>
      \(path)</g>
      """, [], "<g>\(path)</g>"),
    SVGCase(
      "<s:path xmlns:s='http://www.w3.org/2000/svg' d='M0 0'/>", [], path),
    SVGCase(
      "<path id='p' d='M0 0'/><use xmlns:k='http://www.w3.org/1999/xlink' k:href='#p'/>", [],
      "<path id=\"p\" d=\"M0 0\"/><use xlink:href=\"#p\"/>"),
    SVGCase(
      "<script/><!-- nothing else -->",
      [
        "1:1 error svg.empty: nothing is left to show",
        "2:1 warning svg.script: a script is left out",
      ], nil),
  ]

  @Test(arguments: parts)
  func `what does not belong in an image is left out and told`(row: SVGCase) throws {
    let checked = read(row.text)
    #expect(lines(checked.findings) == row.findings)
    let head =
      row.left?.contains("xlink:") == true ? " xmlns:xlink=\"http://www.w3.org/1999/xlink\"" : ""
    let expected = row.left.map {
      "<svg xmlns=\"http://www.w3.org/2000/svg\"\(head) viewBox=\"0 0 1 1\">\($0)</svg>\n"
    }
    #expect(checked.value.map { String(decoding: $0.bytes, as: UTF8.self) } == expected)
  }

  @Test(arguments: parts.filter { $0.left != nil })
  func `a clean image is clean`(row: SVGCase) throws {
    let once = try #require(read(row.text).value)
    let twice = read(String(decoding: once.bytes, as: UTF8.self))
    #expect(twice.findings.isEmpty)
    #expect(twice.value?.bytes == once.bytes)
  }

  static let wholes: [SVGCase] = [
    SVGCase(
      whole: "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>",
      ["1:1 error svg.entity: declares or uses an entity"]),
    SVGCase(
      whole:
        "<!DOCTYPE svg SYSTEM 'file:///etc/passwd' [<!ENTITY % p SYSTEM 'http://x'>%p;]><svg/>",
      ["1:1 error svg.entity: declares or uses an entity"]),
    SVGCase(
      whole: "<svg xmlns='http://www.w3.org/2000/svg'>&nbsp;</svg>",
      ["1:47 error svg.entity: declares or uses an entity"]),
    SVGCase(
      whole: "<svg xmlns='http://www.w3.org/2000/svg'><g></svg>",
      [
        "1:50 error svg.malformed: no well-formed XML: opening and ending tag mismatch: g line 1 and svg"
      ]),
    SVGCase(
      whole: "<svg viewBox='0 0 1 1'><path d=''/></svg>",
      ["1:1 error svg.namespace: 'svg' has no namespace, so browsers show nothing"]),
    SVGCase(
      whole: "<html xmlns='http://www.w3.org/1999/xhtml'><svg/></html>",
      ["1:1 error svg.root: the outermost element is 'html', not 'svg'"]),
    SVGCase(
      whole: "<svg xmlns='http://www.w3.org/2000/svg' width='0' height='1'><path d=''/></svg>",
      ["1:1 error svg.size.zero: is 0 wide or high"]),
    SVGCase(
      whole: "<svg xmlns='http://www.w3.org/2000/svg'>"
        + String(repeating: "<g>", count: 200) + String(repeating: "</g>", count: 200) + "</svg>",
      ["1:422 error svg.limit: too much to show: elements are nested more than 128 deep"]),
    SVGCase(
      whole: "<html>no image</html>",
      ["error image.unknown: 'l.svg' is no image or font that Lintel knows"]),
    SVGCase(
      whole: "\u{1F600}", ["error image.unknown: 'l.svg' is no image or font that Lintel knows"]),
    SVGCase(whole: "", ["error image.empty: 'l.svg' is empty"]),
  ]

  @Test(arguments: wholes)
  func `what cannot be cleaned is refused`(row: SVGCase) {
    let checked = read(row.text)
    #expect(checked.value == nil)
    #expect(lines(checked.findings) == row.findings)
  }

  @Test func `a bare document type and an outside style sheet go`() {
    let checked = read(
      """
      <?xml version="1.0" encoding="UTF-8"?><?xml-stylesheet href="//x"?>
      <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
      <svg xmlns="http://www.w3.org/2000/svg" width="2cm" height="10"><path d="M0 0"/></svg>
      """)
    #expect(
      lines(checked.findings) == [
        "3:1 warning svg.stylesheet: an outside style sheet is left out",
        "3:1 note svg.viewbox: has no viewBox: one was made of its width and height",
      ])
    #expect(
      checked.value.map { String(decoding: $0.bytes, as: UTF8.self) } == """
        <svg xmlns="http://www.w3.org/2000/svg" width="2cm" height="10" viewBox="0 0 75.590551 10">\
        <path d="M0 0"/></svg>\n
        """)
  }

  @Test(arguments: [
    ("width='20px' height='1in'", 20, 96), ("viewBox='0 0 30 15'", 30, 15),
    ("viewBox='0,0,30,15' width='60'", 60, 30),
    ("width='100%' height='100%' viewBox='0 0 3 4'", 3, 4),
    ("width='12pt' height='10mm' viewBox='0 0 1 1'", 16, 10 * 96 / 25.4),
  ])
  func `an image's size is what it states`(row: (attributes: String, width: Double, height: Double))
  {
    let image = read(
      "<svg xmlns='http://www.w3.org/2000/svg' \(row.attributes)><path d='M0 0'/></svg>"
    ).value
    #expect(image?.width == row.width)
    #expect(image?.height == row.height)
  }

  @Test func `an image without any size is told`() {
    let checked = read("<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>")
    #expect(
      lines(checked.findings) == [
        "1:1 warning svg.size: states neither a viewBox nor a width and height"
      ])
    #expect(checked.value?.width == nil)
  }

  @Test func `ids and all that refers to them take a prefix`() throws {
    let image = try #require(
      read(
        """
        <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1' aria-labelledby='t u'>
        <title id='t'>#t</title><style>#a,.b{fill:url(#c);stroke:#fff;mask:url('#d')}</style>
        <path id='a' fill='url(#c)' style='filter:url(#e)' d='M0 0'/><use href='#a'/></svg>
        """
      ).value)
    let text = String(decoding: image.withIDs(prefixedBy: "x-").bytes, as: UTF8.self)
    #expect(
      text == """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" aria-labelledby="x-t x-u">\
        <title id="x-t">#t</title><style>#x-a,.b{fill:url(&quot;#x-c&quot;);stroke:#fff;\
        mask:url(&quot;#x-d&quot;)}</style><path id="x-a" fill="url(&quot;#x-c&quot;)" \
        style="filter:url(&quot;#x-e&quot;)" d="M0 0"/><use href="#x-a"/></svg>\n
        """)
  }

  /// Each is as large as a logo may be; what takes the square of its size would take minutes.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "<style>\(String(repeating: "a{fill:url(#a)}", count: 30_000))</style>",
      "<style>a{fill:\(String(repeating: "var(", count: 100_000))</style>",
      "<style>\(String(repeating: "a{", count: 200_000))</style>",
      "<style>\(String(repeating: "(", count: 400_000))</style>",
      "<style>\(String(repeating: "a:b;", count: 100_000))</style>",
      "<style>\(String(repeating: "\\", count: 400_000))</style>",
      "<style>\(String(repeating: "/*", count: 200_000))</style>",
      "<path style='\(String(repeating: "x:url(#a);", count: 40_000))' d='M0 0'/>",
      "<path fill='\(String(repeating: "(", count: 400_000))' d='M0 0'/>",
      String(repeating: "<use href='#a' id='a'/>", count: 20_000),
      String(repeating: "<x on='1'/>", count: 40_000),
      "<path aria-labelledby='\(String(repeating: "a ", count: 200_000))' d='M0 0'/>",
      "<image href='data:image/png;base64,\(String(repeating: "A", count: 400_000))'/>",
      "<text>\(String(repeating: "&#65;", count: 90_000))</text>",
    ])
  func `no logo takes long, whatever is in it`(_ inside: String) {
    let text = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'>\(inside)</svg>"
    #expect(text.utf8.count < 512 << 10)
    let start = ContinuousClock.now
    _ = read(text)
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test func `a million laughs are counted, not drawn`() {
    var text = "<path id='a0' d='M0 0'/>"
    for level in 1...20 {
      let uses = String(repeating: "<use href='#a\(level - 1)'/>", count: 10)
      text += "<g id='a\(level)'>\(uses)</g>"
    }
    let checked = read("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'>\(text)</svg>")
    #expect(checked.findings.map(\.code) == ["svg.use"])
  }
}
