extension Authentication {
  /// The one place that decides what comes after a step.
  ///
  /// First what a step asked for; then the first factor; then a new password, the device or the second
  /// factor, and at the end tokens.
  func dispatch(_ signIn: SignIn, on work: inout Work) throws(Interruption) -> SignInStep {
    var signIn = signIn
    if let user = signIn.user {
      guard let current = work.state.users[user.key] else { throw .refused(.userNotFound) }
      signIn.user = current
    }
    if let wish = signIn.wish { return try give(wish, signIn, on: &work) }
    if signIn.facts.factor == nil, signIn.facts.flow == .customAuth {
      guard try define(&signIn, on: &work) else {
        return try give(signIn.wish ?? .customChallenge, signIn, on: &work)
      }
    }
    guard let user = signIn.user, let factor = signIn.facts.factor else {
      throw .refused(.incorrectUsernameOrPassword)
    }
    if user.status == .forceChangePassword, factor == .password {
      return try give(.newPasswordRequired, signIn, on: &work)
    }
    if let device = try deviceChallenge(signIn) { return try give(device, signIn, on: &work) }
    if let factor = try secondFactor(of: user, signIn) {
      return try give(factor, signIn, on: &work)
    }
    if let device = try deviceChallenge(signIn, isAfterFactors: true) {
      return try give(device, signIn, on: &work)
    }
    return .completed(try complete(signIn, user, on: &work))
  }

  private func give(
    _ name: ChallengeName, _ signIn: SignIn, on work: inout Work
  ) throws(Interruption) -> SignInStep {
    var signIn = signIn
    signIn.wish = nil
    var available: [ChallengeName] = []
    let parameters: [(String, String)]
    switch name {
    case .passwordVerifier: parameters = verifierParameters(signIn)
    case .selectChallenge, .password, .passwordSRP:
      available = choices(of: signIn)
      parameters = []
    case .emailOTP, .smsOTP, .smsMFA:
      if signIn.facts.factor == nil { available = choices(of: signIn) }
      parameters = try sendCode(name, &signIn, on: &work)
    case .softwareTokenMFA: parameters = authenticatorParameters(signIn)
    case .selectMFAType: parameters = factorParameters("MFAS_CAN_CHOOSE", signIn)
    case .mfaSetup: parameters = try setupParameters(signIn)
    case .newPasswordRequired: parameters = newPasswordParameters(signIn)
    case .webAuthn:
      available = choices(of: signIn)
      parameters = try passkeyParameters(&signIn, on: &work)
    case .deviceSRPAuth: parameters = []
    case .devicePasswordVerifier: parameters = deviceParameters(signIn)
    case .customChallenge: parameters = try create(&signIn, on: &work)
    case .adminNoSRPAuth: throw .refused(.invalidParameter("Invalid challenge name"))
    }
    let session = open(name, signIn, on: &work)
    var challenge = Challenge(
      name, session: session, parameters: parameters, available: available)
    if name == .passwordVerifier || name == .devicePasswordVerifier {
      challenge.parameters.append(("SECRET_BLOCK", SecretBlock.text(for: session, on: work)))
    }
    return .challenge(challenge)
  }

  private func complete(
    _ signIn: SignIn, _ user: User, on work: inout Work
  ) throws(Interruption) -> SignedIn {
    let newDevice = newDevice(signIn, user, on: &work)
    try consultAfterAuthentication(user, usesNewDevice: newDevice != nil, on: &work)
    if let key = signIn.facts.deviceKey {
      let now = work.time
      work.state.users.update(user.key) { user in
        guard let index = user.devices.firstIndex(where: { $0.key == key }) else { return }
        user.devices[index].lastAuthenticated = now
      }
    }
    var source = TokenGrant.Source.authentication
    if signIn.facts.hasNewPassword { source = .newPasswordChallenge }
    if signIn.facts.hasDevice { source = .authenticateDevice }
    return SignedIn(
      userPoolId: pool.id, clientId: client.id, username: user.username, authTime: work.time,
      deviceKey: newDevice?.key ?? knownDevice(signIn, user), newDevice: newDevice,
      source: channel == .hosted ? .hostedAuth : source, clientMetadata: clientMetadata)
  }
}
