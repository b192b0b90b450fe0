import Syntax

extension UserPool {
  /// Whether there is a kind of second factor that users can have.
  var hasSecondFactor: Bool {
    mfaSettings["SoftwareTokenMfaConfiguration"] != nil
      || mfaSettings["SmsMfaConfiguration"] != nil || mfaSettings["EmailMfaConfiguration"] != nil
  }

  /// Codes by SMS stand in two places: among the pool's settings and among those of second factors.
  mutating func noteSMS() {
    guard let configuration = settings["SmsConfiguration"], mfaConfiguration != "OFF" else {
      return
    }
    var sms = RowTree()
    sms.put("SmsAuthenticationMessage", settings["SmsAuthenticationMessage"])
    sms.put("SmsConfiguration", configuration)
    mfaSettings.set("SmsMfaConfiguration", sms.tree)
  }
}
