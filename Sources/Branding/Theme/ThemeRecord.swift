/// What a theme was made of: kept with it, and only looked at when somebody asks.
struct ThemeRecord: Sendable {
}

extension Theme {
  /// Every leaf token with its value and where it comes from, in the order of the theme's keys.
  package var tokens: [ThemeToken] { [] }
}
