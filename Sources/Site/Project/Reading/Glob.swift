import Bindings
import Diagnostics

/// A pattern of paths: `tenants/*.json`, `themes/*/tenant.json`, `clients/**/tenant.json`.
///
/// `*` stands for any text within a name, `?` for one character, `**` alone for any number of folders.
/// Names that begin with a dot are not meant by a wildcard.
struct Glob {
  static func isPattern(_ path: String) -> Bool { path.contains("*") || path.contains("?") }

  let pattern: String
  private let parts: [[Unicode.Scalar]]

  /// Throws `path.leaves` for a pattern that leads out of the project.
  init(_ pattern: String, at location: SourceLocation?) throws(Diagnostic) {
    self.pattern = pattern
    let parts = pattern.split(separator: "/").filter { $0 != "." }
    guard !pattern.hasPrefix("/"), !parts.contains("..") else {
      throw Diagnostic(
        .error, "path.leaves", "the pattern '\(shownValue(pattern))' leaves the project",
        at: location, hint: "name files below the folder of lintel.json")
    }
    var scalars: [[Unicode.Scalar]] = []
    for part in parts where part != "**" || scalars.last != Self.anyFolders {
      scalars.append(Array(part.unicodeScalars))
    }
    self.parts = scalars
  }

  fileprivate static let anyFolders: [Unicode.Scalar] = ["*", "*"]

  /// The paths of all that matches, sorted: of files, and of folders named as files are, which
  /// whoever reads them finds fault with.
  func files(in project: ProjectFiles, at location: SourceLocation?) throws(Diagnostic) -> [String]
  {
    project.noteLook(for: self)
    var walk = Walk(project: project, pattern: pattern, location: location)
    try walk.look(into: "", for: parts[...])
    return walk.found.sorted()
  }

  /// Whether a file of that path is meant, be it there or not.
  func matches(_ path: String) -> Bool {
    let names = path.split(separator: "/").map { Array($0.unicodeScalars) }
    return Self.matches(names[...], parts[...])
  }

  private static func matches(
    _ names: ArraySlice<[Unicode.Scalar]>, _ parts: ArraySlice<[Unicode.Scalar]>
  ) -> Bool {
    guard let part = parts.first, let name = names.first else {
      return parts.isEmpty && names.isEmpty
    }
    let rest = parts.dropFirst()
    guard part == anyFolders else {
      return matches(name[...], part[...]) && matches(names.dropFirst(), rest)
    }
    if matches(names, rest) { return true }
    // As the last part it means the files of all folders.
    if name.first == "." { return false }
    return rest.isEmpty && names.count == 1 || matches(names.dropFirst(), parts)
  }

  fileprivate static func matches(
    _ name: ArraySlice<Unicode.Scalar>, _ part: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    if name.first == ".", let first = part.first, first == "*" || first == "?" { return false }
    return matchesRest(name, part)
  }

  /// The last `*` is the only place to come back to, so this takes no more than their product.
  private static func matchesRest(
    _ name: ArraySlice<Unicode.Scalar>, _ part: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    var at = name.startIndex
    var want = part.startIndex
    var star: (part: Int, name: Int)?
    while at < name.endIndex {
      if want < part.endIndex, part[want] == "*" {
        star = (want, at)
        want += 1
      } else if want < part.endIndex, part[want] == "?" || part[want] == name[at] {
        want += 1
        at += 1
      } else if let back = star {
        want = back.part + 1
        at = back.name + 1
        star = (back.part, at)
      } else {
        return false
      }
    }
    return part[want...].allSatisfy { $0 == "*" }
  }
}

/// One look for the files of a pattern.
private struct Walk {
  let project: ProjectFiles
  let pattern: String
  let location: SourceLocation?
  private(set) var found: [String] = []
  private var seen: Set<Place> = []

  /// A folder, and how many parts of the pattern are left there: two `**` lead to a folder in many
  /// ways, of which one is enough.
  private struct Place: Hashable {
    let folder: String
    let rest: Int
  }

  init(project: ProjectFiles, pattern: String, location: SourceLocation?) {
    self.project = project
    self.pattern = pattern
    self.location = location
  }

  mutating func look(
    into folder: String, for parts: ArraySlice<[Unicode.Scalar]>
  ) throws(Diagnostic) {
    guard let part = parts.first,
      seen.insert(Place(folder: folder, rest: parts.count)).inserted
    else { return }
    let rest = parts.dropFirst()
    let isDeep = part == Glob.anyFolders
    if isDeep, !rest.isEmpty { try look(into: folder, for: rest) }
    for entry in try project.list(folder, for: pattern, at: location) {
      let path = folder.isEmpty ? entry.name : "\(folder)/\(entry.name)"
      let isFolder = entry.kind == .directory
      if isDeep {
        if isFolder, !entry.name.hasPrefix(".") {
          try look(into: path, for: parts)
        } else if !isFolder, rest.isEmpty, !entry.name.hasPrefix(".") {
          found.append(path)
        }
        continue
      }
      guard Glob.matches(Array(entry.name.unicodeScalars)[...], part[...]) else { continue }
      if rest.isEmpty {
        found.append(path)
      } else if isFolder || entry.kind == .link {
        try look(into: path, for: rest)
      }
    }
  }
}
