/// A colour, what it lies on, and the ratio they need.
package struct ContrastPair: Hashable, Sendable {
  package let role: ColorRole
  package let ground: ColorRole
  /// 4.5 for text, 3 for edges and signs.
  package let least: Double

  init(_ role: ColorRole, on ground: ColorRole, _ least: Double) {
    self.role = role
    self.ground = ground
    self.least = least
  }

  /// Every pair that a page can show, text first. Disabled controls and hairlines need nothing.
  ///
  /// Source: WCAG 2.2, 1.4.3 (text) and 1.4.11 (edges of fields, focus ring, button against what
  /// surrounds it). Headings have the colour of text, icons that of the text beside them.
  package static let all: [ContrastPair] = texts + edges

  private static let texts: [ContrastPair] = {
    var pairs: [ContrastPair] = []
    let onPage: [ColorRole] = [
      .text, .muted, .link, .linkHover, .error, .success, .warning, .info,
    ]
    for role in onPage {
      pairs.append(ContrastPair(role, on: .surface, 4.5))
      pairs.append(ContrastPair(role, on: .background, 4.5))
    }
    for role in [ColorRole.text, .placeholder] { pairs.append(ContrastPair(role, on: .field, 4.5)) }
    for ground in [ColorRole.primary, .primaryHover, .primaryActive] {
      pairs.append(ContrastPair(.onPrimary, on: ground, 4.5))
    }
    for ground in [ColorRole.secondary, .secondaryHover] {
      pairs.append(ContrastPair(.onSecondary, on: ground, 4.5))
    }
    pairs.append(ContrastPair(.text, on: .primaryTint, 4.5))
    for (role, tint) in StatusRecipe.tints {
      pairs.append(ContrastPair(role, on: tint, 4.5))
      pairs.append(ContrastPair(.text, on: tint, 4.5))
    }
    return pairs
  }()

  private static let edges: [ContrastPair] = {
    var pairs = [ContrastPair(.fieldBorder, on: .field, 3)]
    for role in [ColorRole.fieldBorder, .focus, .primaryEdge] {
      pairs.append(ContrastPair(role, on: .surface, 3))
      pairs.append(ContrastPair(role, on: .background, 3))
    }
    return pairs
  }()
}

/// One pair in one mode, and whether it holds.
package struct ContrastResult: Hashable, Sendable {
  package let pair: ContrastPair
  package let mode: Theme.Mode
  /// Unrounded.
  package let ratio: Double

  package var holds: Bool { ratio >= pair.least }
}

extension Palette {
  /// The ratio of a pair, the ground composed over the surface where it lets something through.
  func ratio(of pair: ContrastPair) -> Double {
    let ground = self[pair.ground]
    return self[pair.role].contrast(with: ground.isOpaque ? ground : ground.over(self[.surface]))
  }
}
