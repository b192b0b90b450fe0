extension UserPoolClient {
  /// Seconds that an access token is good for: an hour unless the client says otherwise.
  package var accessTokenLifetime: Int { lifetime("AccessToken", unit: 3600, usual: 3600) }
  /// Seconds that an ID token is good for: an hour unless the client says otherwise.
  package var idTokenLifetime: Int { lifetime("IdToken", unit: 3600, usual: 3600) }
  /// Seconds that a refresh token is good for: 30 days unless the client says otherwise.
  package var refreshTokenLifetime: Int { lifetime("RefreshToken", unit: 86400, usual: 2_592_000) }
  /// Seconds that a rotated refresh token still works: 0…60.
  var rotationGrace: Int {
    settings["RefreshTokenRotation"]?.whole("RetryGracePeriodSeconds") ?? 0
  }

  /// - Parameter unit: seconds of the unit where `TokenValidityUnits` names none.
  private func lifetime(_ token: String, unit: Int, usual: Int) -> Int {
    guard let count = settings.whole("\(token)Validity"), count > 0 else { return usual }
    switch settings["TokenValidityUnits"]?.text(token) {
    case "seconds": return count
    case "minutes": return count * 60
    case "hours": return count * 3600
    case "days": return count * 86400
    default: return count * unit
    }
  }
}
