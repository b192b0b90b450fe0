import Bindings

/// A request and what it was answered with, as far as the log keeps them.
struct LogEntry: Sendable {
  /// Bytes of a body that are kept.
  static let largestBody = 32 << 10

  /// Seconds since 1970, by the preview's clock.
  let time: Double
  let method: String
  let target: HTTPTarget
  let headers: [HTTPField]
  let body: [UInt8]
  let response: HTTPResponse

  init(time: Double, request: HTTPRequest, response: HTTPResponse) {
    self.time = time
    method = request.method
    target = request.target
    headers = request.headers
    body = Self.cut(request.body)
    var response = response
    // Pages are looked at elsewhere; what a client reads is what one wants to see.
    response.body =
      Self.isRead(response.headers["content-type"] ?? "") ? Self.cut(response.body) : []
    self.response = response
  }

  /// What fits is kept as it is, and not copied.
  private static func cut(_ body: [UInt8]) -> [UInt8] {
    body.count <= largestBody ? body : Array(body.prefix(largestBody))
  }

  private static func isRead(_ contentType: String) -> Bool {
    contentType.hasPrefix("application/") || contentType.hasPrefix("text/plain")
  }

  /// The API's operation: `InitiateAuth`.
  var operation: String? {
    headers["x-amz-target"].flatMap { $0.split(separator: ".").last }.map(String.init)
  }

  /// Where a redirect leads.
  var location: String? { response.headers["location"] }
}
