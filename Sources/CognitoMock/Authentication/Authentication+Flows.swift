extension Authentication {
  /// Refuses a flow that the client or the channel does not have.
  func check(_ flow: AuthFlow) throws(Interruption) {
    switch channel {
    case .hosted: return
    case .api:
      if flow == .adminNoSRPAuth || flow == .adminUserPasswordAuth {
        throw .refused(.invalidParameter("Initiate Auth method not supported"))
      }
      guard client.allows(flow) else { throw .refused(.flowNotEnabled(flow)) }
    case .admin:
      guard client.allows(flow) else {
        throw .refused(.invalidParameter("Auth flow not enabled for this client"))
      }
    }
  }
}

extension UserPoolClient {
  /// Whether `ExplicitAuthFlows` has a flow, under its present name or its old one.
  func allows(_ flow: AuthFlow) -> Bool {
    var allowed = explicitAuthFlows
    if allowed.isEmpty {
      allowed = ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"]
    }
    // The old names leave refresh, SRP and custom flows open, unless only the last is.
    let isOld = !allowed.contains { $0.hasPrefix("ALLOW_") }
    switch flow {
    case .userPasswordAuth:
      return allowed.contains("ALLOW_USER_PASSWORD_AUTH") || allowed.contains("USER_PASSWORD_AUTH")
    case .adminUserPasswordAuth, .adminNoSRPAuth:
      return allowed.contains("ALLOW_ADMIN_USER_PASSWORD_AUTH")
        || allowed.contains("ADMIN_NO_SRP_AUTH")
    case .userSRPAuth:
      return allowed.contains("ALLOW_USER_SRP_AUTH")
        || isOld && !allowed.contains("CUSTOM_AUTH_FLOW_ONLY")
    case .customAuth: return isOld || allowed.contains("ALLOW_CUSTOM_AUTH")
    case .userAuth: return allowed.contains("ALLOW_USER_AUTH")
    case .refreshToken, .refreshTokenAuth:
      return isOld || allowed.contains("ALLOW_REFRESH_TOKEN_AUTH")
    }
  }
}

extension CognitoError {
  fileprivate static func flowNotEnabled(_ flow: AuthFlow) -> Self {
    flow == .userSRPAuth
      ? invalidParameter("USER_SRP_AUTH is not enabled for the client.")
      : invalidParameter("\(flow.rawValue) flow not enabled for this client")
  }
}
