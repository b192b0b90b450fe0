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
      let record = steps.record(of: part)
      let rendered =
        steps.pool.program(index)?.renderDigested(record)
        ?? language.steps[part.step.page].renderDigested(record)
      sections += rendered.bytes
      digest = digest &* 0x9e37_79b9_7f4a_7c15 &+ rendered.digest
    }
    self.digest = digest
    file = AssetFile(
      stem: "steps.\(steps.tag)", fileExtension: "html",
      bytes: language.steps.document.render(steps.document(of: sections)),
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
  private let direction: String
  private let shared: SharedValues

  init(
    _ tag: String, _ tenant: Tenant, _ language: LinkedLanguage, pages: PoolSteps,
    shared: SharedValues
  ) {
    self.tag = tag
    pool = pages
    name = tenant.name.text(for: tag)
    direction = language.dictionary.direction.rawValue
    self.shared = shared
  }

  /// A section has no head: policy and configuration are its page's.
  func record(of part: PoolSteps.Part) -> Record {
    var values = part.first
    values.reserveCapacity(36)
    values += [
      .text(""), .data(.empty), StateValues.directlyBuilt,
      shared.assets(of: part.step.page, .direct),
    ]
    values += shared.values
    if part.step.page == .totpSetup {
      values.append(.record(AuthenticatorValues(secret: "", issuer: "", account: "").record))
    }
    values += part.last
    return Record(PageModel.shape(of: part.step.page), inOrder: values)
  }

  func document(of sections: [UInt8]) -> Record {
    Record(
      PageModel.steps,
      inOrder: [
        .text(tag), .text(direction), .text(name), .flag(true), .markup(Markup(trusted: sections)),
        .list(pool.errorTexts),
      ])
  }
}
