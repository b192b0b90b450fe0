import Bindings
import CognitoMock
import Synchronization
import Syntax

/// What clients find the pools by: discovery and keys, at the service's own paths.
///
/// The addresses in a discovery document lead to this server, by the name that it was asked by; the
/// issuer is what the tokens say. The bytes are made once for each pool and name.
///
/// Source: OpenID Connect Discovery 1.0, as Cognito answers it.
final class DiscoveryRoutes: RouteGroup {
  /// Names that documents are kept for: anybody can ask by any number of names under `localhost`.
  private static let mostKept = 256

  private struct Asked: Hashable {
    let pool: String
    let authority: String
    let issuer: String
    let hasDomain: Bool
  }

  private let service: CognitoService
  /// The pool of the documents at the root, by the name that the server was asked by.
  private let pool: @Sendable (_ host: String) -> String?
  private let documents = Mutex<[Asked: HTTPResponse]>([:])
  private let keySet = Mutex<HTTPResponse?>(nil)

  init(_ service: CognitoService, pool: @escaping @Sendable (_ host: String) -> String?) {
    self.service = service
    self.pool = pool
  }

  var routes: [Route] {
    [
      Route("GET", "{pool}/.well-known/openid-configuration", isOpen: true) { [self] match in
        .now(document(match["pool"], match.request))
      },
      Route("GET", "{pool}/.well-known/jwks.json", isOpen: true) { [self] match in
        keys(of: match["pool"])
      },
      Route("GET", ".well-known/openid-configuration", isOpen: true) { [self] match in
        .now(document(pool(match.host) ?? "", match.request))
      },
      Route("GET", ".well-known/jwks.json", isOpen: true) { [self] match in
        keys(of: pool(match.host) ?? "")
      },
      // The identity pools' keys have an address of their own at the service.
      Route("GET", ".well-known/jwks_uri", isOpen: true) { [self] _ in
        service.keys.answer { Self.json($0.identityKeys) }
      },
    ]
  }

  private func document(_ id: String, _ request: HTTPRequest) -> HTTPResponse {
    let authority = request.headers["host"] ?? "localhost"
    let found = service.read { state in
      state.pools[id].map { pool in
        Asked(
          pool: id, authority: authority, issuer: state.settings.issuer(of: pool),
          hasDomain: state.domains.count(with: id) > 0)
      }
    }
    guard let found else { return Self.unknown(id) }
    if let known = documents.withLock({ $0[found] }) { return known }
    let made = Self.json(Self.document(found))
    documents.withLock { documents in
      if documents.count >= Self.mostKept { documents = [:] }
      documents[found] = made
    }
    return made
  }

  private static func document(_ asked: Asked) -> JSONTree {
    let root = "http://\(asked.authority)"
    // What the service names for a pool without a domain leads nowhere either.
    let domain = asked.hasDomain ? root : "\(root)/\(asked.pool)"
    let oauth = asked.hasDomain ? "\(domain)/oauth2" : domain
    return [
      "authorization_endpoint": .string("\(oauth)/authorize"),
      "end_session_endpoint": .string("\(domain)/logout"),
      "id_token_signing_alg_values_supported": ["RS256"],
      "issuer": .string(asked.issuer),
      "jwks_uri": .string("\(root)/\(asked.pool)/.well-known/jwks.json"),
      "response_types_supported": ["code", "token"],
      "revocation_endpoint": .string("\(oauth)/revoke"),
      "scopes_supported": ["openid", "email", "phone", "profile"],
      "subject_types_supported": ["public"],
      "token_endpoint": .string("\(oauth)/token"),
      "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
      "userinfo_endpoint": .string("\(oauth)/userInfo"),
    ]
  }

  private func keys(of id: String) -> HTTPAnswer {
    guard service.read({ $0.pools[id] != nil }) else { return .now(Self.unknown(id)) }
    if let known = keySet.withLock({ $0 }) { return .now(known) }
    return service.keys.answer { [self] in keySet($0) }
  }

  private func keySet(_ keys: TokenKeys) -> HTTPResponse {
    let made = Self.json(keys.jwks)
    keySet.withLock { $0 = made }
    return made
  }

  private static func json(_ tree: JSONTree, status: Int = 200) -> HTTPResponse {
    HTTPResponse(
      status: status,
      headers: [
        HTTPField("content-type", "application/json"),
        HTTPField("access-control-allow-origin", "*"),
      ], json: tree)
  }

  private static func unknown(_ id: String) -> HTTPResponse {
    json(["message": .string("User pool \(id) does not exist.")], status: 404)
  }
}
