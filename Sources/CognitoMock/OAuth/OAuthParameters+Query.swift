import Bindings

extension OAuthParameters {
  /// The parameters of a query; what cannot be read is left out.
  package init(query: String) {
    self.init(PercentCoding.fields(query.utf8).compactMap { $0.map(Attribute.init) })
  }

  /// The parameters of a form that was posted; nil where the bytes are none.
  package init?(form bytes: [UInt8]) {
    var pairs: [Attribute] = []
    for field in PercentCoding.fields(bytes) {
      guard let field else { return nil }
      pairs.append(Attribute(field))
    }
    self.init(pairs)
  }
}

extension Attribute {
  fileprivate init(_ field: HTTPField) { self.init(name: field.name, value: field.value) }
}
