import Foundation

/// A JavaScript engine to hold our reading against.
enum Node {
  /// Where it is installed, or nil.
  static let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { "\($0)/node" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  /// What it says against a module; empty for nothing.
  static func check(_ module: [UInt8]) throws -> String {
    guard let path else { return "no node" }
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = ["--input-type=module", "--check", "-"]
    let input = Pipe()
    let errors = Pipe()
    process.standardInput = input
    process.standardError = errors
    try process.run()
    input.fileHandleForWriting.write(Data(module))
    try input.fileHandleForWriting.close()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? "" : String(decoding: said, as: UTF8.self)
  }
}
