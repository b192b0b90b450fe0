/// Made-up people and values for states of the gallery. Nothing of them is in a built page.
enum Fixture {
  static let email = "robin@example.com"
  static let phone = "+44 7700 900123"
  static let username = "robin"
  static let givenName = "Robin"
  static let familyName = "Marlowe"
  static let longEmail =
    "maximiliana.wolfeschlegelsteinhausen-bergerdorff@accounts.research.long-company-name.example"

  /// Masked as Cognito masks them.
  static let maskedEmail = "r***@e***"
  static let maskedPhone = "+********0123"
  static let longMaskedEmail =
    "m**********************@accounts.research.long-company-name-in-the-north.example"

  /// Put behind the tenant's name where a page is shown with long texts.
  static let longName = " Industrial Automation, Robotics and Logistics International Holding"

  /// As long as a secret of Cognito's: 52 letters of base 32.
  static let secret = "JBSWY3DPEHPK3PXPMFZXIZLTORSXG5BAMJQXGZJTGIQGY33OM5SX"

  static let reference = "7b1c2f0e-5a4d-4c1b-9a55-2f6d1f0c8e21"

  static func identifier(_ identifiers: [Pool.Identifier], isLong: Bool) -> String {
    if identifiers.contains(.email) { return isLong ? longEmail : email }
    return identifiers.contains(.phone) ? phone : username
  }

  static func destination(_ medium: CodeVariant.Medium, isLong: Bool) -> String {
    switch medium {
    case .email: isLong ? longMaskedEmail : maskedEmail
    case .sms: maskedPhone
    case .app: ""
    }
  }
}
