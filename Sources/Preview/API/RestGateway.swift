import Bindings
import CognitoMock
import Syntax

/// A REST API with an authorizer of type `COGNITO_USER_POOLS`: an ID token, or where a method wants a
/// scope an access token that has it.
enum RestGateway {
  @Sendable
  static func answer(
    _ call: GatewayCall, _ keys: TokenKeys, _ service: CognitoService
  ) -> HTTPResponse {
    guard call.exists else {
      return refusal(
        call, 403, "Missing Authentication Token", "MissingAuthenticationTokenException")
    }
    do throws(GatewayToken.Fault) {
      let token = try GatewayToken(
        call.request.headers["authorization"], uses: [call.scope == nil ? .id : .access],
        keys: keys, service: service)
      if let scope = call.scope, !token.scopes.contains(scope) {
        return refusal(
          call, 403, "User is not authorized to access this resource", "AccessDeniedException")
      }
      let claims = token.texts { $0.joined(separator: ",") }
      return HTTPResponse(
        headers: headers(call) + [HTTPField("access-control-allow-origin", "*")],
        json: call.echo(["claims": claims], query: query(call)))
    } catch {
      let message = error == .expired ? "The incoming token has expired" : "Unauthorized"
      return refusal(call, 401, message, "UnauthorizedException")
    }
  }

  /// The last of a name's values, and all of them.
  private static func query(_ call: GatewayCall) -> [(String, JSONTree)] {
    [
      ("queryStringParameters", call.query { .string($0.last ?? "") }),
      ("multiValueQueryStringParameters", call.query { .array($0.map { .string($0) }) }),
    ]
  }

  private static func refusal(
    _ call: GatewayCall, _ status: Int, _ message: String, _ type: String
  ) -> HTTPResponse {
    HTTPResponse(
      status: status, headers: headers(call) + [HTTPField("x-amzn-ErrorType", type)],
      json: GatewayCall.body(message))
  }

  private static func headers(_ call: GatewayCall) -> [HTTPField] {
    [
      HTTPField("content-type", "application/json"), HTTPField("x-amzn-RequestId", call.id),
      HTTPField("x-amz-apigw-id", Base64.encode(randomBytes(11))),
    ]
  }
}
