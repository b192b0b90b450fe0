import Diagnostics
import Syntax

extension JSONValue {
  /// A value for tests to which its place does not matter.
  static let somewhere = JSONValue(
    .null, file: SourceFile(name: "test.json", bytes: []), range: 0..<0)
}
