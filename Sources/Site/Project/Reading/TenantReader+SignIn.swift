import Diagnostics
import Syntax

/// How people begin, and the providers beside the password.
extension TenantReader {
  mutating func readSignIn() -> Tenant.SignIn {
    var signIn = Tenant.SignIn(start: .page, providers: [])
    let object = value.read("signIn", &findings) { value throws(Diagnostic) in
      _ = try value.requireObject("signIn")
      return value
    }
    guard let object else { return signIn }
    findings += object.checkKeys(["start", "providers"], in: "'signIn'")
    let start = object.read("start", &findings) { value throws(Diagnostic) in
      try value.requireCase("start", Tenant.SignIn.Start.self)
    }
    signIn.start = start ?? .page
    var names: Set<String> = []
    var domains: Set<String> = []
    for value in object.readEach("providers", &findings, { $0 }) ?? [] {
      guard let provider = readProvider(value, &domains) else { continue }
      let place = value.member("name")?.location ?? value.location
      guard names.insert(provider.name).inserted else {
        findings.append(
          Diagnostic(
            .error, "list.duplicate", "the provider '\(provider.name)' is given twice", at: place,
            hint: "keep one of the two"))
        continue
      }
      signIn.providers.append(provider)
    }
    return signIn
  }

  private mutating func readProvider(
    _ value: JSONValue, _ domains: inout Set<String>
  ) -> Tenant.Provider? {
    guard value.object != nil else {
      let name = attempt(&findings) { () throws(Diagnostic) in
        guard value.string != nil else {
          throw value.wrongKind("a string or an object", for: "providers", hint: "\"…\", or {…}")
        }
        return try value.requireProviderName()
      }
      noteSpelling(name, value)
      return name.map { Tenant.Provider(name: $0, label: nil, domains: []) }
    }
    findings += value.checkKeys(["name", "label", "domains"], in: "a provider")
    let name = attempt(&findings) { () throws(Diagnostic) in
      try value.requireMember("name", of: "the provider").requireProviderName()
    }
    let label = value.read("label", &findings) { value throws(Diagnostic) in
      try value.requireLocalizedText("label", upTo: 80)
    }
    let hosts = value.readEach("domains", &findings) { value throws(Diagnostic) in
      let host = try value.requireHost("domains").text
      guard domains.insert(host).inserted else {
        throw Diagnostic(
          .error, "list.duplicate", "the domain '\(host)' leads to two providers",
          at: value.location, hint: "keep one of the two")
      }
      return host
    }
    noteSpelling(name, value.member("name") ?? value)
    return name.map { Tenant.Provider(name: $0, label: label, domains: hosts ?? []) }
  }

  /// Cognito's own names of social providers are told from one's own by their exact spelling.
  private mutating func noteSpelling(_ name: String?, _ value: JSONValue) {
    guard let name, let social = Tenant.Provider.social[name.lowercased()], social != name else {
      return
    }
    findings.append(
      Diagnostic(
        .warning, "provider.spelling", "'\(name)' is not the social provider '\(social)'",
        at: value.location, hint: "write '\(social)', if you mean it"))
  }
}

extension Tenant.Provider {
  /// Cognito's names of social providers, by their lower-case spelling.
  fileprivate static let social = [
    "google": "Google", "facebook": "Facebook", "apple": "SignInWithApple",
    "signinwithapple": "SignInWithApple", "amazon": "LoginWithAmazon",
    "loginwithamazon": "LoginWithAmazon",
  ]
}

extension JSONValue {
  /// 1…32 characters without white space, not beginning with `_`.
  fileprivate func requireProviderName() throws(Diagnostic) -> String {
    let name = try requireText("name", upTo: 32)
    guard !name.contains(where: \.isWhitespace), !name.hasPrefix("_") else {
      throw Diagnostic(
        .error, "provider.name", "'\(shownValue(name))' is no name of a provider", at: location,
        hint: "as it stands in Cognito, without blanks; what people read is the 'label'")
    }
    return name
  }
}
