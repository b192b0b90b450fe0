import Bindings

/// A program on this machine that makes a PNG of an SVG.
package enum Rasterizer: String, CaseIterable, Sendable {
  case rsvgConvert = "rsvg-convert"
  case chromium
  case chromiumBrowser = "chromium-browser"
  case googleChrome = "google-chrome"

  /// A program that was started and did not do its work.
  struct Failure: Error, Hashable {
    let program: String
    let reason: String
  }

  /// The bytes of a PNG; nil where the program is not installed.
  ///
  /// - Parameter folder: a folder of its own, in which files of any name may be.
  func picture(
    of svg: [UInt8], _ size: RasterSize, in folder: String, disk: any Disk
  ) throws(Failure) -> [UInt8]? {
    do throws(DiskError) {
      if self == .rsvgConvert {
        try disk.write(svg, to: "\(folder)/logo.svg")
      } else {
        try disk.write(Array(Self.page(svg, size).utf8), to: "\(folder)/logo.html")
      }
    } catch { throw failure("\(folder) cannot be written: \(error.reason)") }
    guard try run(arguments(size, in: folder), output: "\(folder)/output") else { return nil }
    do throws(DiskError) {
      if self == .rsvgConvert { return try disk.read("\(folder)/logo.png") }
      let page = String(decoding: try disk.read("\(folder)/output"), as: UTF8.self)
      if let picture = Self.picture(in: page) { return picture }
    } catch { throw failure("it has made no picture: \(error.reason)") }
    throw failure("it has made no picture")
  }

  /// Runs it to its end; false where it is not installed.
  private func run(_ arguments: [String], output: String) throws(Failure) -> Bool {
    let child: ChildProcess
    do throws(ChildProcess.Failure) {
      child = try ChildProcess(arguments, isQuiet: true, output: output)
    } catch { return false }
    let status = child.exitStatus(waiting: true) ?? 1
    guard status == 0 else { throw failure("it ended with status \(status)") }
    return true
  }

  private func failure(_ reason: String) -> Failure {
    Failure(program: rawValue, reason: reason)
  }

  /// What it is started with.
  func arguments(_ size: RasterSize, in folder: String) -> [String] {
    switch self {
    case .rsvgConvert:
      [
        rawValue, "--width", "\(size.width)", "--height", "\(size.height)", "--output",
        "\(folder)/logo.png", "\(folder)/logo.svg",
      ]
    case .chromium, .chromiumBrowser, .googleChrome:
      [
        // Its sandbox does not start for root, as in a container; the page is our own and loads nothing.
        rawValue, "--headless", "--no-sandbox", "--disable-gpu",
        "--user-data-dir=\(folder)/profile",
        "--dump-dom", "file://\(folder)/logo.html",
      ]
    }
  }

  /// A page that draws the image and becomes the picture's address. A screenshot would be simpler, and
  /// as large as the window that a browser is willing to open.
  static func page(_ svg: [UInt8], _ size: RasterSize) -> String {
    """
    <!DOCTYPE html>
    <title>Logo</title>
    <img src="data:image/svg+xml;base64,\(Base64.encode(svg))">
    <script>
    addEventListener("load", () => {
      const canvas = document.createElement("canvas");
      canvas.width = \(size.width);
      canvas.height = \(size.height);
      canvas.getContext("2d").drawImage(document.images[0], 0, 0, canvas.width, canvas.height);
      document.body.textContent = canvas.toDataURL();
    });
    </script>

    """
  }

  /// The picture whose address a page holds.
  static func picture(in page: String) -> [UInt8]? {
    guard let start = page.firstRange(of: "data:image/png;base64,") else { return nil }
    return Base64.decode(String(page[start.upperBound...].prefix { $0 != "<" && $0 != "\"" }))
  }
}
