import Syntax

extension Resource {
  /// `ManagedLoginBrandingType`
  var describedBranding: JSONTree {
    var branding = RowTree()
    branding.put("ManagedLoginBrandingId", name)
    branding.put("UserPoolId", userPoolId)
    for (name, value) in settings.members where name != "ClientId" { branding.put(name, value) }
    branding.put("CreationDate", JSONTree.moment(created))
    branding.put("LastModifiedDate", JSONTree.moment(modified))
    return branding.tree
  }
}

extension Work {
  /// A pool's branding, or the service's refusal.
  func branding(_ id: String, of pool: UserPool) throws(Interruption) -> Resource {
    guard let branding = resource(Resource.branding, of: pool, named: id) else {
      throw .refused(.resourceNotFound("Managed login branding \(id) does not exist."))
    }
    return branding
  }

  /// The branding of an app client, nil where it has none.
  func branding(of client: UserPoolClient, in pool: UserPool) -> Resource? {
    resources(Resource.branding, of: pool).first { $0.settings.text("ClientId") == client.id }
  }

  /// What a request says of a branding: the service's own look, or one's own.
  func brandingSettings(
    _ input: APIInput, client: String
  ) throws(Interruption) -> JSONTree {
    let isOwn = input.tree["Settings"] != nil || input.tree["Assets"] != nil
    let usesService = input.flag("UseCognitoProvidedValues") ?? false
    if usesService, isOwn {
      throw .refused(
        .invalidParameter(
          "Settings and Assets cannot be set when UseCognitoProvidedValues is true."))
    }
    var settings = RowTree()
    settings.put("ClientId", client)
    settings.put("UseCognitoProvidedValues", JSONTree.bool(usesService))
    settings.put("Settings", input.tree["Settings"])
    settings.put("Assets", input.tree["Assets"])
    return settings.tree
  }
}
