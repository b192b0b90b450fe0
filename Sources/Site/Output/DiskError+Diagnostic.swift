import Bindings
import Diagnostics

extension DiskError {
  /// The error in a person's words.
  ///
  /// - Parameters:
  ///   - stage: a folder that only the build knows, and the folder that it will be: paths below the
  ///     first are told as those below the second.
  ///   - hint: what to do where the kind of error has no advice of its own.
  func diagnostic(
    showing stage: (path: String, as: String)? = nil, hint: String? = nil
  ) -> Diagnostic {
    var shown = path
    if let stage, path == stage.path || path.hasPrefix(stage.path + "/") {
      shown = stage.as + path.dropFirst(stage.path.count)
    }
    if isFull {
      return Diagnostic(
        .error, "output.full", "cannot \(verb) '\(shown)': \(reason)",
        hint: "make room, or choose another folder with --out")
    }
    if isReadOnly {
      return Diagnostic(
        .error, "output.read-only", "cannot \(verb) '\(shown)': \(reason)",
        hint: "allow writing there, or choose another folder with --out")
    }
    if isCrossDevice {
      return Diagnostic(
        .error, "output.exchange",
        "'\(shown)' lies on a layer of the file system where folders cannot be exchanged",
        hint: "choose another folder with --out, or remove this one first")
    }
    return Diagnostic(
      .error, "output.disk", "cannot \(verb) '\(shown)': \(reason)", hint: hint ?? advice)
  }

  private var verb: String {
    switch operation {
    case .read: "read"
    case .write: "write"
    case .makeDirectory: "make the folder"
    case .list: "list"
    case .status: "look at"
    case .rename, .exchange: "put in place"
    case .remove: "remove"
    case .lock: "lock"
    case .resolve: "find"
    }
  }
}
