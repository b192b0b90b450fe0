package import Diagnostics
package import Syntax

/// Design tokens of the W3C community group's format, in and out.
///
/// Source: Design Tokens Format Module and Color Module 2025.10.
package enum DesignTokens {
  /// A `theme.json` made of a token file.
  ///
  /// A token is taken for the theme's key that its path names, whole or from the end on:
  /// `brand.color.primary`, `color.primary`, `primary`; with `light` or `dark` anywhere in it for one
  /// mode. Only the types that the key can hold are taken. What could not be placed, or gave way to
  /// another, is one note each.
  package static func `import`(_ file: SourceFile) -> Checked<JSONTree> {
    let read = DesignTokenFile.read(file)
    guard let tokens = read.value else { return Checked(nil, read.findings) }
    var importer = DesignTokenImport(file: tokens)
    let theme = importer.theme()
    let findings = read.findings + importer.findings
    // In a conditional expression `nil` would be JSON's null.
    if findings.contains(where: { $0.severity == .error }) {
      return Checked(nil, findings.sorted())
    }
    return Checked(theme, findings.sorted())
  }

  /// A theme's colours, sizes and fonts as a token file, derived ones included.
  ///
  /// Shape: each colour is a group with a token for `light` and one for `dark`, and says in
  /// `$description` where it comes from.
  package static func export(_ theme: Theme) -> JSONTree {
    let colors = ColorRole.allCases.map { role in
      (
        role.rawValue,
        JSONTree.object(
          [("light", Theme.Mode.light), ("dark", .dark)].map { name, mode in
            (name, color(theme.record.token(role, mode), theme.record.colors.palette(mode)[role]))
          })
      )
    }
    return .object([
      ("$description", .string("\(theme.name), by Lintel")),
      ("$extensions", extensions(theme)),
      ("color", .object([("$type", "color")] + colors)),
      ("font", font(theme)),
      ("shape", shape(theme)),
    ])
  }

  /// The name is no token of any type.
  private static func extensions(_ theme: Theme) -> JSONTree {
    .object([
      (
        DesignTokenFile.Extension.vendor,
        .object([(DesignTokenFile.Extension.name, .string(theme.name))])
      )
    ])
  }

  private static func color(_ token: ThemeToken, _ color: Color) -> JSONTree {
    var members: [(String, JSONTree)] = [("$value", color.token)]
    switch token.origin {
    case .derived(_, let rule): members.append(("$description", .string(rule)))
    case .repaired(let old, _, let reason):
      members.append(("$description", .string("was \(old), with \(reason)")))
    case .written, .preset: break
    }
    return .object(members)
  }

  private static func font(_ theme: Theme) -> JSONTree {
    func list(_ css: String) -> JSONTree {
      .array((FontList.parse(css) ?? []).map { .string($0) })
    }
    return .object([
      ("family", ["$type": "fontFamily", "$value": list(theme.font.family)]),
      ("heading", ["$type": "fontFamily", "$value": list(theme.font.heading)]),
      ("size", dimension(theme.font.size)),
    ])
  }

  private static func shape(_ theme: Theme) -> JSONTree {
    .object([
      ("radius", dimension(theme.shape.radius)), ("border", dimension(theme.shape.border)),
    ])
  }

  private static func dimension(_ pixels: Double) -> JSONTree {
    ["$type": "dimension", "$value": ["value": number(pixels), "unit": "px"]]
  }

  static func number(_ value: Double) -> JSONTree {
    value == value.rounded() ? .int(Int(value)) : .double(value)
  }
}
