import Syntax

extension Work {
  /// Refuses where threat protection is not switched on.
  func requireThreatProtection(of pool: UserPool) throws(Interruption) {
    let mode = pool.settings["UserPoolAddOns"]?.text("AdvancedSecurityMode") ?? "OFF"
    guard mode != "OFF" else {
      throw .refused(
        CognitoError(
          "UserPoolAddOnNotEnabledException",
          "Threat protection is not enabled for the user pool \(pool.id)."))
    }
  }
}
