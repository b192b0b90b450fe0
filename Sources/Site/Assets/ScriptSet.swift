import Diagnostics
import Syntax

/// The page scripts of a build: minified, their imports renamed, hashed leaves first.
struct ScriptSet: Sendable {
  /// The script that every page loads.
  static let entry = "page"

  private let files: [String: AssetFile]
  /// What each script cannot begin without.
  private let imports: [String: [String]]

  /// - Parameter sources: by name without extension.
  ///
  /// Errors: `script.import.unknown`, `script.import.circle`, `javascript.*`.
  init(_ sources: [String: SourceFile]) throws(Diagnostic) {
    var build = Building(sources: sources)
    for name in sources.keys.sorted() { _ = try build.file(name, importedBy: []) }
    files = build.files
    imports = build.imports
  }

  subscript(name: String) -> AssetFile? { files[name] }

  /// The scripts that a page loads later than its own and should fetch at once, each with what it
  /// cannot begin without.
  func preloads(of page: PageID, _ served: Served) -> [String] {
    var names: [String] = []
    func add(_ name: String) {
      guard !names.contains(name) else { return }
      names.append(name)
      for needed in imports[name] ?? [] { add(needed) }
    }
    for name in Self.first(of: page, served) { add(name) }
    return names
  }

  private static func first(of page: PageID, _ served: Served) -> [String] {
    if page == .tenantPicker { return ["components", "picker"] }
    guard served == .hosted else { return direct(page) }
    switch page {
    case .signup, .code, .messageSent, .resetPassword, .newPassword, .changePassword, .error:
      return ["components"]
    case .passkeyLogin, .passkeyAdd: return ["components", "passkey"]
    case .totpSetup: return ["components", "qr"]
    default: return []
    }
  }

  /// The sign-in page has a budget of two scripts; whatever else it may come to need it fetches then. A
  /// step that is opened cold leads back to it.
  private static func direct(_ page: PageID) -> [String] {
    switch page {
    case .login: ["cognito"]
    case .identifier: ["flow", "signin", "cognito"]
    case .signup: ["components", "flow", "signup", "cognito"]
    case .forgotPassword: ["flow", "recovery", "cognito"]
    case .changePassword: ["components", "flow", "profile"]
    case .profile: ["flow", "profile"]
    case .security: ["flow", "security"]
    case .callback: ["flow", "arrival", "pkce"]
    case .signOut, .linkLanding: ["flow", "arrival"]
    case .error: ["components", "flow", "arrival"]
    default: ["flow"]
    }
  }

  /// By name without extension.
  var all: [String: AssetFile] { files }

  /// What the tenant picker runs: nobody signs in there.
  var picking: [String: AssetFile] {
    files.filter { [Self.entry, "components", "picker"].contains($0.key) }
  }
}

/// Names carry hashes of contents that carry names: what a module imports must be finished first.
private struct Building {
  let sources: [String: SourceFile]
  var files: [String: AssetFile] = [:]
  var imports: [String: [String]] = [:]

  /// What may be done with the script, wherever it is copied; short, since each script has it.
  private static let banner = "/*!Apache-2.0*/"

  mutating func file(_ name: String, importedBy chain: [String]) throws(Diagnostic) -> AssetFile? {
    if let file = files[name] { return file }
    guard let source = sources[name] else { return nil }
    let code = SourceFile(name: source.name, bytes: try JavaScriptMinifier.minified(source))
    var bytes = Array(Self.banner.utf8)
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
      if !use.isDynamic { imports[name, default: []].append(target) }
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
