import Templating

/// The scripts that pages load, as seen from the pages of one language.
struct PageAssets: Sendable {
  private let script: Value
  private let scripts: ScriptSet
  private let preloads: [String: Record]

  init(_ scripts: ScriptSet, _ addresses: PageAddresses) {
    script = Self.value(PageModel.script, scripts[ScriptSet.entry], addresses)
    self.scripts = scripts
    preloads = scripts.all.mapValues { Self.record(PageModel.asset, $0, addresses) }
  }

  /// - Parameter stylesheet: the tenant's.
  func value(of page: PageID, _ served: Served, stylesheet: Value) -> Value {
    .record(Record(PageModel.assets, inOrder: [stylesheet, script, loaded(by: page, served)]))
  }

  /// What is known of ``value(of:_:stylesheet:)`` of a direct page without a tenant.
  func known(of page: PageID) -> Knowledge {
    .record(
      PageModel.assets,
      [("script", .value(script)), ("preloads", .value(loaded(by: page, .direct)))])
  }

  private func loaded(by page: PageID, _ served: Served) -> Value {
    .list(scripts.preloads(of: page, served).compactMap { preloads[$0] })
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
