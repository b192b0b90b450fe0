package import Bindings
package import Diagnostics
import Syntax

/// The differences between what a project says of its pools and what AWS says.
package enum PoolDrift {
  /// An error `drift.…` for each fact that differs, at the place where the project says it.
  ///
  /// - Parameter folder: saved answers of the AWS CLI, as ``PoolImport`` reads them, or a folder of
  ///   such folders, one a pool.
  package static func check(_ project: Project, against folder: LayeredFiles) -> [Diagnostic] {
    let own = folder.ofProject
    let entries = (try? own.list("")) ?? []
    let folders = [""] + entries.filter { $0.kind == .directory }.map(\.name)
    let read = folders.map { SavedAnswers(own, folder: $0) }
    let answers = read.filter { $0.pool != nil }
    guard !answers.isEmpty else {
      let faults = read.flatMap(\.findings).filter { $0.severity == .error }
      return faults.isEmpty ? read.prefix(1).flatMap(\.missing) : faults.sorted()
    }
    var findings: [Diagnostic] = []
    for one in answers { findings += check(project, one) }
    return findings.sorted()
  }

  private static func check(_ project: Project, _ answers: SavedAnswers) -> [Diagnostic] {
    let imported = PoolImport.pool(from: answers)
    let faults = imported.findings.filter { $0.severity == .error }
    guard let tree = imported.value else { return faults }
    let file = SourceFile(name: answers.name, text: tree.compact())
    guard let value = try? JSONValue.parse(file) else { return faults }
    var reader = PoolReader(name: "AWS", value: value, defaultTheme: nil, locales: [])
    guard let actual = reader.pool() else { return faults + reader.findings }
    guard let pool = project.pools.first(where: { $0.userPoolId == actual.userPoolId }) else {
      return faults + [
        Diagnostic(
          .warning, "drift.pool", "no pool of the project is '\(actual.userPoolId)'",
          at: answers.pool?.member("Id")?.location)
      ]
    }
    return faults + factDrift(project, pool, actual)
      + attributeDrift(project, pool, actual, answers)
      + clientDrift(project, pool, answers)
  }

  private static func factDrift(_ project: Project, _ pool: Pool, _ actual: Pool) -> [Diagnostic] {
    zip(pool.facts, actual.facts).compactMap { said, found in
      guard said.value != found.value else { return nil }
      return Diagnostic(
        .error, "drift.\(said.path[0])",
        "'\(said.path.joined(separator: "."))' of the pool '\(pool.name)' is \(said.value) here, "
          + "\(found.value) at AWS", at: project.place(of: said.path, in: pool))
    }
  }

  /// Sign-up fails without what the pool requires, and with what it does not have.
  private static func attributeDrift(
    _ project: Project, _ pool: Pool, _ actual: Pool, _ answers: SavedAnswers
  ) -> [Diagnostic] {
    let place = project.place(of: ["attributes"], in: pool)
    let asked = Set(pool.attributes.map(\.name))
    var findings: [Diagnostic] = []
    for attribute in actual.attributes
    where !asked.contains(attribute.name) && !pool.asksAsIdentifier(attribute.name) && pool.signUp {
      findings.append(
        Diagnostic(
          .error, "drift.attributes",
          "the pool '\(pool.name)' requires '\(attribute.name)' at AWS, "
            + "and sign-up does not ask for it", at: place,
          hint: "{\"name\": \"\(attribute.name)\", \"required\": true}"))
    }
    let names = (answers.pool?.member("SchemaAttributes")?.array ?? []).compactMap {
      $0.member("Name")?.string
    }
    for attribute in pool.attributes where !names.isEmpty && !names.contains(attribute.name) {
      findings.append(
        Diagnostic(
          .error, "drift.attributes", "the pool '\(pool.name)' has no '\(attribute.name)' at AWS",
          at: place, hint: nearestNameHint(for: attribute.name, among: names)))
    }
    return findings
  }

  /// Clients that are not there, have a secret, or lack a callback.
  private static func clientDrift(
    _ project: Project, _ pool: Pool, _ answers: SavedAnswers
  ) -> [Diagnostic] {
    guard !answers.clients.isEmpty else { return [] }
    let known = Dictionary(answers.clients.map { (SavedAnswers.id(of: $0), $0) }) { one, _ in one }
    var findings: [Diagnostic] = []
    for entry in project.tenants where project.pool(of: entry)?.name == pool.name {
      guard let tenant = project.tenant(entry).value else { continue }
      for client in tenant.clients {
        findings +=
          ClientDrift(tenant: tenant, client: client, actual: known[client.clientId])
          .findings
      }
    }
    return findings
  }
}

/// The differences between a client here and at AWS.
private struct ClientDrift {
  let tenant: Tenant
  let client: AppClient
  let actual: JSONValue?

  var findings: [Diagnostic] {
    guard let actual else {
      return [finding("is not among the saved answers", severity: .warning)]
    }
    if actual.member("ClientSecret") != nil {
      return [finding("has a secret at AWS and cannot serve pages")]
    }
    return missing(client.callbacks, "CallbackURLs", "call back", of: actual)
      + missing(client.signedOut, "LogoutURLs", "sign out to", of: actual)
  }

  private func missing(
    _ addresses: [String], _ list: String, _ verb: String, of actual: JSONValue
  ) -> [Diagnostic] {
    let registered = Set((actual.member(list)?.array ?? []).compactMap(\.string))
    return addresses.filter { !registered.contains($0) }.map {
      finding("may not \(verb) '\(shownValue($0))' at AWS", hint: "add it to \(list)")
    }
  }

  private func finding(
    _ what: String, severity: Diagnostic.Severity = .error, hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      severity, "drift.client", "the client '\(client.name)' of the tenant '\(tenant.id)' \(what)",
      at: tenant.location, hint: hint)
  }
}

extension Project {
  /// Where a fact of a pool is said, else where the pool is.
  fileprivate func place(of path: [String], in pool: Pool) -> SourceLocation? {
    var value = settings.poolFacts[pool.name]
    for name in path { value = value?.member(name) ?? value }
    return path.first.flatMap { settings.poolFacts[pool.name]?.member($0) } == nil
      ? pool.location : value?.location ?? pool.location
  }
}

extension Pool {
  /// The facts that AWS can contradict, each as text, in a fixed order.
  fileprivate var facts: [(path: [String], value: String)] {
    func list(_ words: [String]) -> String {
      words.isEmpty ? "none" : words.joined(separator: ", ")
    }
    return [
      (["domain"], domain ?? "none"),
      (["rpId"], methods.contains(.passkey) ? passkeyHost ?? "none" : "none"),
      (["tier"], tier.rawValue), (["sender"], sender.rawValue),
      (["identifiers"], list(identifiers.map(\.rawValue).sorted())),
      (["methods"], list(methods.map(\.rawValue).sorted())),
      (["signUp"], String(signUp)), (["recovery"], list(recovery.map(\.rawValue))),
      (["passwordPolicy", "minimumLength"], String(passwordPolicy.minimumLength)),
      (["passwordPolicy", "requireLowercase"], String(passwordPolicy.requireLowercase)),
      (["passwordPolicy", "requireUppercase"], String(passwordPolicy.requireUppercase)),
      (["passwordPolicy", "requireNumbers"], String(passwordPolicy.requireNumbers)),
      (["passwordPolicy", "requireSymbols"], String(passwordPolicy.requireSymbols)),
      (["passwordPolicy", "passwordHistorySize"], String(passwordPolicy.passwordHistorySize)),
      (["mfa", "required"], String(mfa.required)),
      (["mfa", "methods"], list(mfa.methods.map(\.rawValue).sorted())),
    ]
  }
}
