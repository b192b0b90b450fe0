package import Syntax

/// Where a code went, as far as the person who asked may know it: `CodeDeliveryDetails`.
package struct Delivery: Hashable, Sendable {
  package let medium: DeliveryMedium
  /// `email` or `phone_number`
  package let attribute: String
  /// Masked: `j***@e***`, `+*******3210`.
  package let destination: String

  /// - Parameter address: in clear.
  package init(medium: DeliveryMedium, address: String, attribute: String? = nil) {
    self.medium = medium
    self.attribute = attribute ?? medium.attribute
    destination = Self.mask(address, for: medium)
  }

  /// `CodeDeliveryDetailsType`
  package var tree: JSONTree {
    [
      "AttributeName": .string(attribute), "DeliveryMedium": .string(medium.rawValue),
      "Destination": .string(destination),
    ]
  }

  /// An address as it is shown to somebody who may not know it.
  ///
  /// Shape: of a mail address the first letters of both parts with three stars each, `j***@e***`; of a
  /// number the plus sign and the last four digits, `+*******3210`.
  package static func mask(_ address: String, for medium: DeliveryMedium) -> String {
    switch medium {
    case .email:
      let parts = address.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
      return parts.map { "\($0.prefix(1))***" }.joined(separator: "@")
    case .sms:
      let digits = address.drop { $0 == "+" }
      return "+" + String(repeating: "*", count: max(0, digits.count - 4)) + digits.suffix(4)
    }
  }
}
