import Diagnostics
import Syntax

/// The scripts as they were written, by path without extension: `cognito`, `cognito/srp`.
struct ScriptSources {
  let files: [String: JavaScriptSource]
  /// What each names, as it was written.
  let uses: [String: [JavaScriptImport]]

  /// - Errors: `script.import.unknown`, `javascript.*`.
  init(files: [String: SourceFile]) throws(Diagnostic) {
    var sources: [String: JavaScriptSource] = [:]
    for (name, file) in files.sorted(by: { $0.key < $1.key }) {
      sources[name] = try JavaScriptLexer.read(file)
    }
    self.files = sources
    uses = sources.mapValues(JavaScriptImport.all)
    try checkImports()
  }

  /// What a script means by `./qr.js`: a path as in `files`. Nil for what cannot be one.
  static func path(_ specifier: String, from name: String) -> String? {
    guard specifier.hasSuffix(".js") else { return nil }
    var folders = name.split(separator: "/").dropLast()
    var steps = specifier.dropLast(3).split(separator: "/", omittingEmptySubsequences: false)[...]
    guard [".", ".."].contains(steps.first) else { return nil }
    while let step = steps.first, [".", ".."].contains(step) {
      if step == "..", folders.popLast() == nil { return nil }
      steps.removeFirst()
    }
    return (folders + steps).joined(separator: "/")
  }

  /// The parts of a script: what lies in the folder of its name.
  func parts(of name: String) -> [String] {
    files.keys.filter { $0.hasPrefix("\(name)/") }.sorted()
  }

  /// Refuses an import of what is not there.
  private func checkImports() throws(Diagnostic) {
    for (name, source) in files.sorted(by: { $0.key < $1.key }) {
      for use in uses[name] ?? [] {
        let known = files.keys.filter { reaches($0, from: name, later: use.moment != .first) }
        if let path = Self.path(use.specifier, from: name), known.contains(path) { continue }
        throw Diagnostic(
          .error, "script.import.unknown", "there is no script '\(use.specifier)'",
          at: source.file.location(of: use.range),
          hint: nearestNameHint(
            for: use.specifier, among: known.map { Self.specifier(of: $0, from: name) }))
      }
    }
  }

  /// Parts are known to their own script alone, and never fetched later: they are there already.
  private func reaches(_ path: String, from name: String, later: Bool) -> Bool {
    guard let folder = path.split(separator: "/").dropLast().first else { return true }
    return !later && folder == name.split(separator: "/").first
  }

  /// How one script names another.
  private static func specifier(of path: String, from name: String) -> String {
    guard let folder = name.split(separator: "/").dropLast().first else { return "./\(path).js" }
    return path.hasPrefix("\(folder)/")
      ? "./\(path.dropFirst(folder.count + 1)).js" : "../\(path).js"
  }

  /// An error at the place where a script, or a part of it, imports another.
  func fault(
    _ code: String, _ message: String, _ target: String, importedBy name: String, hint: String?
  ) -> Diagnostic {
    for writer in [name] + parts(of: name) {
      guard let source = files[writer] else { continue }
      for use in uses[writer] ?? [] where Self.path(use.specifier, from: writer) == target {
        return Diagnostic(
          .error, code, message, at: source.file.location(of: use.range), hint: hint)
      }
    }
    return Diagnostic(.error, code, message, at: nil, hint: hint)
  }
}
