/// A Lambda function that a pool may have, by its key in `LambdaConfig`.
package enum LambdaTrigger: String, Hashable, Sendable, CaseIterable {
  case preSignUp = "PreSignUp"
  case postConfirmation = "PostConfirmation"
  case preAuthentication = "PreAuthentication"
  case postAuthentication = "PostAuthentication"
  case preTokenGeneration = "PreTokenGeneration"
  case customMessage = "CustomMessage"
  case defineAuthChallenge = "DefineAuthChallenge"
  case createAuthChallenge = "CreateAuthChallenge"
  case verifyAuthChallengeResponse = "VerifyAuthChallengeResponse"
  case userMigration = "UserMigration"
  case customSMSSender = "CustomSMSSender"
  case customEmailSender = "CustomEmailSender"
}
