import Bindings
import CognitoMock
import Syntax

/// The endpoints that programs ask: tokens, attributes, revocation. Pages of any origin may read them.
struct OAuthRoutes: RouteGroup {
  let service: CognitoService

  var routes: [Route] {
    [
      Route("POST", "oauth2/token", isOpen: true) { [service] match in
        Self.token(match.request, service)
      },
      Route("GET", "oauth2/userInfo", isOpen: true) { [service] match in
        Self.userInfo(match.request, service)
      },
      Route("POST", "oauth2/userInfo", isOpen: true) { [service] match in
        Self.userInfo(match.request, service)
      },
      Route("POST", "oauth2/revoke", isOpen: true) { [service] match in
        Self.revoke(match.request, service)
      },
    ]
      + ["token", "userInfo", "revoke"].map { name in
        Route("OPTIONS", "oauth2/\(name)", isOpen: true) { match in
          .now(Self.preflight(match.request))
        }
      }
  }

  private static func token(_ request: HTTPRequest, _ service: CognitoService) -> HTTPAnswer {
    guard let form = request.form else { return .now(refusal(.invalidRequest)) }
    let asked = TokenRequest(authorization: request.headers["authorization"], form: form)
    return service.answerWithKeys { (work) throws(Interruption) in
      try asked.run(on: &work)
    } respond: { result, keys in
      switch result {
      case .failure(let error): refusal(.refusal(error))
      case .success(.failure(let error)): refusal(error)
      case .success(.success(let set)): json(keys.sign(set).reply)
      }
    }
  }

  private static func userInfo(_ request: HTTPRequest, _ service: CognitoService) -> HTTPAnswer {
    let asked = UserInfoRequest(authorization: request.headers["authorization"])
    return service.answerWithKeys { (work) throws(Interruption) in
      try asked.run(on: work)
    } respond: { result, _ in
      switch result {
      case .failure(let error): refusal(.refusal(error))
      case .success(.failure(let error)): challenge(error)
      case .success(.success(let claims)): json(claims)
      }
    }
  }

  private static func revoke(_ request: HTTPRequest, _ service: CognitoService) -> HTTPAnswer {
    guard let form = request.form else { return .now(refusal(.invalidRequest)) }
    let asked = Revocation(authorization: request.headers["authorization"], form: form)
    return service.answerWithKeys { (work) throws(Interruption) in
      try asked.run(on: &work)
    } respond: { result, _ in
      switch result {
      case .failure(let error): refusal(.refusal(error))
      case .success(let error?): refusal(error)
      case .success(nil): HTTPResponse(headers: HostedHeaders.json())
      }
    }
  }

  /// Any origin may ask, with the header that a confidential client needs.
  private static func preflight(_ request: HTTPRequest) -> HTTPResponse {
    HTTPResponse(headers: [
      HTTPField("access-control-allow-origin", "*"),
      HTTPField("access-control-allow-methods", "GET, POST"),
      HTTPField(
        "access-control-allow-headers",
        request.headers["access-control-request-headers"] ?? "authorization,content-type"),
      HTTPField("access-control-max-age", "172800"),
    ])
  }

  private static func json(_ tree: JSONTree) -> HTTPResponse {
    HTTPResponse(headers: HostedHeaders.json(), json: tree)
  }

  private static func refusal(_ error: OAuthError) -> HTTPResponse {
    HTTPResponse(status: error.status, headers: HostedHeaders.json(), json: error.tree)
  }

  /// userInfo says it in a header too.
  private static func challenge(_ error: OAuthError) -> HTTPResponse {
    var response = refusal(error)
    response.headers.append(
      HTTPField(
        "www-authenticate",
        "error=\"\(error.code)\", error_description=\"\(error.description ?? "")\""))
    return response
  }
}

extension OAuthError {
  /// `{"error":"invalid_grant"}`
  fileprivate var tree: JSONTree {
    let described = description.map { [("error_description", JSONTree.string($0))] } ?? []
    return .object([("error", .string(code))] + described)
  }
}

extension SignedTokens {
  /// The token endpoint's reply. Members that there are not are left out.
  fileprivate var reply: JSONTree {
    var members: [(String, JSONTree)] = []
    if let idToken { members.append(("id_token", .string(idToken))) }
    members.append(("access_token", .string(accessToken)))
    if let refreshToken { members.append(("refresh_token", .string(refreshToken))) }
    return .object(members + [("expires_in", .int(expiresIn)), ("token_type", "Bearer")])
  }
}
