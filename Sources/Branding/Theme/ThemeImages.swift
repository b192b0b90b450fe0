import Bindings
import Diagnostics
import Synchronization
import Syntax

/// The images, fonts and style files of themes, each read once however many tenants show it.
///
/// Limits: about 16 MiB are kept; what exceeds them is read again.
final class ThemeImages: Sendable {
  let files: LayeredFiles
  private let kept = Mutex(Kept())

  init(files: LayeredFiles) { self.files = files }

  struct Image: Sendable {
    let image: BrandImage
    let source: ThemeSource
  }

  private struct Key: Hashable {
    let path: String
    let role: ImageRole
  }

  private struct Kept {
    var images: [Key: Image] = [:]
    var bytes = 0
  }

  /// The image that a value names, its path beginning at `folder`.
  ///
  /// - Parameter key: the key that has the value, as messages name it.
  func image(
    _ value: JSONValue, for key: String, in folder: String, role: ImageRole
  ) -> Checked<Image> {
    let found: LayeredFiles.Found
    do throws(Diagnostic) {
      let path = try Self.path(value, for: key, in: folder)
      let key = Key(path: path, role: role)
      if let image = kept.withLock({ $0.images[key] }) { return Checked(image) }
      found = try read(path, at: value)
    } catch { return Checked(nil, [error]) }
    let checked = BrandImage.read(found, role: role, at: value.location)
    guard let image = checked.value else { return Checked(nil, checked.findings) }
    let read = Image(
      image: image, source: ThemeSource(path: found.path, sha256: SHA256.hash(found.bytes)))
    // A file with findings is read again, so that each place that names it is told.
    if checked.findings.isEmpty { keep(read, Key(path: found.path, role: role)) }
    return Checked(read, checked.findings)
  }

  private func keep(_ image: Image, _ key: Key) {
    kept.withLock { kept in
      if kept.bytes > 16 << 20 { kept = Kept() }
      kept.images[key] = image
      kept.bytes += image.image.bytes.count
    }
  }

  /// The bytes of a file that a theme names.
  func read(_ path: String, at value: JSONValue) throws(Diagnostic) -> LayeredFiles.Found {
    do throws(LayeredFiles.Refusal) { return try files.read(path) } catch {
      throw refusal(error, path, at: value)
    }
  }

  static func path(
    _ value: JSONValue, for key: String, in folder: String
  ) throws(Diagnostic) -> String {
    guard let text = value.string else {
      throw value.wrongKind("a path", for: key, hint: "write the name of a file in double quotes")
    }
    guard !text.isEmpty else {
      throw Diagnostic(
        .error, "theme.file.empty", "the path '\(key)' is empty", at: value.location,
        hint: "name a file, or leave '\(key)' out")
    }
    let place = folder.isEmpty ? "project" : "theme's folder"
    if text.contains("://") {
      throw Diagnostic(
        .error, "theme.file.address", "'\(text)' is an address, and no file",
        at: value.location,
        hint: "copy the file into the \(place): a page fetches nothing from elsewhere")
    }
    let joined = folder.isEmpty || text.hasPrefix("/") ? text : "\(folder)/\(text)"
    do throws(LayeredFiles.Refusal) { return try LayeredFiles.normalized(joined) } catch {
      throw Diagnostic(
        .error, "theme.file.leaves", "the path '\(text)' leaves the project",
        at: value.location, hint: "copy the file into the \(place)")
    }
  }

  private func refusal(
    _ refusal: LayeredFiles.Refusal, _ path: String, at value: JSONValue
  ) -> Diagnostic {
    switch refusal {
    case .leaves, .linkLeaves:
      return Diagnostic(
        .error, "theme.file.leaves", "the path '\(path)' leaves the project",
        at: value.location, hint: "copy the file into the theme's folder")
    case .missing:
      let parts = path.split(separator: "/")
      let folder = parts.dropLast().joined(separator: "/")
      let names = (try? files.list(folder).map(\.name)) ?? []
      return Diagnostic(
        .error, "theme.file.missing", "there is no file '\(path)'", at: value.location,
        hint: parts.last.flatMap { nearestNameHint(for: String($0), among: names) }
          ?? "a theme's paths begin at its own folder, a brand's at the project's")
    case .disk(let error):
      return Diagnostic(
        .error, "theme.file.unreadable", "cannot read '\(path)': \(error.reason)",
        at: value.location, hint: error.advice)
    }
  }
}
