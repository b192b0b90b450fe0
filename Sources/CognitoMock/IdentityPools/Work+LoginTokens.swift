import Bindings
import Syntax

extension Work {
  /// Who some tokens prove somebody to be, sorted by provider.
  func check(
    _ logins: [String: String], for pool: IdentityPool
  ) throws(Interruption) -> [IdentityLogin] {
    var proved: [IdentityLogin] = []
    for (provider, token) in logins.sorted(by: { $0.key < $1.key }) {
      if IdentityToken.unverified(token)?.text("iss") == IdentityToken.issuer {
        throw .refused(.notAuthorized("Invalid login token. Can't pass in a Cognito token."))
      }
      proved.append(
        provider.hasPrefix("cognito-idp.")
          ? try userPoolLogin(provider, token, pool) : try login(provider, token, pool))
    }
    return proved
  }

  private func userPoolLogin(
    _ provider: String, _ token: String, _ pool: IdentityPool
  ) throws(Interruption) -> IdentityLogin {
    let entries = pool.settings.items("CognitoIdentityProviders").filter {
      $0.text("ProviderName") == provider
    }
    guard !entries.isEmpty else { throw .refused(.unsupportedProvider) }
    let claims = try idToken(token)
    let id = provider.drop { $0 != "/" }.dropFirst()
    guard let userPool = state.pools[String(id)],
      claims.text("iss") == state.settings.issuer(of: userPool)
    else {
      throw .refused(
        .notAuthorized("Invalid login token. Issuer doesn't match providerName"))
    }
    guard let entry = entries.first(where: { $0.text("ClientId") == claims.text("aud") }),
      let subject = claims.text("sub")
    else { throw .refused(.unsupportedProvider) }
    if entry.flag("ServerSideTokenCheck") == true, !isActive(claims, userPool) {
      throw .refused(.notAuthorized("Token is inactive"))
    }
    return IdentityLogin(provider: provider, subject: subject, claims: claims)
  }

  private func idToken(_ token: String) throws(Interruption) -> JSONValue {
    guard let keys = state.settings.tokenKeys else { throw .refused(.unverifiable) }
    do throws(TokenFault) { return try keys.verify(token, use: .id, at: time) } catch {
      switch error {
      case .malformed, .wrongUse:
        throw .refused(
          .notAuthorized("Invalid login token. Not a valid OpenId Connect identity token."))
      case .algorithm, .unknownKey, .signature: throw .refused(.unverifiable)
      case .expired:
        let expiry = Int(IdentityToken.unverified(token)?.number("exp") ?? 0)
        throw .refused(
          .notAuthorized("Invalid login token. Token expired: \(Int(time)) >= \(expiry)"))
      }
    }
  }

  /// Whether the user is still there and has not signed out since.
  private func isActive(_ claims: JSONValue, _ pool: UserPool) -> Bool {
    guard let username = claims.text("cognito:username"),
      let user = state.users[User.key(pool.id, username)], user.isEnabled
    else { return false }
    return isGood(mark: SignInMark.of(claims), of: user)
  }

  /// A provider outside of the mock: there is nobody to ask, so its word is taken.
  private func login(
    _ provider: String, _ token: String, _ pool: IdentityPool
  ) throws(Interruption) -> IdentityLogin {
    let social = pool.settings["SupportedLoginProviders"]?.text(provider) != nil
    let isConnected = pool.settings.texts("OpenIdConnectProviderARNs").contains {
      $0 == provider || $0.hasSuffix(":oidc-provider/\(provider)")
    }
    guard
      social || isConnected || pool.settings.texts("SamlProviderARNs").contains(provider)
    else { throw .refused(.unsupportedProvider) }
    let subject =
      IdentityToken.unverified(token)?.text("sub") ?? Hex.encode(SHA256.hash(Array(token.utf8)))
    return IdentityLogin(provider: provider, subject: subject)
  }
}
