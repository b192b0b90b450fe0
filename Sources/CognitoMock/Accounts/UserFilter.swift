/// The filter of `ListUsers`: `ATTRIBUTE OP "VALUE"`, one condition.
///
/// Shape: `email = "a@b.example"`, `family_name ^= "O\"Brien"`; a quote and a backslash inside are
/// escaped with a backslash.
///
/// Source: Cognito user pools API Reference, ListUsers, `Filter`.
struct UserFilter: Hashable, Sendable {
  enum Comparison: Hashable, Sendable {
    /// `=`
    case equal
    /// `^=`
    case prefix
  }

  let attribute: String
  let comparison: Comparison
  let value: String

  private static let searchable: Set<String> = [
    "username", "email", "phone_number", "name", "given_name", "family_name",
    "preferred_username", "cognito:user_status", "status", "sub",
  ]

  /// - Returns: nil for an empty text, which everybody passes.
  init?(parsing text: String) throws(Interruption) {
    var rest = text.unicodeScalars.drop { $0.properties.isWhitespace }
    guard !rest.isEmpty else { return nil }
    let name = rest.prefix { !$0.properties.isWhitespace && $0 != "=" && $0 != "^" }
    rest = rest.dropFirst(name.count).drop { $0.properties.isWhitespace }
    if rest.starts(with: "^=".unicodeScalars) {
      comparison = .prefix
      rest = rest.dropFirst(2)
    } else if rest.first == "=" {
      comparison = .equal
      rest = rest.dropFirst()
    } else {
      throw .refused(.badFilter)
    }
    value = try Self.quoted(rest.drop { $0.properties.isWhitespace })
    attribute = Self.unquoted(String(String.UnicodeScalarView(name)))
    guard Self.searchable.contains(attribute) else {
      throw .refused(.invalidParameter("Invalid search attribute: \(attribute)"))
    }
  }

  /// Names may stand in quotes too, as some clients write them.
  private static func unquoted(_ name: String) -> String {
    name.count > 2 && name.hasPrefix("\"") && name.hasSuffix("\"")
      ? String(name.dropFirst().dropLast()) : name
  }

  private static func quoted(
    _ text: Substring.UnicodeScalarView
  ) throws(Interruption) -> String {
    guard text.first == "\"" else { throw .refused(.badFilter) }
    var value = String.UnicodeScalarView()
    var rest = text.dropFirst()
    while let letter = rest.popFirst() {
      switch letter {
      case "\"":
        guard rest.allSatisfy({ $0.properties.isWhitespace }) else { throw .refused(.badFilter) }
        return String(value)
      case "\\":
        guard let escaped = rest.popFirst() else { throw .refused(.badFilter) }
        value.append(escaped)
      default: value.append(letter)
      }
    }
    throw .refused(.badFilter)
  }

  /// Finds everybody whom an equal value can fit, without a look at all the others; nil where there is
  /// no such short way.
  func indexKey(in pool: UserPool) -> String? {
    let indexed = ["username", "sub", "email", "phone_number", "preferred_username"]
    guard comparison == .equal, indexed.contains(attribute) else { return nil }
    return User.indexKey(pool.id, attribute, value)
  }

  func matches(_ user: User) -> Bool {
    switch attribute {
    case "username": matches(user.username, exactly: true)
    case "status": matches(user.isEnabled ? "Enabled" : "Disabled", exactly: true)
    case "cognito:user_status": matches(user.status.rawValue, exactly: false)
    case "sub": matches(user.sub, exactly: true)
    default: user[attribute].map { matches($0, exactly: false) } ?? false
    }
  }

  private func matches(_ text: String, exactly: Bool) -> Bool {
    let (text, value) = exactly ? (text, value) : (text.lowercased(), value.lowercased())
    return comparison == .equal ? text == value : text.hasPrefix(value)
  }
}

extension CognitoError {
  fileprivate static let badFilter = invalidParameter("Error while parsing filter")
}
