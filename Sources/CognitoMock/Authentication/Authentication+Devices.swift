import Bindings

extension Authentication {
  /// The challenge of a device that is remembered: in the place of the second factor, or after it.
  ///
  /// Refuses a key that is no device's of the user, so that the client forgets it.
  func deviceChallenge(
    _ signIn: SignIn, isAfterFactors: Bool = false
  ) throws(Interruption) -> ChallengeName? {
    guard pool.remembersDevices, let key = signIn.facts.deviceKey, let user = signIn.user,
      signIn.facts.factor == .password || signIn.facts.factor == .custom
    else { return nil }
    guard let device = user.devices.first(where: { $0.key == key }) else {
      throw .refused(.deviceNotFound)
    }
    guard device.isRemembered, device.verifier != nil, !signIn.facts.hasDevice else { return nil }
    return pool.devicesReplaceFactors || isAfterFactors ? .deviceSRPAuth : nil
  }

  /// The latest session that waits for a device: clients that send none are found by user and key.
  func deviceSession(_ answers: Answers, on work: Work) -> String? {
    guard let typed = answers["USERNAME"], let key = answers["DEVICE_KEY"],
      let user = work.findUser(typed, in: pool)
    else { return nil }
    let sessions = work.state.authSessions.rows(with: User.key(pool.id, user.username)).filter {
      $0.challenge == ChallengeName.deviceSRPAuth.rawValue && !$0.isUsed
        && $0.clientId == client.id && $0.facts.text("device") == key
    }
    return sessions.max { $0.expires < $1.expires }?.id
  }

  /// Takes the device's public number.
  func answerDevice(
    _ answers: Answers, _ signIn: inout SignIn, on work: inout Work
  ) throws(Interruption) {
    let device = try device(answers, signIn)
    guard let bigA = SRPExchange.publicNumber(try answers.required("SRP_A")) else {
      throw .refused(.invalidParameter("Invalid SRP_A"))
    }
    guard let salt = device.salt.flatMap({ Base64.decode($0) }),
      let verifier = device.verifier.flatMap({ Base64.decode($0) })
    else { throw .refused(.deviceNotFound) }
    signIn.facts.srp = SRPExchange(
      bigA: bigA, b: BigNumber(bytes: work.random.bytes(32)), salt: BigNumber(bytes: salt),
      verifier: BigNumber(bytes: verifier))
    signIn.wish = .devicePasswordVerifier
  }

  func deviceParameters(_ signIn: SignIn) -> [(String, String)] {
    guard let srp = signIn.facts.srp, let key = signIn.facts.deviceKey else { return [] }
    return [
      ("SALT", srp.salt.hex), ("SRP_B", srp.bigB.hex), ("USERNAME", signIn.username),
      ("DEVICE_KEY", key),
    ]
  }

  /// Checks that the device knows its password.
  func answerDeviceVerifier(
    _ answers: Answers, _ signIn: inout SignIn, on work: inout Work
  ) throws(Interruption) {
    let device = try device(answers, signIn)
    guard try proves(answers, signIn, group: device.groupKey, name: device.key) else {
      throw .refused(.incorrectUsernameOrPassword)
    }
    signIn.facts.srp = nil
    signIn.facts.hasDevice = true
    if pool.devicesReplaceFactors { signIn.facts.hasSecondFactor = true }
  }

  private func device(
    _ answers: Answers, _ signIn: SignIn
  ) throws(Interruption) -> User.Device {
    let key = try answers.required("DEVICE_KEY")
    guard let device = signIn.user?.devices.first(where: { $0.key == key }) else {
      throw .refused(.deviceNotFound)
    }
    return device
  }

  /// The device that the tokens are bound to: one that the user has.
  func knownDevice(_ signIn: SignIn, _ user: User) -> String? {
    user.devices.first { $0.key == signIn.facts.deviceKey }?.key
  }

  /// A device for a client that has named none. The hosted pages keep none.
  func newDevice(_ signIn: SignIn, _ user: User, on work: inout Work) -> TokenSet.NewDevice? {
    guard pool.remembersDevices, signIn.facts.deviceKey == nil, channel != .hosted else {
      return nil
    }
    return DeviceKeys.make(for: user, region: pool.region, on: &work)
  }
}

extension UserPool {
  /// A device that is remembered stands for the second factor.
  var devicesReplaceFactors: Bool {
    settings["DeviceConfiguration"]?.flag("ChallengeRequiredOnNewDevice") ?? false
  }
  /// Devices are remembered only when the person wants it.
  var asksToRememberDevices: Bool {
    settings["DeviceConfiguration"]?.flag("DeviceOnlyRememberedOnUserPrompt") ?? false
  }
}
