/// The attributes that every user pool has.
///
/// Source: OpenID Connect Core 5.1, as CreateUserPool has them. Texts are 0…2048 characters,
/// `birthdate` 10.
enum StandardAttribute {
  /// Those that a person can be asked for.
  static let asked = [
    "address", "birthdate", "email", "family_name", "gender", "given_name", "locale", "middle_name",
    "name", "nickname", "phone_number", "picture", "preferred_username", "profile", "website",
    "zoneinfo",
  ]

  /// Those that only Cognito and administrators write.
  static let unasked = [
    "sub", "email_verified", "phone_number_verified", "updated_at", "identities",
  ]

  /// The kind of an attribute that can be asked for; nil for what is no standard attribute.
  static func kind(of name: String) -> SignUpAttribute.Kind? {
    asked.contains(name) ? .string : nil
  }
}
