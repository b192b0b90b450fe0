import Diagnostics
import Syntax

/// Puts the parts of a script into it: what lies in `cognito/` is shipped inside `cognito.js`.
///
/// A script can thus be written in several files and be fetched as one. A part's statements stand before
/// those of what imports it, in the order in which they would run; what several import from elsewhere
/// is imported once. To the world a part exports what the script itself exports from it.
struct ScriptParts {
  private let sources: ScriptSources
  private let root: String
  /// What the script exports from its parts.
  private let exported: Set<String>
  private var visited: Set<String> = []
  /// What is imported from elsewhere, by specifier, in the order of the statements.
  private var imports: [(specifier: String, names: [String])] = []
  /// Where each name at the top of a file was met first.
  private var owners: [String: String] = [:]
  private var body: [UInt8] = []

  /// A script with its parts in it.
  ///
  /// - Errors: `script.part.import`, `script.part.export`, `script.part.name`,
  ///   `script.import.circle`, `javascript.*`.
  static func joined(
    _ name: String, of sources: ScriptSources
  ) throws(Diagnostic) -> JavaScriptSource? {
    guard let source = sources.files[name], !sources.parts(of: name).isEmpty else {
      return sources.files[name]
    }
    let exported = JavaScriptModule(source).links.filter(\.isExport).flatMap { $0.names ?? [] }
    var parts = Self(sources: sources, root: name, exported: Set(exported))
    try parts.add(name, importedBy: [])
    var bytes: [UInt8] = []
    for (specifier, names) in parts.imports {
      bytes += "import{\(names.joined(separator: ","))}from\"\(specifier)\";\n".utf8
    }
    return try JavaScriptLexer.read(
      SourceFile(name: source.file.name, bytes: bytes + parts.body))
  }

  private init(sources: ScriptSources, root: String, exported: Set<String>) {
    self.sources = sources
    self.root = root
    self.exported = exported
  }

  private mutating func add(_ name: String, importedBy chain: [String]) throws(Diagnostic) {
    guard visited.insert(name).inserted, let source = sources.files[name] else { return }
    let file = source.file
    let module = JavaScriptModule(source)
    var edits: [(range: Range<Int>, text: String)] = []
    for link in module.links {
      guard let target = ScriptSources.path(link.specifier, from: name) else { continue }
      if target == root || chain.contains(target) || target == name {
        throw Self.circle(link.specifierRange, in: file)
      }
      if target.contains("/") {
        try take(link, in: file, by: name)
        try add(target, importedBy: chain + [name])
        edits.append((link.range, ""))
      } else if !link.isExport, let names = link.names {
        try importing(names, from: "./\(target).js", link, in: file)
        edits.append((link.range, ""))
      } else {
        edits.append((link.specifierRange, "./\(target).js"))
      }
    }
    for use in sources.uses[name] ?? [] where use.moment != .first {
      guard let target = ScriptSources.path(use.specifier, from: name) else { continue }
      edits.append((use.range, "./\(target).js"))
    }
    edits += try exports(of: module, in: file, named: name)
    try own(module.declarations, in: file)
    append(file, with: edits)
  }

  /// Names are taken as they are: there is no second name for a thing in one script.
  private func take(
    _ link: JavaScriptModule.Link, in file: SourceFile, by name: String
  ) throws(Diagnostic) {
    guard let names = link.names, !names.contains(where: { $0.contains(" ") }) else {
      throw Diagnostic(
        .error, "script.part.import", "a part is imported by the names that it gives",
        at: file.location(of: link.range), hint: "write import { name } from \"\(link.specifier)\"")
    }
    if link.isExport, name != root { throw Self.export(link.range, in: file) }
  }

  private mutating func importing(
    _ names: [String], from specifier: String, _ link: JavaScriptModule.Link, in file: SourceFile
  ) throws(Diagnostic) {
    let index = imports.firstIndex { $0.specifier == specifier } ?? imports.endIndex
    if index == imports.endIndex { imports.append((specifier, [])) }
    for name in names where !imports[index].names.contains(name) {
      imports[index].names.append(name)
      let local = name.split(separator: " ").last.map(String.init) ?? name
      try own(local, link.range, in: file)
    }
  }

  private func exports(
    of module: JavaScriptModule, in file: SourceFile, named name: String
  ) throws(Diagnostic) -> [(range: Range<Int>, text: String)] {
    guard name != root else { return [] }
    if let other = module.otherExports.first { throw Self.export(other, in: file) }
    return module.declarations.compactMap { declaration in
      guard let export = declaration.export, !exported.contains(declaration.name) else {
        return nil
      }
      return (export, "")
    }
  }

  private mutating func own(
    _ declarations: [JavaScriptModule.Declaration], in file: SourceFile
  ) throws(Diagnostic) {
    for declaration in declarations { try own(declaration.name, declaration.range, in: file) }
  }

  private mutating func own(
    _ name: String, _ range: Range<Int>, in file: SourceFile
  ) throws(Diagnostic) {
    if let owner = owners.updateValue(file.name, forKey: name), owner != file.name {
      throw Diagnostic(
        .error, "script.part.name", "'\(name)' has another meaning in \(owner)",
        at: file.location(of: range), hint: "the two are shipped in one script: rename one of them")
    }
  }

  private mutating func append(_ file: SourceFile, with edits: [(range: Range<Int>, text: String)])
  {
    var copied = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      body += file.bytes[copied..<edit.range.lowerBound]
      body += edit.text.utf8
      copied = edit.range.upperBound
    }
    body += file.bytes[copied...]
    body.append(UInt8(ascii: "\n"))
  }

  private static func circle(_ range: Range<Int>, in file: SourceFile) -> Diagnostic {
    Diagnostic(
      .error, "script.import.circle", "this script is imported by what it imports",
      at: file.location(of: range), hint: "hand in what is needed as an argument")
  }

  private static func export(_ range: Range<Int>, in file: SourceFile) -> Diagnostic {
    Diagnostic(
      .error, "script.part.export", "a part exports what it declares, and no more",
      at: file.location(of: range), hint: "write export before the declaration")
  }
}
