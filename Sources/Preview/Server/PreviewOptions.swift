package import Site

/// How a preview is served.
package struct PreviewOptions: Sendable {
  /// 9229 unless said; 0 for any free one.
  package var port: Int
  /// An address or name of this machine to listen on; nil for loopback only.
  package var host: String?
  /// Names that a browser may call the server by, besides `localhost`, `<tenant>.localhost`, addresses
  /// and `host`.
  package var allowedHosts: [String]
  package var overlay: Overlay?

  package init(
    port: Int = 9229, host: String? = nil, allowedHosts: [String] = [], overlay: Overlay? = nil
  ) {
    self.port = port
    self.host = host
    self.allowedHosts = allowedHosts
    self.overlay = overlay
  }
}
