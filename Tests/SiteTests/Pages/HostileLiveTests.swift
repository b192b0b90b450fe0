import Bindings
import Diagnostics
import Syntax
import Testing

@testable import Site

/// Attacks in every live value at once: the page is read back and must say them word for word, and have
/// the same elements as a page without them.
@Suite struct HostileLiveTests {
  @Test(arguments: HostileTextTests.attacks)
  func `a live value stays in its place on every page`(_ attack: String) throws {
    let site = try LivePageTests.site()
    let live = LivePage.full(saying: attack)
    let shown = HostileTextTests.shown(attack)
    for (page, expected) in zip(PageID.allCases, Self.plain) {
      let root = try XMLDocument(parsing: site.renderLive(page, locale: "en", live)).root
      #expect(Outline(root) == expected, "\(page.rawValue)")
      for token in root.descendants where token["name"] == "_csrf" {
        #expect(token["value"] == Self.attribute(attack), "\(page.rawValue)")
      }
      for field in root.descendants where field["id"] == "username" {
        #expect(field["value"] == Self.attribute(attack), "\(page.rawValue)")
      }
      #expect(root.content.contains(shown), "\(page.rawValue) says it")
    }
  }

  @Test(arguments: HostileTextTests.attacks)
  func `a passkey's options come out of their block as they went in`(_ attack: String) throws {
    let site = try LivePageTests.site()
    let live = LivePage.full(saying: attack)
    for page in [PageID.passkeyLogin, .passkeyAdd] {
      let root = try XMLDocument(parsing: site.renderLive(page, locale: "en", live)).root
      let block = try #require(
        root.descendants.first { $0["data-credential-options"] != nil })
      let json = try JSONValue.parse(SourceFile(name: "block", text: block.content))
      let text = try #require(json.object?.members.first?.value.string)
      #expect(text == Self.told(attack))
    }
  }

  /// What a reader of an attribute sees: a carriage return stays one there.
  private static func attribute(_ attack: String) -> String {
    attack.split(separator: "\r", omittingEmptySubsequences: false)
      .map { HostileTextTests.shown(String($0)) }.joined(separator: "\r")
  }

  /// What a script reads: all but what turns text around, and what is no character.
  private static func told(_ attack: String) -> String {
    attack.replacing(/[\u{202A}-\u{202E}\u{2066}-\u{2069}]/, with: "")
      .replacing(/[\u{FFFE}\u{FFFF}]/, with: "\u{FFFD}")
  }

  private static let plain: [Outline] = PageID.allCases.compactMap { page in
    guard let site = try? LivePageTests.site() else { return nil }
    let bytes = site.renderLive(page, locale: "en", .full(saying: "plain"))
    return (try? XMLDocument(parsing: bytes)).map { Outline($0.root) }
  }
}
