import Syntax

extension Resource {
  /// `IdentityProviderType`
  var describedProvider: JSONTree {
    var provider = RowTree()
    provider.put("UserPoolId", userPoolId)
    provider.put("ProviderName", name)
    for (name, value) in settings.members { provider.put(name, value) }
    provider.put("LastModifiedDate", JSONTree.moment(modified))
    provider.put("CreationDate", JSONTree.moment(created))
    return provider.tree
  }
}

extension Work {
  /// A pool's provider, or the service's refusal.
  func provider(_ name: String, of pool: UserPool) throws(Interruption) -> Resource {
    guard let provider = resource(Resource.provider, of: pool, named: name) else {
      throw .refused(.resourceNotFound("Identity provider \(name) does not exist."))
    }
    return provider
  }

  /// The provider that goes by another name.
  func provider(identifiedBy identifier: String, in pool: UserPool) -> Resource? {
    resources(Resource.provider, of: pool).first {
      $0.settings.texts("IdpIdentifiers").contains(identifier)
    }
  }

  /// Refuses an identifier that another provider of the pool has.
  func checkIdentifiers(
    _ input: APIInput, of name: String, in pool: UserPool
  ) throws(Interruption) {
    for identifier in input.texts("IdpIdentifiers") ?? [] {
      if let other = provider(identifiedBy: identifier, in: pool), other.name != name {
        throw .refused(
          CognitoError(
            "DuplicateProviderException",
            "The identity provider identifier \(identifier) is already in use."))
      }
    }
  }
}
