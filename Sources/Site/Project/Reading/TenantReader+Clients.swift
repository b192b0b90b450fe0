import Diagnostics
import Syntax
import Templating

/// The app clients, and `cognito.clientId` with `app`, which are short for one.
extension TenantReader {
  static let clientKeys = ["clientId", "callbacks", "signedOut", "home", "storage"]

  mutating func readClients() -> [AppClient] {
    let short = readShortClient()
    let object = value.read("clients", &findings) { value throws(Diagnostic) in
      try value.requireObject("clients")
    }
    var clients: [AppClient] = []
    var seen: Set<String> = []
    for member in object?.entries ?? [] where !member.value.isNull {
      guard let client = readClient(member) else { continue }
      if !seen.insert(client.clientId).inserted {
        findings.append(
          Diagnostic(
            .error, "client.duplicate", "two clients have the id '\(client.clientId)'",
            at: member.value.member("clientId")?.location, hint: "each app has a client of its own")
        )
      }
      clients.append(client)
    }
    if let short {
      if clients.contains(where: { $0.name == short.name }) {
        findings.append(
          Diagnostic(
            .error, "client.duplicate",
            "'cognito.clientId' is short for 'clients.web', which is "
              + "given as well", at: value.member("cognito")?.member("clientId")?.location,
            hint: "keep one of the two"))
      } else {
        clients.insert(short, at: 0)
      }
    }
    let isSaid =
      object?.members.isEmpty == false || value.member("clients").map { $0.object == nil } == true
      || value.member("cognito")?["clientId"] != nil
    if clients.isEmpty, !isSaid, !isPartial {
      findings.append(
        missing("client", hint: "\"clients\": {\"web\": {\"clientId\": \"…\"}}"))
    }
    return clients
  }

  /// `{"cognito": {"clientId": …}, "app": {"callback": …, "signedOut": …}}`.
  private mutating func readShortClient() -> AppClient? {
    let cognito = value.read("cognito", &findings) { value throws(Diagnostic) in
      _ = try value.requireObject("cognito")
      return value
    }
    if let cognito {
      findings += cognito.checkKeys(PoolReader.facts + ["clientId"], in: "'cognito'")
    }
    let app = value.read("app", &findings) { value throws(Diagnostic) in
      _ = try value.requireObject("app")
      return value
    }
    let id = cognito?.read("clientId", &findings) { value throws(Diagnostic) in
      try value.requireClientId()
    }
    guard let app else { return id.map { AppClient(name: "web", clientId: $0) } }
    findings += app.checkKeys(["callback", "signedOut", "home", "storage"], in: "'app'")
    guard cognito?.member("clientId") != nil else {
      if isPartial { return nil }
      findings.append(
        Diagnostic(
          .error, "client.app", "'app' belongs to 'cognito.clientId', which is missing",
          at: app.opening, hint: "put its addresses into the client in 'clients'"))
      return nil
    }
    guard let id else { return nil }
    var client = AppClient(name: "web", clientId: id)
    client.callbacks = oneOrMore("callback", of: app)
    client.signedOut = oneOrMore("signedOut", of: app)
    readUse(&client, app)
    return client
  }

  private mutating func oneOrMore(_ name: String, of app: JSONValue) -> [String] {
    if app.member(name)?.array != nil { return addresses(name, of: app) }
    let address = app.read(name, &findings) { value throws(Diagnostic) in
      guard value.string != nil else {
        throw value.wrongKind("a string or a list", for: name, hint: "\"…\", or [\"…\", \"…\"]")
      }
      return try value.requireCallback(name)
    }
    return address.map { [$0] } ?? []
  }

  private mutating func readClient(_ member: JSONObject.Member) -> AppClient? {
    let value = member.value
    let isName =
      (1...64).contains(member.name.utf8.count) && member.name.utf8.first?.isWord == true
      && member.name.utf8.allSatisfy {
        $0.isWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      }
    guard isName else {
      findings.append(
        Diagnostic(
          .error, "client.name", "'\(shownValue(member.name))' is no name of a client",
          at: member.nameLocation, hint: "letters, digits, '-' and '_', as in ?app=web"))
      return nil
    }
    guard value.object != nil else {
      findings.append(value.wrongKind("an object", for: member.name))
      return nil
    }
    findings += value.checkKeys(Self.clientKeys, in: "a client")
    if isPartial, value.member("clientId") == nil {
      // Each tenant adds its own id; the rest is checked here.
      var client = AppClient(name: member.name, clientId: "")
      client.callbacks = addresses("callbacks", of: value)
      client.signedOut = addresses("signedOut", of: value)
      readUse(&client, value)
      return nil
    }
    let id = attempt(&findings) { () throws(Diagnostic) in
      try value.requireMember("clientId", of: "the client '\(member.name)'").requireClientId()
    }
    guard let id else { return nil }
    var client = AppClient(name: member.name, clientId: id)
    client.callbacks = addresses("callbacks", of: value)
    client.signedOut = addresses("signedOut", of: value)
    readUse(&client, value)
    return client
  }

  private mutating func readUse(_ client: inout AppClient, _ value: JSONValue) {
    client.home = value.read("home", &findings) { value throws(Diagnostic) in
      try value.requirePageURL("home")
    }
    let storage = value.read("storage", &findings) { value throws(Diagnostic) in
      try value.requireCase("storage", AppClient.Storage.self)
    }
    client.storage = storage ?? .local
    let hasCookie = self.value.member("handOver")?.member("cookie") != nil
    if storage == .memory, !hasCookie, let place = value.member("storage")?.location {
      findings.append(
        Diagnostic(
          .warning, "client.storage.memory",
          "tokens in memory are gone when the sign-in page leads on to the app", at: place,
          hint: "'session' keeps them as long as the tab; 'handOver' puts them into a cookie"))
    }
  }

  /// A list of addresses that Cognito compares; at most 100.
  private mutating func addresses(_ name: String, of value: JSONValue) -> [String] {
    var seen: Set<String> = []
    let list = value.readEach(name, &findings) { value throws(Diagnostic) in
      let address = try value.requireCallback(name)
      guard seen.insert(address).inserted else {
        throw Diagnostic(
          .error, "list.duplicate",
          "the address '\(shownValue(address))' stands twice in '\(name)'",
          at: value.location, hint: "keep one of the two")
      }
      return address
    }
    if let count = value.member(name)?.array?.count, count > 100 {
      findings.append(
        Diagnostic(
          .error, "list.long", "'\(name)' has \(count) addresses, Cognito takes 100",
          at: value.member(name)?.opening, hint: "take some out"))
    }
    return list ?? []
  }
}

extension AppClient {
  fileprivate init(name: String, clientId: String) {
    self.init(
      name: name, clientId: clientId, callbacks: [], signedOut: [], home: nil, storage: .local)
  }
}

extension JSONValue {
  /// Letters, digits, `_` and `+`; at most 128.
  fileprivate func requireClientId() throws(Diagnostic) -> String {
    let id = try requireString("clientId")
    try refuseHole(id)
    let isId =
      (1...128).contains(id.utf8.count)
      && id.utf8.allSatisfy { $0.isWord || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "+") }
    guard isId else {
      throw Diagnostic(
        .error, "client.id", "'\(shownValue(id))' is no id of an app client", at: location,
        hint: "26 letters and digits, as describe-user-pool-client prints them")
    }
    return id
  }
}
