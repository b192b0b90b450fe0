import Syntax

@testable import CognitoMock

/// Judges a reply by the output that the service model states.
struct ReplyShape {
  /// Types whose rules the service itself breaks: `phone_number_verified` is too long, a host of one's
  /// own has dots, and a message has more than one word.
  private static let broken = [
    "CustomAttributeNameType", "DomainType", "CompletionMessageType",
  ]

  let model: ServiceModel

  /// What is wrong with an operation's reply; nothing where it conforms.
  func faults(of reply: APIReply, to operation: String) -> [String] {
    guard let known = model[operation] else { return ["there is no \(operation)"] }
    switch (reply, known.output) {
    case (.empty, nil): return []
    case (.empty, .some): return ["\(operation) has a body"]
    case (_, nil): return ["\(operation) has no body"]
    case (.json(let tree), .some(let output)): return faults(of: tree, output, at: operation)
    case (.tokens(_, let rest), .some(let output)),
      (.identityToken(_, let rest), .some(let output)):
      return faults(of: .object(rest), output, at: operation)
    }
  }

  private func faults(of tree: JSONTree, _ index: Int, at path: String) -> [String] {
    let shape = model.shapes[index]
    switch (shape.kind, tree) {
    case (.structure(let structure), .object(let members)):
      var faults: [String] = []
      for (name, value) in members {
        guard let member = structure.members.first(where: { $0.name == name }) else {
          faults.append("\(path) has no member \(name)")
          continue
        }
        faults += self.faults(of: value, member.shape, at: "\(path).\(name)")
      }
      for member in structure.members where member.isRequired && tree[member.name] == nil {
        faults.append("\(path).\(member.name) is missing")
      }
      return faults
    case (.list(let element), .array(let items)):
      return items.flatMap { faults(of: $0, element, at: path + "[]") }
    case (.map(_, let value), .object(let members)):
      return members.flatMap { faults(of: $0.1, value, at: "\(path).\($0.0)") }
    case (.document, .object), (.boolean, .bool), (.integer, .int), (.long, .int),
      (.timestamp, .int), (.timestamp, .double), (.blob, .string):
      return []
    case (.string, .string) where Self.broken.contains(shape.name): return []
    case (.string, .string):
      return ServiceConstraint.broken(tree, shape).map { "\(path): \($0)" }
    default: return ["\(path) is of the wrong kind: \(tree)"]
    }
  }
}
