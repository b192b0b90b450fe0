import Bindings
import Diagnostics

/// The file of a signing key, as it was found at the start.
///
/// Shape: PKCS #8 in PEM, mode 600.
struct KeyFile: Sendable {
  /// The key in it; nil where there is no file, or none that can be read.
  let key: RSAKey?
  /// What is wrong with it.
  let finding: Diagnostic?
  /// Where a new key is to be kept; nil for nowhere.
  private let folder: String?
  private let path: String

  /// - Parameter folder: nil for a key that is kept nowhere.
  init(_ name: String, in folder: String?, on disk: any Disk) {
    path = "\(folder ?? "")/preview-\(name).pem"
    guard let folder else {
      (key, finding, self.folder) = (nil, nil, nil)
      return
    }
    do throws(DiskError) {
      let text = String(decoding: try disk.read(path), as: UTF8.self)
      key = try? RSAKey(pem: text)
      finding = key == nil ? Self.unreadable(path, "it holds no private RSA key in PEM") : nil
    } catch {
      key = nil
      finding = error.isMissing ? nil : Self.unreadable(path, error.reason)
    }
    // Whatever lies there may be somebody's, and only they can tell.
    self.folder = finding == nil ? folder : nil
  }

  /// A new key, kept if it has a place.
  func make(on disk: any Disk) -> RSAKey {
    guard let key = try? RSAKey.generate() else {
      preconditionFailure("OpenSSL could not make an RSA key")
    }
    if let folder, let pem = try? key.pem() {
      try? disk.makeDirectories(folder)
      try? disk.writePrivate(Array(pem.utf8), to: path)
    }
    return key
  }

  private static func unreadable(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      .warning, "preview.key", "the signing key '\(path)' cannot be read: \(reason)",
      hint: "a key for this start takes its place; remove the file, and a new one is kept there")
  }
}
