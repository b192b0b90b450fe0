/// A request that has come in whole.
package struct HTTPRequest: Sendable {
  /// `GET`, in capitals as it was sent.
  package let method: String
  package let target: HTTPTarget
  package let headers: [HTTPField]
  package let body: [UInt8]

  package init(
    method: String = "GET", target: HTTPTarget, headers: [HTTPField] = [], body: [UInt8] = []
  ) {
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
  }

  /// The first value of a query's parameter.
  package func query(_ name: String) -> String? {
    target.query.first { $0.name == name }?.value
  }
}
