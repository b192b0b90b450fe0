import Bindings
import Diagnostics
import Syntax

extension Authentication {
  /// Asks for a passkey: `CREDENTIAL_REQUEST_OPTIONS` is a JSON text.
  func passkeyParameters(
    _ signIn: inout SignIn, on work: inout Work
  ) throws(Interruption) -> [(String, String)] {
    let party = try work.relyingParty(of: pool)
    let challenge = Base64URL.encode(work.random.bytes(32))
    signIn.facts.passkeyChallenge = challenge
    let options: JSONTree = [
      "challenge": .string(challenge), "timeout": 180_000, "rpId": .string(party.id),
      "allowCredentials": .array((signIn.user?.passkeys ?? []).map(\.descriptor)),
      "userVerification": .string(party.userVerification),
    ]
    return [("CREDENTIAL_REQUEST_OPTIONS", options.compact())]
  }

  /// Checks what a passkey has signed: challenge, page, relying party, person, count and signature.
  func answerPasskey(
    _ answers: Answers, _ signIn: inout SignIn, on work: inout Work
  ) throws(Interruption) {
    let text = try answers.required("CREDENTIAL")
    guard
      let json = try? JSONValue.parse(SourceFile(name: "CREDENTIAL", bytes: Array(text.utf8))),
      let answer = PasskeyAnswer(JSONTree(json))
    else { throw .refused(.invalidParameter("Invalid CREDENTIAL")) }
    let party = try work.relyingParty(of: pool)
    guard let user = signIn.user,
      let index = user.passkeys.firstIndex(where: { $0.id == answer.id }),
      isRight(answer, of: user, passkey: user.passkeys[index], signIn, party)
    else { throw .refused(.incorrectUsernameOrPassword) }
    work.state.users.update(user.key) { $0.passkeys[index].signCount = answer.data.signCount }
    if user.status == .unconfirmed { throw .refused(.userNotConfirmed) }
    signIn.facts.passkeyChallenge = nil
    signIn.facts.factor = .passkey
  }

  private func isRight(
    _ answer: PasskeyAnswer, of user: User, passkey: User.Passkey, _ signIn: SignIn,
    _ party: RelyingParty
  ) -> Bool {
    guard answer.clientData.type == "webauthn.get",
      answer.clientData.challenge == signIn.facts.passkeyChallenge,
      party.fault(of: answer) == nil
    else { return false }
    let handle = Base64URL.encode(Array(user.sub.utf8))
    if let given = answer.userHandle, given != handle { return false }
    // A count that does not grow is a copy's; authenticators that do not count say 0.
    let count = answer.data.signCount
    if count > 0 || passkey.signCount > 0, count <= passkey.signCount { return false }
    guard let key = Base64URL.decode(passkey.publicKey).flatMap({ COSEKey($0) }) else {
      return false
    }
    return key.verifies(answer.signature, of: answer.signed)
  }
}
