import Bindings
import Diagnostics
import Testing

@testable import Site

@Suite struct PageCheckerTests {
  private func findings(_ old: String, _ new: String) throws -> [Diagnostic] {
    try PageSample.check(PageSample.replacing(old, with: new))
  }

  @Test func `a finding leads to the template's line and column`() throws {
    let page =
      "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">\n<head></head><body>\n  <p tabindex=\"2\">{{@w}}</p></body></html>"
    let finding = try #require(
      try PageSample.check(page).first { $0.code == "page.tabindex.positive" })
    #expect(finding.location?.description == "page.html:4:6")
    #expect(
      finding.description == """
        page.html:4:6: error: p jumps the order of focus
          hint: let the order of the page be the order of focus (WCAG 2.2, 2.4.3)
        """)
  }

  @Test(arguments: [
    ("<h1>{{@w}}</h1>", "<h1>{{@w}}</h1>\n<h1>{{@w}}</h1>", "the page has a second h1"),
    ("</head>", "\n<title>{{@w}}</title></head>", "the page has a second title"),
    (
      "</head>", "\n<link rel=\"stylesheet\" href=\"x.css\" integrity=\"a\"/></head>",
      "the page has a second style sheet"
    ),
    ("</main>", "</main>\n<footer></footer>", "the page has a second footer"),
    ("<main>", "<main></main>\n<main>", "the page has a second main part"),
  ])
  func `what is too much is found where it stands`(
    _ old: String, _ new: String, _ message: String
  ) throws {
    let finding = try #require(try findings(old, new).first { $0.message == message })
    let lines = PageSample.replacing(old, with: new).prefix(while: { _ in true })
    let offset = try #require(lines.firstRange(of: new))
    let start = lines[..<offset.lowerBound].count { $0 == "\n" } + 2
    let isFooter = message.contains("footer")
    #expect(
      finding.location?.start?.line == (isFooter ? start + 1 : start), "\(finding.description)")
  }

  @Test func `of a state that is said without need the hint says so`() throws {
    let finding = try #require(
      try findings(#"type="email""#, #"type="email" aria-invalid="false""#).first)
    #expect(finding.code == "page.aria.value")
    #expect(finding.hint?.hasPrefix("write true, or leave it away while nothing is wrong") == true)
  }

  @Test func `a finding about a value leads to the attribute that holds it`() throws {
    let finding = try #require(
      try findings(#" autocapitalize="words""#, #" autocapitalize="{{v}}""#).first)
    #expect(finding.code == "page.field.attribute")
    #expect(
      finding.message == "input 'given_name' has autocapitalize=\"value\" instead of \"words\"")
    let column = try #require(finding.location?.start?.column)
    let line = PageSample.replacing(#" autocapitalize="words""#, with: #" autocapitalize="{{v}}""#)
      .split(separator: "\n", omittingEmptySubsequences: false)[
        (finding.location?.start?.line ?? 1) - 1]
    #expect(line.dropFirst(column - 1).hasPrefix("autocapitalize=\"{{v}}\""))
  }

  @Test(arguments: [
    ("<p>{{@w}} {{v}}", "<p><b>{{@w}}</b> {{v}}", "b may not stand in p"),
    (
      "<p>{{@w}} {{v}}",
      "<p><span></span>{{@w}}<a href=\"x\"><button type=\"button\">{{@w}}</button></a>",
      "button may not stand in a"
    ),
    ("<fieldset>", "<p><ul></ul></p><fieldset>", "ul may not stand in p"),
    ("<body>", "<body><p>{{@w}}</p>", "p may not stand in body"),
    ("<header", "<form></form><header", "form may not stand in div.page"),
    (
      "<p class=\"notice\">", "<p class=\"notice\"><video></video>",
      "video may not stand in p.notice"
    ),
    ("<path d=\"M0 0\"/>", "<foreignObject></foreignObject>", "foreignObject may not stand in svg"),
    ("<path d=\"M0 0\"/>", "<script></script>", "script may not stand in svg"),
    ("</head>", "<base href=\"/\"/></head>", "base may not stand in head"),
    ("</head>", "<style></style></head>", "style may not stand in head"),
    ("<main>", "<main><iframe src=\"x\"></iframe>", "iframe may not stand in main"),
    ("<main>", "<main><object></object>", "object may not stand in main"),
  ])
  func `an element where it may not stand is named with its place`(
    _ old: String, _ new: String, _ message: String
  ) throws {
    let findings = try findings(old, new).filter { $0.code == "page.structure" }
    #expect(findings.map(\.message) == [message])
    #expect(findings.first?.location?.file == "page.html")
  }

  @Test func `several faults of structure are found at once`() throws {
    let page = PageSample.replacing("<h1>", with: "<ul><p></p></ul><ol><b></b></ol><h1>")
    let messages = try PageSample.check(page).filter { $0.code == "page.structure" }.map(\.message)
    #expect(messages == ["p may not stand in ul", "b may not stand in ol"])
  }

  @Test(arguments: [
    (
      "<p>x\n</div>", "page.html:3:3: error: 'p' is still open where 'div' ends, at page.html:4:7",
      "close it, or remove </div>"
    ),
    (
      "<b></b><p\n>x",
      "page.html:3:10: error: 'p' is still open where 'body' ends, at page.html:5:8",
      "close it, or remove </body>"
    ),
    (
      "é&nbsp;x", "page.html:3:10: error: the page is not well-formed: entity 'nbsp' not defined",
      "write the character itself, or its number, as in &#160;"
    ),
  ])
  func `what is left open is told in the template's own lines`(
    _ markup: String, _ expected: String, _ hint: String
  ) throws {
    let findings = try PageSample.check(
      "<!DOCTYPE html>\n<html lang=\"en\"><body>\n  \(markup)\n</body></html>")
    let lines = findings.map { "\($0.location?.description ?? ""): error: \($0.message)" }
    #expect(lines == [expected])
    #expect(findings.first?.hint == hint)
  }

  @Test func `a page that is not well-formed is one finding where it breaks`() throws {
    let page = #"<!DOCTYPE html>\#n<html lang="en"><body><p>x</div></body></html>"#
    let findings = try PageSample.raw(page)
    #expect(findings.map(\.code) == ["page.markup"])
    #expect(findings.first?.location?.file == "en/login.html")
    #expect(findings.first?.location?.start?.line == 2)
  }

  @Test(arguments: [
    (#"<p autocomplete="a" autocomplete="b"></p>"#, "attribute autocomplete redefined"),
    ("<p>&nbsp;</p>", "entity 'nbsp' not defined"),
    ("<p>&</p>", "xmlParseEntityRef: no name"),
    ("<p a=b></p>", "attValue: \" or ' expected"),
    ("<p hidden></p>", "specification mandates value for attribute hidden"),
    ("<p>\u{0}</p>", "the document has a NUL"),
  ])
  func `what is no XML says so`(_ markup: String, _ message: String) throws {
    let findings = try PageSample.raw("<!DOCTYPE html><html><body>\(markup)</body></html>")
    #expect(findings.map(\.message) == ["the page is not well-formed: \(message)"].map { $0 })
  }

  @Test func `a fault in a loop is found once`() throws {
    let twice = #"<p tabindex="2">{{@w}}</p>"#
    let page = PageSample.replacing("<p>{{@w}} {{v}}", with: twice + "<p>{{@w}} {{v}}")
    #expect(try PageSample.check(page).count == 1)
  }

  @Test func `findings are sorted by place`() throws {
    let page = PageSample.good.replacing(#"type="submit""#, with: #"type="button""#)
      .replacing("<h1>{{@w}}</h1>", with: "").replacing(#" lang="en""#, with: "")
    let findings = try PageSample.check(page)
    #expect(findings.count > 2)
    #expect(findings == findings.sorted())
  }

  @Test func `many threads may check at once`() async throws {
    let checker = try PageSample.checker.get()
    let page = try PageSample.render(
      PageSample.replacing("<h1>{{@w}}</h1>", with: "<p><b>{{@w}}</b></p>"))
    let expected = checker.check(page)
    #expect(!expected.isEmpty)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<32 { group.addTask { checker.check(page) == expected } }
      for await same in group { #expect(same) }
    }
  }

  @Test func `a schema that is none is refused where it is wrong`() {
    let source = SourceFile(name: "page.rng", text: "<grammar>\n<x></grammar>")
    #expect(throws: Diagnostic.self) { _ = try PageChecker(schema: source) }
    do throws(Diagnostic) {
      _ = try PageChecker(schema: source)
    } catch {
      #expect(error.code == "schema.syntax")
      #expect(error.location?.start?.line == 2)
    }
  }

  @Test func `a project without the schema is told so`() {
    let files = LayeredFiles(disk: LocalDisk(), roots: ["no-such-folder"])
    do throws(Diagnostic) {
      _ = try PageChecker.load(files)
      Issue.record("it was loaded")
    } catch { #expect(error.code == "schema.missing") }
  }
}
