/// An operation of the API: one type, one file, named as the service names it.
package protocol APIOperation: Sendable {
  /// - Parameter input: validated against the service model.
  init(_ input: APIInput)

  func run(on work: inout Work) throws(Interruption) -> APIReply
}

extension APIOperation {
  /// `InitiateAuth`
  package static var name: String { String(describing: Self.self) }
}
