/// The keys of `theme.json`, in the order in which they are documented, explained and written.
///
/// The JSON Schema for editors (`templates/schema/theme.schema.json`) has the same.
package enum ThemeKeys {
  /// The keys of a theme; all of them may stand in a brand but `extends`.
  package static let top = [
    "name", "extends", "tokens", "mode", "contrast", "color", "font", "shape", "layout", "logo",
    "favicon", "social", "texts", "css",
  ]

  /// The keys of each object below, by its dotted path.
  package static let members: [String: [String]] = [
    "color": ColorRole.writable.map(\.rawValue),
    "font": ["family", "heading", "files", "size"],
    "font.files": ["src", "family", "weight", "style"],
    "shape": ["radius", "border", "shadow", "density"],
    "layout": ["variant", "align", "image"],
    "layout.image": ["src", "fit", "overlay"],
    "logo": ["src", "dark", "email", "alt", "height", "place", "href"],
    "favicon": ["svg", "ico", "touch"],
    "social": ["place", "style"],
  ]

  /// The leaves that are one value each, dotted; colours and texts apart.
  static let leaves = [
    "name", "mode", "contrast", "font.family", "font.heading", "font.size", "shape.radius",
    "shape.border", "shape.shadow", "shape.density", "layout.variant", "layout.align",
    "layout.image.src", "layout.image.fit", "layout.image.overlay", "logo.src", "logo.dark",
    "logo.email", "logo.alt", "logo.height", "logo.place", "logo.href", "favicon.svg",
    "favicon.ico", "favicon.touch", "social.place", "social.style", "css",
  ]
}
