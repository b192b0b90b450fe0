package import Bindings
package import Diagnostics

/// Where a build, or an export of what it would make, may write.
package enum OutputPlace {
  private static let sources = ["templates", "themes", "site", "env", ".lintel", ".git"]

  /// The output's absolute path with links followed.
  ///
  /// - Parameter written: paths of what a person wrote, below the project's folder, besides themes and
  ///   templates.
  /// - Throws: `output.place` where the output would lie among what it is made of, or hold it.
  package static func resolve(
    _ out: String, roots: [String], written: Set<String> = [], disk: any Disk
  ) throws(Diagnostic) -> String {
    let place: String
    var folders: [String] = []
    do throws(DiskError) {
      place = try future(out, disk)
      for root in roots { folders.append(try disk.resolve(root.isEmpty ? "." : root)) }
    } catch { throw error.diagnostic() }
    for root in folders {
      if isInside(root, place) {
        throw refusal("the output '\(out)' would hold the files that it is made of")
      }
      for source in sources where isInside(place, "\(root)/\(source)") {
        throw refusal("the output '\(out)' lies in '\(source)', among what it is made of")
      }
    }
    for path in written.sorted() {
      guard let project = folders.first, let slash = path.lastIndex(of: "/") else { continue }
      let folder = String(path[..<slash])
      if isInside("\(project)/\(folder)", place) || isInside(place, "\(project)/\(folder)") {
        throw refusal("the output '\(out)' lies in '\(folder)', among what it is made of")
      }
    }
    return place
  }

  private static func refusal(_ message: String) -> Diagnostic {
    Diagnostic(
      .error, "output.place", message, hint: "choose a folder of its own with --out")
  }

  /// The path of what may not be there yet: as far as it is there, with links followed.
  private static func future(_ path: String, _ disk: any Disk) throws(DiskError) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    if path.isEmpty || path == "." { return try disk.resolve(".") }
    if try disk.status(of: path) != nil { return try disk.resolve(path) }
    guard let slash = path.lastIndex(of: "/") else {
      return join(try disk.resolve("."), path)
    }
    let above = path[..<slash]
    return join(
      try future(above.isEmpty ? "/" : String(above), disk),
      String(path[path.index(after: slash)...]))
  }

  private static func join(_ folder: String, _ name: String) -> String {
    switch name {
    case ".", "": folder
    case "..": String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)])
    default: folder == "/" ? "/\(name)" : "\(folder)/\(name)"
    }
  }

  private static func isInside(_ path: String, _ folder: String) -> Bool {
    path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/")
  }
}
