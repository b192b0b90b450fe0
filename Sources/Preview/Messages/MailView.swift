import Bindings
import Branding
import Site

/// A mail as a frame shows it.
struct MailView: Sendable {
  private var html: String

  init(_ html: String) { self.html = html }

  /// In the colours of a mode, whatever the browser prefers: mails ask for dark ones in a media query.
  func shown(in mode: Theme.Mode) -> MailView {
    guard mode != .auto else { return self }
    let (yes, no) = ("(min-width:0)", "(max-width:0)")
    let isDark = mode == .dark
    var view = self
    view.html =
      html
      .replacing(/\(\s*prefers-color-scheme\s*:\s*dark\s*\)/) { _ in isDark ? yes : no }
      .replacing(/\(\s*prefers-color-scheme\s*:\s*light\s*\)/) { _ in isDark ? no : yes }
      .replacing("color-scheme:light dark", with: "color-scheme:\(mode.rawValue)")
      .replacing("content=\"light dark\"", with: "content=\"\(mode.rawValue)\"")
    return view
  }

  /// With a tenant's logo in it: the address that the mail names has it once the site is uploaded.
  ///
  /// - Parameter folder: where the tenant's site lies, with a slash at its end; without one the image
  ///   itself is put in, since a sandbox may load nothing from the server that it came from.
  func withLogo(of sender: SenderMessages, in folder: String? = nil) -> MailView {
    guard let url = sender.tenant?.url, let image = sender.logo else { return self }
    let path = MailLogo.path(of: image)
    let source =
      folder.map { $0 + path }
      ?? "data:\(image.format.contentType);base64,\(Base64.encode(image.bytes))"
    var view = self
    view.html = html.replacing("src=\"\(url)\(path)\"", with: "src=\"\(source)\"")
    return view
  }

  var bytes: [UInt8] { Array(html.utf8) }

  /// A mail is somebody's markup: it may look as it likes, and do nothing.
  var response: HTTPResponse {
    HTTPResponse(
      headers: [
        HTTPField("content-type", "text/html; charset=utf-8"),
        HTTPField("cache-control", "no-store"), .sandbox(framedBy: "'self'"),
      ], body: bytes)
  }
}
