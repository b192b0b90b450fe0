import Bindings

/// The preview's own scripts, styles and pictures: `site/preview`.
struct FileRoutes: RouteGroup {
  let answers: PreviewAnswers

  var routes: [Route] {
    [
      Route("GET", "_lintel/preview/{name}") { [answers] match in
        let name = match["name"]
        guard !name.contains("/"), let type = Self.contentType(of: name),
          let found = try? answers.workshop.files.read("site/preview/\(name)")
        else { return .now(.plain("there is no file '\(name)'", status: 404)) }
        return .now(
          HTTPResponse(
            headers: [HTTPField("content-type", type), HTTPField("cache-control", "no-cache")],
            body: found.bytes))
      }
    ]
  }

  /// What a browser is told; files of other kinds are not served.
  static func contentType(of name: String) -> String? {
    switch name.split(separator: ".").last {
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "svg": "image/svg+xml"
    default: nil
    }
  }
}
