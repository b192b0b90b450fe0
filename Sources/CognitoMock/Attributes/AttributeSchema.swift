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

  /// What every pool has, whatever its settings say.
  private static let standard = SchemaAttributes.defaults.compactMap { AttributeRule($0) }
}
