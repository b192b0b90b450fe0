import Diagnostics
import Syntax

/// The page scripts of a build: minified, their imports renamed, hashed leaves first.
struct ScriptSet: Sendable {
  /// The script that every page loads.
  static let entry = "page"

  /// Scripts that pages fetch later than their own.
  static let later = ["components", "passkey", "picker", "qr"]

  private let files: [String: AssetFile]

  /// - Parameter sources: by name without extension.
  ///
  /// Errors: `script.import.unknown`, `script.import.circle`, `javascript.*`.
  init(_ sources: [String: SourceFile]) throws(Diagnostic) {
    var build = Building(sources: sources)
    for name in sources.keys.sorted() { _ = try build.file(name, importedBy: []) }
    files = build.files
  }

  subscript(name: String) -> AssetFile? { files[name] }

  /// The scripts that a page loads later than its own and should fetch at once.
  static func preloads(of page: PageID) -> [String] {
    switch page {
    case .signup, .code, .messageSent, .resetPassword, .newPassword, .changePassword, .error:
      ["components"]
    case .passkeyLogin, .passkeyAdd: ["components", "passkey"]
    case .totpSetup: ["components", "qr"]
    case .tenantPicker: ["components", "picker"]
    default: []
    }
  }

  /// Sorted by name.
  var all: [AssetFile] { files.values.sorted { $0.name < $1.name } }
}

/// Names carry hashes of contents that carry names: what a module imports must be finished first.
private struct Building {
  let sources: [String: SourceFile]
  var files: [String: AssetFile] = [:]

  mutating func file(_ name: String, importedBy chain: [String]) throws(Diagnostic) -> AssetFile? {
    if let file = files[name] { return file }
    guard let source = sources[name] else { return nil }
    let code = SourceFile(name: source.name, bytes: try JavaScriptMinifier.minified(source))
    var bytes: [UInt8] = []
    var copied = 0
    for use in try JavaScriptImport.all(in: code) {
      guard let target = Self.name(of: use.specifier), let imported = sources[target] else {
        throw fault(
          "script.import.unknown", "there is no script '\(use.specifier)'", use, in: source,
          hint: nearestNameHint(for: use.specifier, among: sources.keys.map { "./\($0).js" }))
      }
      guard !chain.contains(target), target != name else {
        throw fault(
          "script.import.circle", "'\(imported.name)' imports this script in turn", use,
          in: source, hint: "hand in what is needed as an argument")
      }
      guard let file = try file(target, importedBy: chain + [name]) else { continue }
      bytes += code.bytes[copied..<use.range.lowerBound]
      bytes += "./\(file.name)".utf8
      copied = use.range.upperBound
    }
    bytes += code.bytes[copied...]
    let file = AssetFile(
      stem: name, fileExtension: "js", bytes: bytes, contentType: "text/javascript; charset=utf-8")
    files[name] = file
    return file
  }

  /// `./qr.js` is `qr`.
  private static func name(of specifier: String) -> String? {
    guard specifier.hasPrefix("./"), specifier.hasSuffix(".js") else { return nil }
    return String(specifier.dropFirst(2).dropLast(3))
  }

  /// Points into the file as it was written, where the same import stands.
  private func fault(
    _ code: String, _ message: String, _ use: JavaScriptImport, in source: SourceFile,
    hint: String?
  ) -> Diagnostic {
    var range = 0..<0
    if let uses = try? JavaScriptImport.all(in: source),
      let same = uses.first(where: { $0.specifier == use.specifier })
    {
      range = same.range
    }
    return Diagnostic(.error, code, message, at: source.location(of: range), hint: hint)
  }
}
