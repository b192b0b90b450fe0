import Bindings
import CognitoMock
import Syntax

/// A token as an authorizer of API Gateway looks at it: signature, issuer and expiry; whether it was
/// revoked is not asked.
struct GatewayToken {
  enum Fault: Error {
    /// There is none.
    case missing
    /// It is none of a pool's of this mock, or not of the kind that is wanted.
    case invalid
    case expired
  }

  let claims: JSONValue

  var scopes: [String] {
    (claims["scope"]?.string ?? "").split(separator: " ").map(String.init)
  }

  /// - Parameters:
  ///   - header: `Authorization`, with `Bearer` before the token or without.
  ///   - uses: kinds of tokens that will do.
  init(
    _ header: String?, uses: [TokenUse], keys: TokenKeys, service: CognitoService
  ) throws(Fault) {
    let text = (header ?? "").trimmed
    let isMarked = text.lowercased().hasPrefix("bearer ")
    let token = isMarked ? String(text.dropFirst(7)).trimmed : text
    guard !token.isEmpty else { throw .missing }
    var fault = Fault.invalid
    for use in uses {
      do throws(TokenFault) {
        let claims = try keys.verify(token, use: use, at: service.clock.now)
        guard Self.isOurs(claims, service) else { throw .signature }
        self.claims = claims
        return
      } catch {
        if error == .expired { fault = .expired }
      }
    }
    throw fault
  }

  /// Whether issuer and client are those of a pool that there is.
  private static func isOurs(_ claims: JSONValue, _ service: CognitoService) -> Bool {
    guard let issuer = claims["iss"]?.string,
      let client = claims["client_id"]?.string ?? claims["aud"]?.string
    else { return false }
    return service.read { state in
      guard let pool = state.clients[client].flatMap({ state.pools[$0.userPoolId] }) else {
        return false
      }
      return state.settings.issuer(of: pool) == issuer
    }
  }

  /// Claims as a function sees them: texts.
  ///
  /// - Parameter list: how a list is written.
  func texts(list: ([String]) -> String) -> JSONTree {
    .object(
      (claims.object?.members ?? []).map { member in
        (member.name, .string(Self.text(member.value, list)))
      })
  }

  private static func text(_ value: JSONValue, _ list: ([String]) -> String) -> String {
    switch value.content {
    case .string(let text): text
    case .array(let values): list(values.map { text($0, list) })
    default: JSONTree(value).compact()
    }
  }
}
