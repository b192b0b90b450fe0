/// Why a call to another server came to nothing.
package enum HTTPCallError: Error, Hashable, Sendable {
  /// The host has no address.
  case unknownHost(String)
  /// Nobody listens there, or the connection broke; the system's own words.
  case connection(String)
  case timedOut
  /// The answer is longer than the client takes.
  case tooLarge
  /// What came is no answer of HTTP.
  case malformed
}

extension HTTPCallError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownHost(let host): "there is no host '\(host)'"
    case .connection(let reason): reason
    case .timedOut: "no answer in time"
    case .tooLarge: "the answer is too large"
    case .malformed: "the answer is not HTTP"
    }
  }
}
