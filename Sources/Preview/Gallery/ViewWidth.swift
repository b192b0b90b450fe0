/// The window that a view is shown in.
enum ViewWidth: String, Hashable, Sendable, CaseIterable {
  case small, phone, tablet, laptop, wide

  /// CSS pixels.
  var pixels: Int {
    switch self {
    case .small: 320
    case .phone: 390
    case .tablet: 768
    case .laptop: 1280
    case .wide: 1920
    }
  }

  /// By name or by number of pixels.
  init?(_ text: String) {
    guard let width = Self.allCases.first(where: { $0.rawValue == text || "\($0.pixels)" == text })
    else { return nil }
    self = width
  }
}
