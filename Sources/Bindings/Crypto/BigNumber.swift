internal import COpenSSL

/// An unsigned integer of any size, for the arithmetic of SRP.
package struct BigNumber: Sendable {
  private let storage: Storage

  private init(_ storage: Storage) { self.storage = storage }

  /// A number that OpenSSL made and nobody else frees.
  init(owning number: OpaquePointer) { storage = unsafe Storage(owning: number) }

  /// A small number.
  package init(_ value: UInt) {
    let storage = Storage()
    let done = unsafe BN_set_word(storage.number, value)
    precondition(done == 1, "OpenSSL could not set a number")
    self.storage = storage
  }

  /// The number of big-endian bytes; no bytes are zero.
  package init(bytes: [UInt8]) {
    let storage = Storage()
    let done = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe BN_bin2bn(bytes.baseAddress, Int32(bytes.count), storage.number)
    }
    precondition(unsafe done != nil, "OpenSSL could not set a number")
    self.storage = storage
  }

  /// The number of hexadecimal digits of either case, however many; nil for none, a sign or
  /// another character.
  package init?(hex: String) {
    guard !hex.isEmpty, let bytes = Hex.decode(hex.utf8.count & 1 == 0 ? hex : "0" + hex) else {
      return nil
    }
    self.init(bytes: bytes)
  }

  /// Big-endian bytes without leading zeros; none for zero.
  package var bytes: [UInt8] {
    let count = (Int(unsafe BN_num_bits(storage.number)) + 7) / 8
    var bytes = [UInt8](repeating: 0, count: count)
    let written = unsafe BN_bn2bin(storage.number, &bytes)
    precondition(Int(written) == count, "OpenSSL could not write a number")
    return bytes
  }

  /// Lower-case hexadecimal digits without leading zeros; `0` for zero.
  package var hex: String {
    let digits = Hex.encode(bytes)
    if digits.isEmpty { return "0" }
    return digits.utf8.first == UInt8(ascii: "0") ? String(digits.dropFirst()) : digits
  }

  /// Whether the number is zero.
  package var isZero: Bool { unsafe BN_is_zero(storage.number) == 1 }
}

extension BigNumber {
  /// `self ^ exponent mod modulus`; the modulus is not zero.
  package func power(_ exponent: BigNumber, modulo modulus: BigNumber) -> BigNumber {
    unsafe calculate(BN_mod_exp, exponent, modulus)
  }

  /// `self × other mod modulus`; the modulus is not zero.
  package func multiplied(by other: BigNumber, modulo modulus: BigNumber) -> BigNumber {
    unsafe calculate(BN_mod_mul, other, modulus)
  }

  /// `self + other mod modulus`; the modulus is not zero.
  package func adding(_ other: BigNumber, modulo modulus: BigNumber) -> BigNumber {
    unsafe calculate(BN_mod_add, other, modulus)
  }

  /// `self − other mod modulus`, never negative; the modulus is not zero.
  package func subtracting(_ other: BigNumber, modulo modulus: BigNumber) -> BigNumber {
    unsafe calculate(BN_mod_sub, other, modulus)
  }

  /// `self mod modulus`; the modulus is not zero.
  package func remainder(modulo modulus: BigNumber) -> BigNumber {
    adding(BigNumber(0), modulo: modulus)
  }

  /// The result, both operands, the modulus, and OpenSSL's space for what lies between.
  private typealias Operation = (
    OpaquePointer?, OpaquePointer?, OpaquePointer?, OpaquePointer?, OpaquePointer?
  ) -> Int32

  private func calculate(
    _ operation: Operation, _ other: BigNumber, _ modulus: BigNumber
  ) -> BigNumber {
    let result = Storage()
    let context = unsafe BN_CTX_new()
    defer { unsafe BN_CTX_free(context) }
    let done = unsafe operation(
      result.number, storage.number, other.storage.number, modulus.storage.number, context)
    precondition(done == 1, "OpenSSL could not calculate")
    return BigNumber(result)
  }
}

extension BigNumber: Comparable {
  package static func == (left: BigNumber, right: BigNumber) -> Bool {
    unsafe BN_cmp(left.storage.number, right.storage.number) == 0
  }

  package static func < (left: BigNumber, right: BigNumber) -> Bool {
    unsafe BN_cmp(left.storage.number, right.storage.number) < 0
  }
}

/// The owner of one `BIGNUM`.
@safe
private final class Storage: @unchecked Sendable {
  // Sendable: the number is written before its BigNumber is handed out and only read afterwards.
  let number: OpaquePointer

  init(owning number: OpaquePointer) { unsafe self.number = number }

  convenience init() {
    guard let number = unsafe BN_new() else { preconditionFailure("no memory for a number") }
    unsafe self.init(owning: number)
  }

  deinit { unsafe BN_clear_free(number) }
}
