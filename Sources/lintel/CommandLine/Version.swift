/// The program's version, as semantic versioning has it.
enum Version {
  static let current = "0.1.0"
}
