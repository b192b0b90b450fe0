import Bindings
import Syntax

/// The server's side of an SRP-6a exchange as Cognito has it.
///
/// Source: RFC 2945 and RFC 5054, with the key derivation and the message of Cognito's clients.
struct SRPExchange {
  /// A, the client's public number.
  let bigA: BigNumber
  /// b, the server's secret number.
  let b: BigNumber
  /// B = k·v + g^b
  let bigB: BigNumber
  /// The salt as a number: clients do not agree on leading zeros.
  let salt: BigNumber
  /// v = g^x
  let verifier: BigNumber

  init(bigA: BigNumber, b: BigNumber, salt: BigNumber, verifier: BigNumber) {
    self.bigA = bigA
    self.b = b
    self.salt = salt
    self.verifier = verifier
    let n = SRPGroup.n
    bigB = SRPGroup.k.multiplied(by: verifier, modulo: n)
      .adding(SRPGroup.g.power(b, modulo: n), modulo: n)
  }

  /// v = g^x with x = H(PAD(salt) ‖ inner)
  ///
  /// - Parameter inner: H(group name ‖ user ‖ ":" ‖ password)
  static func verifier(salt: BigNumber, inner: [UInt8]) -> BigNumber {
    let x = SRPGroup.hash(SRPGroup.padded(salt), inner)
    return SRPGroup.g.power(x, modulo: SRPGroup.n)
  }

  /// The number that a client sent as `SRP_A`; nil where it is none, or one that gives the game away.
  static func publicNumber(_ text: String) -> BigNumber? {
    guard text.utf8.count <= 1024, let bigA = BigNumber(hex: text),
      !bigA.remainder(modulo: SRPGroup.n).isZero
    else { return nil }
    return bigA
  }

  /// u = H(PAD(A) ‖ PAD(B))
  var u: BigNumber { SRPGroup.hash(SRPGroup.padded(bigA), SRPGroup.padded(bigB)) }

  /// S = (A · v^u)^b
  var secret: BigNumber {
    let n = SRPGroup.n
    return bigA.multiplied(by: verifier.power(u, modulo: n), modulo: n).power(b, modulo: n)
  }

  /// K: the first 16 bytes of HKDF-SHA256 over S, salted with u.
  var key: [UInt8] {
    let pseudoRandomKey = HMAC.sha256(
      key: SRPGroup.padded(u), message: SRPGroup.padded(secret))
    let info = Array("Caldera Derived Key".utf8) + [1]
    return Array(HMAC.sha256(key: pseudoRandomKey, message: info).prefix(16))
  }

  /// What the client proves the password with: HMAC-SHA256 of group name, user, secret block and time.
  func signature(group: String, user: String, secretBlock: [UInt8], timestamp: String) -> [UInt8] {
    let message = Array(group.utf8) + Array(user.utf8) + secretBlock + Array(timestamp.utf8)
    return HMAC.sha256(key: key, message: message)
  }
}

extension SRPExchange {
  init?(_ tree: JSONTree) {
    func number(_ name: String) -> BigNumber? { tree.text(name).flatMap { BigNumber(hex: $0) } }
    guard let bigA = number("A"), let b = number("b"), let bigB = number("B"),
      let salt = number("salt"), let verifier = number("v")
    else { return nil }
    self.bigA = bigA
    self.b = b
    self.bigB = bigB
    self.salt = salt
    self.verifier = verifier
  }

  var tree: JSONTree {
    [
      "A": .string(bigA.hex), "b": .string(b.hex), "B": .string(bigB.hex),
      "salt": .string(salt.hex), "v": .string(verifier.hex),
    ]
  }
}
