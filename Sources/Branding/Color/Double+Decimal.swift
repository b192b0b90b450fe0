extension Double {
  /// A number as people write it into a colour or a length: digits, at most one point among them, a
  /// minus in front. What a language's own reader takes besides, `1e3` or `nan`, is none.
  init?(decimal text: some StringProtocol) {
    let known = Set("0123456789.-".utf8)
    guard text.utf8.allSatisfy(known.contains), !text.hasSuffix("."), let value = Double(text)
    else {
      return nil
    }
    self = value
  }
}
