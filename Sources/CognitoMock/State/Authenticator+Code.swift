extension User.Authenticator {
  /// What the person's app shows.
  package struct ShownCode: Hashable, Sendable {
    /// Six digits; nil until the next step, where the newest has been used: a code counts once.
    package let code: String?
    /// When the next one is shown, in seconds since 1970.
    package let until: Double
  }

  /// A code that would be taken at a moment. After a use it is the one of the next step, which is taken
  /// ahead of its time.
  package func shownCode(at time: Double) -> ShownCode {
    let now = Int(time) / TimeBasedCode.step
    let step = lastStep.map { max(now, $0 + 1) } ?? now
    return ShownCode(
      code: step <= now + 1 ? TimeBasedCode.code(secret: secret, step: step) : nil,
      until: Double((now + 1) * TimeBasedCode.step))
  }
}
