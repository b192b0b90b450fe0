import Syntax

struct GetUserPoolMfaConfig: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    .json(try work.pool(input.required("UserPoolId")).describedMFA)
  }
}

extension UserPool {
  /// What `GetUserPoolMfaConfig` shows: only what was set.
  var describedMFA: JSONTree {
    var config = RowTree()
    config.put("SmsMfaConfiguration", mfaSettings["SmsMfaConfiguration"])
    config.put(
      "SoftwareTokenMfaConfiguration", mfaSettings["SoftwareTokenMfaConfiguration"])
    config.put("EmailMfaConfiguration", mfaSettings["EmailMfaConfiguration"])
    config.put("MfaConfiguration", mfaConfiguration)
    config.put("WebAuthnConfiguration", mfaSettings["WebAuthnConfiguration"])
    return config.tree
  }
}
