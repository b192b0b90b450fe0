import Bindings
import Diagnostics
import Foundation
import Syntax
import TestSupport
import Testing

@testable import Preview

@Suite struct ThemeRoutesTests {
  private static let root = "/_lintel/theme/"
  private static let file = "themes/plain/theme.json"
  private static let theme = """
    {
      "name": "Plain",
      "color": {"primary": "#0b5fff", "link": {"light": "#0b5fff"}},
      "font": {"size": 16.50}
    }

    """

  private func preview(host: String? = nil) throws -> PreviewFixture {
    try PreviewFixture([Self.file: Self.theme], host: host)
  }

  private func saved(_ preview: PreviewFixture) throws -> String {
    try String(contentsOfFile: "\(preview.folder.path)/\(Self.file)", encoding: .utf8)
  }

  /// The hidden fields of the page's form, and some of its inputs filled in.
  private func form(
    _ preview: PreviewFixture, _ typed: [(String, String)], tenant: String = "acme"
  ) throws -> [(String, String)] {
    let page = try preview.text("\(Self.root)?tenant=\(tenant)")
    let hidden = try ["theme", "of"].map { name in
      let match = try #require(page.firstMatch(of: Regex("name=\"\(name)\" value=\"([^\"]*)\"")))
      return (name, String(try #require(match.output[1].substring)))
    }
    return [("tenant", tenant), ("act", "save")] + hidden + typed
  }

  private func location(_ response: HTTPResponse) -> String {
    (response.headers["location"] ?? "").removingPercentEncoding ?? ""
  }

  // Refusals

  @Test(arguments: [
    ("?tenant=acmee", 404, "There is no tenant 'acmee'"),
    ("?page=logn", 404, "There is no page 'logn'"),
    ("?shown=dim", 404, "There is no shown 'dim'"),
    ("?width=7", 404, "There is no width '7'"),
    ("view/acme/dim/-/login.html", 404, "there is no such view"),
    ("view/acmee/auto/-/login.html", 404, "There is no tenant 'acmee'"),
  ])
  func `what there is not is said`(target: String, status: Int, words: String) throws {
    let response = try preview().get(Self.root + target)
    #expect(response.status == status)
    #expect(String(decoding: response.body, as: UTF8.self).contains(words))
  }

  @Test func `a form of another origin, and what is no form, change nothing`() throws {
    let preview = try preview()
    let form = try form(preview, [("color.primary.light", "#004488")])
    #expect(try preview.post(Self.root, form, origin: "https://evil.example").status == 403)
    #expect(try preview.get(Self.root, method: "POST").status == 400)
    #expect(try saved(preview) == Self.theme)
  }

  @Test func `a preview that others can reach saves nothing`() throws {
    let preview = try preview(host: "0.0.0.0")
    let page = try preview.text("\(Self.root)?tenant=acme")
    #expect(!page.contains("formmethod"))
    let response = try preview.post(Self.root, form(preview, [("color.primary.light", "#004488")]))
    #expect(location(response).contains("refused=a preview that others can reach saves nothing"))
    #expect(try saved(preview) == Self.theme)
  }

  @Test func `a draft of a file that was changed meanwhile is kept, and not saved`() throws {
    let preview = try preview()
    let form = try form(preview, [("color.primary.light", "#004488")])
    let changed = Self.theme.replacing("Plain", with: "Plainer")
    try preview.folder.write(changed, to: Self.file)
    let response = try preview.post(Self.root, form)
    #expect(response.status == 303)
    #expect(location(response).contains("color.primary.light=#004488&"))
    #expect(location(response).contains("was changed meanwhile"))
    #expect(try saved(preview) == changed)
  }

  @Test(arguments: [
    ("color.text.light", "#cccccc", "color.text #cccccc has a contrast of"),
    ("color.primary.light", "blau", "blau"),
    ("shape.radius", "round", "'round' is no value of 'shape.radius'"),
    ("font.size", "99", "font.size"),
    ("mode", "dim", "'dim' is no value of 'mode'"),
  ])
  func `what a theme may not say is drawn where it would stand, and not saved`(
    name: String, value: String, words: String
  ) throws {
    let preview = try preview()
    let text = value.replacing("#", with: "%23")
    let page = try preview.text("\(Self.root)?tenant=acme&\(name)=\(text)")
    #expect(page.contains("to mend before it can be saved"))
    #expect(page.contains(words) || page.contains(words.replacing("'", with: "&#39;")), "\(words)")
    #expect(page.contains("<code>\(Self.file):"), "the place is the draft's")
    let response = try preview.post(Self.root, form(preview, [(name, value)]))
    #expect(location(response).contains("refused="))
    #expect(try saved(preview) == Self.theme)
  }

  @Test func `what is typed stays a text`() throws {
    let preview = try preview()
    let evil = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
    let query = "?tenant=acme&color.text.light=\(evil)&font.family=\(evil)&refused=\(evil)"
    let page = try preview.text(Self.root + query)
    #expect(!page.contains("<script>"))
    #expect(page.contains("value=\"&#34;&gt;&lt;script&gt;") || page.contains("value=\"&quot;&gt;"))
  }

  // Drafts

  @Test func `a draft is seen on a page of its own, and nowhere else`() throws {
    let preview = try preview()
    let page = try preview.text("\(Self.root)?tenant=acme&color.primary.light=%23004488")
    let frame = try #require(
      PreviewFixture.values(of: "src", in: page).first { $0.contains("/theme/view/") })
    let drawn = try preview.text(frame)
    let sheet = try #require(
      PreviewFixture.values(of: "href", in: drawn).first { $0.contains("login.") })
    let folder = frame.prefix { $0 != "?" }.split(separator: "/").dropLast().joined(separator: "/")
    #expect(try preview.text("/\(folder)/\(sheet)").contains("#004488"))
    #expect(try saved(preview) == Self.theme)
    let own = try preview.text("/_lintel/view/acme/auto/direct/login.html")
    #expect(!own.contains(sheet), "the tenant's own pages have the sheet that is saved")
  }

  @Test func `colours that are too weak are shown as the nearest that hold`() throws {
    let page = try preview().text("\(Self.root)?tenant=acme&color.text.light=%23cccccc")
    #expect(page.contains("shows the nearest colours that hold"))
    #expect(PreviewFixture.values(of: "src", in: page).contains { $0.contains("/theme/view/") })
  }

  @Test func `what is not said shows what it comes to`() throws {
    let page = try preview().text("\(Self.root)?tenant=acme")
    #expect(page.contains(##"name="color.primary.light" value="#0b5fff""##))
    #expect(page.contains(##"name="color.primary.dark" value="" placeholder="#"##))
    #expect(page.contains(#"name="shape.radius" value="" placeholder="8""#))
    #expect(page.contains(#"<option value="" selected="selected">(card)</option>"#))
    #expect(page.contains("Contrast, Light") && page.contains("Contrast, Dark"))
  }

  @Test func `what the tenant's brand says is named beside the field`() throws {
    let tenant = """
      {"id": "acme", "name": "Acme", "url": "https://acme.example/login/",
       "brand": {"color": {"primary": "#663399"}},
       "clients": {"web": {"clientId": "1h57kf5cpq17m0eml12EXAMPLE",
         "callbacks": ["https://app.acme.example/callback"]}}}
      """
    let page = try PreviewFixture(["acme.json": tenant]).text("\(Self.root)?tenant=acme")
    #expect(page.components(separatedBy: "set aside by the brand of acme").count == 2)
  }

  @Test func `what says the same as the file falls out of the address`() throws {
    let preview = try preview()
    let response = try preview.get(
      "\(Self.root)?tenant=acme&page=signup&theme=plain&of=0&color.primary.light=%230b5fff&font.size=18"
        + "&color.link.dark=&refused=no")
    #expect(
      location(response)
        == "\(Self.root)?tenant=acme&page=signup&shown=auto&width=phone&theme=plain&font.size=18&refused=no"
    )
    let page = try preview.text(response.headers["location"] ?? "")
    #expect(page.contains(#"name="font.size" value="18""#))
  }

  @Test func `inputs of another theme are passed over`() throws {
    let response = try preview().get(
      "\(Self.root)?tenant=acme&theme=other&color.primary.light=%23004488")
    #expect(
      location(response) == "\(Self.root)?tenant=acme&page=login&shown=auto&width=phone")
  }

  // Saving

  @Test func `saving changes what was changed, and no other byte`() throws {
    let preview = try preview()
    let typed = [
      ("color.primary.light", " #004488 "), ("color.primary.dark", "#8fb6ff"),
      ("color.link.light", ""), ("shape.radius", "12"), ("shape.shadow", "lg"),
      ("font.size", "16.50"),
    ]
    let response = try preview.post(Self.root, form(preview, typed))
    #expect(location(response).hasSuffix("&done=yes"), "\(location(response))")
    #expect(
      try saved(preview) == """
        {
          "name": "Plain",
          "color": {"primary": {"light": "#004488", "dark": "#8fb6ff"}},
          "font": {"size": 16.50},
          "shape": {"radius": 12, "shadow": "lg"}
        }

        """)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: "\(preview.folder.path)/themes/plain")
    #expect(names == ["theme.json"], "nothing is left beside it")
    #expect(
      try preview.text("\(Self.root)?tenant=acme&done=yes").contains("Saved in \(Self.file)."))
  }

  @Test func `a theme of the kit's becomes the project's own`() throws {
    let preview = try PreviewFixture([
      "lintel.json": PreviewFixture.project.replacing("\"plain\"", with: "\"base\"")
    ])
    #expect(
      try preview.text("\(Self.root)?tenant=acme").contains("saving makes it the project’s own"))
    let response = try preview.post(Self.root, form(preview, [("shape.radius", "lg")]))
    #expect(location(response).hasSuffix("&done=yes"), "\(location(response))")
    let own = try String(
      contentsOfFile: "\(preview.folder.path)/themes/base/theme.json", encoding: .utf8)
    let kit = try String(
      contentsOfFile: ProjectFolder.path + "themes/base/theme.json", encoding: .utf8)
    #expect(own == kit.replacing("\"radius\": \"md\"", with: "\"radius\": \"lg\""))
    let record = try String(
      contentsOfFile: "\(preview.folder.path)/lintel.ejected.json", encoding: .utf8)
    #expect(record.contains("themes/base/theme.json"))
  }

  @Test func `a colour that is written as design tokens have it stays so`() throws {
    let color = ##"{"colorSpace": "srgb", "components": [0.0, 0.25, 0.5]}"##
    let theme = ##"{"name": "T", "color": {"primary": {"light": \##(color), "dark": "#8fb6ff"}}}"##
    let preview = try PreviewFixture([Self.file: theme])
    let response = try preview.post(Self.root, form(preview, [("color.primary.dark", "#9fc6ff")]))
    #expect(location(response).hasSuffix("&done=yes"), "\(location(response))")
    let root = try JSONValue.parse(SourceFile(name: "t", text: saved(preview)))
    #expect(root["color"]?["primary"]?["dark"]?.string == "#9fc6ff")
    #expect(root["color"]?["primary"]?["light"]?["colorSpace"]?.string == "srgb")
  }

  @Test func `one colour for both modes is the dark one of a dark theme`() throws {
    let theme = ##"{"name": "Night", "mode": "dark", "color": {"primary": "#8fb6ff"}}"##
    let preview = try PreviewFixture([Self.file: theme])
    let response = try preview.post(Self.root, form(preview, [("color.primary.dark", "#9fc6ff")]))
    #expect(location(response).hasSuffix("&done=yes"), "\(location(response))")
    #expect(try saved(preview) == theme.replacing("#8fb6ff", with: "#9fc6ff"))
  }
}
