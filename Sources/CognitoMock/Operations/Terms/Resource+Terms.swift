import Syntax

extension Resource {
  /// `TermsType`
  var describedTerms: JSONTree {
    var terms = RowTree()
    terms.put("TermsId", name)
    terms.put("UserPoolId", userPoolId)
    for (name, value) in settings.members { terms.put(name, value) }
    terms.put("CreationDate", JSONTree.moment(created))
    terms.put("LastModifiedDate", JSONTree.moment(modified))
    return terms.tree
  }
}

extension Work {
  /// A pool's terms, or the service's refusal.
  func terms(_ id: String, of pool: UserPool) throws(Interruption) -> Resource {
    guard let terms = resource(Resource.terms, of: pool, named: id) else {
      throw .refused(.resourceNotFound("Terms \(id) does not exist."))
    }
    return terms
  }

  /// Refuses a second document of a name for the same client.
  func checkTerms(
    _ name: String, client: String, except id: String?, of pool: UserPool
  ) throws(Interruption) {
    let isTaken = resources(Resource.terms, of: pool).contains {
      $0.name != id && $0.settings.text("ClientId") == client
        && $0.settings.text("TermsName") == name
    }
    if isTaken {
      throw .refused(
        CognitoError(
          "TermsExistsException", "Terms \(name) already exist for client \(client)."))
    }
  }
}
