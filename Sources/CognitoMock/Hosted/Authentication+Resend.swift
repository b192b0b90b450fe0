extension Authentication {
  /// A new code for a challenge that was answered with one, in the place of the one before.
  func resend(_ session: String, on work: inout Work) throws(Interruption) -> SignInStep {
    throw .refused(.notAuthorized("Not built yet"))
  }
}
