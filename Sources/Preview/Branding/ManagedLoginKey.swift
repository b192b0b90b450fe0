import CognitoMock
import Syntax

/// A key of managed login's settings whose value is a style of its own: a colour or a radius. It becomes
/// a custom property that `site/preview/managed-login*.css` are written with.
///
/// Shape: `components.primaryButton.darkMode.hover.backgroundColor` is
/// `--primary-button-hover-background-color` in dark mode.
struct ManagedLoginKey: Sendable {
  enum Kind: Sendable {
    case color, radius

    func takes(_ value: JSONTree) -> Bool {
      switch self {
      case .color: ManagedLoginDocument.isColor(value)
      case .radius: ManagedLoginDocument.pixels(value) != nil
      }
    }
  }

  let path: String
  let kind: Kind
  /// Nil where it holds in both.
  let mode: ManagedLoginDocument.Mode?
  let property: String

  private init(_ names: [String], _ kind: Kind) {
    path = names.joined(separator: ".")
    self.kind = kind
    mode = names.lazy.compactMap { ManagedLoginDocument.Mode(rawValue: $0) }.first
    // The root says nothing: `components` and `componentClasses` share no name.
    let words = names.dropFirst().filter { ManagedLoginDocument.Mode(rawValue: $0) == nil }
    property = "--" + words.map(Self.hyphenated).joined(separator: "-")
  }

  /// Every colour and radius that Cognito knows, in the order of its own document.
  static let all = keys(of: ManagedLoginSettings.defaults, at: [])

  private static func keys(of tree: JSONTree, at names: [String]) -> [ManagedLoginKey] {
    switch tree {
    case .object(let members): members.flatMap { keys(of: $0.1, at: names + [$0.0]) }
    case .double: [ManagedLoginKey(names, .radius)]
    case .string where ManagedLoginDocument.isColor(tree): [ManagedLoginKey(names, .color)]
    default: []
    }
  }

  /// `border-radius` for `borderRadius`.
  private static func hyphenated(_ name: String) -> String {
    name.map { $0.isUppercase ? "-\($0.lowercased())" : String($0) }.joined()
  }
}
