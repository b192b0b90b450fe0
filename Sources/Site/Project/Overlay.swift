package import Bindings
package import Diagnostics
import Syntax

/// What differs between environments: a JSON merge patch over pools by name and tenants by id.
///
/// Shape: `{"pools": {"main": {"userPoolId": "…"}}, "tenants": {"acme": {"clients": {…}}}}`; also
/// `defaults`, which is laid over those of the project. Source: RFC 7396.
package struct Overlay: Sendable {
  let json: JSONValue

  /// The project's own overlay of that name: `env/<name>.json`.
  package static func read(
    env name: String, in files: LayeredFiles
  ) throws(Diagnostic) -> Overlay {
    guard isName(name) else {
      throw Diagnostic(
        .error, "overlay.name", "'\(name)' is no name of an environment",
        hint: "letters, digits, '-' and '_': the name of a file in env/")
    }
    do { return try Overlay(ProjectFiles(files).source("env/\(name).json", at: nil)) } catch {
      guard error.code == "file.missing" else { throw error }
      let names = (try? files.list("env"))?.map { String($0.name.prefix { $0 != "." }) } ?? []
      var finding = error
      finding.hint =
        nearestNameHint(for: name, among: names)
        ?? (names.isEmpty
          ? "write it, or leave out --env" : "one of \(names.joined(separator: ", "))")
      throw finding
    }
  }

  /// An overlay from any file: what `--values` names. The path may be absolute.
  package static func read(values path: String, disk: any Disk) throws(Diagnostic) -> Overlay {
    let bytes: [UInt8]
    do throws(DiskError) { bytes = try disk.read(path) } catch {
      throw Diagnostic(
        .error, error.isMissing ? "file.missing" : "file.unreadable",
        error.isMissing ? "there is no file '\(path)'" : "cannot read '\(path)': \(error.reason)",
        hint: error.isMissing
          ? "the path begins at the folder in which lintel was started" : error.advice)
    }
    return try Overlay(SourceFile(name: path, bytes: bytes))
  }

  /// An overlay as read.
  package init(_ file: SourceFile) throws(Diagnostic) {
    json = try JSONValue.parse(file)
    _ = try json.requireObject("the overlay")
  }

  private static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0.isWord }
  }
}
