internal import COpenSSL

/// What OpenSSL refused: its own code and its own words.
package struct CryptoError: Error, Equatable, Sendable {
  /// What was being done, such as `read a private key`.
  package let action: String
  /// OpenSSL's packed error code, 0 where it left none.
  package let code: UInt
  /// OpenSSL's reason, such as `no start line`.
  package let reason: String

  /// The oldest error of this thread's queue; the queue is empty afterwards.
  init(_ action: String) {
    self.action = action
    let code = ERR_get_error()
    self.code = UInt(code)
    let words = unsafe ERR_reason_error_string(code)
    if let words = unsafe words {
      self.reason = unsafe String(cString: words)
    } else {
      self.reason = "no reason given"
    }
    ERR_clear_error()
  }
}
