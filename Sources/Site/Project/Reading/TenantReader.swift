import Bindings
import Diagnostics
import Syntax

/// Reads and checks a tenant whose defaults and overlay have been laid on.
struct TenantReader {
  static let keys = [
    "id", "name", "pool", "cognito", "app", "theme", "brand", "clients", "url", "aliases",
    "locales", "links", "signIn", "handOver",
  ]

  let value: JSONValue
  let id: String
  let pool: Pool?
  /// Locales that the kit and the project have texts for; empty to take any.
  let locales: Set<String>
  let location: SourceLocation
  /// Whether these are defaults alone, to which each tenant adds what they leave out.
  var isPartial = false
  var findings: [Diagnostic] = []

  init(
    _ tenant: LayeredTenant, pool: Pool?, locales: Set<String>, location: SourceLocation
  ) {
    value = tenant.value
    id = tenant.id
    self.pool = pool
    self.locales = locales
    self.location = location
  }

  /// Everything that the tenant says, checked; nil without a pool or a client.
  mutating func tenant() -> Tenant? {
    if isPartial, let id = value.object?.members.first(where: { $0.name == "id" }) {
      findings.append(
        Diagnostic(
          .error, "tenant.defaults.id", "'defaults' cannot have an id", at: id.nameLocation,
          hint: "each tenant has its own; '{id}' stands for it in texts and addresses"))
    }
    findings += value.checkKeys(Self.keys, in: "a tenant").map(Self.naming)
    let name = value.read("name", &findings) { value throws(Diagnostic) in
      try value.requireLocalizedText("name", upTo: 120)
    }
    let theme = value.read("theme", &findings) { value throws(Diagnostic) in
      try value.requireThemeName()
    }
    let brand = value.read("brand", &findings) { value throws(Diagnostic) in
      _ = try value.requireObject("brand")
      return BrandSource(value)
    }
    if !isPartial, value.member("theme") == nil, value.member("brand") == nil {
      findings.append(
        missing("'theme' or 'brand'", hint: "\"theme\": \"base\", or a theme of your own"))
    }
    let url = value.read("url", &findings) { value throws(Diagnostic) in
      try value.requireSiteURL("url")
    }
    let aliases = value.readEach("aliases", &findings) { value throws(Diagnostic) in
      try value.requireSiteURL("aliases")
    }
    let clients = readClients()
    let locales = readLocales()
    let links = readLinks()
    let signIn = readSignIn()
    let cookie = readHandOver(url: url)
    refuseDoubles(url: url, aliases: aliases ?? [])
    guard let pool, !clients.isEmpty else { return nil }
    warn(of: pool, url: url, signIn: signIn)
    return Tenant(
      id: id, name: name ?? LocalizedText(id), pool: pool, theme: theme, brand: brand,
      clients: clients, url: url, aliases: aliases ?? [],
      locales: locales ?? [pool.defaultLocale], links: links, signIn: signIn,
      handOverCookie: cookie, location: location,
      themeLocation: value.member("theme")?.location)
  }

  func missing(_ what: String, hint: String?) -> Diagnostic {
    Diagnostic(
      .error, "tenant.missing", "the tenant '\(id)' has no \(what)", at: location, hint: hint)
  }

  /// A fact of a pool that stands in the tenant itself has a hint of its own.
  private static func naming(_ finding: Diagnostic) -> Diagnostic {
    let name = finding.message.split(separator: "'", omittingEmptySubsequences: false)
    guard name.count > 1, PoolReader.facts.contains(String(name[1])) else { return finding }
    var finding = finding
    finding.hint = "it is a fact of the pool: say it in 'pools', or in 'cognito'"
    return finding
  }

  private mutating func readLocales() -> [String]? {
    var seen: Set<String> = []
    let known = locales
    let read = value.readEach("locales", &findings) { value throws(Diagnostic) in
      let tag = try value.requireLocale("locales", among: known)
      guard seen.insert(tag).inserted else {
        throw Diagnostic(
          .error, "list.duplicate", "the locale '\(tag)' stands twice", at: value.location,
          hint: "keep one of the two")
      }
      return tag
    }
    if let list = value.member("locales"), list.array?.isEmpty == true {
      findings.append(
        Diagnostic(
          .error, "list.empty", "'locales' is empty", at: list.location,
          hint: "leave it out for the pool's default locale"))
    }
    return read?.isEmpty == true ? nil : read
  }

  private mutating func readLinks() -> Tenant.Links {
    var links = Tenant.Links()
    let object = value.read("links", &findings) { value throws(Diagnostic) in
      _ = try value.requireObject("links")
      return value
    }
    guard let object else { return links }
    findings += object.checkKeys(["help", "privacy", "terms"], in: "'links'")
    func link(_ name: String) -> LocalizedURL? {
      object.read(name, &findings) { value throws(Diagnostic) in
        try value.requireLocalizedURL(name)
      }
    }
    links.help = link("help")
    links.privacy = link("privacy")
    links.terms = link("terms")
    return links
  }

  private mutating func readHandOver(url: String?) -> String? {
    let object = value.read("handOver", &findings) { value throws(Diagnostic) in
      _ = try value.requireObject("handOver")
      return value
    }
    guard let object else { return nil }
    findings += object.checkKeys(["cookie"], in: "'handOver'")
    let host = attempt(&findings) { () throws(Diagnostic) in
      try object.requireMember("cookie", of: "'handOver'").requireHost("cookie")
    }
    guard let host, let place = object.member("cookie")?.location else { return nil }
    if let address = url.flatMap(SiteAddress.init), !address.host.isWithin(host.text) {
      findings.append(
        Diagnostic(
          .error, "tenant.handover",
          "a page at '\(address.host.text)' cannot set a cookie for "
            + "'\(host.text)'", at: place, hint: "the host of 'url', or one above it"))
      return nil
    }
    findings.append(
      Diagnostic(
        .warning, "tenant.handover.readers",
        "every host below '\(host.text)' can read the tokens in this cookie", at: place,
        hint: "serve the pages below the app's own address instead, where you can"))
    return host.text
  }

  private mutating func refuseDoubles(url: String?, aliases: [String]) {
    var seen: Set<String> = url.map { [$0] } ?? []
    for (index, alias) in aliases.enumerated() where !seen.insert(alias).inserted {
      let list = value.member("aliases")
      let place = list?.array.flatMap { $0.count == aliases.count ? $0[index] : nil } ?? list
      findings.append(
        Diagnostic(
          .error, "list.duplicate", "the address '\(shownValue(alias))' is given twice",
          at: place?.location, hint: "'aliases' are addresses beside 'url'"))
    }
  }

  private mutating func warn(of pool: Pool, url: String?, signIn: Tenant.SignIn) {
    if value.member("url") == nil {
      findings.append(
        Diagnostic(
          .warning, "tenant.url.missing",
          "the tenant '\(id)' has no 'url': messages and register.json cannot name its pages",
          at: location, hint: "\"url\": \"https://\(id).example/\", or one for all in 'defaults'"))
    }
    if pool.domain == nil, !signIn.providers.isEmpty {
      findings.append(
        Diagnostic(
          .warning, "tenant.providers.domain",
          "the pool '\(pool.name)' has no domain: its pages show no providers",
          at: value.member("signIn")?.member("providers")?.location,
          hint: "give the pool its 'domain': providers sign in through it"))
    }
    guard pool.methods.contains(.passkey), let address = url.flatMap(SiteAddress.init) else {
      return
    }
    let message =
      pool.passkeyHost.map {
        "passkeys of '\($0)' do not hold at '\(address.host.text)': the pages hide them"
      }
      ?? "the pages hide passkeys: the pool '\(pool.name)' has no rpId, nor a domain for it"
    guard pool.passkeyHost.map({ address.host.isWithin($0) }) != true else { return }
    findings.append(
      Diagnostic(
        .warning, "tenant.passkey.host", message,
        at: value.member("url")?.location,
        hint: "an 'rpId' of the pool that is the host of 'url', or one above it"))
  }
}

extension Tenant {
  /// Whether the pages can use passkeys: the pool has them and the site lies below its `rpId`.
  package var hasPasskeys: Bool {
    guard pool.methods.contains(.passkey), let host = pool.passkeyHost else { return false }
    return url.flatMap(SiteAddress.init).map { $0.host.isWithin(host) } ?? true
  }

  /// The providers that the pages show: none without the pool's domain, through which they sign in.
  package var providers: [Provider] { pool.domain == nil ? [] : signIn.providers }
}
