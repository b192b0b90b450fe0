extension Authentication {
  /// A new code for a challenge that is answered with one, in the place of the one before.
  ///
  /// The API has no such call, whose clients begin again; the hosted pages have a link for it.
  package func resend(
    _ session: String, on work: inout Work
  ) throws(Interruption) -> SignInStep {
    let names: [ChallengeName] = [.emailOTP, .smsOTP, .smsMFA]
    let (row, user) = try self.session(
      session, for: names.map(\.rawValue), typed: nil, on: work)
    var signIn = try signIn(of: row, user)
    signIn.wish = ChallengeName(rawValue: row.challenge)
    use(row, on: &work)
    return try dispatch(signIn, on: &work)
  }
}
