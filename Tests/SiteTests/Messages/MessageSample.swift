import Bindings
import Branding
import Diagnostics
import TestSupport
import Testing

@testable import Site

/// Messages of the kit, some of its files replaced, for a brand.
struct MessageSample {
  let folder: TemporaryFolder
  let kit: Kit
  let checks: MessageChecks

  /// - Parameter files: paths below `templates/messages/`, and what stands there instead.
  init(_ files: [String: String] = [:]) throws {
    folder = try TemporaryFolder()
    for (path, text) in files { try folder.write(text, to: "templates/messages/\(path)") }
    let layered = LayeredFiles(disk: LocalDisk(), roots: [folder.path, ProjectFolder.path])
    let loaded = Kit.load(layered, locales: ["en"], linking: .nothing)
    kit = try #require(
      loaded.value, "\(loaded.findings.map(\.description).joined(separator: "\n"))")
    checks = try MessageChecks.load(layered)
  }

  /// The kit's own messages.
  static let kits = Result { try MessageSample() }

  func linked(_ theme: Theme) -> Checked<LinkedMessages> { kit.messages(in: "en", for: theme) }

  /// A message of a tenant's, with what is wrong with it.
  func message(
    _ kind: MessageKind, of tenant: Tenant = .make()
  ) throws -> (message: RenderedMessage, findings: [Diagnostic]) {
    let theme = try SampleBrand.standard.get()
    let brand = MessageBrand(tenant, theme: theme)
    let linked = linked(theme)
    let messages = try #require(
      linked.value, "\(linked.findings.map(\.description).joined(separator: "\n"))")
    let message = try #require(BrandedMessages(brand, messages).render(kind))
    let findings =
      checks.findings(for: brand, in: "en")
      + checks.findings(for: message, of: tenant.pool, by: brand)
    return (message, findings)
  }
}

/// A theme of the tests' own.
enum SampleBrand {
  static let standard = Result { try theme() }

  static func theme(_ json: String = "", primary: String = "#0b5fff") throws -> Theme {
    let theme = try SampleTheme(json, primary: primary)
    let checked = theme.shelf.theme(named: "base")
    return try #require(
      checked.value, "\(checked.findings.map(\.description).joined(separator: "\n"))")
  }
}

extension MessageKind {
  static func mail(_ id: MessageID) throws -> MessageKind {
    try #require(MessageKind(id, by: .email))
  }

  static func sms(_ id: MessageID) throws -> MessageKind {
    try #require(MessageKind(id, by: .sms))
  }
}
