import Branding
import Diagnostics
import TestSupport
import Testing

@testable import Site

@Suite struct MessageBoundsTests {
  // MARK: refusals

  @Test(arguments: HostileTextTests.attacks + names)
  func `a message with a finding is a suspect, whatever the name is`(_ name: String) throws {
    let sample = try MessageSample.kits.get()
    let theme = try SampleBrand.standard.get()
    let linked = try #require(sample.linked(theme).value)
    let tenant = Tenant.make(name: name)
    let branded = BrandedMessages(MessageBrand(tenant, theme: theme), linked)
    let suspects = Set(MessageBounds(linked, Self.kinds, of: tenant.pool).suspects(of: branded))
    let found = faulty(branded, Self.kinds, sample.checks, tenant.pool)
    #expect(suspects.isSuperset(of: found), "\(found.subtracting(suspects).map(\.path))")
  }

  /// Every text message, and a mail of each sort.
  private static let kinds = MessageKind.all.filter { kind in
    kind.medium == .sms || [.verification, .verificationLink, .riskMFA].contains(kind.id)
  }

  /// Up to each limit, and over it.
  private static let names =
    ["a", "ж", "€", "&"].flatMap { character in
      [1, 11, 22, 33, 44, 55, 66, 88, 111, 133, 155, 4_000].map {
        String(repeating: character, count: $0)
      }
    } + ["a b\u{2028}c", "{####}", "{username}", "x{##y##}z", "{", "}"]

  @Test func `a template with a fault of its own is always a suspect`() throws {
    let sample = try MessageSample(["sms/verification.txt": "{{origin}}{{tenant}}: no code"])
    let theme = try SampleBrand.standard.get()
    let linked = try #require(sample.linked(theme).value)
    let kind = try MessageKind.sms(.verification)
    let branded = BrandedMessages(MessageBrand(.make(), theme: theme), linked)
    #expect(MessageBounds(linked, [kind], of: Tenant.make().pool).suspects(of: branded) == [kind])
  }

  @Test func `a code that is bound to another site makes a suspect`() throws {
    let sample = try MessageSample(["sms/verification.txt": "{{origin}}9 {####} {{tenant}}"])
    let theme = try SampleBrand.standard.get()
    let linked = try #require(sample.linked(theme).value)
    let kind = try MessageKind.sms(.verification)
    let branded = BrandedMessages(MessageBrand(.make(), theme: theme), linked)
    #expect(MessageBounds(linked, [kind], of: Tenant.make().pool).suspects(of: branded) == [kind])
  }

  // MARK: samples

  @Test func `messages of samples are suspects where they have findings, and nowhere else`() throws
  {
    let project = try #require(Project.load(SampleKit.files).value)
    let checks = try MessageChecks.load(SampleKit.files)
    let shelf = ThemeShelf(files: SampleKit.files)
    var count = 0
    for pool in project.pools {
      let made = PoolSite.make(pool, of: project, kit: try SampleKit.kit(), shelf: shelf)
      let site = try #require(made.value)
      _ = site.forEachMember { member in
        // One language is enough: the pool's own messages are judged whole in all of them.
        for branded in member.messages.prefix(1) {
          let kinds = MessageKind.all.filter(pool.sends)
          let suspects = MessageBounds(branded.linked, kinds, of: pool).suspects(of: branded)
          let found = faulty(branded, kinds, checks, pool)
          #expect(Set(suspects) == found, "\(member.tenant.id) \(branded.locale)")
          count += 1
        }
      }
    }
    #expect(count >= 5)
  }

  private func faulty(
    _ branded: BrandedMessages, _ kinds: [MessageKind], _ checks: MessageChecks, _ pool: Pool
  ) -> Set<MessageKind> {
    Set(
      kinds.filter { kind in
        branded.render(kind).map { message in
          !checks.sizeFindings(for: message, of: pool, by: branded.brand).isEmpty
        } ?? false
      })
  }
}

@Suite struct TextMeasureTests {
  @Test(arguments: ["", "one line", "a\n", "\n\nlong long line\nz", "ж€😀\n\u{A0}", " \n\t"])
  func `pieces measure as much as the whole`(_ text: String) {
    let whole = TextMeasure(text)
    for place in text.unicodeScalars.indices {
      var sum = TextMeasure(String(text[..<place]))
      sum += TextMeasure(String(text[place...]))
      #expect(sum == whole)
    }
  }

  @Test func `the longest line may go over several pieces`() {
    var sum = TextMeasure("ab\ncd")
    for piece in ["ef", "gh\n", "i"] { sum += TextMeasure(piece) }
    #expect(sum.longestLine == 6)
    #expect(sum.units == 11 && sum.bytes == 11)
  }
}
