extension Authentication {
  func passkeyParameters(_ signIn: inout SignIn, on work: inout Work) -> [(String, String)] { [] }

  func answerPasskey(
    _ answers: Answers, _ signIn: inout SignIn, on work: inout Work
  ) throws(Interruption) { throw .refused(.incorrectUsernameOrPassword) }
}
