import Syntax

/// The attributes that a pool's users may have.
package struct AttributeSchema: Sendable {
  private let rules: [String: AttributeRule]
  /// Names of required attributes, in the schema's order; without `sub`, which the service sets.
  package let required: [String]

  package init(of pool: UserPool) {
    var names = Self.standard.map(\.name)
    var rules = Dictionary(Self.standard.map { ($0.name, $0) }) { $1 }
    for item in pool.settings.items("SchemaAttributes") {
      guard let rule = AttributeRule(item) else { continue }
      if rules.updateValue(rule, forKey: rule.name) == nil { names.append(rule.name) }
    }
    self.rules = rules
    required = names.filter { rules[$0]?.isRequired == true && $0 != "sub" }
  }

  package subscript(name: String) -> AttributeRule? { rules[name] }

  /// The attributes that OpenID Connect knows, in the order of the service's CSV header, with the
  /// least and the greatest length.
  static let standard: [AttributeRule] = """
    sub String 1 2048
    name String 0 2048
    given_name String 0 2048
    family_name String 0 2048
    middle_name String 0 2048
    nickname String 0 2048
    preferred_username String 0 2048
    profile String 0 2048
    picture String 0 2048
    website String 0 2048
    email String 0 2048
    email_verified Boolean
    gender String 0 2048
    birthdate String 10 10
    zoneinfo String 0 2048
    locale String 0 2048
    phone_number String 0 2048
    phone_number_verified Boolean
    address String 0 2048
    updated_at Number 0
    """.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      guard words.count > 1 else { return nil }
      var rule = AttributeRule(name: words[0])
      rule.type = AttributeRule.DataType(rawValue: words[1]) ?? .string
      rule.isMutable = rule.name != "sub"
      rule.isRequired = rule.name == "sub"
      rule.minimum = words.count > 2 ? Double(words[2]) : nil
      rule.maximum = words.count > 3 ? Double(words[3]) : nil
      return rule
    }
}
