package import Bindings
package import Diagnostics
import Templating

/// The small project that `lintel init` writes, from the kit's `templates/init`.
package struct NewProject: Sendable {
  private let id: String
  private let name: String
  private let files: LayeredFiles

  /// - Parameter folder: a folder's name; it becomes the tenant's id and name as far as it can.
  package init(named folder: String, files: LayeredFiles) {
    id = Self.id(of: folder)
    name = Self.name(of: folder)
    self.files = files
  }

  /// Writes the project and gives the paths written, sorted.
  ///
  /// A `.gitignore` that is there, as in any repository, keeps its lines and gets those it lacks.
  ///
  /// Errors: `init.exists` where there already is a project or another of the files, `init.folder` where
  /// there can be no folder, `disk.*` where the disk fails. Nothing is left behind then.
  package func write(to folder: String) throws(Diagnostic) -> [String] {
    var written: [(path: String, bytes: [UInt8])] = []
    for path in try paths(below: "templates/init") {
      written.append((target(of: path), try rendered(path)))
    }
    written.sort { $0.path < $1.path }
    let target = NewFolder(path: folder, disk: files.disk)
    var extended: Set<String> = []
    for (index, file) in written.enumerated() where file.path == ".gitignore" {
      guard let present = try target.bytes(of: file.path) else { continue }
      extended.insert(file.path)
      written[index].bytes = Self.lines(of: file.bytes, addedTo: present)
    }
    try target.write(written, replacing: extended)
    return written.map(\.path)
  }
}

extension NewProject {
  /// A label of the letters and digits, letters without their accents: `uni-brand` for "Ünï Brand".
  private static func id(of folder: String) -> String {
    let letters = folder.unicodeScalars.map { scalar -> String in
      if scalar.properties.generalCategory == .nonspacingMark { return "" }
      let letter = String(scalar).lowercased()
      let isPlain = letter.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
      }
      return isPlain ? letter : bareLetter(scalar) ?? "-"
    }
    let words = letters.joined().split(separator: "-")
    let label = String(words.joined(separator: "-").prefix(63)).split(separator: "-")
    return label.isEmpty ? "acme" : label.joined(separator: "-")
  }

  /// `u` for LATIN SMALL LETTER U WITH DIAERESIS, `ae` for LATIN SMALL LETTER AE.
  private static func bareLetter(_ scalar: Unicode.Scalar) -> String? {
    let words = (scalar.properties.name ?? "").split(separator: " ")
    guard words.count > 3, words[0] == "LATIN", words[2] == "LETTER", words[3].count <= 2,
      words.count == 4 || words[4] == "WITH"
    else { return nil }
    return words[3].lowercased()
  }

  /// The name as it was typed; a folder's usual `acme-robotics` becomes words.
  private static func name(of folder: String) -> String {
    guard folder.contains(where: \.isLetter) || folder.contains(where: \.isNumber) else {
      return "Acme"
    }
    if folder.contains(where: { $0.isWhitespace || $0.isUppercase }) {
      // What would end the text in the file, or must not stand in a name.
      let scalars = folder.unicodeScalars.filter {
        $0 != "\"" && $0 != "\\" && ![.control, .format].contains($0.properties.generalCategory)
      }
      return shortened(String(String.UnicodeScalarView(scalars)))
    }
    let words = folder.split { !$0.isLetter && !$0.isNumber }
    return shortened(
      words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " "))
  }

  /// As many of a name's words as every subject of a mail has room for, else as much of the first.
  private static func shortened(_ name: String) -> String {
    let limit = 24
    guard name.utf16.count > limit else { return name }
    let name = name.drop(while: \.isWhitespace)
    var short = name
    while short.utf16.count > limit { short.removeLast() }
    let endsWord = name[short.endIndex...].first?.isWhitespace ?? true
    if !endsWord, let blank = short.lastIndex(where: \.isWhitespace) { short = short[..<blank] }
    return short.isEmpty ? "Acme" : String(short)
  }

  /// A text with those lines of another that it lacks.
  private static func lines(of more: [UInt8], addedTo bytes: [UInt8]) -> [UInt8] {
    let newline = UInt8(ascii: "\n")
    let present = Set(
      bytes.split(separator: newline).map { $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0 })
    var bytes = bytes
    for line in more.split(separator: newline) where !present.contains(line) {
      if bytes.last.map({ $0 != newline }) == true { bytes.append(newline) }
      bytes += line + [newline]
    }
    return bytes
  }

  /// `ID` in a path stands for the tenant's id, a `dot-` at a name's start for a dot.
  private func target(of path: String) -> String {
    path.dropFirst("templates/init/".count).split(separator: "/").map { part in
      let name = part.hasPrefix("dot-") ? "." + part.dropFirst(4) : String(part)
      return name == "ID" || name.hasPrefix("ID.") ? id + name.dropFirst(2) : name
    }
    .joined(separator: "/")
  }

  private func rendered(_ path: String) throws(Diagnostic) -> [UInt8] {
    guard let found = try? files.read(path) else {
      throw Diagnostic(.error, "kit.missing", "the kit has no \(path)")
    }
    guard path.hasSuffix(".json") else { return found.bytes }
    let model = Shape.record([("id", .text), ("name", .text)])
    let template = try Template.parse(SourceFile(name: path, bytes: found.bytes))
    let linker = Linker(partials: [:], texts: TextCatalog(locale: "en", entries: [:]))
    let program = try linker.link(template, model: model, kind: .plainText)
    return program.render(Record(model, [("id", .text(id)), ("name", .text(name))]))
  }

  private func paths(below folder: String) throws(Diagnostic) -> [String] {
    var paths: [String] = []
    for entry in (try? files.list(folder)) ?? [] {
      let path = "\(folder)/\(entry.name)"
      paths += entry.kind == .directory ? try self.paths(below: path) : [path]
    }
    if paths.isEmpty { throw Diagnostic(.error, "kit.missing", "the kit has no \(folder)") }
    return paths
  }
}
