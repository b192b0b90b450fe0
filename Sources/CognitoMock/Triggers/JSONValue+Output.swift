import Syntax

/// Members of a function's response: nil, or false, where it says nothing or null.
///
/// Each refuses with `InvalidLambdaResponseException` what is of another kind.
extension JSONValue {
  func outputFlag(_ name: String) throws(Interruption) -> Bool {
    try output(name, \.bool) ?? false
  }

  func outputText(_ name: String) throws(Interruption) -> String? { try output(name, \.string) }

  /// An object, as the value that it is.
  func outputObject(_ name: String) throws(Interruption) -> JSONValue? {
    try output(name) { $0.object == nil ? nil : $0 }
  }

  func outputTexts(_ name: String) throws(Interruption) -> [String]? {
    try output(name) { value in
      guard let list = value.array else { return nil }
      let texts = list.compactMap(\.string)
      return texts.count == list.count ? texts : nil
    }
  }

  /// Members of an object whose values are texts, in their order; what is null is left out.
  func outputPairs(_ name: String) throws(Interruption) -> [(String, String)]? {
    guard let object = try outputObject(name) else { return nil }
    var pairs: [(String, String)] = []
    for member in object.object?.members ?? [] {
      if let text = try object.outputText(member.name) { pairs.append((member.name, text)) }
    }
    return pairs
  }

  private func output<Kind>(
    _ name: String, _ kind: (JSONValue) -> Kind?
  ) throws(Interruption) -> Kind? {
    guard let value = self[name], !value.isNull else { return nil }
    guard let found = kind(value) else { throw .refused(.unrecognizableLambdaOutput) }
    return found
  }
}
