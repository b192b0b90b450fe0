import Bindings
import Syntax

@testable import CognitoMock

/// An authenticator in software, for tests.
struct SoftAuthenticator {
  enum Key {
    case es256(SoftECKey)
    case rs256(RSAKey)
  }

  var key: Key
  var id: [UInt8] = Array("credential-1".utf8)
  var rpId = "auth.example.com"
  var origin = "https://auth.example.com"
  /// Somebody is there, and it is the right person.
  var flags: UInt8 = 0x05
  var signCount: UInt32 = 1
  var format = "packed"
  var userHandle: String?

  init(_ key: Key = .es256(SoftECKey())) { self.key = key }

  var idText: String { Base64URL.encode(id) }

  /// `RegistrationResponseJSON`
  func create(challenge: String, type: String = "webauthn.create") -> JSONTree {
    let client = clientData(type: type, challenge: challenge)
    let head = UInt8(id.count >> 8)
    let credential =
      [UInt8](repeating: 0, count: 16) + [head, UInt8(id.count & 255)] + id + cose
    let data = authenticatorData(flags | 0x40) + credential
    let statement: [UInt8] =
      format == "packed"
      ? [0xa2] + Self.text("alg") + algorithm + Self.text("sig")
        + Self.bytes(sign(data + SHA256.hash(client))) : [0xa0]
    let object =
      [0xa3] + Self.text("fmt") + Self.text(format) + Self.text("attStmt") + statement
      + Self.text("authData") + Self.bytes(data)
    return [
      "id": .string(idText), "rawId": .string(idText), "type": "public-key",
      "authenticatorAttachment": "platform",
      "response": [
        "clientDataJSON": .string(Base64URL.encode(client)),
        "attestationObject": .string(Base64URL.encode(object)), "transports": ["internal"],
      ],
    ]
  }

  /// `AuthenticationResponseJSON`
  func get(challenge: String, type: String = "webauthn.get") -> JSONTree {
    let client = clientData(type: type, challenge: challenge)
    let data = authenticatorData(flags)
    var response: JSONTree = [
      "clientDataJSON": .string(Base64URL.encode(client)),
      "authenticatorData": .string(Base64URL.encode(data)),
      "signature": .string(Base64URL.encode(sign(data + SHA256.hash(client)))),
    ]
    response.set("userHandle", userHandle.map { .string($0) })
    return [
      "id": .string(idText), "rawId": .string(idText), "type": "public-key",
      "response": response,
    ]
  }

  private func clientData(type: String, challenge: String) -> [UInt8] {
    let json: JSONTree = [
      "type": .string(type), "challenge": .string(challenge), "origin": .string(origin),
      "crossOrigin": false,
    ]
    return Array(json.compact().utf8)
  }

  private func authenticatorData(_ flags: UInt8) -> [UInt8] {
    SHA256.hash(Array(rpId.utf8)) + [flags]
      + (0..<4).map { UInt8(truncatingIfNeeded: signCount >> (24 - 8 * UInt32($0))) }
  }

  private func sign(_ message: [UInt8]) -> [UInt8] {
    switch key {
    case .es256(let key): key.sign(message)
    case .rs256(let key): key.sign(message)
    }
  }

  private var algorithm: [UInt8] {
    switch key {
    case .es256: [0x26]
    case .rs256: [0x39, 0x01, 0x00]
    }
  }

  private var cose: [UInt8] {
    switch key {
    case .es256(let key):
      [0xa5, 0x01, 0x02, 0x03] + algorithm + [0x20, 0x01, 0x21] + Self.bytes(key.x) + [0x22]
        + Self.bytes(key.y)
    case .rs256(let key):
      [0xa4, 0x01, 0x03, 0x03] + algorithm + [0x20] + Self.bytes(key.modulus) + [0x21]
        + Self.bytes(key.exponent)
    }
  }

  static func text(_ text: String) -> [UInt8] { [0x60 + UInt8(text.utf8.count)] + text.utf8 }

  static func bytes(_ bytes: [UInt8]) -> [UInt8] {
    [0x59, UInt8(bytes.count >> 8), UInt8(bytes.count & 255)] + bytes
  }
}

/// A private key on P-256 by the book, slow and with a nonce that never changes: for tests only.
///
/// Source: FIPS 186-5; SEC 2 for the curve.
struct SoftECKey {
  private typealias Point = (x: BigNumber, y: BigNumber)

  private static func number(_ hex: String) -> BigNumber { BigNumber(hex: hex) ?? BigNumber(0) }
  private static let p = number(
    "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff")
  private static let order = number(
    "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551")
  private static let base = (
    x: number("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"),
    y: number("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5")
  )

  private let secret = BigNumber(bytes: SHA256.hash([1]))
  let x: [UInt8]
  let y: [UInt8]

  init() {
    let point = Self.multiply(secret)
    x = Self.padded(point.x)
    y = Self.padded(point.y)
  }

  /// An ECDSA signature in DER.
  func sign(_ message: [UInt8]) -> [UInt8] {
    let n = Self.order
    let nonce = BigNumber(bytes: SHA256.hash([2]))
    let r = Self.multiply(nonce).x.remainder(modulo: n)
    let hash = BigNumber(bytes: SHA256.hash(message))
    let sum = hash.adding(r.multiplied(by: secret, modulo: n), modulo: n)
    let s = Self.inverse(nonce, n).multiplied(by: sum, modulo: n)
    let body = [r, s].flatMap { number -> [UInt8] in
      let bytes = SRPGroup.padded(number)
      return [0x02, UInt8(bytes.count)] + bytes
    }
    return [0x30, UInt8(body.count)] + body
  }

  private static func padded(_ number: BigNumber) -> [UInt8] {
    [UInt8](repeating: 0, count: 32 - number.bytes.count) + number.bytes
  }

  private static func inverse(_ number: BigNumber, _ prime: BigNumber) -> BigNumber {
    number.power(prime.subtracting(BigNumber(2), modulo: prime), modulo: prime)
  }

  private static func multiply(_ factor: BigNumber) -> Point {
    var sum: Point?
    var power: Point = base
    for byte in factor.bytes.reversed() {
      for bit in 0..<8 {
        if byte >> UInt8(bit) & 1 == 1 { sum = sum.map { add($0, power) } ?? power }
        power = add(power, power)
      }
    }
    return sum ?? base
  }

  private static func add(_ one: Point, _ other: Point) -> Point {
    let slope: BigNumber
    if one.x == other.x {
      // The tangent: (3x² − 3) / 2y
      let square = one.x.multiplied(by: one.x, modulo: p)
      let top = BigNumber(3).multiplied(
        by: square.subtracting(BigNumber(1), modulo: p), modulo: p)
      slope = top.multiplied(by: inverse(one.y.adding(one.y, modulo: p), p), modulo: p)
    } else {
      let (rise, run) = (
        other.y.subtracting(one.y, modulo: p), other.x.subtracting(one.x, modulo: p)
      )
      slope = rise.multiplied(by: inverse(run, p), modulo: p)
    }
    let x = slope.multiplied(by: slope, modulo: p).subtracting(one.x, modulo: p)
      .subtracting(other.x, modulo: p)
    let y = slope.multiplied(by: one.x.subtracting(x, modulo: p), modulo: p)
      .subtracting(one.y, modulo: p)
    return (x, y)
  }
}
