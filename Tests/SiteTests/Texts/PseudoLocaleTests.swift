import Testing

@testable import Site

@Suite struct PseudoLocaleTests {
  @Test(
    arguments: [
      ("Sign in", "[Šíǧñ íñ ~~]"), ("", "[]"), ("{name}", "[{name}]"),
      ("Hi {name}, {{ok}}", "[Ĥí {name}, {{óķ}} ~~]"),
    ])
  func `words get accents and room, holes stay`(_ text: String, _ pseudo: String) {
    #expect(PseudoLocale.pseudo(text) == pseudo)
  }

  @Test func `it is there for whoever names it, and linked for nobody else`() throws {
    let kit = try #require(Kit.load(SampleKit.files, locales: [], linking: .nothing).value)
    #expect(!kit.locales.contains(KitLocale.pseudo))
    #expect(kit.dictionary("en-xa")?.texts.count == kit.reference.texts.count)
    let site = TenantSite.make(
      .make(locales: ["en", "en-XA"]), kit: kit, shelf: try SampleTheme().shelf)
    let page = try #require(site.value).render(.login, locale: "en-XA")
    #expect(String(decoding: page, as: UTF8.self).contains("lang=\"en-XA\""))
  }

  @Test func `every text has the holes of the English one and is longer`() throws {
    let kit = try SampleKit.kit()
    let pseudo = try #require(kit.dictionaries[KitLocale.pseudo])
    #expect(pseudo.texts.count == kit.reference.texts.count)
    for (key, text) in kit.reference.texts {
      let other = try #require(pseudo.texts[key])
      #expect(other.parameters == text.parameters)
      for (one, two) in zip(text.forms, other.forms) {
        #expect(two.text.count >= one.text.count + 2, "\(key)")
      }
    }
  }
}
