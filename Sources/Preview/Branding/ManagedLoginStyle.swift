/// A managed login document as a style sheet: a custom property a key, and the images that backgrounds
/// are drawn with.
///
/// Nothing of the document is written as it is: colours are eight digits, radii numbers, and images are
/// addresses of the preview's own.
struct ManagedLoginStyle {
  let look: ManagedLoginLook
  /// What the person's browser prefers; nil to leave it to the browser.
  let preference: ManagedLoginDocument.Mode?
  /// The address of an asset, by its place in the list.
  let address: (Int) -> String

  var text: String {
    var text = Self.rule(radii)
    switch look.mode(preferring: preference) {
    case let mode?: text += Self.rule(properties(mode))
    case nil:
      text += Self.rule(properties(.light))
      text +=
        "@media (prefers-color-scheme: dark) {\n" + Self.rule(properties(.dark)) + "}\n"
    }
    return text
  }

  private var radii: [(String, String)] {
    ManagedLoginKey.all.filter { $0.kind == .radius }
      .map { ($0.property, "\(look.document.radius($0.path))px") }
  }

  private func properties(_ mode: ManagedLoginDocument.Mode) -> [(String, String)] {
    let colors = ManagedLoginKey.all.filter { $0.mode == mode }
      .map { ($0.property, "#\(look.document.color($0.path))") }
    let images = ManagedLoginLook.Ground.allCases.map { ground in
      (ground.property, image(ground, mode))
    }
    let isLight = mode == .light
    return [
      ("color-scheme", isLight ? "light" : "dark"),
      // What is drawn in one mode only says so by these.
      ("--in-light", isLight ? "block" : "none"), ("--in-dark", isLight ? "none" : "block"),
    ] + colors + images
  }

  /// What is switched on without an image is hatched: Cognito has one of its own there.
  private func image(
    _ ground: ManagedLoginLook.Ground, _ mode: ManagedLoginDocument.Mode
  ) -> String {
    guard look.isOn(ground) else { return "none" }
    let place = look.assets.index(of: ground.category, in: mode)
    return place.map { "url(\"\(address($0))\")" } ?? "var(--stock-image)"
  }

  private static func rule(_ properties: [(String, String)]) -> String {
    ":root {\n" + properties.map { "  \($0): \($1);\n" }.joined() + "}\n"
  }
}
