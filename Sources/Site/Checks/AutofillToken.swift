/// The words of HTML's `autocomplete` attribute.
///
/// Source: HTML Standard, 4.10.18.7 Autofill.
enum AutofillToken {
  /// What the attribute says; nil if no browser understands it.
  struct Detail: Hashable {
    /// `username`, `one-time-code`…, or `off`.
    let field: String
    /// Whether `webauthn` stands at the end.
    let offersPasskeys: Bool
  }

  static func detail(of value: String) -> Detail? {
    var words = value.split(whereSeparator: \.isWhitespace).map(String.init)
    if words == ["off"] { return Detail(field: "off", offersPasskeys: false) }
    let offersPasskeys = words.last == "webauthn"
    if offersPasskeys { words.removeLast() }
    guard let field = words.popLast() else { return nil }
    let isContact = contact.contains(field)
    guard isContact || others.contains(field) else { return nil }
    if isContact, let place = words.last, places.contains(place) { words.removeLast() }
    if let kind = words.last, ["shipping", "billing"].contains(kind) { words.removeLast() }
    if let section = words.last, section.hasPrefix("section-") { words.removeLast() }
    guard words.isEmpty else { return nil }
    return Detail(field: field, offersPasskeys: offersPasskeys)
  }

  private static let places = words("home work mobile fax pager")
  private static let contact = words(
    """
    tel tel-country-code tel-national tel-area-code tel-local tel-local-prefix tel-local-suffix
    tel-extension email impp
    """)
  private static let others = words(
    """
    name honorific-prefix given-name additional-name family-name honorific-suffix nickname username
    new-password current-password one-time-code organization-title organization street-address
    address-line1 address-line2 address-line3 address-level4 address-level3 address-level2
    address-level1 country country-name postal-code cc-name cc-given-name cc-additional-name
    cc-family-name cc-number cc-exp cc-exp-month cc-exp-year cc-csc cc-type transaction-currency
    transaction-amount language bday bday-day bday-month bday-year sex url photo
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
