import Templating

/// All steps of a tenant in one language: a document that the scripts of direct pages fetch once, and
/// whose sections take the place of what stands in `main`.
struct StepsFile: Sendable {
  let file: AssetFile
  /// Equal for two files that differ in free places only.
  let digest: UInt64

  /// - Parameter pages: those that the tenant has a use for.
  init(_ pages: [PageID], _ language: LinkedLanguage, _ steps: StepValues) {
    var sections: [UInt8] = []
    sections.reserveCapacity(64 << 10)
    var digest: UInt64 = 0
    for (index, part) in steps.pool.parts.enumerated() where pages.contains(part.step.page) {
      let next =
        steps.pool.program(index)?.renderDigested(steps.unknown(of: part), into: &sections)
        ?? language.steps[part.step.page]
        .renderDigested(steps.record(of: part), into: &sections)
      digest = digest &* 0x9e37_79b9_7f4a_7c15 &+ next
    }
    self.digest = digest
    var bytes: [UInt8] = []
    bytes.reserveCapacity(sections.count + 16 << 10)
    if let document = steps.pool.document {
      document.render(steps.unknown(around: sections), into: &bytes)
    } else {
      language.steps.document.render(steps.document(of: sections), into: &bytes)
    }
    file = AssetFile(
      stem: "steps.\(steps.tag)", fileExtension: "html", bytes: bytes,
      contentType: "text/html; charset=utf-8")
  }

  /// The same document with the place of the template that each byte comes from.
  static func mapped(
    _ pages: [PageID], _ language: LinkedLanguage, _ steps: StepValues
  ) -> (bytes: [UInt8], map: SourceMap) {
    var sections: [UInt8] = []
    var maps: [(start: Int, map: SourceMap)] = []
    for part in steps.pool.parts where pages.contains(part.step.page) {
      let (bytes, map) = language.steps[part.step.page].renderMapped(steps.record(of: part))
      maps.append((sections.count, map))
      sections += bytes
    }
    let (bytes, map) = language.steps.document.renderMapped(steps.document(of: sections))
    let start = bytes.firstRange(of: sections)?.lowerBound ?? 0
    return (bytes, maps.reduce(map) { $0.embedding($1.map, at: start + $1.start) })
  }
}

/// The values of a tenant's steps in one language.
struct StepValues: Sendable {
  let tag: String
  let pool: PoolSteps
  private let name: String
  private let shared: SharedValues
  /// What the folded programs of the steps do not know.
  private let unknown: [Value]

  init(_ tag: String, _ tenant: Tenant, pages: PoolSteps, shared: SharedValues) {
    self.tag = tag
    pool = pages
    name = tenant.name.text(for: tag)
    self.shared = shared
    unknown = shared.unknown(policy: Self.policy, configuration: Self.configuration)
  }

  /// A section has no head: policy and configuration are its page's.
  private static let policy = Value.text("")
  private static let configuration = Value.data(.empty)

  func record(of part: PoolSteps.Part) -> Record {
    let values =
      part.first + [
        Self.policy, Self.configuration, StateValues.directlyBuilt,
        shared.assets(of: part.step.page, .direct),
      ] + shared.values + special(of: part) + part.last
    return Record(PageModel.shape(of: part.step.page), inOrder: values)
  }

  /// The values that a part's folded program does not know.
  func unknown(of part: PoolSteps.Part) -> Record {
    let special = special(of: part)
    return Record(
      PageModel.shape(of: part.step.page), unknown: special.isEmpty ? unknown : unknown + special)
  }

  private func special(of part: PoolSteps.Part) -> [Value] {
    guard part.step.page == .totpSetup else { return [] }
    return [.record(AuthenticatorValues(secret: "", issuer: "", account: "").record)]
  }

  func document(of sections: [UInt8]) -> Record {
    Record(PageModel.steps, tenantValues(sections) + pool.documentValues)
  }

  /// The values that the document's folded program does not know.
  func unknown(around sections: [UInt8]) -> Record {
    Record(PageModel.steps, unknown: tenantValues(sections).map(\.1))
  }

  private func tenantValues(_ sections: [UInt8]) -> [(String, Value)] {
    [("tenant", .text(name)), ("sections", .markup(Markup(trusted: sections)))]
  }
}
