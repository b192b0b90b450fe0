import Templating

/// A pool's password policy as a page shows it, checks it, and tells it to password managers.
struct PasswordRules: Sendable {
  /// What Cognito counts as a symbol. A space inside counts too; the page's script knows.
  static let symbols = #"^$*.[]{}()?"!@#%&/\,><':;|_~`+=-"#

  /// Characters that any password may have at most.
  static let maximum = 256

  let policy: PasswordPolicy
  /// The rules in words: what the script calls it, and what a person reads.
  private let rules: [(id: String, text: String)]

  /// - Parameter hasHistory: whether the person has had a password before.
  init(_ policy: PasswordPolicy, _ texts: TextCatalog, hasHistory: Bool) {
    self.policy = policy
    func text(_ name: String, _ parameters: [String: TextParameter] = [:]) -> String {
      texts.text("policy.\(name)", parameters) ?? ""
    }
    var rules = [(id: "length", text: text("length", ["minimum": .number(policy.minimumLength)]))]
    if policy.requireLowercase { rules.append(("lower", text("lower"))) }
    if policy.requireUppercase { rules.append(("upper", text("upper"))) }
    if policy.requireNumbers { rules.append(("digit", text("digit"))) }
    if policy.requireSymbols { rules.append(("symbol", text("symbol"))) }
    rules.append(("trim", text("trim")))
    if hasHistory, policy.passwordHistorySize > 0 {
      rules.append(("history", text("history", ["count": .number(policy.passwordHistorySize)])))
    }
    self.rules = rules
  }

  /// The `passwordrules` attribute: only what the pool asks for.
  ///
  /// Source: Apple, "Customizing password AutoFill rules"; in a class `-` comes first and `]` last.
  var attribute: String {
    var parts = ["minlength: \(policy.minimumLength)", "maxlength: \(Self.maximum)"]
    if policy.requireLowercase { parts.append("required: lower") }
    if policy.requireUppercase { parts.append("required: upper") }
    if policy.requireNumbers { parts.append("required: digit") }
    if policy.requireSymbols {
      let others = Self.symbols.filter { $0 != "-" && $0 != "]" }
      parts.append("required: [-\(others)]]")
    }
    return parts.joined(separator: "; ") + ";"
  }

  var record: Record {
    Record(
      PageModel.policy,
      [
        ("minimum", .number(policy.minimumLength)), ("symbols", .text(Self.symbols)),
        (
          "rules",
          .list(
            rules.map {
              Record(PageModel.rule, [("id", .text($0.id)), ("text", .text($0.text))])
            })
        ),
      ])
  }
}
