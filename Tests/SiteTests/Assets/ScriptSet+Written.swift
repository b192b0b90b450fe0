import Diagnostics

@testable import Site

extension ScriptSet {
  /// Scripts from their texts, by path without extension.
  static func written(_ texts: [String: String]) throws(Diagnostic) -> ScriptSet {
    var files: [String: SourceFile] = [:]
    for (name, text) in texts {
      files[name] = SourceFile(name: "site/scripts/\(name).js", text: text)
    }
    return try ScriptSet(files)
  }

  /// Why there can be no such scripts.
  static func refusal(_ texts: [String: String]) -> Diagnostic? {
    do throws(Diagnostic) {
      _ = try written(texts)
      return nil
    } catch { return error }
  }
}
