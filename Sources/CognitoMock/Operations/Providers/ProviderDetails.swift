import Syntax

/// What the service adds to the details of a provider that it knows.
enum ProviderDetails {
  /// Provider, key and value.
  private static let known = """
    Google attributes_url https://people.googleapis.com/v1/people/me?personFields=
    Google attributes_url_add_attributes true
    Google authorize_url https://accounts.google.com/o/oauth2/v2/auth
    Google oidc_issuer https://accounts.google.com
    Google token_request_method POST
    Google token_url https://www.googleapis.com/oauth2/v4/token
    Facebook attributes_url https://graph.facebook.com/v17.0/me?fields=
    Facebook attributes_url_add_attributes true
    Facebook authorize_url https://www.facebook.com/v17.0/dialog/oauth
    Facebook token_request_method GET
    Facebook token_url https://graph.facebook.com/v17.0/oauth/access_token
    LoginWithAmazon attributes_url https://api.amazon.com/user/profile
    LoginWithAmazon attributes_url_add_attributes false
    LoginWithAmazon authorize_url https://www.amazon.com/ap/oa
    LoginWithAmazon token_request_method POST
    LoginWithAmazon token_url https://api.amazon.com/auth/o2/token
    SignInWithApple attributes_url_add_attributes false
    SignInWithApple authorize_url https://appleid.apple.com/auth/authorize
    SignInWithApple oidc_issuer https://appleid.apple.com
    SignInWithApple token_request_method POST
    SignInWithApple token_url https://appleid.apple.com/auth/token
    OIDC attributes_url_add_attributes false
    """

  /// The details as they were given, with the provider's own addresses.
  static func completing(_ given: JSONTree, type: String) -> JSONTree {
    var details = given
    for line in known.split(separator: "\n") {
      let words = line.split(separator: " ").map { String($0) }
      if words[0] == type, details[words[1]] == nil { details.set(words[1], .string(words[2])) }
    }
    return details
  }

  /// The attribute mapping with the claim that names the user, which is always mapped.
  static func mapping(_ given: JSONTree?, type: String) -> JSONTree? {
    let subject: String? =
      switch type {
      case "Facebook": "id"
      case "LoginWithAmazon": "user_id"
      case "SAML": nil
      default: "sub"
      }
    guard let subject else { return given }
    var mapping = given ?? .object([])
    if mapping["username"] == nil { mapping.set("username", .string(subject)) }
    return mapping
  }
}
