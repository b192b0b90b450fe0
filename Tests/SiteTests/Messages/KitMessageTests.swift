import Bindings
import Branding
import Diagnostics
import TestSupport
import Testing

@testable import Site

/// The kit's messages, for every pool of the repository, its tenants, and every language.
@Suite struct KitMessageTests {
  private static let project = Project.load(SampleKit.files)
  private static let shelf = ThemeShelf(files: SampleKit.files)

  private static func pools() throws -> [Pool] { try #require(project.value).pools }

  private static func site(_ pool: Pool) throws -> PoolSite {
    let made = PoolSite.make(
      pool, of: try #require(project.value), kit: try SampleKit.kit(), shelf: shelf)
    return try #require(made.value, "\(made.findings)")
  }

  @Test(arguments: try pools().map(\.name))
  func `no message of any language breaks a rule`(_ name: String) throws {
    let checks = try MessageChecks.load(SampleKit.files)
    let pool = try #require(try Self.pools().first { $0.name == name })
    let site = try Self.site(pool)
    for locale in try SampleKit.kit().locales {
      let branded = try #require(site.messages(in: locale).value)
      for kind in MessageKind.all {
        let message = try #require(branded.render(kind))
        let findings = checks.findings(for: message, of: pool, by: branded.brand)
          // Nobody sends text messages in the language that nobody speaks.
          .filter { locale != KitLocale.pseudo || !$0.code.hasPrefix("message.sms") }
          .filter { !isLongInvitation(message, $0, pool) }
        #expect(findings.isEmpty, "\(name) \(locale) \(kind.path): \(findings)")
        if kind.id == .verification, kind.medium == .email {
          #expect(message.body.string.utf16.count <= 8_000)
        }
      }
    }
  }

  /// A mail address of 40 letters and a password leave too little of one part, in letters that the short
  /// alphabet does not have.
  private func isLongInvitation(
    _ message: RenderedMessage, _ finding: Diagnostic, _ pool: Pool
  ) -> Bool {
    message.kind.id.isInvitation && finding.code == "message.sms.segments"
      && SMSSegments(of: message.text.string).alphabet == .ucs2
      && !pool.identifiers.allSatisfy { $0 == .phone }
  }

  @Test(arguments: try pools().map(\.name))
  func `a table of values gives every tenant the same messages`(_ name: String) throws {
    let pool = try #require(try Self.pools().first { $0.name == name })
    let kit = try SampleKit.kit()
    let site = try Self.site(pool)
    let table = try #require(MessageTable.make(kit).value)
    var tenants = 0
    let findings = site.forEachMember { member in
      tenants += 1
      for branded in member.messages {
        let language = table.language(of: branded)
        for message in table.text(of: branded.linked, for: pool).messages {
          guard let rendered = branded.render(message.kind) else { continue }
          #expect(message.body.filled(with: language.values) == rendered.body.string)
          #expect(message.subject.filled(with: language.values) == rendered.subject?.string ?? "")
        }
      }
    }
    #expect(findings.isEmpty && tenants > 0)
  }

  @Test func `text messages of every language come in one part`() throws {
    let pool = try #require(try Self.pools().first { $0.name == "bank" })
    let site = try Self.site(pool)
    for locale in try SampleKit.kit().locales where locale != KitLocale.pseudo {
      let branded = try #require(site.messages(in: locale).value)
      for kind in MessageKind.all where kind.medium == .sms {
        let text = MessagePlaceholder.longestText(
          of: try #require(branded.render(kind)).text.string, in: kind.id, of: pool)
        #expect(SMSSegments(of: text).count == 1, "\(locale): \(text)")
      }
    }
  }
}
