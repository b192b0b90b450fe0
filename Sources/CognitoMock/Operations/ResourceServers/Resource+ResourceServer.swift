import Syntax

extension Resource {
  /// `ResourceServerType`
  var describedServer: JSONTree {
    var server = RowTree()
    server.put("UserPoolId", userPoolId)
    server.put("Identifier", name)
    for (name, value) in settings.members { server.put(name, value) }
    return server.tree
  }
}

extension Work {
  /// A pool's resource server, or the service's refusal.
  func resourceServer(_ identifier: String, of pool: UserPool) throws(Interruption) -> Resource {
    guard let server = resource(Resource.resourceServer, of: pool, named: identifier) else {
      throw .refused(.resourceNotFound("Resource server \(identifier) does not exist."))
    }
    return server
  }
}
