package import Diagnostics
package import Site
import Syntax

/// `deploy/register.json`: what the app clients must have registered at Cognito for the site to work.
///
/// Shape: `userPoolId`, `region`, `origins` where the pages run, `relyingPartyId` of passkeys, and for
/// each of `clients` the members of an `UpdateUserPoolClient` call that follow from the project, in
/// Cognito's names. Members that a client has for other reasons are not in it: merge, don't replace.
///
/// Source: Cognito API, UpdateUserPoolClient and SetUserPoolMfaConfig.
package struct RegisterForm: PartForm {
  package let part = BuildPart.deploy

  /// Addresses of one kind that a client may have.
  static let addressLimit = 100

  package init() {}

  package func files(for site: TenantSite) -> Checked<[OutputFile]> {
    let tenant = site.tenant
    let addresses = ([tenant.url].compactMap { $0 } + tenant.aliases).map { ServedAddress($0) }
    var findings = passkeyFindings(tenant)
    var clients: [(String, JSONTree)] = []
    for client in tenant.clients {
      let registration = ClientRegistration(client, of: tenant, at: addresses)
      findings += registration.findings(at: tenant.location)
      clients.append((client.name, registration.json))
    }
    var members: [(String, JSONTree)] = [
      ("userPoolId", .string(tenant.pool.userPoolId)),
      ("region", .string(tenant.pool.region)),
      ("origins", .array(unique(addresses.map(\.origin)).map { .string($0) })),
    ]
    if tenant.hasPasskeys, let id = tenant.pool.passkeyHost {
      members.append(("relyingPartyId", .string(id)))
    }
    members.append(("clients", .object(clients)))
    let file = OutputFile(
      path: "deploy/register.json", bytes: Array(JSONTree.object(members).pretty().utf8),
      contentType: "application/json", cache: .revalidate)
    return Checked([file], findings)
  }

  /// The pages of an alias are those of the site: they cannot hide passkeys for one address alone.
  private func passkeyFindings(_ tenant: Tenant) -> [Diagnostic] {
    guard tenant.hasPasskeys, let id = tenant.pool.passkeyHost else { return [] }
    let others = tenant.aliases.map { ServedAddress($0) }.filter { !$0.allows(relyingParty: id) }
    return others.map { address in
      Diagnostic(
        .warning, "register.passkey.alias",
        "passkeys of '\(id)' do not work at the alias '\(address.origin)'", at: tenant.location,
        hint: "serve aliases at '\(id)' or a host below it")
    }
  }
}

/// The same without what stands twice, in the order of first sight.
func unique(_ texts: [String]) -> [String] {
  var seen: Set<String> = []
  return texts.filter { seen.insert($0).inserted }
}
