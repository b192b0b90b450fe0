import Templating

/// The scripts that pages load, as seen from the pages of one language.
struct PageAssets: Sendable {
  private let script: Value
  /// What each page fetches at once, by `PageID.index`, served directly and by the pool.
  private let direct: [Value]
  private let hosted: [Value]

  init(_ scripts: ScriptSet, _ addresses: PageAddresses) {
    script = Self.value(PageModel.script, scripts[ScriptSet.entry], addresses)
    let preloads = scripts.all.mapValues { Self.record(PageModel.asset, $0, addresses) }
    func loaded(_ served: Served) -> [Value] {
      PageID.allCases.map { page in
        .list(scripts.preloads(of: page, served).compactMap { preloads[$0] })
      }
    }
    direct = loaded(.direct)
    hosted = loaded(.hosted)
  }

  /// - Parameter stylesheet: the tenant's.
  func value(of page: PageID, _ served: Served, stylesheet: Value) -> Value {
    let loaded = served == .direct ? direct : hosted
    return .record(Record(PageModel.assets, inOrder: [stylesheet, script, loaded[page.index]]))
  }

  /// What is known of ``value(of:_:stylesheet:)`` of a direct page without a tenant.
  func known(of page: PageID) -> Knowledge {
    .record(
      PageModel.assets,
      [("script", .value(script)), ("preloads", .value(direct[page.index]))])
  }

  /// The rest of it, for a program that knows that.
  static func unknown(stylesheet: Value) -> Value {
    .record(Record(PageModel.assets, unknown: [stylesheet]))
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
