import Syntax
import Templating

/// What the scripts of direct pages must know and cannot see: the page's data block.
///
/// Every value is a text or a list of texts; an empty one is not there. The names are a contract with
/// `site/scripts`.
struct ClientConfiguration {
  let tenant: Tenant
  let service: ServiceAddresses
  let locale: String
  let addresses: PageAddresses
  /// The file with the steps of the language.
  let steps: AssetFile?

  var block: DataBlock {
    guard let block = DataBlock(json.compact(escapingHTML: true)) else {
      preconditionFailure("JSON that is escaped for HTML is no block of data")
    }
    return block
  }

  private var json: JSONTree {
    [
      "pool": .string(tenant.pool.userPoolId),
      "endpoint": .string(service.endpoint),
      "issuer": .string(service.issuer),
      "domain": .string(service.domain),
      "cookie": .string(tenant.handOverCookie ?? ""),
      "rpId": .string(service.relyingParty),
      "root": .string(addresses.root),
      "steps": .string(steps.map { addresses.asset($0.name).text } ?? ""),
      "locale": .string(locale),
      "start": .string(tenant.signIn.start.page.rawValue),
      "apps": .array(tenant.clients.map(\.configuration)),
    ]
  }
}

extension AppClient {
  /// The client as the scripts know it.
  fileprivate var configuration: JSONTree {
    let addresses = callbacks + [home?.text ?? ""]
    var origins: [String] = []
    for origin in addresses.compactMap(\.webOrigin) where !origins.contains(origin) {
      origins.append(origin)
    }
    return [
      "name": .string(name),
      "id": .string(clientId),
      "home": .string(home?.text ?? ""),
      "storage": .string(storage.rawValue),
      "origins": .array(origins.map { .string($0) }),
      "signedOut": .array(signedOut.map { .string($0) }),
    ]
  }
}

extension String {
  /// Scheme, host and port of an address of the web; nil for one of an app's own scheme, or without one.
  var webOrigin: String? {
    let text = lowercased()
    guard let scheme = ["https://", "http://"].first(where: { text.hasPrefix($0) }) else {
      return nil
    }
    let host = text.utf8.dropFirst(scheme.utf8.count).prefix { !"/?#".utf8.contains($0) }
    return host.isEmpty ? nil : scheme + String(decoding: host, as: UTF8.self)
  }
}
