import Foundation
package import Testing

/// What people read, kept in `Golden/` beside the test's file, one file a case.
package enum Golden {
  /// Compares with the kept file. With `UPDATE_GOLDEN` set it is written anew and the test fails, so
  /// that an update is never mistaken for a pass.
  package static func check(
    _ text: String, _ name: String, file: String = #filePath,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
      .appendingPathComponent("Golden")
    let path = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try text.write(to: path, atomically: true, encoding: .utf8)
      Issue.record("\(name) was written anew", sourceLocation: sourceLocation)
      return
    }
    let kept = try? String(contentsOf: path, encoding: .utf8)
    guard let kept else {
      Issue.record(
        "there is no Golden/\(name): UPDATE_GOLDEN=1 writes it", sourceLocation: sourceLocation)
      return
    }
    #expect(text == kept, "Golden/\(name)", sourceLocation: sourceLocation)
  }
}
