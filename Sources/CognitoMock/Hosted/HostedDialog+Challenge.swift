import Diagnostics
import Syntax

extension HostedDialog {
  /// Which page a challenge of the engine is answered on.
  func meet(
    _ challenge: Challenge, _ flow: inout HostedFlow, on work: inout Work
  ) throws(Interruption) {
    flow.session = challenge.session
    flow.challenge = challenge.name
    flow.parameters = challenge.parameters
    flow.destination = challenge.parameter("CODE_DELIVERY_DESTINATION") ?? ""
    switch challenge.name {
    case .selectChallenge:
      flow.choices = firstFactors(challenge.available)
      flow.page = flow.choices == ["PASSWORD"] ? .loginPassword : .loginSelect
    case .password, .passwordSRP, .passwordVerifier: flow.page = .loginPassword
    case .webAuthn: flow.page = .loginPasskey
    case .emailOTP where flow.isFirstFactor: firstCode(.email, &flow)
    case .smsOTP: firstCode(.sms, &flow)
    case .emailOTP: prompt(.email, &flow, work)
    case .smsMFA: prompt(.sms, &flow, work)
    case .softwareTokenMFA: prompt(nil, &flow, work)
    case .selectMFAType:
      flow.choices = challenge.list("MFAS_CAN_CHOOSE")
      flow.page = .mfaSelect
    case .mfaSetup:
      flow.choices = challenge.list("MFAS_CAN_SETUP")
      flow.page = .mfaSetup
      // One way only is no choice.
      if flow.choices.count == 1 {
        flow.page = try startSetup(flow.choices[0], &flow, on: &work)
      }
    case .newPasswordRequired:
      flow.choices = challenge.list("requiredAttributes").map {
        $0.hasPrefix("userAttributes.") ? String($0.dropFirst("userAttributes.".count)) : $0
      }
      flow.page = .changePassword
    default:
      // Custom challenges and devices never run in the pages.
      throw .refused(.invalidParameter("The challenge is not supported by the pages"))
    }
  }

  private func firstCode(_ medium: DeliveryMedium, _ flow: inout HostedFlow) {
    flow.medium = medium
    flow.page = .loginCode
  }

  private func prompt(_ medium: DeliveryMedium?, _ flow: inout HostedFlow, _ work: Work) {
    flow.medium = medium
    flow.page = .mfa
    flow.expires = min(flow.begun + HostedFlow.limit, work.time + HostedFlow.promptLimit)
  }

  /// The ways to begin, each once: a password is one way, however it is checked.
  private func firstFactors(_ available: [ChallengeName]) -> [String] {
    var ways: [String] = []
    for name in available {
      let way = name == .passwordSRP ? ChallengeName.password.rawValue : name.rawValue
      if !ways.contains(way) { ways.append(way) }
    }
    return ways
  }
}

extension Challenge {
  /// A parameter that is a list: JSON in a text.
  func list(_ name: String) -> [String] {
    guard let text = parameter(name),
      let json = try? JSONValue.parse(SourceFile(name: name, bytes: Array(text.utf8)))
    else { return [] }
    return json.array?.compactMap(\.string) ?? []
  }
}
