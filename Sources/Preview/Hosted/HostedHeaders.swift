import Bindings

/// What the service's answers carry.
///
/// Source: captures of the domain's endpoints.
enum HostedHeaders {
  /// Of everything: nothing is kept, nothing is framed, nothing is guessed at.
  static let common: [HTTPField] = [
    HTTPField("x-content-type-options", "nosniff"),
    HTTPField("x-xss-protection", "1; mode=block"),
    HTTPField("cache-control", "no-cache, no-store, max-age=0, must-revalidate"),
    HTTPField("pragma", "no-cache"),
    HTTPField("expires", "0"),
    HTTPField("strict-transport-security", "max-age=31536000 ; includeSubDomains"),
    HTTPField("x-frame-options", "DENY"),
    HTTPField("server", "Server"),
  ]

  /// Of a page. The app's address must not learn of the query that led to it.
  static let page: [HTTPField] =
    common + [
      HTTPField("content-type", "text/html;charset=UTF-8"),
      HTTPField("referrer-policy", "same-origin"),
      HTTPField("cross-origin-opener-policy", "same-origin"),
      HTTPField("cross-origin-resource-policy", "same-origin"),
    ]

  /// Of the three endpoints that programs ask, from any origin.
  static func json() -> [HTTPField] {
    common + [
      HTTPField("content-type", "application/json;charset=UTF-8"),
      HTTPField("x-amz-cognito-request-id", RequestID.make()),
      HTTPField("access-control-allow-origin", "*"),
    ]
  }
}
