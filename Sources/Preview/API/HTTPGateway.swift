import Bindings
import CognitoMock
import Syntax

/// An HTTP API with a JWT authorizer: either kind of token, by issuer and audience.
enum HTTPGateway {
  @Sendable
  static func answer(
    _ call: GatewayCall, _ keys: TokenKeys, _ service: CognitoService
  ) -> HTTPResponse {
    guard call.exists else { return response(call, 404, GatewayCall.body("Not Found")) }
    do throws(GatewayToken.Fault) {
      let token = try GatewayToken(
        call.request.headers["authorization"], uses: [.access, .id], keys: keys,
        service: service)
      if let scope = call.scope, !token.scopes.contains(scope) {
        return response(
          call, 403, GatewayCall.body("Forbidden"),
          bearer(scope, "insufficient_scope", "the token does not have the required scopes"))
      }
      let jwt: JSONTree = [
        "claims": token.texts { "[\($0.joined(separator: " "))]" },
        "scopes": token.scopes.isEmpty
          ? .null : .array(token.scopes.map { .string($0) }),
      ]
      let query = call.query { .string($0.joined(separator: ",")) }
      var answer = response(
        call, 200, call.echo(["jwt": jwt], query: [("queryStringParameters", query)]))
      answer.headers.append(HTTPField("access-control-allow-origin", "*"))
      return answer
    } catch {
      let reason =
        switch error {
        case .missing: "Bearer"
        case .invalid: bearer("", "invalid_token", "the token does not have a valid audience")
        case .expired: bearer("", "invalid_token", "the token has expired")
        }
      return response(call, 401, GatewayCall.body("Unauthorized"), reason)
    }
  }

  private static func bearer(_ scope: String, _ error: String, _ reason: String) -> String {
    "Bearer scope=\"\(scope)\" error=\"\(error)\" error_description=\"\(reason)\""
  }

  private static func response(
    _ call: GatewayCall, _ status: Int, _ body: JSONTree, _ challenge: String? = nil
  ) -> HTTPResponse {
    var headers = [
      HTTPField("content-type", "application/json"), HTTPField("apigw-requestid", call.id),
    ]
    if let challenge { headers.append(HTTPField("www-authenticate", challenge)) }
    return HTTPResponse(status: status, headers: headers, json: body)
  }
}
