import Diagnostics
import Syntax

/// Reads `preview` of `lintel.json`.
struct PreviewReader {
  static let keys = ["users", "groups", "clients", "triggers", "identityPools", "fixedCode"]

  let files: ProjectFiles
  /// All ids.
  let tenants: Set<String>
  var findings: [Diagnostic] = []

  init(files: ProjectFiles, tenants: Set<String>) {
    self.files = files
    self.tenants = tenants
  }

  mutating func settings(_ value: JSONValue?) -> PreviewSettings {
    var settings = PreviewSettings()
    guard let value else { return settings }
    guard value.object != nil else {
      findings.append(value.wrongKind("an object", for: "preview"))
      return settings
    }
    findings += value.object?.checkKeys(Self.keys, in: "'preview'") ?? []
    settings.groups = readGroups(value)
    settings.users = readUsers(value, groups: Set(settings.groups.map(\.name)))
    settings.clients = readClients(value)
    settings.triggers = readTriggers(value)
    settings.identityPools = readIdentityPools(value)
    settings.fixedCode = value.read("fixedCode", &findings) { value throws(Diagnostic) in
      let code = try value.requireString("fixedCode")
      guard (4...10).contains(code.utf8.count), code.utf8.allSatisfy(\.isDigit) else {
        throw Diagnostic(
          .error, "preview.code", "'\(shownValue(code))' is no code", at: value.location,
          hint: "4 to 10 digits, as in \"123456\"")
      }
      return code
    }
    return settings
  }

  private mutating func readGroups(_ value: JSONValue) -> [PreviewSettings.Group] {
    var seen: Set<String> = []
    let groups = value.readEach("groups", &findings) { value throws(Diagnostic) in
      let group = try value.requireGroup()
      guard seen.insert(group.name).inserted else {
        throw Diagnostic(
          .error, "list.duplicate", "the group '\(shownValue(group.name))' is given twice",
          at: value.location, hint: "keep one of the two")
      }
      return group
    }
    return groups ?? []
  }

  private mutating func readClients(_ value: JSONValue) -> [PreviewSettings.Client] {
    let object = value.read("clients", &findings) { value throws(Diagnostic) in
      try value.requireObject("clients")
    }
    let tenants = tenants
    var clients: [PreviewSettings.Client] = []
    for member in object?.entries ?? [] {
      let client = attempt(&findings) { () throws(Diagnostic) in
        try Self.client(member, tenants)
      }
      findings += member.value.object?.checkKeys(["secret"], in: "a client of the preview") ?? []
      if let client { clients.append(client) }
    }
    return clients.sorted { ($0.tenant, $0.name) < ($1.tenant, $1.name) }
  }

  private static func client(
    _ member: JSONObject.Member, _ tenants: Set<String>
  ) throws(Diagnostic) -> PreviewSettings.Client {
    let names = member.name.split(separator: ".", omittingEmptySubsequences: false)
    guard names.count == 2, !names[1].isEmpty else {
      throw Diagnostic(
        .error, "preview.client", "'\(shownValue(member.name))' names no client",
        at: member.nameLocation, hint: "as in \"acme.web\": the tenant and the client")
    }
    let tenant = String(names[0])
    guard tenants.contains(tenant) else {
      throw Diagnostic(
        .error, "tenant.unknown", "there is no tenant '\(shownValue(tenant))'",
        at: member.nameLocation, hint: nameHint(for: tenant, among: tenants))
    }
    let secret = try member.value.requireMember("secret", of: "the client '\(member.name)'")
      .requireString("secret")
    guard (1...64).contains(secret.utf8.count) else {
      throw Diagnostic(
        .error, "preview.secret", "a secret has 1 to 64 characters",
        at: member.value.member("secret")?.location, hint: "write another")
    }
    return PreviewSettings.Client(tenant: tenant, name: String(names[1]), secret: secret)
  }

  private mutating func readTriggers(_ value: JSONValue) -> [PreviewSettings.Trigger] {
    let object = value.read("triggers", &findings) { value throws(Diagnostic) in
      try value.requireObject("triggers")
    }
    findings += object?.checkKeys(PreviewSettings.Trigger.names, in: "'triggers'") ?? []
    var triggers: [PreviewSettings.Trigger] = []
    for member in object?.members ?? []
    where PreviewSettings.Trigger.names.contains(member.name) && !member.value.isNull {
      let address = attempt(&findings) { () throws(Diagnostic) in
        try member.value.requireFunctionAddress(member.name)
      }
      if let address {
        triggers.append(PreviewSettings.Trigger(name: member.name, address: address))
      }
    }
    return triggers.sorted { $0.name < $1.name }
  }

  private mutating func readIdentityPools(_ value: JSONValue) -> [PreviewSettings.IdentityPool] {
    var seen: Set<String> = []
    let pools = value.readEach("identityPools", &findings) { value throws(Diagnostic) in
      if let finding = value.object?.checkKeys(["id", "allowGuests"], in: "an identity pool").first
      {
        throw finding
      }
      let place = try value.requireMember("id", of: "the identity pool")
      let id = try place.requireIdentityPoolId()
      guard seen.insert(id).inserted else {
        throw Diagnostic(
          .error, "list.duplicate", "the identity pool '\(id)' is given twice", at: place.location,
          hint: "keep one of the two")
      }
      let guests = try value.member("allowGuests")?.requireBool("allowGuests")
      return PreviewSettings.IdentityPool(id: id, allowGuests: guests ?? false)
    }
    return pools ?? []
  }
}

extension PreviewSettings.Trigger {
  /// Cognito's names of triggers.
  static let names = [
    "CreateAuthChallenge", "CustomEmailSender", "CustomMessage", "CustomSMSSender",
    "DefineAuthChallenge", "InboundFederation", "PostAuthentication", "PostConfirmation",
    "PreAuthentication", "PreSignUp", "PreTokenGeneration", "UserMigration",
    "VerifyAuthChallengeResponse",
  ]
}

extension JSONValue {
  /// A group: its name alone, or with a description and a precedence.
  fileprivate func requireGroup() throws(Diagnostic) -> PreviewSettings.Group {
    guard object != nil else {
      guard string != nil else {
        throw wrongKind("a string or an object", for: "groups", hint: "\"…\", or {…}")
      }
      return PreviewSettings.Group(name: try requireText("groups", upTo: 128))
    }
    if let finding = object?.checkKeys(["name", "description", "precedence"], in: "a group").first {
      throw finding
    }
    return PreviewSettings.Group(
      name: try requireMember("name", of: "the group").requireText("name", upTo: 128),
      description: try member("description")?.requireText("description", upTo: 2048),
      precedence: try member("precedence")?.requireInt("precedence", in: 0...Int(Int32.max)))
  }

  /// A region, `:` and a UUID in lower case.
  fileprivate func requireIdentityPoolId() throws(Diagnostic) -> String {
    let id = try requireString("id")
    let parts = id.split(separator: ":", omittingEmptySubsequences: false)
    let groups = parts.last?.split(separator: "-", omittingEmptySubsequences: false) ?? []
    let isUUID =
      groups.map(\.utf8.count) == [8, 4, 4, 4, 12]
      && groups.allSatisfy {
        $0.utf8.allSatisfy { $0.isDigit || (0x61...0x66).contains($0) }
      }
    guard parts.count == 2, !parts[0].isEmpty, isUUID else {
      throw Diagnostic(
        .error, "preview.identitypool", "'\(shownValue(id))' is no id of an identity pool",
        at: location, hint: "as in eu-central-1:3b1f8a8e-0c4d-4f63-9d53-000000000001")
    }
    return id
  }
}
