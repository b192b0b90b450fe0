extension CognitoState {
  /// What `SetUICustomization` has stored for a client's classic pages: its own, else its pool's.
  ///
  /// - Parameter client: an app client's id, or `ALL`.
  package func uiCustomization(of client: String, in pool: String) -> Resource? {
    let kind = Resource.uiCustomization
    return resources[Resource.key(kind, pool, client)] ?? resources[Resource.key(kind, pool, "ALL")]
  }

  /// The managed login style of a client, nil where it has none.
  package func managedLoginBranding(of client: String, in pool: String) -> Resource? {
    resources.rows(with: Resource.indexKey(Resource.branding, pool))
      .first { $0.settings.text("ClientId") == client }
  }
}
