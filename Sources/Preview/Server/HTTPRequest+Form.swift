import Bindings
import CognitoMock

extension HTTPRequest {
  /// The fields of a form that was posted, or nil for a body that is none.
  var form: OAuthParameters? {
    let type = headers["content-type"]?.lowercased() ?? ""
    guard type.hasPrefix("application/x-www-form-urlencoded") else { return nil }
    return OAuthParameters(form: body)
  }
}
