import Bindings
import Syntax

extension UserPoolDomain {
  /// The distribution that a name of one's own points to; the same for the same name.
  var distribution: String {
    let letters = Hex.encode(SHA256.hash(Array(domain.utf8)))
    return "d\(letters.prefix(13)).cloudfront.net"
  }

  /// What creating and updating answer.
  var summary: JSONTree {
    var reply = RowTree()
    reply.put("ManagedLoginVersion", managedLoginVersion)
    if certificateArn != nil { reply.put("CloudFrontDomain", distribution) }
    return reply.tree
  }

  /// `DomainDescriptionType`
  func described(account: String) -> JSONTree {
    [
      "UserPoolId": .string(userPoolId), "AWSAccountId": .string(account),
      "Domain": .string(domain), "S3Bucket": "aws-cognito-prod-assets",
      "CloudFrontDistribution": .string(distribution), "Version": "20190128172214",
      "Status": "ACTIVE",
      "CustomDomainConfig": certificateArn.map { ["CertificateArn": .string($0)] } ?? .object([]),
      "ManagedLoginVersion": .int(managedLoginVersion),
    ]
  }
}

extension Work {
  /// A pool's domain, or what the service says of another.
  func domain(_ name: String, of pool: UserPool) throws(Interruption) -> UserPoolDomain {
    guard let domain = state.domains[name], domain.userPoolId == pool.id else {
      throw .refused(.invalidParameter("No such domain or user pool exists."))
    }
    return domain
  }

  /// 1 for the classic pages, 2 for managed login.
  func managedLoginVersion(
    _ input: APIInput, of pool: UserPool
  ) throws(Interruption) -> Int? {
    guard let version = input.whole("ManagedLoginVersion") else { return nil }
    guard version == 1 || version == 2 else {
      throw .refused(.invalidParameter("Invalid ManagedLoginVersion: it must be 1 or 2."))
    }
    if version == 2, pool.settings.text("UserPoolTier") == "LITE" {
      throw .refused(.featureUnavailable)
    }
    return version
  }
}
