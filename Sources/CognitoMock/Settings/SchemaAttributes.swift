package import Syntax

/// The attributes that users of a pool can have, as `DescribeUserPool` lists them.
package enum SchemaAttributes {
  /// Name, type, shortest and longest text (or least number), whether it can change.
  private static let standard = """
    sub String 1 2048 fixed
    name String 0 2048
    given_name String 0 2048
    family_name String 0 2048
    middle_name String 0 2048
    nickname String 0 2048
    preferred_username String 0 2048
    profile String 0 2048
    picture String 0 2048
    website String 0 2048
    email String 0 2048
    email_verified Boolean
    gender String 0 2048
    birthdate String 10 10
    zoneinfo String 0 2048
    locale String 0 2048
    phone_number String 0 2048
    phone_number_verified Boolean
    address String 0 2048
    updated_at Number 0
    """

  /// The names of the attributes that every pool has, in the service's order.
  package static let standardNames = standard.split(separator: "\n").map { line in
    String(line.prefix { $0 != " " })
  }

  /// The attributes of a pool without any wish: what OpenID Connect knows.
  package static let defaults: [JSONTree] = standard.split(separator: "\n").map { line in
    let words = line.split(separator: " ").map { String($0) }
    let isFixed = words.last == "fixed"
    var attribute: [(String, JSONTree)] = [
      ("Name", .string(words[0])), ("AttributeDataType", .string(words[1])),
      ("DeveloperOnlyAttribute", false), ("Mutable", .bool(!isFixed)), ("Required", .bool(isFixed)),
    ]
    switch words[1] {
    case "String":
      attribute.append(
        (
          "StringAttributeConstraints",
          ["MinLength": .string(words[2]), "MaxLength": .string(words[3])]
        ))
    case "Number":
      attribute.append(("NumberAttributeConstraints", ["MinValue": .string(words[2])]))
    default: break
    }
    return .object(attribute)
  }

  /// The list with what `Schema` of `CreateUserPool` asks for: standard attributes changed, others
  /// added at the end with their prefix.
  package static func merging(_ wished: [JSONTree]) -> [JSONTree] {
    var attributes = defaults
    for wish in wished {
      let name = wish.text("Name") ?? ""
      if let index = attributes.firstIndex(where: { $0.text("Name") == name }) {
        attributes[index] = standard(attributes[index], with: wish)
      } else {
        attributes.append(custom(wish))
      }
    }
    return attributes
  }

  /// An attribute of one's own, with its prefix and what was left out.
  ///
  /// `{"Name": "team"}` becomes `custom:team`, a text that can change; `dev:custom:` stands before one
  /// that only the developer may write.
  package static func custom(_ wish: JSONTree) -> JSONTree {
    let type = wish.text("AttributeDataType") ?? "String"
    let isDeveloperOnly = wish.flag("DeveloperOnlyAttribute") ?? false
    let prefix = isDeveloperOnly ? "dev:custom:" : "custom:"
    let name = wish.text("Name") ?? ""
    var attribute: [(String, JSONTree)] = [
      ("Name", .string(name.hasPrefix(prefix) ? name : prefix + name)),
      ("AttributeDataType", .string(type)),
      ("DeveloperOnlyAttribute", .bool(isDeveloperOnly)),
      ("Mutable", .bool(wish.flag("Mutable") ?? true)), ("Required", false),
    ]
    if type == "String" {
      attribute.append(
        ("StringAttributeConstraints", wish["StringAttributeConstraints"] ?? .object([])))
    }
    if type == "Number" {
      attribute.append(
        ("NumberAttributeConstraints", wish["NumberAttributeConstraints"] ?? .object([])))
    }
    return .object(attribute)
  }

  private static func standard(_ attribute: JSONTree, with wish: JSONTree) -> JSONTree {
    var attribute = attribute
    for name in ["Mutable", "Required", "StringAttributeConstraints", "NumberAttributeConstraints"]
    where wish[name] != nil {
      attribute.set(name, wish[name])
    }
    return attribute
  }
}
