extension Authentication {
  /// Signs somebody in who has just confirmed a sign-up on the pages: the code stands for every factor.
  func signInAfterSignUp(_ user: User, on work: inout Work) throws(Interruption) -> SignInStep {
    var signIn = SignIn(
      user: user, facts: SignInFacts(flow: .userAuth, typed: user.username))
    try checkUser(of: signIn)
    signIn.facts.factor = .signUp
    return try dispatch(signIn, on: &work)
  }
}
