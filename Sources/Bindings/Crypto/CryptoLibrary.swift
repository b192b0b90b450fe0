internal import COpenSSL

/// OpenSSL as a whole.
package enum CryptoLibrary {
  /// Lets threads go on with keys and signatures while the process ends. To be called before anything
  /// else of this folder is used.
  ///
  /// By itself OpenSSL takes its locks apart in a handler of `exit`; a thread that is still making a
  /// key then reads what is gone. The system gives all of it back anyway.
  package static func keepAtExit() {
    OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_ATEXIT), nil)
  }
}
