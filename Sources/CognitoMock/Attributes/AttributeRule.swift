import Syntax

/// What a pool's schema says of an attribute: `SchemaAttributeType`.
package struct AttributeRule: Hashable, Sendable {
  package enum DataType: String, Hashable, Sendable {
    case string = "String"
    case number = "Number"
    case dateTime = "DateTime"
    case boolean = "Boolean"
  }

  /// `email`, `custom:team`, `dev:custom:level`
  package let name: String
  package var type: DataType = .string
  package var isRequired = false
  package var isMutable = true
  /// Characters of a text, or the least value of a number.
  package var minimum: Double?
  package var maximum: Double?

  package init(name: String) { self.name = name }

  /// - Parameter tree: a member of `SchemaAttributes`; nil where it has no name.
  init?(_ tree: JSONTree) {
    guard let name = tree.text("Name") else { return nil }
    self.name = name
    type = tree.text("AttributeDataType").flatMap(DataType.init) ?? .string
    isRequired = tree.flag("Required") ?? false
    isMutable = tree.flag("Mutable") ?? true
    let limits =
      type == .number
      ? ("NumberAttributeConstraints", "MinValue", "MaxValue")
      : ("StringAttributeConstraints", "MinLength", "MaxLength")
    // The API writes numbers as texts here.
    minimum = tree[limits.0]?.text(limits.1).flatMap(Double.init)
    maximum = tree[limits.0]?.text(limits.2).flatMap(Double.init)
  }

  /// What is wrong with a value; nil for a good one.
  ///
  /// The service's words for these faults are not known: these are our own, in its manner.
  func fault(in value: String) -> String? {
    switch type {
    case .string: limits(of: Double(value.unicodeScalars.count), "String length", "String length")
    case .number:
      if let number = Self.number(value) {
        limits(of: number, "Value", "Value")
      } else {
        "\(name): Value must be a number"
      }
    case .boolean:
      ["true", "false"].contains(value.lowercased()) ? nil : "\(name): Value must be true or false"
    case .dateTime: nil
    }
  }

  private func limits(of size: Double, _ least: String, _ most: String) -> String? {
    if let minimum, size < minimum {
      return "\(name): \(least) must be at least \(Self.text(minimum))"
    }
    if let maximum, size > maximum {
      return "\(name): \(most) must be at most \(Self.text(maximum))"
    }
    return nil
  }

  /// A decimal number: Swift reads `0x10`, `inf` and `nan` too.
  private static func number(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }) else { return nil }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }

  private static func text(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? String(number)
  }
}
