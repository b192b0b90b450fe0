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
  /// Errors: `init.exists` where there already is a project or another of the files; nothing is written
  /// then. `disk.*` where the disk fails.
  package func write(to folder: String) throws(Diagnostic) -> [String] {
    var written: [(path: String, bytes: [UInt8])] = []
    for path in try paths(below: "templates/init") {
      written.append((target(of: path), try rendered(path)))
    }
    written.sort { $0.path < $1.path }
    do throws(DiskError) {
      for (index, file) in written.enumerated() {
        let path = join(folder, file.path)
        guard try files.disk.status(of: path) != nil else { continue }
        guard file.path == ".gitignore" else { throw DiskError(.write, path, code: 0) }
        written[index].bytes = Self.lines(of: file.bytes, addedTo: try files.disk.read(path))
      }
      for file in written {
        let path = join(folder, file.path)
        try files.disk.makeDirectories(
          String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
        try files.disk.write(file.bytes, to: path)
      }
    } catch {
      if error.code == 0 {
        throw Diagnostic(
          .error, "init.exists", "\(error.path) already exists",
          hint: "choose another folder: lintel init DIR")
      }
      throw Diagnostic(.error, "disk.write", "\(error.path): \(error.reason)", hint: error.advice)
    }
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

  /// The name as it was typed, of at most 120 characters; a folder's usual `acme-robotics` becomes
  /// words.
  private static func name(of folder: String) -> String {
    guard folder.contains(where: \.isLetter) || folder.contains(where: \.isNumber) else {
      return "Acme"
    }
    if folder.contains(where: { $0.isWhitespace || $0.isUppercase }) {
      // What would end the text in the file, or must not stand in a name.
      let scalars = folder.unicodeScalars.filter {
        $0 != "\"" && $0 != "\\" && ![.control, .format].contains($0.properties.generalCategory)
      }
      return String(String.UnicodeScalarView(scalars.prefix(120)))
    }
    let words = folder.prefix(120).split { !$0.isLetter && !$0.isNumber }
    return words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
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

  private func join(_ folder: String, _ path: String) -> String {
    folder.isEmpty ? path : "\(folder)/\(path)"
  }
}
