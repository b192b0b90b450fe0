import Syntax

/// What became of a row.
enum ImportedRow {
  case imported
  /// There is such a user already.
  case skipped
  case failed
}

extension Work {
  /// Makes a user of a row: it has to set a password before it can sign in.
  mutating func importUser(_ row: [String: String]?, into pool: UserPool) -> ImportedRow {
    guard let row, let name = row[ImportColumns.username], let mfa = row[ImportColumns.mfa],
      mfa == "true" || mfa == "false", isConsistent(row, mfa: mfa == "true", in: pool)
    else { return .failed }
    let sub = random.uuid()
    let isNamedByAttribute = !pool.usernameAttributes.isEmpty
    if findUser(name, in: pool) != nil { return .skipped }
    var user = User(
      userPoolId: pool.id, username: isNamedByAttribute ? sub : name, sub: sub,
      status: .resetRequired, created: time)
    let ownColumns = [ImportColumns.username, ImportColumns.mfa]
    user.attributes = row.filter { !ownColumns.contains($0.key) }
      .map { Attribute(name: $0.key, value: $0.value) }.sorted { $0.name < $1.name }
    if mfa == "true" {
      user.mfa.enabled = ["SMS_MFA"]
      user.mfa.preferred = "SMS_MFA"
    }
    state.users.put(user)
    return .imported
  }

  /// Whether the row has what the pool asks for: required attributes, one that is verified by itself,
  /// lengths, and a second factor that agrees with the pool's.
  private func isConsistent(_ row: [String: String], mfa: Bool, in pool: UserPool) -> Bool {
    for attribute in pool.settings.items("SchemaAttributes") {
      let name = attribute.text("Name") ?? ""
      if name == "sub" { continue }
      guard let value = row[name] else {
        if attribute.flag("Required") == true { return false }
        continue
      }
      if !fits(value, attribute) { return false }
    }
    let verified = pool.autoVerifiedAttributes
    if !verified.isEmpty,
      !verified.contains(where: { row[$0] != nil && row["\($0)_verified"] == "true" })
    {
      return false
    }
    if mfa && row["phone_number"] == nil { return false }
    return switch pool.mfaConfiguration {
    case "ON": mfa
    case "OFF": !mfa
    default: true
    }
  }

  private func fits(_ value: String, _ attribute: JSONTree) -> Bool {
    switch attribute.text("Name") ?? "" {
    case "email": if !value.contains("@") { return false }
    case "phone_number":
      let digits = value.dropFirst()
      guard value.hasPrefix("+"), !digits.isEmpty, digits.allSatisfy({ "0"..."9" ~= $0 }) else {
        return false
      }
    case "birthdate": if !isDate(value) { return false }
    default: break
    }
    switch attribute.text("AttributeDataType") {
    case "Boolean": return ["true", "false"].contains(value.lowercased())
    case "Number": return Int(value) != nil
    default: break
    }
    let limits = attribute["StringAttributeConstraints"]
    let length = value.utf16.count
    let least = limits?.text("MinLength").flatMap { Int($0) } ?? 0
    let most = limits?.text("MaxLength").flatMap { Int($0) } ?? 2048
    return length >= least && length <= most
  }

  /// `mm/dd/yyyy`, a day that there is.
  private func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [2, 2, 4],
      parts.allSatisfy({ $0.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } })
    else { return false }
    let numbers = parts.compactMap { Int($0) }
    let (month, day, year) = (numbers[0], numbers[1], numbers[2])
    guard (1...12).contains(month) else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }
}
