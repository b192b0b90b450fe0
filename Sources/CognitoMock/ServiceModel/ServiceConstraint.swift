import Bindings
import Syntax

/// The words for each constraint of the service model.
enum ServiceConstraint {
  /// UTF-8 bytes of a text that patterns are tried on. What is longer breaks a limit of length, and
  /// would cost a second of time.
  private static let longestMatched = 131_072 * 4

  /// What the service holds passwords against: not the pattern of its model, which takes no inner space
  /// either. Source: refusals that applications have met (2025).
  private static let password = ServicePattern(#"^[\S]+.*[\S]+$"#)

  /// What a single value breaks, in the service's order.
  static func broken(_ value: JSONTree, _ shape: ServiceShape) -> [String] {
    var broken: [String] = []
    if case .string(let text) = value {
      if !shape.values.isEmpty, !shape.values.contains(text) { broken.append(values(shape)) }
      let known = shape.name == "PasswordType" ? password : shape.pattern
      if let pattern = known, text.utf8.count <= longestMatched, !pattern.matches(text) {
        broken.append(self.pattern(pattern))
      }
      if shape.minimum != nil || shape.maximum != nil {
        broken += brokenLength(length(text, shape), shape)
      }
    }
    if case .int(let number) = value {
      if let minimum = shape.minimum, number < minimum {
        broken.append("Member must have value greater than or equal to \(minimum)")
      }
      if let maximum = shape.maximum, number > maximum {
        broken.append("Member must have value less than or equal to \(maximum)")
      }
    }
    return broken
  }

  static func brokenLength(_ length: Int, _ shape: ServiceShape) -> [String] {
    if let minimum = shape.minimum, length < minimum { return [atLeast(minimum)] }
    if let maximum = shape.maximum, length > maximum { return [atMost(maximum)] }
    return []
  }

  /// What is said where a value in a list or map is wrong: every constraint that the values have.
  ///
  /// `satisfy constraint: [Member must have length less than or equal to 131072, …]`
  static func all(of shape: ServiceShape) -> String {
    var all: [String] = []
    if let maximum = shape.maximum { all.append(atMost(maximum)) }
    if let minimum = shape.minimum { all.append(atLeast(minimum)) }
    if let pattern = shape.pattern { all.append(self.pattern(pattern)) }
    if !shape.values.isEmpty { all.append(values(shape)) }
    return "satisfy constraint: [\(all.joined(separator: ", "))]"
  }

  /// A value as the service prints it: `[a, b]`, `{key=value}`.
  static func printed(_ value: JSONTree) -> String {
    switch value {
    case .null: "null"
    case .bool(let flag): String(flag)
    case .int(let number): String(number)
    case .double(let number): String(number)
    case .string(let text): text
    case .array(let values): "[\(values.map { printed($0) }.joined(separator: ", "))]"
    case .object(let members):
      "{\(members.map { "\($0.0)=\(printed($0.1))" }.joined(separator: ", "))}"
    }
  }

  private static func length(_ text: String, _ shape: ServiceShape) -> Int {
    if case .blob = shape.kind { return Base64.decode(text)?.count ?? 0 }
    return text.utf16.count
  }

  private static func atLeast(_ limit: Int) -> String {
    "Member must have length greater than or equal to \(limit)"
  }

  private static func atMost(_ limit: Int) -> String {
    "Member must have length less than or equal to \(limit)"
  }

  private static func pattern(_ pattern: ServicePattern) -> String {
    "Member must satisfy regular expression pattern: \(pattern.text)"
  }

  private static func values(_ shape: ServiceShape) -> String {
    "Member must satisfy enum value set: [\(shape.values.joined(separator: ", "))]"
  }
}
