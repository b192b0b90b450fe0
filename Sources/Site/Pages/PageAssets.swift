import Templating

/// The scripts that pages load, as seen from the pages of one language.
struct PageAssets: Sendable {
  private let script: Value
  private let preloads: [String: Record]

  init(_ scripts: ScriptSet, _ addresses: PageAddresses) {
    script = Self.value(PageModel.script, scripts[ScriptSet.entry], addresses)
    var preloads: [String: Record] = [:]
    for name in ScriptSet.later {
      guard let file = scripts[name] else { continue }
      preloads[name] = Self.record(PageModel.asset, file, addresses)
    }
    self.preloads = preloads
  }

  /// - Parameter stylesheet: the tenant's.
  func value(of page: PageID, stylesheet: Value) -> Value {
    .record(Record(PageModel.assets, inOrder: [stylesheet, script, loaded(by: page)]))
  }

  /// What is known of ``value(of:stylesheet:)`` without a tenant.
  func known(of page: PageID) -> Knowledge {
    .record(
      PageModel.assets, [("script", .value(script)), ("preloads", .value(loaded(by: page)))])
  }

  private func loaded(by page: PageID) -> Value {
    .list(ScriptSet.preloads(of: page).compactMap { preloads[$0] })
  }

  static func value(_ shape: Shape, _ file: AssetFile?, _ addresses: PageAddresses) -> Value {
    .record(record(shape, file, addresses))
  }

  private static func record(
    _ shape: Shape, _ file: AssetFile?, _ addresses: PageAddresses
  ) -> Record {
    Record(
      shape,
      inOrder: [
        .url(file.map { addresses.asset($0.name) } ?? .none), .text(file?.integrity ?? ""),
      ])
  }
}
