import Diagnostics
import Syntax

@testable import CognitoMock

extension TriggerAnswer {
  /// What a function returns, of which only the response matters.
  static func answer(_ response: JSONTree) -> TriggerAnswer {
    let event: JSONTree = ["response": response]
    let file = SourceFile(name: "event.json", bytes: Array(event.compact().utf8))
    guard let value = try? JSONValue.parse(file) else { return .unreadable }
    return .returned(value)
  }
}
