import Syntax

extension Resource {
  /// `ManagedLoginBrandingType`
  ///
  /// - Parameter merged: with the defaults of what was not set (`ReturnMergedResources`).
  func describedBranding(merged: Bool = false) -> JSONTree {
    var branding = RowTree()
    branding.put("ManagedLoginBrandingId", name)
    branding.put("UserPoolId", userPoolId)
    branding.put("UseCognitoProvidedValues", settings["UseCognitoProvidedValues"])
    let own = settings["Settings"]
    branding.put("Settings", merged ? ManagedLoginSettings.merged(own) : own)
    branding.put("Assets", settings["Assets"] ?? [])
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
    state.managedLoginBranding(of: client.id, in: pool.id)
  }

  /// Refuses settings that the service does not know, or that stand beside its own.
  func checkBranding(_ input: APIInput) throws(Interruption) {
    guard let settings = input.tree["Settings"] else { return }
    if input.flag("UseCognitoProvidedValues") == true {
      throw .refused(
        .invalidParameter("Settings cannot be set when UseCognitoProvidedValues is true."))
    }
    if let fault = ManagedLoginSettings.fault(of: settings) {
      throw .refused(.invalidParameter(fault))
    }
  }
}
