import Diagnostics
import Syntax

/// Reads what a person wrote of a pool, and puts Cognito's defaults where nothing is said.
struct PoolReader {
  /// What Cognito fixes for a pool.
  static let facts = [
    "userPoolId", "domain", "rpId", "tier", "sender", "defaultLocale", "identifiers", "methods",
    "signUp", "recovery", "passwordPolicy", "mfa", "attributes",
  ]
  static let keys = facts + ["name", "theme", "brand", "url"]

  let name: String
  let value: JSONValue
  /// For a pool that says nothing of its looks.
  let defaultTheme: String?
  /// The languages that there are texts for; none for any.
  let locales: Set<String>
  private(set) var findings: [Diagnostic] = []

  init(name: String, value: JSONValue, defaultTheme: String?, locales: Set<String>) {
    self.name = name
    self.value = value
    self.defaultTheme = defaultTheme
    self.locales = locales
  }

  /// The pool; nil without a `userPoolId` that can be one.
  mutating func pool() -> Pool? {
    guard value.object != nil else {
      findings.append(value.wrongKind("an object", forThe: "the pool '\(name)'"))
      return nil
    }
    findings += value.checkKeys(Self.keys, in: "a pool")
    let id = attempt(&findings) { () throws(Diagnostic) in
      try value.requireMember("userPoolId", of: "the pool '\(name)'").requireUserPoolId()
    }
    guard let id else { return nil }
    var pool = Pool(named: name, userPoolId: id)
    pool.location = value.opening
    readLooks(&pool)
    readSending(&pool)
    readSignIn(&pool)
    pool.attributes = readAttributes(pool)
    findings += PoolRules(pool: pool, value: value).findings
    return pool
  }

  private mutating func readLooks(_ pool: inout Pool) {
    pool.displayName = value.read("name", &findings) { value throws(Diagnostic) in
      try value.requireLocalizedText("name", upTo: 120)
    }
    let theme = value.read("theme", &findings) { value throws(Diagnostic) in
      try value.requireThemeName()
    }
    pool.theme = theme ?? defaultTheme
    pool.hasOwnTheme = theme != nil
    pool.brand = value.read("brand", &findings) { value throws(Diagnostic) in
      _ = try value.requireObject("brand")
      return BrandSource(value)
    }
    pool.url = value.read("url", &findings) { value throws(Diagnostic) in
      try value.requireSiteURL("url")
    }
  }

  private mutating func readSending(_ pool: inout Pool) {
    pool.domain = value.read("domain", &findings) { value throws(Diagnostic) in
      try value.requireHost("domain").text
    }
    pool.rpId = value.read("rpId", &findings) { value throws(Diagnostic) in
      try value.requireHost("rpId").text
    }
    let tier = value.read("tier", &findings) { value throws(Diagnostic) in
      try value.requireCase("tier", Pool.Tier.self)
    }
    let sender = value.read("sender", &findings) { value throws(Diagnostic) in
      try value.requireCase("sender", Pool.Sender.self)
    }
    let known = locales
    let locale = value.read("defaultLocale", &findings) { value throws(Diagnostic) in
      try value.requireLocale("defaultLocale", among: known)
    }
    let signUp = value.read("signUp", &findings) { value throws(Diagnostic) in
      try value.requireBool("signUp")
    }
    pool.tier = tier ?? pool.tier
    pool.sender = sender ?? pool.sender
    pool.defaultLocale = locale ?? pool.defaultLocale
    pool.signUp = signUp ?? pool.signUp
  }

  private mutating func readSignIn(_ pool: inout Pool) {
    pool.identifiers = choices("identifiers") ?? pool.identifiers
    pool.methods = choices("methods") ?? pool.methods
    let isPhoneOnly = pool.identifiers.contains(.phone) && !pool.identifiers.contains(.email)
    pool.recovery = choices("recovery") ?? (isPhoneOnly ? [.phone] : [.email])
    let policy = value.read("passwordPolicy", &findings) { value throws(Diagnostic) in
      _ = try value.requireObject("passwordPolicy")
      return value
    }
    if let policy { pool.passwordPolicy = readPolicy(policy) }
    let mfa = value.read("mfa", &findings) { value throws(Diagnostic) in
      _ = try value.requireObject("mfa")
      return value
    }
    guard let mfa else { return }
    findings += mfa.checkKeys(["required", "methods"], in: "'mfa'")
    let required = mfa.read("required", &findings) { value throws(Diagnostic) in
      try value.requireBool("required")
    }
    pool.mfa.methods = choices("methods", in: mfa, mayBeEmpty: true) ?? []
    pool.mfa.required = required ?? false
  }

  /// A policy that is given says all it asks for: a class of characters that it does not name is not
  /// required, as with Cognito's own call.
  private mutating func readPolicy(_ value: JSONValue) -> PasswordPolicy {
    findings += value.checkKeys(PasswordPolicy.keys, in: "'passwordPolicy'")
    var policy = PasswordPolicy.cognitoDefault
    func flag(_ name: String) -> Bool {
      value.read(name, &findings) { value throws(Diagnostic) in try value.requireBool(name) }
        ?? false
    }
    func number(_ name: String, in range: ClosedRange<Int>) -> Int? {
      value.read(name, &findings) { value throws(Diagnostic) in
        try value.requireInt(name, in: range)
      }
    }
    policy.requireLowercase = flag("requireLowercase")
    policy.requireUppercase = flag("requireUppercase")
    policy.requireNumbers = flag("requireNumbers")
    policy.requireSymbols = flag("requireSymbols")
    policy.minimumLength = number("minimumLength", in: 6...99) ?? policy.minimumLength
    policy.passwordHistorySize = number("passwordHistorySize", in: 0...24) ?? 0
    policy.temporaryPasswordValidityDays =
      number("temporaryPasswordValidityDays", in: 0...365) ?? policy.temporaryPasswordValidityDays
    return policy
  }

  /// A list of words, each once.
  private mutating func choices<Choice: RawRepresentable & CaseIterable & Hashable>(
    _ name: String, in object: JSONValue? = nil, mayBeEmpty: Bool = false
  ) -> [Choice]? where Choice.RawValue == String {
    let object = object ?? value
    var seen: Set<Choice> = []
    let list = object.readEach(name, &findings) { value throws(Diagnostic) in
      let choice = try value.requireCase(name, Choice.self)
      guard seen.insert(choice).inserted else {
        throw Diagnostic(
          .error, "list.duplicate", "'\(choice.rawValue)' stands twice in '\(name)'",
          at: value.location, hint: "keep one of the two")
      }
      return choice
    }
    if list?.isEmpty == true, !mayBeEmpty, object.member(name)?.array?.isEmpty == true {
      findings.append(
        Diagnostic(
          .error, "list.empty", "'\(name)' is empty", at: object.member(name)?.location,
          hint: "name at least one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))"))
    }
    return list
  }

  private mutating func readAttributes(_ pool: Pool) -> [SignUpAttribute] {
    var seen: Set<String> = []
    var attributes: [SignUpAttribute] = []
    for value in value.readEach("attributes", &findings, { $0 }) ?? [] {
      var reader = AttributeReader(value: value)
      let attribute = reader.attribute()
      findings += reader.findings
      guard let attribute else { continue }
      let place = value.member("name")?.location ?? value.opening
      guard seen.insert(attribute.name).inserted else {
        findings.append(
          Diagnostic(
            .error, "list.duplicate", "the attribute '\(attribute.name)' is given twice", at: place,
            hint: "keep one of the two"))
        continue
      }
      if pool.asksAsIdentifier(attribute.name) {
        findings.append(
          Diagnostic(
            .warning, "pool.attribute.identifier",
            "'\(attribute.name)' is what people sign in with and is asked for anyway", at: place,
            hint: "remove it from 'attributes'"))
        continue
      }
      attributes.append(attribute)
    }
    return attributes
  }
}

extension JSONValue {
  /// The name of a theme: a folder in `themes/`.
  func requireThemeName() throws(Diagnostic) -> String {
    let name = try requireString("theme")
    let isName =
      (1...64).contains(name.utf8.count)
      && name.utf8.allSatisfy {
        $0.isWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      }
    guard isName else {
      throw Diagnostic(
        .error, "theme.name", "'\(shownValue(name))' is no name of a theme", at: location,
        hint: "the name of a folder in themes/: letters, digits, '-' and '_'")
    }
    return name
  }

  /// `eu-central-1_AbCdEf123`: a region, `_`, letters and digits; at most 55 characters.
  func requireUserPoolId() throws(Diagnostic) -> String {
    let id = try requireString("userPoolId")
    try refuseHole(id)
    let parts = id.split(separator: "_", omittingEmptySubsequences: false)
    let region = parts[0].split(separator: "-", omittingEmptySubsequences: false)
    let isRegion =
      region.count >= 3 && region.allSatisfy { !$0.isEmpty }
      && region.dropLast().allSatisfy { $0.utf8.allSatisfy { (0x61...0x7A).contains($0) } }
      && region[region.count - 1].utf8.allSatisfy(\.isDigit)
    guard parts.count == 2, isRegion, !parts[1].isEmpty, id.utf8.count <= 55,
      parts[1].utf8.allSatisfy(\.isWord)
    else {
      throw Diagnostic(
        .error, "pool.id", "'\(shownValue(id))' is no id of a user pool", at: location,
        hint: "as in eu-central-1_AbCdEf123")
    }
    return id
  }
}
