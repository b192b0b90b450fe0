import CognitoMock

/// Where a look comes from.
enum BrandingOrigin: Sendable {
  /// What a build of the project would upload, for a client or for `ALL`.
  case planned(for: String)
  /// What an operation of the API has stored in the mock, for a client or for `ALL`.
  case stored(operation: String, client: String, time: Double)
  /// What Cognito shows where nothing was uploaded.
  case preset

  static func customization(_ resource: Resource) -> BrandingOrigin {
    .stored(operation: "SetUICustomization", client: resource.name, time: resource.modified)
  }

  static func branding(_ resource: Resource) -> BrandingOrigin {
    .stored(
      operation: resource.created == resource.modified
        ? "CreateManagedLoginBranding" : "UpdateManagedLoginBranding",
      client: resource.settings.text("ClientId") ?? "", time: resource.modified)
  }

  /// In words.
  var text: String {
    switch self {
    case .planned(let client): "As lintel build would upload it" + Self.reach(client)
    case .stored(let operation, let client, _): "Set by \(operation)" + Self.reach(client)
    case .preset: "Cognito’s default: nothing is uploaded"
    }
  }

  private static func reach(_ client: String) -> String { client == "ALL" ? " for ALL" : "" }

  /// When it was set.
  var time: Timestamp? {
    if case .stored(_, _, let time) = self { Timestamp(time) } else { nil }
  }
}
