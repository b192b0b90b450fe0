/// A moment as machines write it: `2026-01-02T15:04:05Z`.
struct Timestamp: Sendable {
  let seconds: Double

  init(_ seconds: Double) { self.seconds = seconds }

  /// Days are counted from the first of March of year 0, so that a leap day is a year's last.
  ///
  /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
  private var date: (year: Int, month: Int, day: Int) {
    let days = Int((seconds / 86400).rounded(.down)) + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let year = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
    let month = (5 * dayOfYear + 2) / 153
    let civilMonth = month < 10 ? month + 3 : month - 9
    return (
      year + era * 400 + (civilMonth <= 2 ? 1 : 0), civilMonth,
      dayOfYear - (153 * month + 2) / 5 + 1
    )
  }

  private var clock: String {
    let rest = Int(seconds.rounded(.down)) - Int((seconds / 86400).rounded(.down)) * 86400
    return "\(Self.two(rest / 3600)):\(Self.two(rest / 60 % 60)):\(Self.two(rest % 60))"
  }

  private var day: String { "\(date.year)-\(Self.two(date.month))-\(Self.two(date.day))" }

  /// `2026-01-02T15:04:05Z`
  var iso: String { "\(day)T\(clock)Z" }

  /// `2026-01-02 15:04:05 UTC`, for readers without a script.
  var text: String { "\(day) \(clock) UTC" }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
