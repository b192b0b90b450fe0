internal import Bindings

/// Finds what Lintel ships beside its program: `templates`, `themes`, `site`.
enum KitFolder {
  /// `--kit`, else `LINTEL_KIT`, else `../share/lintel` beside the program, else the checkout that the
  /// program was built in.
  static func find(given: String?, disk: any Disk) -> String? {
    if let given = given ?? Machine.environment("LINTEL_KIT"), !given.isEmpty {
      return isKit(given, disk) ? given : nil
    }
    guard let program = Machine.executable else { return nil }
    let folder = parent(of: program)
    let installed = parent(of: folder) + "/share/lintel"
    if isKit(installed, disk) { return installed }
    // .build/x86_64-unknown-linux-gnu/debug/lintel: the checkout is some folders up.
    var candidate = folder
    while !candidate.isEmpty {
      if isKit(candidate, disk) { return candidate }
      candidate = parent(of: candidate)
    }
    return nil
  }

  private static func isKit(_ folder: String, _ disk: any Disk) -> Bool {
    ["templates/pages", "templates/locales", "site/scripts"].allSatisfy {
      (try? disk.status(of: "\(folder)/\($0)")) != nil
    }
  }

  private static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }
}
