import Branding
import Diagnostics
import Syntax

/// A value of a theme that can be edited on the theme page.
struct ThemeField: Sendable {
  enum Kind: Sendable {
    /// One for each mode, or one for both.
    case color
    case choice([String])
    case number(String)
    case words
  }

  /// As in `theme.json`: `color.primary`.
  let key: String
  let label: String
  let kind: Kind

  /// Fields that stand together.
  struct Group: Sendable {
    let title: String
    let fields: [ThemeField]
  }

  static let groups: [Group] = [
    Group(
      title: "Colours",
      fields: [
        ("primary", "Primary"), ("onPrimary", "On primary"), ("background", "Background"),
        ("surface", "Surface"), ("text", "Text"), ("muted", "Muted text"), ("link", "Links"),
        ("border", "Borders"), ("focus", "Focus ring"), ("error", "Error"), ("success", "Success"),
        ("warning", "Warning"), ("info", "Information"),
      ].map { ThemeField(key: "color.\($0)", label: $1, kind: .color) }),
    Group(
      title: "Modes",
      fields: [
        ThemeField(key: "mode", label: "Mode", kind: choice(Theme.Mode.self)),
        ThemeField(key: "contrast", label: "Low contrast", kind: .choice(["error", "repair"])),
      ]),
    Group(
      title: "Type",
      fields: [
        ThemeField(key: "font.family", label: "Family", kind: .words),
        ThemeField(key: "font.heading", label: "Headings", kind: .words),
        ThemeField(key: "font.size", label: "Size", kind: .number("14 to 22")),
      ]),
    Group(
      title: "Shape",
      fields: [
        ThemeField(
          key: "shape.radius", label: "Corners", kind: .number("none, sm … full, or pixels")),
        ThemeField(key: "shape.border", label: "Border", kind: .number("0 to 4")),
        ThemeField(key: "shape.shadow", label: "Shadow", kind: choice(Theme.Shape.Shadow.self)),
        ThemeField(key: "shape.density", label: "Density", kind: choice(Theme.Shape.Density.self)),
      ]),
    Group(
      title: "Layout",
      fields: [
        ThemeField(
          key: "layout.variant", label: "Layout", kind: choice(Theme.Layout.Variant.self)),
        ThemeField(key: "layout.align", label: "Place", kind: choice(Theme.Layout.Align.self)),
      ]),
  ]

  static let all = groups.flatMap(\.fields)

  private static func choice<Value: RawRepresentable & CaseIterable>(_: Value.Type) -> Kind
  where Value.RawValue == String {
    .choice(Value.allCases.map(\.rawValue))
  }

  /// The names of its inputs: `color.primary.light` and `.dark`, or the key.
  var names: [String] {
    if case .color = kind { Self.modes.map { "\(key).\($0)" } } else { [key] }
  }

  var path: [String] { key.split(separator: ".").map(String.init) }

  static let modes = [Theme.Mode.light.rawValue, Theme.Mode.dark.rawValue]
}

// What stands in a file, and what is to stand there

extension ThemeField {
  /// What a theme's file says, by the names of the inputs; empty where it says nothing.
  func written(in root: JSONValue) -> [String: String] {
    let value = path.reduce(Optional(root)) { $0?[$1] }
    guard case .color = kind else { return [key: Self.text(value)] }
    let modes = Self.modes.map { value?[$0] }
    guard modes.allSatisfy({ $0 == nil }) else {
      return Dictionary(uniqueKeysWithValues: zip(names, modes.map(Self.text)))
    }
    let own = root["mode"]?.string == Theme.Mode.dark.rawValue ? 1 : 0
    return [names[own]: Self.text(value), names[1 - own]: ""]
  }

  /// The value that a file is to have for what stands in the inputs; nil for none.
  ///
  /// - Parameter isDark: whether one colour for both modes is the dark one.
  func value(_ texts: [String: String], isDark: Bool) -> JSONTree? {
    let said = names.map { texts[$0] ?? "" }
    guard case .color = kind else { return said[0].isEmpty ? nil : tree(said[0]) }
    switch (said[0].isEmpty, said[1].isEmpty) {
    case (true, true): return nil
    case (false, true) where !isDark: return Self.color(said[0])
    case (true, false) where isDark: return Self.color(said[1])
    default:
      return .object(zip(Self.modes, said).filter { !$1.isEmpty }.map { ($0, Self.color($1)) })
    }
  }

  /// A colour that is no text in the file is none after its neighbour was changed.
  private static func color(_ text: String) -> JSONTree {
    guard text.hasPrefix("{\""),
      let value = try? JSONValue.parse(SourceFile(name: "", text: text))
    else { return .string(text) }
    return JSONTree(value)
  }

  private func tree(_ text: String) -> JSONTree {
    guard case .number = kind else { return .string(text) }
    if let int = Int(text) { return .int(int) }
    return Double(text).flatMap { $0.isFinite ? .double($0) : nil } ?? .string(text)
  }

  private static func text(_ value: JSONValue?) -> String {
    guard let value, !value.isNull else { return "" }
    switch value.content {
    case .string(let text), .number(_, let text): return text
    default: return JSONTree(value).compact()
    }
  }
}
