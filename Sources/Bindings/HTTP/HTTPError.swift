/// Why a server did not start.
package enum HTTPError: Error, Hashable, Sendable {
  /// Another program listens there; `free` is the next port that nobody does, if there is one near.
  case portTaken(port: Int, free: Int?)
  /// A port below 1024 on a system that keeps those.
  case portRefused(port: Int)
  /// The name or address is none of this machine's.
  case host(String)
  case system(call: String, reason: String)
}
