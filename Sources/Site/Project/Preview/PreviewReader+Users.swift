import Diagnostics
import Syntax

/// The users that can sign in from the start: in `lintel.json`, or a file of their own.
extension PreviewReader {
  static let userKeys = [
    "username", "attributes", "password", "temporaryPassword", "groups", "mfa",
  ]

  mutating func readUsers(_ value: JSONValue, groups: Set<String>) -> [PreviewSettings.User] {
    guard let written = value.member("users") else { return [] }
    var list = written
    if let path = written.string {
      let files = files
      let read = attempt(&findings) { () throws(Diagnostic) in
        try JSONValue.parse(files.source(path, at: written.location))
      }
      guard let read else { return [] }
      list = read
    }
    guard let values = list.array else {
      findings.append(
        list.wrongKind(
          "a list of users, or the path of one", for: "users",
          hint: "[{\"username\": \"…\"}], or \"users.json\""))
      return []
    }
    var users: [PreviewSettings.User] = []
    var seen: Set<String> = []
    for value in values {
      guard let user = readUser(value, groups) else { continue }
      guard seen.insert(user.username).inserted else {
        findings.append(
          Diagnostic(
            .error, "list.duplicate", "the user '\(shownValue(user.username))' is given twice",
            at: value.member("username")?.location, hint: "keep one of the two"))
        continue
      }
      users.append(user)
    }
    return users
  }

  private mutating func readUser(
    _ value: JSONValue, _ groups: Set<String>
  ) -> PreviewSettings.User? {
    guard let object = value.object else {
      findings.append(value.wrongKind("an object", for: "users"))
      return nil
    }
    findings += object.checkKeys(Self.userKeys, in: "a user")
    let name = attempt(&findings) { () throws(Diagnostic) in
      try value.requireMember("username", of: "the user").requireText("username", upTo: 128)
    }
    let attributes = readAttributes(value)
    let password = readPassword(value)
    let own = value.readEach("groups", &findings) { value throws(Diagnostic) in
      let group = try value.requireString("groups")
      guard groups.contains(group) else {
        throw Diagnostic(
          .error, "preview.group", "there is no group '\(shownValue(group))'", at: value.location,
          hint: nearestNameHint(for: group, among: groups) ?? "add it to 'groups' of 'preview'")
      }
      return group
    }
    let mfa = value.readEach("mfa", &findings) { value throws(Diagnostic) in
      try value.requireCase("mfa", Pool.MFAMethod.self)
    }
    guard let name else { return nil }
    return PreviewSettings.User(
      username: name, attributes: attributes, password: password, groups: own ?? [],
      mfa: mfa ?? [])
  }

  private mutating func readAttributes(_ value: JSONValue) -> [(name: String, value: String)] {
    let object = value.read("attributes", &findings) { value throws(Diagnostic) in
      try value.requireObject("attributes")
    }
    var attributes: [(name: String, value: String)] = []
    for member in object?.entries ?? [] where !member.value.isNull {
      let isKnown =
        StandardAttribute.asked.contains(member.name)
        || StandardAttribute.unasked.contains(member.name)
        || member.name.hasPrefix("custom:") || member.name.hasPrefix("dev:custom:")
      guard isKnown else {
        findings.append(
          Diagnostic(
            .error, "attribute.name", "'\(shownValue(member.name))' is no attribute of Cognito",
            at: member.nameLocation,
            hint: nearestNameHint(
              for: member.name, among: StandardAttribute.asked + StandardAttribute.unasked)
              ?? "one of your own begins with 'custom:'"))
        continue
      }
      switch member.value.content {
      case .string(let text): attributes.append((member.name, text))
      case .bool(let flag): attributes.append((member.name, String(flag)))
      case .number(_, let text): attributes.append((member.name, text))
      default:
        findings.append(
          member.value.wrongKind(
            "a string, a number, true or false", for: member.name, hint: "put it in double quotes"))
      }
    }
    return attributes.sorted { $0.name < $1.name }
  }

  private mutating func readPassword(_ value: JSONValue) -> PreviewSettings.User.Password? {
    let permanent = value.read("password", &findings) { value throws(Diagnostic) in
      try value.requirePassword("password")
    }
    let temporary = value.read("temporaryPassword", &findings) { value throws(Diagnostic) in
      try value.requirePassword("temporaryPassword")
    }
    if permanent != nil, temporary != nil {
      findings.append(
        Diagnostic(
          .error, "preview.password", "a user has a password or a temporary one, not both",
          at: value.member("temporaryPassword")?.location, hint: "keep one of the two"))
    }
    return permanent.map { .permanent($0) } ?? temporary.map { .temporary($0) }
  }
}

extension JSONValue {
  /// 1…256 characters.
  fileprivate func requirePassword(_ what: String) throws(Diagnostic) -> String {
    let password = try requireString(what)
    guard (1...256).contains(password.count) else {
      throw Diagnostic(
        .error, "preview.password", "a password has 1 to 256 characters", at: location,
        hint: "write another")
    }
    return password
  }
}
