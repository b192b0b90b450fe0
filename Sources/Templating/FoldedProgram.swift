/// A program with what is known of its records written in: most of its conditions are decided, its
/// loops are unrolled, and what they wrote is literal text.
///
/// It has no source map; for that, the program that it was made of renders the same bytes.
package struct FoldedProgram: Sendable {
  let routine: Routine

  /// Appends what the whole program would. Values that were known need not be in the record: see
  /// ``Record/init(_:unknown:)``.
  package func render(_ record: Record, into bytes: inout [UInt8]) {
    routine.render(record, into: &bytes)
  }

  /// Renders, and gives the digest that the whole program would.
  package func renderDigested(_ record: Record) -> (bytes: [UInt8], digest: UInt64) {
    routine.renderDigested(record)
  }

  /// Appends, and gives the digest.
  package func renderDigested(_ record: Record, into bytes: inout [UInt8]) -> UInt64 {
    routine.renderDigested(record, into: &bytes)
  }
}

/// What is known of a value before there is a record.
package indirect enum Knowledge: Sendable {
  case nothing
  case value(Value)
  /// What is known of a record's values, in its shape's order.
  case record([Knowledge])

  /// - Parameters:
  ///   - shape: a record's shape.
  ///   - named: what is known of some of its values.
  ///   - first: the values that it begins with, and `last` those that it ends with.
  package static func record(
    _ shape: Shape, _ named: [(String, Knowledge)], first: [Value] = [], last: [Value] = []
  ) -> Knowledge {
    guard case .record(let shape) = shape else {
      preconditionFailure("only the shape of a record has names")
    }
    var fields = [Knowledge](repeating: .nothing, count: shape.fields.count)
    for (slot, value) in first.enumerated() { fields[slot] = .value(value) }
    for (slot, value) in last.reversed().enumerated() {
      fields[fields.count - 1 - slot] = .value(value)
    }
    for (name, known) in named {
      guard let slot = shape.slot(of: name) else {
        preconditionFailure("the record's shape has no name '\(name)'")
      }
      fields[slot] = known
    }
    return .record(fields)
  }

  func field(_ slot: Int) -> Knowledge {
    switch self {
    case .record(let fields): fields[slot]
    case .value(.record(let record)): .value(record.values[slot])
    case .nothing, .value: .nothing
    }
  }
}
