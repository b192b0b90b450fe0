import Bindings
import Testing

@testable import Preview

@Suite struct GalleryRoutesTests {
  /// Read once: no test here changes a file.
  private static let shared = Result { try PreviewFixture() }
  private let preview: PreviewFixture

  init() throws { preview = try Self.shared.get() }

  @Test(
    arguments: zip(
      [
        "/_lintel/gallery/?tenant=acne", "/_lintel/gallery/?locale=fr",
        "/_lintel/gallery/?mode=drak", "/_lintel/gallery/?width=phon",
        "/_lintel/gallery/?served=hostd", "/_lintel/gallery/logn",
        "/_lintel/gallery/login?state=bussy", "/_lintel/gallery/login/x/y", "/_lintel/galery",
        "/_lintel/gallery/email/verificaton",
        "/_lintel/view/acme/auto/direct/login.html?state=bussy",
        "/_lintel/view/acne/auto/direct/login.html",
      ],
      [
        "Did you mean 'acme'?", "One of de, en", "Did you mean 'dark'?",
        "Did you mean 'phone'?", "Did you mean 'hosted'?",
        "Did you mean 'login'?", "Did you mean 'busy'?",
        "/_lintel/gallery/login/x/y", "/_lintel/galery", "Did you mean 'email/verification'?",
        "Did you mean 'busy'?",
        "Did you mean 'acme'?",
      ]))
  func `what there is not is not found, with the nearest name`(
    target: String, words: String
  ) throws {
    let response = try preview.get(target)
    #expect(response.status == 404)
    #expect(String(decoding: response.body, as: UTF8.self).contains(words))
  }

  @Test(arguments: [
    "/_lintel/gallery/?tenant=%3Cscript%3E", "/_lintel/gallery/login?state=%22%3E%3Cb%3E",
    "/_lintel/%3Cb%3E",
  ])
  func `what an address says is never markup`(target: String) throws {
    let page = try preview.text(target)
    #expect(!page.contains("<b>"))
    #expect(!page.contains("<script>"))
  }

  @Test func `every view of the gallery has an address and a frame that answer`() throws {
    let gallery = try preview.text("/_lintel/gallery/?tenant=globex&locale=de&mode=dark")
    let links = PreviewFixture.values(of: "href", in: gallery).filter {
      $0.hasPrefix("/_lintel/gallery/")
    }
    let frames = PreviewFixture.values(of: "src", in: gallery).filter {
      $0.hasPrefix("/_lintel/view/")
    }
    let messages = PreviewFixture.values(of: "src", in: gallery).filter {
      $0.hasPrefix("/_lintel/message/")
    }
    #expect(links.count > 50)
    #expect(messages.count > 5)
    #expect(frames.count + messages.count == links.count)
    #expect(Set(links).count == links.count)
    for link in links {
      #expect(link.hasSuffix("tenant=globex&locale=de&mode=dark&width=phone&served=direct"))
      #expect(try preview.get(link).status == 200, "\(link)")
    }
    for frame in frames {
      // The page for a wrong address is one, also when it is looked at.
      let wanted = frame.contains("/not-found.html") ? 404 : 200
      let response = try preview.get(frame)
      #expect(response.status == wanted, "\(frame)")
      let page = String(decoding: response.body, as: UTF8.self)
      #expect(page.contains("lang=\"de\""))
      #expect(page.contains("data-mode=\"dark\""))
    }
  }

  @Test(
    arguments: zip(
      [
        "/_lintel/gallery/?tenant=initech&locale=de",
        "/_lintel/gallery/login?state=busy&tenant=initech&locale=de",
        "/_lintel/gallery/mfa-choose?tenant=acme&locale=de",
        "/_lintel/gallery/code?state=mfa-sms&tenant=acme",
      ],
      [
        "/_lintel/gallery/?tenant=initech&locale=en",
        "/_lintel/gallery/login?state=busy&tenant=initech&locale=en",
        "/_lintel/gallery/?tenant=acme&locale=de",
        "/_lintel/gallery/code?state=confirm-email&tenant=acme&locale=en",
      ]))
  func `what only other tenants have leads to the nearest view`(
    target: String, place: String
  ) throws {
    let response = try preview.get(target)
    #expect(response.status == 302)
    #expect(response.headers["location"] == "\(place)&mode=auto&width=phone&served=direct")
  }

  @Test func `a view leads to its neighbours and keeps its place`() throws {
    let page = try preview.text("/_lintel/gallery/login?state=field-errors&width=1280")
    let links = PreviewFixture.values(of: "href", in: page)
    #expect(links.contains { $0.hasPrefix("/_lintel/gallery/login?state=empty&") })
    #expect(links.contains { $0.hasSuffix("width=laptop&served=direct#login") })
    #expect(page.contains("easel__frame--laptop"))
  }

  @Test func `frames allow their own origin to frame them and nobody else`() throws {
    for target in [
      "/_lintel/view/acme/auto/direct/login.html", "/_lintel/view/acme/auto/hosted/login.html",
      "/_lintel/site/acme/login.html", "/_lintel/gallery/", "/_lintel/",
    ] {
      let policy = try #require(try preview.get(target).headers["content-security-policy"])
      #expect(policy.contains("frame-ancestors 'self'"), "\(target)")
      #expect(!policy.contains("upgrade-insecure-requests"), "\(target)")
    }
  }

  @Test func `every asset that a page names is there`() throws {
    for target in ["/_lintel/view/acme/auto/direct/de/login.html", "/_lintel/site/acme/login.html"]
    {
      let page = try preview.text(target)
      let folder = target.split(separator: "/").dropLast()
      let names =
        PreviewFixture.values(of: "href", in: page) + PreviewFixture.values(of: "src", in: page)
      let assets = names.filter { $0.contains("assets/") }
      #expect(assets.count >= 2)
      for asset in assets {
        let isUp = asset.hasPrefix("../")
        let base = (isUp ? folder.dropLast() : folder).joined(separator: "/")
        let response = try preview.get("/\(base)/\(isUp ? String(asset.dropFirst(3)) : asset)")
        #expect(response.status == 200, "\(asset)")
        #expect(response.headers["content-type"]?.isEmpty == false)
      }
    }
  }

  @Test(arguments: ["/_lintel/site/acme/nothing.html", "/_lintel/site/acme/de/x/y"])
  func `a wrong address of a site is the site's own page for it`(target: String) throws {
    let response = try preview.get(target)
    #expect(response.status == 404)
    let page = String(decoding: response.body, as: UTF8.self)
    #expect(page.contains("data-page=\"not-found\""))
    #expect(page.contains("/_lintel/site/acme/assets/"))
  }

  @Test(arguments: ["login.html", "de/code.html", "not-found.html"])
  func `a site is the uploaded one but for where Cognito is and who may frame it`(
    _ page: String
  ) throws {
    let served = try preview.get("/_lintel/site/acme/\(page)")
    let text = String(decoding: served.body, as: UTF8.self)
    #expect(text.contains(#""endpoint":"http://127.0.0.1:9229/","#))
    #expect(text.contains(#""domain":"http://localhost:9229","#))
    #expect(
      served.headers["content-security-policy"]?.contains(
        "connect-src 'self' http://127.0.0.1:9229 http://localhost:9229;") == true)
    let built = try #require(try preview.uploaded("acme")["site/\(page)"])
    let live = try #require(text.firstRange(of: "<script type=\"module\" src=\"/_lintel/preview/"))
    let end = try #require(text[live.lowerBound...].firstIndex(of: "\n"))
    let restored =
      (text[..<live.lowerBound] + text[text.index(after: end)...])
      .replacing("/_lintel/site/acme/", with: "/login/")
      .replacing("http://127.0.0.1:9229", with: "https://cognito-idp.eu-central-1.amazonaws.com")
      .replacing("http://localhost:9229", with: "https://id.acme.example")
      .replacing(#""rpId":"localhost""#, with: #""rpId":"acme.example""#)
      .replacing(
        "require-trusted-types-for 'script'",
        with: "require-trusted-types-for 'script'; upgrade-insecure-requests")
    #expect(restored == built)
  }

  @Test func `a site begins with its log-in page, at its own name as well`() throws {
    #expect(
      try preview.get("/_lintel/site/acme/").headers["location"] == "/_lintel/site/acme/login.html")
    #expect(
      try preview.get("/", host: "acme.localhost:9229").headers["location"]
        == "/_lintel/site/acme/login.html")
    #expect(try preview.get("/", host: "x.localhost:9229").headers["location"] == "/_lintel/")
    #expect(try preview.get("/").headers["location"] == "/_lintel/")
  }
}
