import Testing

/// One change to the good page, and the only rule that it breaks.
struct RuleCase: CustomTestStringConvertible, Sendable {
  let code: String
  let old: String
  let new: String
  /// What cannot but break as well.
  let also: Set<String>

  init(_ code: String, _ old: String, _ new: String, also: Set<String> = []) {
    self.code = code
    self.old = old
    self.new = new
    self.also = also
  }

  var testDescription: String { "\(code): \(new.prefix(60))" }
}
