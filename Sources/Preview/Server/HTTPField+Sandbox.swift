import Bindings

extension HTTPField {
  /// The policy of what is somebody else's, a mail or an image: it may look as it likes, fetch nothing and
  /// run nothing.
  ///
  /// - Parameter ancestors: who may frame it, as `frame-ancestors` has it.
  static func sandbox(framedBy ancestors: String) -> HTTPField {
    HTTPField(
      "content-security-policy",
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        + "frame-ancestors \(ancestors)")
  }
}
