import Bindings
import CognitoMock
import Diagnostics
import Syntax

/// A theme's file with what a person is trying out on the theme page: nothing is written before it is saved.
struct ThemeDraft: Sendable {
  /// The folder below `themes/`.
  let theme: String
  /// The file as it lies there.
  let file: SourceFile
  /// Which of the project's folders it lies in, the project's own first.
  let root: Int
  /// What the file says, by the inputs' names.
  let written: [String: String]
  /// What the inputs say.
  let values: [String: String]
  private let isDark: Bool

  /// - Parameter said: the inputs that say something; where nothing is said the file holds.
  /// - Errors: those of a theme that is missing, or no JSON object.
  init(
    theme: String, files: LayeredFiles, said: (String) -> String?
  ) throws(Diagnostic) {
    let path = Self.path(of: theme)
    let found: LayeredFiles.Found
    do throws(LayeredFiles.Refusal) { found = try files.read(path) } catch {
      throw Diagnostic(
        .error, "theme.unknown", "there is no theme '\(theme)' to edit",
        at: SourceLocation(file: path), hint: "make it, or give the tenant another one")
    }
    let file = SourceFile(name: found.path, bytes: found.bytes)
    let json = try JSONValue.parse(file)
    _ = try json.requireObject("a theme")
    var written: [String: String] = [:]
    for field in ThemeField.all { written.merge(field.written(in: json)) { old, _ in old } }
    self.theme = theme
    self.file = file
    root = found.root
    self.written = written
    values = written.reduce(into: written) { values, one in
      if let text = said(one.key) { values[one.key] = text.trimmed }
    }
    isDark = (values["mode"] ?? "") == "dark"
  }

  static func path(of theme: String) -> String { "themes/\(theme)/theme.json" }

  /// What the file's bytes are, for whoever wants to know later whether they still are.
  var version: String { Hex.encode(SHA256.hash(file.bytes)) }

  private var changed: [ThemeField] {
    ThemeField.all.filter { $0.names.contains { values[$0] != written[$0] } }
  }

  var isChanged: Bool { !changed.isEmpty }

  /// What differs from the file, input by input.
  var changes: OAuthParameters {
    OAuthParameters(
      changed.flatMap(\.names).map { Attribute(name: $0, value: values[$0] ?? "") }
        .filter { $0.value != written[$0.name] })
  }

  /// The same as a name of one segment of an address; `-` for nothing.
  var address: String {
    isChanged ? Base64URL.encode(Array(changes.encoded.utf8)) : "-"
  }

  /// What such a name says, input by input.
  static func said(by address: String) -> OAuthParameters {
    Base64URL.decode(address).flatMap { OAuthParameters(form: $0) } ?? OAuthParameters()
  }

  /// The file as it would be saved.
  ///
  /// - Parameter isRepaired: whether colours that are too weak give way to the nearest that hold.
  func edited(isRepaired: Bool = false) throws(Diagnostic) -> SourceFile {
    var changes = changed.map { (path: $0.path, value: $0.value(values, isDark: isDark)) }
    if isRepaired { changes.append((["contrast"], "repair")) }
    return try JSONChange.making(changes, in: file)
  }

  /// The project's files with the draft in the theme's place.
  func files(over files: LayeredFiles, isRepaired: Bool = false) throws(Diagnostic) -> LayeredFiles
  {
    let path = Self.path(of: theme)
    let folder = files.roots[root]
    return LayeredFiles(
      disk: PatchedDisk(
        base: files.disk, path: folder.isEmpty ? path : "\(folder)/\(path)",
        bytes: try edited(isRepaired: isRepaired).bytes),
      roots: files.roots)
  }
}
