import Bindings
import CognitoMock
import Syntax

/// Replies of the JSON APIs on the wire.
///
/// Source: AWS JSON 1.1 protocol; the headers as captured from the service.
enum APIAnswer {
  static let contentType = "application/x-amz-json-1.1"

  static func reply(_ body: JSONTree?) -> HTTPResponse {
    HTTPResponse(
      headers: headers(), body: body.map { Array($0.compact().utf8) } ?? [])
  }

  static func refusal(_ error: CognitoError) -> HTTPResponse {
    var members: [(String, JSONTree)] = [("__type", .string(error.type))]
    var headers = headers() + [HTTPField("x-amzn-ErrorType", "\(error.type):")]
    if !error.message.isEmpty {
      members.append(("message", .string(error.message)))
      headers.append(HTTPField("x-amzn-ErrorMessage", line(error.message)))
    }
    return HTTPResponse(
      status: error.status, headers: headers, body: Array(JSONTree.object(members).compact().utf8))
  }

  /// The answer to a browser that asks before it asks: every page may.
  static func preflight(_ request: HTTPRequest) -> HTTPResponse {
    var headers = [
      HTTPField("x-amzn-RequestId", requestId()), HTTPField("access-control-allow-origin", "*"),
      HTTPField("access-control-allow-methods", "POST"),
      HTTPField("access-control-expose-headers", exposed),
      HTTPField("access-control-max-age", "172800"),
    ]
    if let wanted = request.headers["access-control-request-headers"] {
      headers.append(HTTPField("access-control-allow-headers", wanted))
    }
    return HTTPResponse(headers: headers)
  }

  /// `1215c4c4-e021-4054-bc68-94858df7c169`
  static func requestId() -> String {
    var generator = SystemRandomNumberGenerator()
    var bytes: [UInt8] = []
    for _ in 0..<2 {
      let chance = generator.next()
      for shift in stride(from: 0, to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: chance >> UInt64(shift)))
      }
    }
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    let hex = [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { Hex.encode(bytes[$0]) }
    return hex.joined(separator: "-")
  }

  private static let exposed = "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date"

  private static func headers() -> [HTTPField] {
    [
      HTTPField("content-type", contentType), HTTPField("x-amzn-RequestId", requestId()),
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
