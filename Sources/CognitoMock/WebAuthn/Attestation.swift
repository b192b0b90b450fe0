/// The statement with which an authenticator vouches for a passkey.
///
/// Read, not demanded: none is as good as any, and certificates are not followed. But a statement that
/// the passkey signs itself has to be right.
///
/// Source: Web Authentication Level 2, sections 8.2 and 8.7.
enum Attestation {
  /// - Parameter signed: the authenticator's data and the hash of the client's.
  static func isConsistent(_ object: CBORValue, key: COSEKey, signed: [UInt8]) -> Bool {
    guard let format = object["fmt"]?.text, case .map(let statement) = object["attStmt"] else {
      return false
    }
    switch format {
    case "none": return statement.isEmpty
    case "packed":
      let statement = CBORValue.map(statement)
      guard let algorithm = statement["alg"]?.integer, let signature = statement["sig"]?.bytes
      else { return false }
      // With certificates the signature is theirs.
      if statement["x5c"] != nil { return true }
      return algorithm == key.algorithm && key.verifies(signature, of: signed)
    default:
      // Statements of platforms (tpm, apple, android-key, fido-u2f) are not looked into.
      return true
    }
  }
}
