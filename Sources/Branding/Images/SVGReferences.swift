import Bindings

/// How much is drawn when every `use` has drawn what it refers to: a few lines of `use` within `use` can
/// stand for billions of elements, or for themselves.
struct SVGReferences {
  private static let most = 100_000
  private static let deepest = 32

  private var targets: [String: XMLNode] = [:]
  private var weights: [Int: Int] = [:]

  static func areBounded(in root: XMLNode) -> Bool {
    var references = SVGReferences()
    for node in root.descendants where node.isElement {
      if let id = node["id"], references.targets[id] == nil { references.targets[id] = node }
    }
    return references.weight(of: root, depth: 0) != nil
  }

  /// Elements that a node stands for; nil for too many.
  private mutating func weight(of node: XMLNode, depth: Int) -> Int? {
    if let known = weights[node.index] { return known }
    guard depth <= Self.deepest else { return nil }
    var sum = 1
    if node.name == "use", let target = target(of: node) {
      guard let drawn = weight(of: target, depth: depth + 1) else { return nil }
      sum += drawn
    }
    for child in node.elements {
      guard let drawn = weight(of: child, depth: depth) else { return nil }
      sum += drawn
      if sum > Self.most { return nil }
    }
    guard sum <= Self.most else { return nil }
    weights[node.index] = sum
    return sum
  }

  private func target(of node: XMLNode) -> XMLNode? {
    for attribute in node.attributes where attribute.name == "href" {
      guard case .fragment(let id) = SVGLink(attribute.value).kind else { continue }
      if let target = targets[id] { return target }
    }
    return nil
  }
}
