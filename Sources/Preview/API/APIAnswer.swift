import Bindings
import CognitoMock
import Syntax

/// Replies of the JSON APIs on the wire.
///
/// Source: AWS JSON 1.1 protocol; the headers as captured from the service.
enum APIAnswer {
  static let contentType = "application/x-amz-json-1.1"

  static func reply(_ body: JSONTree?) -> HTTPResponse {
    body.map { HTTPResponse(headers: headers(), json: $0) } ?? HTTPResponse(headers: headers())
  }

  static func refusal(_ error: CognitoError) -> HTTPResponse {
    var members: [(String, JSONTree)] = [("__type", .string(error.type))]
    var headers = headers() + [HTTPField("x-amzn-ErrorType", "\(error.type):")]
    if !error.message.isEmpty {
      members.append(("message", .string(error.message)))
      headers.append(HTTPField("x-amzn-ErrorMessage", line(error.message)))
    }
    return HTTPResponse(status: error.status, headers: headers, json: .object(members))
  }

  /// The answer to a browser that asks before it asks: every page may.
  static func preflight(_ request: HTTPRequest) -> HTTPResponse {
    var headers = [
      HTTPField("x-amzn-RequestId", RequestID.make()),
      HTTPField("access-control-allow-origin", "*"),
      HTTPField("access-control-allow-methods", "POST"),
      HTTPField("access-control-expose-headers", exposed),
      HTTPField("access-control-max-age", "172800"),
      // The domain's pages write it with a blank more.
      HTTPField("strict-transport-security", "max-age=31536000; includeSubDomains"),
    ]
    if let wanted = request.headers["access-control-request-headers"] {
      headers.append(HTTPField("access-control-allow-headers", wanted))
    }
    return HTTPResponse(headers: headers)
  }

  private static let exposed = "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date"

  private static func headers() -> [HTTPField] {
    [
      HTTPField("content-type", contentType), HTTPField("x-amzn-RequestId", RequestID.make()),
      HTTPField("access-control-allow-origin", "*"),
      HTTPField("access-control-expose-headers", exposed),
    ]
  }

  /// A header is one line of ASCII; what a message quotes may be anything.
  private static func line(_ text: String) -> String {
    String(
      decoding: text.utf8.map { (0x20..<0x7F).contains($0) ? $0 : UInt8(ascii: "?") },
      as: UTF8.self)
  }
}
