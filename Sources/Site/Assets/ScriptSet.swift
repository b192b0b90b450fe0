import Diagnostics
import Syntax

/// The page scripts of a build: minified, their imports renamed, hashed leaves first.
///
/// Where a script says a place (`new URL("./flow.js", import.meta.url)`), the integrities of what is there
/// stand in its fragment, for whoever imports it: see `later.js`.
struct ScriptSet: Sendable {
  /// The script that every page loads.
  static let entry = "page"

  private let files: [String: AssetFile]
  private let needs: ScriptNeeds

  /// - Parameter files: by path without extension; a script's parts lie in a folder of its name.
  ///
  /// Errors: `script.import.unknown`, `script.import.circle`, `script.part.*`, `javascript.*`.
  init(_ files: [String: SourceFile]) throws(Diagnostic) {
    let sources = try ScriptSources(files: files)
    var build = Building(sources: sources)
    for name in files.keys.sorted() where !name.contains("/") {
      _ = try build.file(name, importedBy: [])
    }
    self.files = build.files
    needs = build.needs
  }

  subscript(name: String) -> AssetFile? { files[name] }

  /// The scripts that a page loads later than its own and should fetch at once, each with what it
  /// cannot begin without.
  func preloads(of page: PageID, _ served: Served) -> [String] {
    var names = Self.first(of: page, served)
    // All but what a page is bound to come to is imported through the list of what comes later.
    if names.contains(where: { $0 != "cognito" }) { names.insert("later", at: 0) }
    return needs.all(of: names)
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
    files.filter { [Self.entry, "later", "components", "picker"].contains($0.key) }
  }
}

/// What each script cannot begin without.
private struct ScriptNeeds {
  private var imports: [String: [String]] = [:]

  mutating func add(_ target: String, of name: String) {
    imports[name, default: []].append(target)
  }

  /// Scripts, each with what it needs, once.
  func all(of names: [String]) -> [String] {
    var found: [String] = []
    func add(_ name: String) {
      guard !found.contains(name) else { return }
      found.append(name)
      for needed in imports[name] ?? [] { add(needed) }
    }
    for name in names { add(name) }
    return found
  }
}

/// Names carry hashes of contents that carry names: what a module imports must be finished first.
private struct Building {
  let sources: ScriptSources
  var files: [String: AssetFile] = [:]
  var needs = ScriptNeeds()

  /// What may be done with the script, wherever it is copied; short, since each script has it.
  private static let banner = "/*!Apache-2.0*/"

  mutating func file(_ name: String, importedBy chain: [String]) throws(Diagnostic) -> AssetFile? {
    if let file = files[name] { return file }
    guard let source = try ScriptParts.joined(name, of: sources) else { return nil }
    var specifiers: [(of: JavaScriptImport, text: String)] = []
    for use in JavaScriptImport.all(in: source) {
      guard let target = ScriptSources.path(use.specifier, from: name) else { continue }
      guard !chain.contains(target), target != name else {
        throw sources.fault(
          "script.import.circle", "'\(target).js' imports this script in turn", target,
          importedBy: name, hint: "hand in what is needed as an argument")
      }
      guard let file = try file(target, importedBy: chain + [name]) else { continue }
      if use.moment == .first { needs.add(target, of: name) }
      let expected = use.moment == .address ? integrities(of: target) : ""
      specifiers.append((use, "./\(file.name)\(expected)"))
    }
    let file = AssetFile(
      stem: name, fileExtension: "js",
      bytes: Self.banner.utf8 + JavaScriptMinifier.minified(source, specifiers: specifiers),
      contentType: "text/javascript; charset=utf-8")
    files[name] = file
    return file
  }

  /// What a browser is to expect of a script, and of what that needs:
  /// `#sha256-…#./fields.721ace30.js#sha256-…`.
  private func integrities(of target: String) -> String {
    let parts = needs.all(of: [target]).compactMap { files[$0] }
      .flatMap { ["./\($0.name)", $0.integrity] }
    return "#" + parts.dropFirst().joined(separator: "#")
  }
}
