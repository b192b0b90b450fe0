import Bindings
import TestSupport
import Testing

@testable import Site

@Suite struct RenderTests {
  private static let locales = SampleKit.checked.value?.locales ?? []

  @Test func `the kit has thirteen languages and the pseudo-locale`() {
    #expect(Self.locales.count == 14)
  }

  @Test(arguments: locales)
  func `every page is well-formed in every state`(_ locale: String) throws {
    let site = try SampleTheme().site(.make(locales: [locale]))
    for page in PageID.allCases {
      for served in Served.allCases {
        for state in [nil] + site.states(of: page) {
          let bytes = site.render(page, locale: locale, state: state, served: served)
          do throws(XMLError) {
            let document = try XMLDocument(parsing: bytes)
            #expect(document.root["lang"] == locale)
          } catch {
            Issue.record("\(page.rawValue), \(state?.name ?? "built"): \(error.message)")
          }
        }
      }
    }
  }

  @Test(arguments: PageID.allCases)
  func `each state shows in the page`(_ page: PageID) throws {
    let pool = Pool.make(methods: [.password, .passkey, .emailCode])
    let site = try SampleTheme().site(.make(pool: pool))
    let states = site.states(of: page)
    #expect(!states.isEmpty)
    let pages = states.map { site.render(page, locale: "en", state: $0) }
    for (index, bytes) in pages.enumerated() {
      for earlier in 0..<index where pages[earlier] == bytes {
        Issue.record("'\(states[index].name)' looks like '\(states[earlier].name)'")
      }
    }
  }

  @Test func `a mapped rendering has the same bytes, each with a template's place`() throws {
    let site = try SampleTheme().site()
    let page = site.renderMapped(.signup, locale: "de", served: .hosted)
    #expect(page.bytes == site.render(.signup, locale: "de", served: .hosted))
    for offset in stride(from: 0, to: page.bytes.count, by: 7) {
      #expect(page.map.origin(of: offset)?.file.name.hasPrefix("templates/") == true)
    }
  }

  @Test func `a page is appended to the buffer`() throws {
    let site = try SampleTheme().site()
    var bytes = Array("before".utf8)
    site.render(.login, locale: "en", into: &bytes)
    #expect(bytes == Array("before".utf8) + site.render(.login, locale: "en"))
  }

  @Test func `the same site renders the same bytes`() throws {
    let theme = try SampleTheme()
    let one = try theme.site()
    let two = try theme.site()
    for page in PageID.allCases {
      #expect(one.render(page, locale: "de") == two.render(page, locale: "de"))
    }
    #expect(one.assets.map(\.path) == two.assets.map(\.path))
  }
}
