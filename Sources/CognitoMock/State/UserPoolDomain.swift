package import Syntax

/// A domain that a pool's hosted pages lie on.
package struct UserPoolDomain: StateRow {
  package static let table = "domain"

  /// A prefix, or a host name of the pool's own.
  package let domain: String
  package let userPoolId: String
  /// 1 is the classic hosted UI, 2 is managed login.
  package var managedLoginVersion: Int
  /// Of a host name of one's own.
  package var certificateArn: String?

  package init(domain: String, userPoolId: String, managedLoginVersion: Int) {
    self.domain = domain
    self.userPoolId = userPoolId
    self.managedLoginVersion = managedLoginVersion
  }

  package var key: String { domain }
  package var indexKeys: [String] { [userPoolId] }

  package init?(_ json: JSONValue) {
    guard let domain = json.text("domain"), let userPoolId = json.text("pool"),
      let managedLoginVersion = json.whole("version")
    else { return nil }
    self.init(domain: domain, userPoolId: userPoolId, managedLoginVersion: managedLoginVersion)
    certificateArn = json.text("certificate")
  }

  package var tree: JSONTree {
    var row = RowTree()
    row.put("domain", domain)
    row.put("pool", userPoolId)
    row.put("version", managedLoginVersion)
    row.put("certificate", certificateArn)
    return row.tree
  }
}
