import Bindings
import Foundation
import TestSupport
import Testing

@testable import Preview

@Suite struct FaultTests {
  @Test func `a broken template is drawn with file, line, column, hint and excerpt`() throws {
    let page = try String(
      contentsOfFile: ProjectFolder.path + "templates/pages/expired.html", encoding: .utf8)
    let preview = try PreviewFixture([
      "templates/pages/expired.html": page.replacingOccurrences(
        of: "@expired.title", with: "@expired.titel")
    ])
    let response = try preview.get("/_lintel/view/acme/auto/direct/login.html")
    #expect(response.status == 500)
    let drawn = String(decoding: response.body, as: UTF8.self)
    #expect(drawn.contains("<code>templates/pages/expired.html:"))
    #expect(drawn.contains("There is no text 'expired.titel'"))
    #expect(drawn.contains("Did you mean 'expired.title'?"))
    #expect(drawn.contains("<mark class=\"source__mark\">expired.titel</mark>"))
  }

  @Test(arguments: [
    ("lintel.json", #"{"pools": {"#, "lintel.json:1:"),
    ("acme.json", #"{"id": "acme", "nmae": "Acme"}"#, "acme.json:1:"),
    (
      "themes/plain/theme.json", ##"{"name": "Plain", "color": {"primry": "#0b5fff"}}"##,
      "Did you mean"
    ),
  ])
  func `an error of project, tenant or theme is drawn where the tenant's page would be`(
    path: String, text: String, words: String
  ) throws {
    let preview = try PreviewFixture([path: text])
    for target in ["/_lintel/view/acme/auto/direct/login.html", "/_lintel/gallery/?tenant=acme"] {
      let response = try preview.get(target)
      #expect(response.status == 500, "\(target)")
      let drawn = String(decoding: response.body, as: UTF8.self)
      #expect(drawn.contains(path), "\(target)")
      #expect(drawn.contains(words), "\(target)")
    }
  }

  @Test func `a tenant that is right is shown beside one that is not`() throws {
    let preview = try PreviewFixture([
      "acme.json": #"{"id": "acme", "nmae": "Acme"}"#
    ])
    #expect(try preview.get("/_lintel/").status == 200)
    #expect(try preview.get("/_lintel/view/globex/auto/direct/login.html").status == 200)
  }

  @Test func `what is mended comes back`() throws {
    let preview = try PreviewFixture(["themes/plain/theme.json": "{"])
    let target = "/_lintel/view/acme/auto/direct/login.html"
    #expect(try preview.get(target).status == 500)
    try preview.folder.write(#"{"name": "Plain"}"#, to: "themes/plain/theme.json")
    preview.workshop.take(["themes/plain/theme.json"])
    #expect(try preview.get(target).status == 200)
  }

  @Test func `a change of one kind is all that is read again`() throws {
    let preview = try PreviewFixture()
    let before = preview.workshop.bench.snapshot
    preview.workshop.take(["site/preview/preview.css", "templates/preview/start.html"])
    #expect(preview.workshop.bench.snapshot === before)
    preview.workshop.take(["themes/plain/theme.json"])
    #expect(preview.workshop.bench.snapshot !== before)
    #expect(preview.workshop.bench.snapshot.kit === before.kit)
  }

  @Test func `the start page waits for no site that is being made`() throws {
    let preview = try PreviewFixture()
    let prepare = preview.workshop.bench.snapshot.preparation(of: ["acme"])
    let early = String(decoding: try preview.get("/_lintel/").body, as: UTF8.self)
    prepare()
    #expect(early.contains("data-again"))
    #expect(early.contains("/_lintel/site/acme/login.html"))
    #expect(!early.contains("Nothing to mend"))
    let late = String(decoding: try preview.get("/_lintel/").body, as: UTF8.self)
    #expect(!late.contains("data-again"))
  }

  @Test func `a broken page of the preview's own is told in plain text`() throws {
    let preview = try PreviewFixture(["templates/preview/layout.html": "<html>{{#a}}</html>"])
    let response = try preview.get("/_lintel/")
    #expect(response.status == 500)
    #expect(response.headers["content-type"] == "text/plain; charset=utf-8")
    #expect(
      String(decoding: response.body, as: UTF8.self).contains("templates/preview/layout.html:1:"))
  }
}
