// The standard library has no powers and no angles, so the C library's are taken; they are pure
// functions of numbers.
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The few functions of numbers that colours need.
enum Maths {
  static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

  static func cubeRoot(_ value: Double) -> Double { cbrt(value) }

  /// Degrees, 0..<360.
  static func angle(x: Double, y: Double) -> Double {
    let degrees = atan2(y, x) * 180 / .pi
    return degrees < 0 ? degrees + 360 : degrees
  }

  static func cosine(degrees: Double) -> Double { cos(degrees * .pi / 180) }

  static func sine(degrees: Double) -> Double { sin(degrees * .pi / 180) }
}
