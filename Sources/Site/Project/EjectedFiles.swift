package import Bindings
package import Diagnostics
import Syntax

/// The kit's files that a project has made its own, and how the kit looked when it did.
///
/// Kept in `lintel.ejected.json` beside `lintel.json`, to be committed with it:
/// `{"templates/pages/login.html": "<SHA-256 of the kit's file, in hex>"}`.
package struct EjectedFiles: Sendable {
  /// The record's name, beside `lintel.json`.
  package static let record = "lintel.ejected.json"
  /// The kit's folders: a checkout has more.
  private static let folders = ["templates", "themes", "site"]

  private let disk: any Disk
  private let project: String
  private let kit: String
  private var hashes: [String: String]

  /// Reads the record; a project without one has ejected nothing.
  package init(project: String, kit: String, disk: any Disk) throws(Diagnostic) {
    self.disk = disk
    self.project = project
    self.kit = kit
    hashes = [:]
    let files = LayeredFiles(disk: disk, roots: [project])
    guard let found = try? files.read(Self.record) else { return }
    let json = try JSONValue.parse(SourceFile(name: Self.record, bytes: found.bytes))
    for member in try json.requireObject(Self.record).members {
      hashes[member.name] = try member.value.requireString(member.name)
    }
  }

  /// Copies one file of the kit into the project, records what was copied, and gives its path without
  /// `.` and `..`.
  ///
  /// Errors: `file.missing` where the folder is no project, `eject.missing` with the nearest path,
  /// `eject.exists`, `eject.folder`, `disk.*`.
  @discardableResult
  package mutating func eject(_ path: String) throws(Diagnostic) -> String {
    let own = LayeredFiles(disk: disk, roots: [project])
    guard own.has("lintel.json") else {
      throw Diagnostic(
        .error, "file.missing", "there is no file 'lintel.json'",
        hint: "write one with `lintel init`, or name the folder with --project")
    }
    let (path, bytes) = try kitFile(path)
    let target = Self.join(project, path)
    if own.has(path) {
      throw Diagnostic(
        .error, "eject.exists", "the project already has \(path)",
        hint: "lintel eject --diff \(path) shows how it differs from the kit's")
    }
    hashes[path] = Hex.encode(SHA256.hash(bytes))
    do throws(DiskError) {
      try disk.makeDirectories(Self.folder(of: target))
      try disk.write(bytes, to: target)
      try disk.write(Array(recordText.utf8), to: Self.join(project, Self.record))
    } catch { throw Self.finding(error) }
    return path
  }

  /// How the project's file differs from the kit's as it is now: a unified diff, empty if it does not.
  package func difference(of path: String) throws(Diagnostic) -> String {
    let (path, theirs) = try kitFile(path)
    return UnifiedDiff.text(
      from: String(decoding: theirs, as: UTF8.self),
      to: String(decoding: try ownFile(path), as: UTF8.self),
      names: ("kit/\(path)", "project/\(path)"))
  }

  /// A warning for each ejected file whose original has changed since or is gone.
  package func findings() -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for (path, hash) in hashes.sorted(by: { $0.key < $1.key }) {
      let place = SourceLocation(file: path)
      guard let (_, bytes) = try? kitFile(path) else {
        findings.append(
          Diagnostic(
            .warning, "eject.gone", "the kit no longer has this file, which was ejected", at: place,
            hint: "the templates that use it may have changed too"))
        continue
      }
      if Hex.encode(SHA256.hash(bytes)) != hash {
        findings.append(
          Diagnostic(
            .warning, "eject.behind", "the kit's file has changed since it was ejected", at: place,
            hint:
              "lintel eject --diff \(path) shows how; lintel eject --mark \(path) when it is done"
          ))
      }
    }
    return findings
  }

  /// Records that an ejected file has been brought up to the kit's, and gives its path without `.` and
  /// `..`.
  @discardableResult
  package mutating func mark(_ path: String) throws(Diagnostic) -> String {
    let (path, bytes) = try kitFile(path)
    _ = try ownFile(path)
    guard hashes[path] != nil else {
      throw Diagnostic(
        .error, "eject.not-ejected", "\(path) was not ejected", hint: "lintel eject \(path)")
    }
    hashes[path] = Hex.encode(SHA256.hash(bytes))
    do throws(DiskError) {
      try disk.write(Array(recordText.utf8), to: Self.join(project, Self.record))
    } catch { throw Self.finding(error) }
    return path
  }
}

extension EjectedFiles {
  private var recordText: String {
    JSONTree.object(
      hashes.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }
    ).pretty()
  }

  /// What the project has in place of a file of the kit.
  private func ownFile(_ path: String) throws(Diagnostic) -> [UInt8] {
    guard let found = try? LayeredFiles(disk: disk, roots: [project]).read(path) else {
      throw Diagnostic(
        .error, "eject.not-ejected", "the project has no \(path)", hint: "lintel eject \(path)")
    }
    return found.bytes
  }

  private func kitFile(_ path: String) throws(Diagnostic) -> (path: String, bytes: [UInt8]) {
    let files = LayeredFiles(disk: disk, roots: [kit])
    do throws(LayeredFiles.Refusal) {
      let path = try LayeredFiles.normalized(path)
      guard Self.folders.contains(where: { path == $0 || path.hasPrefix("\($0)/") }) else {
        throw .missing(path: path)
      }
      return (path, try files.read(path).bytes)
    } catch {
      if case .disk(let reason) = error, !reason.isMissing {
        throw Diagnostic(
          .error, "eject.folder", "\(path) cannot be read: \(reason.reason)",
          hint: "eject takes one file")
      }
      throw Diagnostic(
        .error, "eject.missing", "the kit has no \(path)",
        hint: nearestNameHint(for: path, among: paths(below: Self.folders))
          ?? "a path of the kit begins with templates/, themes/ or site/")
    }
  }

  private func paths(below folders: [String]) -> [String] {
    let files = LayeredFiles(disk: disk, roots: [kit])
    var paths: [String] = []
    for folder in folders {
      for entry in (try? files.list(folder)) ?? [] {
        let path = "\(folder)/\(entry.name)"
        paths += entry.kind == .directory ? self.paths(below: [path]) : [path]
      }
    }
    return paths
  }

  private static func join(_ folder: String, _ path: String) -> String {
    folder.isEmpty ? path : "\(folder)/\(path)"
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  private static func finding(_ error: DiskError) -> Diagnostic {
    Diagnostic(
      .error, "disk.\(error.operation.rawValue)", "\(error.path): \(error.reason)",
      hint: error.advice)
  }
}
