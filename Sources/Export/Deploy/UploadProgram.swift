import Bindings
import Diagnostics
import Site

/// The upload script: `templates/deploy/upload.sh`, as it runs and is tested.
///
/// Its lines `pool=''`, `region=''`, `clients=''` and `root=''` are written anew for each folder.
struct UploadProgram {
  let digest: [UInt8]
  private let lines: [Substring]

  private static let path = "templates/deploy/upload.sh"
  private static let settings = ["pool", "region", "clients", "root"]

  init(files: LayeredFiles) throws(Diagnostic) {
    let file = try files.program(Self.path, "deploy.upload.missing")
    digest = SHA256.hash(file.bytes)
    let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
    for name in Self.settings where !lines.contains(where: { $0 == "\(name)=''" }) {
      throw Diagnostic(
        .error, "deploy.upload.marker", "no line is \(name)=''", at: file.location(at: 0),
        hint: "that line takes a setting")
    }
    self.lines = lines
  }

  /// - Parameters:
  ///   - clients: `name:id`, with blanks between.
  ///   - root: the path of the site's address, without a slash before it.
  func file(pool: String, region: String, clients: String, root: String) -> OutputFile {
    let values = [pool, region, clients, root]
    let text = lines.map { line -> String in
      for (name, value) in zip(Self.settings, values) where line == "\(name)=''" {
        return "\(name)=\(Self.quoted(value))"
      }
      return String(line)
    }
    return .text("deploy/upload.sh", text.joined(separator: "\n"), type: "text/x-shellscript")
  }

  /// As a shell takes it literally.
  private static func quoted(_ text: String) -> String {
    "'\(text.replacing("'", with: #"'\''"#))'"
  }
}
