import Bindings
import CognitoMock

extension HostedDesk {
  /// What the mock's reply is for a browser.
  func response(
    _ result: Result<HostedReply, CognitoError>, _ visit: HostedVisit, keys: TokenKeys,
    isPost: Bool
  ) -> HTTPResponse {
    switch result {
    case .failure(let error): return show(error: error.message, visit)
    case .success(let reply):
      var response: HTTPResponse
      switch reply.body {
      case .page(let view):
        response = show(view, visit, setting(of: visit), isReloadable: !isPost)
      case .location(let address): response = redirect(to: address)
      case .tokens(let set, let address):
        let signed = keys.sign(set)
        response = redirect(
          to: address.tokens(
            id: signed.idToken, access: signed.accessToken, expiresIn: signed.expiresIn))
      }
      response.headers += cookies(of: reply)
      return response
    }
  }

  /// The error page, with the service's own words. Status 400.
  func show(error: String, _ visit: HostedVisit) -> HTTPResponse {
    show(HostedView(error: error), visit, setting(of: visit), isReloadable: false)
  }

  /// 302, kept by nobody.
  func redirect(to address: String) -> HTTPResponse {
    HTTPResponse(status: 302, headers: HostedHeaders.common + [HTTPField("location", address)])
  }

  private func cookies(of reply: HostedReply) -> [HTTPField] {
    var fields: [HTTPField] = []
    func put(_ cookie: HostedCookie, _ change: HostedReply.Cookie, lifetime: Int?) {
      switch change {
      case .keep: return
      case .clear: fields.append(cookie.cleared)
      case .set(let value): fields.append(cookie.header(value, lifetime: lifetime))
      }
    }
    put(.session, reply.session, lifetime: 3600)
    put(.flow, reply.flow, lifetime: nil)
    put(.federation, reply.federation, lifetime: nil)
    put(.legacyFederation, reply.federation, lifetime: nil)
    return fields
  }
}
