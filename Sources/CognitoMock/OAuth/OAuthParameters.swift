import Bindings

/// Parameters of a query or a form, decoded, in the order in which they were sent.
///
/// Source: RFC 6749 section 3.1: one without a value counts as left out.
package struct OAuthParameters: Hashable, Sendable {
  package let pairs: [Attribute]

  package init(_ pairs: [Attribute] = []) { self.pairs = pairs }

  /// The first value of a name that is not empty.
  package subscript(name: String) -> String? {
    pairs.first { $0.name == name && !$0.value.isEmpty }?.value
  }

  /// A value as it was sent, empty ones too: `username=` is a field that was left empty.
  package func sent(_ name: String) -> String? { pairs.first { $0.name == name }?.value }

  /// Whether a name was sent more than once.
  package var hasDuplicates: Bool { Set(pairs.map(\.name)).count < pairs.count }

  /// The words of a value.
  package func words(_ name: String) -> [String] {
    self[name]?.split(separator: " ").map(String.init) ?? []
  }

  /// Without the parameters of these names.
  package func without(_ names: Set<String>) -> OAuthParameters {
    OAuthParameters(pairs.filter { !names.contains($0.name) })
  }

  /// `state=a+b&error=c`
  package var encoded: String {
    pairs.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&")
  }

  private static func encoded(_ text: String) -> String {
    PercentCoding.encode(text, isForm: true)
  }
}
