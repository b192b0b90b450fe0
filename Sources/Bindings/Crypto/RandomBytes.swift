/// Bytes from the system's random number generator.
package func randomBytes(_ count: Int) -> [UInt8] {
  var generator = SystemRandomNumberGenerator()
  var bytes = [UInt8](repeating: 0, count: count)
  // Each word is a call of the system, so none is made for a byte alone.
  for start in stride(from: 0, to: count, by: 8) {
    var word: UInt64 = generator.next()
    for index in start..<min(start + 8, count) {
      bytes[index] = UInt8(truncatingIfNeeded: word)
      word >>= 8
    }
  }
  return bytes
}
