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
    if findUser(name, in: pool) != nil { return .skipped }
    do throws(Interruption) {
      var user = try user(of: row, named: name, in: pool)
      if mfa == "true" {
        user.mfa.enabled = ["SMS_MFA"]
        user.mfa.preferred = "SMS_MFA"
      }
      state.users.put(user)
      return .imported
    } catch { return .failed }
  }

  /// The user of a row, held against all that an administrator's new users are; no function is asked.
  private mutating func user(
    of row: [String: String], named name: String, in pool: UserPool
  ) throws(Interruption) -> User {
    let ownColumns = [ImportColumns.username, ImportColumns.mfa]
    let attributes = row.filter { !ownColumns.contains($0.key) }.sorted { $0.key < $1.key }
    let input = try checked(
      "AdminCreateUser",
      [
        "UserPoolId": .string(pool.id), "Username": .string(name),
        "UserAttributes": .array(
          attributes.map { ["Name": .string($0.key), "Value": .string($0.value)] }),
      ])
    try AttributeSchema(of: pool).require(Set(row.keys))
    let user = try newUser(Invitation(input, to: pool), status: .resetRequired)
    for attribute in pool.usernameAttributes {
      try agree(row[attribute], user[attribute], in: pool)
    }
    try claimContacts(of: user, in: pool)
    try claimPreferredUsername(for: user, in: pool)
    return user
  }

  /// Refuses a column that says another address than the one that the user is named by.
  private func agree(
    _ column: String?, _ value: String?, in pool: UserPool
  ) throws(Interruption) {
    guard let column, let value, column != value else { return }
    if pool.isCaseSensitive || column.lowercased() != value.lowercased() {
      throw .refused(.invalidParameter("Username does not match the user's attributes."))
    }
  }

  /// Whether the row has what only a file is asked for: an attribute that is verified by itself, a
  /// second factor that agrees with the pool's, and days and moments in their forms.
  private func isConsistent(_ row: [String: String], mfa: Bool, in pool: UserPool) -> Bool {
    if let day = row["birthdate"], !isDate(day) { return false }
    if let moment = row["updated_at"], Int(moment) == nil { return false }
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
