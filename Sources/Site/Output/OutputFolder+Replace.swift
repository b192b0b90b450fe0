import Bindings
import Diagnostics

extension OutputFolder {
  /// What a tenant's folder has become.
  struct Replaced: Sendable {
    let manifest: FileStatus?
    let files: Int
    let bytes: Int
    /// The former folder could not be taken away.
    let finding: Diagnostic?
  }

  /// Puts a new folder in a tenant's place, in one step.
  ///
  /// - Parameter parts: the parts that `files` are of; files of the other parts are carried over from
  ///   the folder that is there.
  /// - Throws: `output.…`; then the former folder is as it was.
  func replace(
    _ id: String, with files: [OutputFile], parts: Set<BuildPart>
  ) throws(Diagnostic) -> Replaced {
    let shown = folder(of: id)
    let former = try former(id)
    var carried: [Manifest.Entry] = []
    if parts.count < BuildPart.allCases.count, let manifest = former.manifest {
      carried = try read(manifest, of: id).entries
        .filter { entry in entry.part.map { !parts.contains($0) } ?? false }
    }
    let stagePath = "\(path)/\(Stage.prefix)\(id)"
    do throws(DiskError) {
      var stage = try Stage(disk, below: path, id: id)
      let written: (status: FileStatus?, bytes: Int)
      do throws(DiskError) {
        written = try write(files, carried, of: id, to: &stage)
        try stage.exchange(with: (shown, former.exists))
      } catch {
        // What is left of it is taken away by the next build, if not now.
        try? stage.discard()
        throw error
      }
      return Replaced(
        manifest: written.status, files: files.count, bytes: written.bytes,
        finding: former.exists ? leftover(stage, id) : nil)
    } catch {
      throw error.diagnostic(showing: (stagePath, shown), hint: "'\(shown)' is as it was")
    }
  }

  private func write(
    _ files: [OutputFile], _ carried: [Manifest.Entry], of id: String, to stage: inout Stage
  ) throws(DiskError) -> (FileStatus?, Int) {
    var entries = carried
    entries.reserveCapacity(files.count + carried.count)
    var bytes = 0
    for file in files {
      try stage.write(file.bytes, to: file.path)
      entries.append(Manifest.Entry(file))
      bytes += file.bytes.count
    }
    for entry in carried {
      let path = "\(folder(of: id))/\(entry.path)"
      try disk.refuseIrregular(path)
      try stage.write(try disk.read(path), to: entry.path)
    }
    try stage.write(Manifest(id: id, entries: entries).bytes, to: Manifest.name)
    // Moving the folder changes neither the file's inode nor its time.
    return (try disk.status(of: "\(stage.path)/\(Manifest.name)"), bytes)
  }

  /// What is written by Lintel is no person's to mend: it is made anew.
  private func read(_ manifest: [UInt8], of id: String) throws(Diagnostic) -> Manifest {
    do throws(Diagnostic) {
      return try Manifest(reading: manifest, named: "\(folder(of: id))/\(Manifest.name)")
    } catch {
      var finding = error
      finding.hint = "build without --only: that makes the whole folder anew"
      throw finding
    }
  }

  /// The folder that is there, and its manifest; one that may not be Lintel's is refused.
  private func former(_ id: String) throws(Diagnostic) -> (exists: Bool, manifest: [UInt8]?) {
    let shown = folder(of: id)
    let isFolder: Bool
    do throws(DiskError) {
      guard let status = try disk.status(of: shown) else { return (false, nil) }
      isFolder = status.kind == .directory
      if isFolder {
        if let manifest = try manifest(of: id) { return (true, manifest) }
        if try disk.list(shown).isEmpty { return (true, nil) }
      }
    } catch { throw error.diagnostic() }
    throw isFolder
      ? Diagnostic(
        .error, "output.foreign",
        "'\(shown)' has no \(Manifest.name) of lintel's, and would be replaced",
        hint: "delete the folder if lintel made it; else choose another with --out")
      : Diagnostic(
        .error, "output.foreign", "'\(shown)' is no folder of lintel's, and would be replaced",
        hint: "move it away, or choose another folder with --out")
  }

  private func leftover(_ stage: Stage, _ id: String) -> Diagnostic? {
    do throws(DiskError) {
      try stage.discard()
      return nil
    } catch {
      return Diagnostic(
        .warning, "output.leftover",
        "'\(folder(of: id))' is new, but its former files in '\(stage.path)' cannot be removed: "
          + error.reason, hint: "the next build tries again")
    }
  }
}
