import Bindings
import Foundation
import TestSupport
import Testing

@testable import CognitoMock

/// One exchange whose numbers are all known, from `Vectors/srp.txt`: computed with another
/// implementation, a client's.
struct SRPVector: Sendable, CustomTestStringConvertible {
  let title: String
  private let values: [String: String]

  var testDescription: String { title }

  subscript(name: String) -> String { values[name] ?? "" }

  func number(_ name: String) -> BigNumber { BigNumber(hex: self[name]) ?? BigNumber(0) }

  static let all: [SRPVector] = {
    let path = ProjectFolder.path + "Tests/CognitoMockTests/Authentication/Vectors/srp.txt"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.components(separatedBy: "\n\n").map { section in
      var values: [String: String] = [:]
      var title = ""
      for line in section.split(separator: "\n") {
        let parts = line.components(separatedBy: " = ")
        if parts.count == 2 { values[parts[0]] = parts[1] } else { title = String(line) }
      }
      return SRPVector(title: title, values: values)
    }
  }()
}

/// The client's side of SRP, for tests.
struct SRPClient {
  let a: BigNumber
  let group: String

  init(group: String, a: BigNumber = BigNumber(bytes: Array(1...64))) {
    self.group = group
    self.a = a
  }

  var bigA: BigNumber { SRPGroup.g.power(a, modulo: SRPGroup.n) }

  /// `PASSWORD_CLAIM_SIGNATURE` in Base64.
  func signature(
    _ parameters: [String: String], user: String, password: String, timestamp: String
  ) -> String {
    let salt = BigNumber(hex: parameters["SALT"] ?? "") ?? BigNumber(0)
    let bigB = BigNumber(hex: parameters["SRP_B"] ?? "") ?? BigNumber(0)
    let inner = SHA256.hash(Array("\(group)\(user):\(password)".utf8))
    let x = SRPGroup.hash(SRPGroup.padded(salt), inner)
    let u = SRPGroup.hash(SRPGroup.padded(bigA), SRPGroup.padded(bigB))
    let n = SRPGroup.n
    let base = bigB.subtracting(
      SRPGroup.k.multiplied(by: SRPGroup.g.power(x, modulo: n), modulo: n), modulo: n)
    let secret = base.power(a, modulo: n)
      .multiplied(by: base.power(u, modulo: n).power(x, modulo: n), modulo: n)
    let key = HMAC.sha256(
      key: HMAC.sha256(key: SRPGroup.padded(u), message: SRPGroup.padded(secret)),
      message: Array("Caldera Derived Key".utf8) + [1])
    let block = Base64.decode(parameters["SECRET_BLOCK"] ?? "") ?? []
    let message = Array(group.utf8) + Array(user.utf8) + block + Array(timestamp.utf8)
    return Base64.encode(HMAC.sha256(key: Array(key.prefix(16)), message: message))
  }
}
