import Bindings
import Syntax

extension HTTPResponse {
  init(status: Int = 200, headers: [HTTPField], json: JSONTree) {
    self.init(status: status, headers: headers, body: Array(json.compact().utf8))
  }

  /// What the preview tells programs of itself; nobody keeps it.
  static func json(_ tree: JSONTree, status: Int = 200) -> HTTPResponse {
    HTTPResponse(
      status: status,
      headers: [
        HTTPField("content-type", "application/json"), HTTPField("cache-control", "no-store"),
      ], json: tree)
  }
}
