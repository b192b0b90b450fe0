import Branding
import CognitoMock
import Syntax

/// An image of a managed login style.
///
/// Source: API reference, AssetType.
struct LookAsset: Sendable {
  /// `FORM_LOGO`
  let category: String
  /// `LIGHT`, `DARK` or `DYNAMIC`
  let mode: String
  /// What the image is for among others of its category: a provider's name.
  let resource: String?
  let image: LookImage

  /// - Returns: nil for one that no browser would show: bytes of another kind than their extension says.
  init?(_ json: JSONTree) {
    guard let category = json.text("Category"), let mode = json.text("ColorMode"),
      let image = json.text("Bytes").flatMap(LookImage.init(base64:)),
      image.format.rawValue.uppercased() == json.text("Extension")
    else { return nil }
    self.category = category
    self.mode = mode
    self.image = image
    resource = json.text("ResourceId")
  }
}

extension [LookAsset] {
  /// The place of the image that is shown in a mode: its own, else one for every mode.
  func index(
    of category: String, in mode: ManagedLoginDocument.Mode, for resource: String? = nil
  ) -> Int? {
    func place(_ name: String) -> Int? {
      firstIndex {
        $0.category == category && $0.mode == name && (resource == nil || $0.resource == resource)
      }
    }
    return place(mode == .light ? "LIGHT" : "DARK") ?? place("DYNAMIC")
  }
}
