import Bindings
import CognitoMock
import Syntax
import Testing

@testable import Preview

/// A service over a small state, with a clock that stands still at the machine's time.
struct ServiceFixture {
  static let poolId = "eu-central-1_AbCdEf123"
  static let clientId = "1h57kf5cpq17m0eml12example"

  /// Made once: a key takes a third of a second.
  static let rsaKeys: (id: RSAKey, access: RSAKey) = {
    guard let id = try? RSAKey.generate(), let access = try? RSAKey.generate() else {
      preconditionFailure("no keys")
    }
    return (id, access)
  }()

  static let keys = TokenKeys(id: rsaKeys.id, access: rsaKeys.access)

  /// A pool with a client and a user, settings empty.
  static func state() -> CognitoState {
    var state = CognitoState()
    state.settings.tokenKeys = keys
    state.pools.put(UserPool(id: poolId, name: "main", settings: .object([]), created: 0))
    state.clients.put(
      UserPoolClient(
        id: clientId, userPoolId: poolId, name: "web", settings: .object([]), created: 0))
    state.users.put(
      User(userPoolId: poolId, username: "ada", sub: "ada-sub", status: .confirmed, created: 0))
    _ = state.commit()
    return state
  }

  static func service(
    _ state: CognitoState = state(), journal: Journal? = nil,
    triggers: TriggerCaller = TriggerCaller()
  ) -> CognitoService {
    CognitoService(
      state, keys: SigningKeys(keys), workers: WorkerThreads(), journal: journal,
      triggers: triggers)
  }

  /// A token that the pool could have given, but for what is changed; nil leaves a claim out.
  static func token(
    _ use: TokenUse, _ changes: [String: JSONTree?] = [:], time: Double = Machine.time
  ) -> String {
    var claims: JSONTree = [
      "sub": "ada-sub", "iss": .string("https://cognito-idp.eu-central-1.amazonaws.com/\(poolId)"),
      "token_use": .string(use.rawValue), "auth_time": .int(Int(time)),
      "iat": .int(Int(time)), "exp": .int(Int(time) + 3600), "jti": "jti",
    ]
    switch use {
    case .id:
      claims.set("aud", .string(clientId))
      claims.set("cognito:username", "ada")
      claims.set("email_verified", true)
      claims.set("cognito:groups", ["admins", "guests"])
    case .access:
      claims.set("client_id", .string(clientId))
      claims.set("username", "ada")
      claims.set("scope", "openid shop/read")
    }
    for (name, value) in changes.sorted(by: { $0.key < $1.key }) { claims.set(name, value) }
    let isId = use == .id
    let set = TokenSet(
      idToken: isId ? claims : nil, accessToken: isId ? .object([]) : claims, refreshToken: nil,
      expiresIn: 3600, bindsAccessToken: false)
    let signed = keys.sign(set)
    return isId ? signed.idToken ?? "" : signed.accessToken
  }
}

/// Asks a route group as the server does.
struct RouteAsker {
  let router: Router

  init(_ groups: any RouteGroup...) {
    router = Router(hosts: HostCheck(), groups: groups) { _ in .plain("nothing", status: 404) }
  }

  func ask(
    _ method: String, _ target: String, headers: [HTTPField] = [], body: String = ""
  ) throws -> HTTPResponse {
    let request = HTTPRequest(
      method: method, target: try #require(HTTPTarget(target)),
      headers: [HTTPField("host", "localhost:9229")] + headers, body: Array(body.utf8))
    guard case .now(let response) = router.answer(request) else {
      Issue.record("\(target) is not answered at once")
      return HTTPResponse()
    }
    return response
  }
}

extension HTTPResponse {
  var text: String { String(decoding: body, as: UTF8.self) }
}
