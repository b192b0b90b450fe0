import Bindings
import CognitoMock
import Syntax

/// What stands behind API Gateway in an app: a REST API with a Cognito authorizer at `/_lintel/api`,
/// an HTTP API with a JWT authorizer at `/_lintel/http-api`.
///
/// Every path below answers with what a function would be told, claims included. A path that begins
/// with `scoped/` wants an access token with the scope that the rest of the path names. There is
/// nothing at the root.
///
/// Source: API Gateway Developer Guide, authorizers and gateway responses.
struct GatewayRoutes: RouteGroup {
  private let service: CognitoService

  init(_ service: CognitoService) {
    self.service = service
  }

  var routes: [Route] {
    api("api", RestGateway.answer) + api("http-api", HTTPGateway.answer)
  }

  private func api(
    _ name: String,
    _ gateway: @escaping @Sendable (GatewayCall, TokenKeys, CognitoService) -> HTTPResponse
  ) -> [Route] {
    [
      Route("OPTIONS", "_lintel/\(name)/{path...}", isOpen: true) { _ in
        .now(GatewayCall.preflight)
      },
      // A gateway refuses in its own words what it does not have.
      Route(nil, "_lintel/\(name)/{path...}", isOpen: true) { [service] match in
        let call = GatewayCall(match)
        return service.keys.answer { gateway(call, $0, service) }
      },
    ]
  }
}

/// A request to an API behind a gateway.
struct GatewayCall: Sendable {
  let request: HTTPRequest
  /// Below the API.
  let path: [String]
  /// What the path wants of a token; nil where any will do.
  let scope: String?
  let id = RequestID.make()

  init(_ match: RouteMatch) {
    request = match.request
    path = match.rest
    scope =
      path.first == "scoped" ? path.dropFirst().joined(separator: "/") : nil
  }

  private static let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]

  /// Whether there is anything at the path, for the method.
  var exists: Bool { !path.isEmpty && scope != "" && Self.methods.contains(request.method) }

  /// Every page may call the API: a method of its own answers so, as "Enable CORS" makes one.
  static let preflight = HTTPResponse(
    headers: [
      HTTPField("content-type", "application/json"),
      HTTPField("access-control-allow-origin", "*"),
      HTTPField(
        "access-control-allow-headers",
        "Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token"),
      HTTPField("access-control-allow-methods", "DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT"),
    ])

  /// What the function is told, and gives back as it is.
  ///
  /// - Parameter query: its members as the kind of API writes them; see ``query(_:)``.
  func echo(_ authorizer: JSONTree, query: [(String, JSONTree)]) -> JSONTree {
    .object(
      [
        ("resource", "/{proxy+}"),
        ("path", .string("/" + path.joined(separator: "/"))),
        ("httpMethod", .string(request.method)),
      ] + query + [
        (
          "requestContext",
          ["requestId": .string(id), "stage": "preview", "authorizer": authorizer]
        ),
        (
          "body",
          request.body.isEmpty ? .null : .string(String(decoding: request.body, as: UTF8.self))
        ),
        ("isBase64Encoded", false),
      ])
  }

  /// The query by its names, each there once; null where there is none.
  func query(_ write: ([String]) -> JSONTree) -> JSONTree {
    var values: [String: [String]] = [:]
    var names: [String] = []
    for field in request.target.query {
      if values[field.name] == nil { names.append(field.name) }
      values[field.name, default: []].append(field.value)
    }
    return names.isEmpty ? .null : .object(names.map { ($0, write(values[$0] ?? [])) })
  }

  static func body(_ message: String) -> JSONTree { ["message": .string(message)] }
}
