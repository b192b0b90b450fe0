import Bindings
import Diagnostics

/// A page that parsed, with what the rules ask of it most. A class, since every rule holds on to it.
final class CheckedPage {
  let page: RenderedPage
  let document: XMLDocument
  /// Every element; its place is its `order`.
  let everything: [XMLNode]
  /// The elements that are shown, in document order: those outside of `template`.
  let elements: [XMLNode]
  /// The elements within `template`, which the script clones.
  let parts: [XMLNode]
  /// What a person fills in, in document order.
  let controls: [XMLNode]
  private let byName: [String: [XMLNode]]
  /// The elements that have an attribute, in document order, those within `template` as well.
  private let byAttribute: [String: [XMLNode]]
  /// The elements by their ids, the first one of each.
  private let byID: [String: XMLNode]
  private let startTags: [Int]

  init(_ page: RenderedPage, _ document: XMLDocument) {
    self.page = page
    self.document = document
    startTags = document.scan.startTags
    var everything: [XMLNode] = []
    var elements: [XMLNode] = []
    var parts: [XMLNode] = []
    var byName: [String: [XMLNode]] = [:]
    var byAttribute: [String: [XMLNode]] = [:]
    var byID: [String: XMLNode] = [:]
    var inert = 0
    everything.reserveCapacity(startTags.count)
    for node in document.tree.nodes {
      guard node.isElement else { continue }
      everything.append(node)
      for attribute in node.attributes {
        byAttribute[attribute.name, default: []].append(node)
      }
      if node.index < inert {
        parts.append(node)
        continue
      }
      elements.append(node)
      byName[node.name, default: []].append(node)
      if let id = node["id"], byID[id] == nil { byID[id] = node }
      if node.name == "template" { inert = node.end }
    }
    self.everything = everything
    self.elements = elements
    self.parts = parts
    self.byName = byName
    self.byAttribute = byAttribute
    self.byID = byID
    controls = ["input", "select", "textarea"].flatMap { byName[$0] ?? [] }
      .filter(\.isControl).sorted { $0.index < $1.index }
  }

  /// Every element that has an attribute, in document order.
  func all(with attribute: String) -> [XMLNode] { byAttribute[attribute] ?? [] }

  /// Whether any element has the attribute.
  func has(_ attribute: String) -> Bool { byAttribute[attribute] != nil }

  /// The names of all attributes, sorted.
  func attributeNames(_ isWanted: (String) -> Bool) -> [String] {
    byAttribute.keys.filter(isWanted).sorted()
  }

  /// The shown elements of a name, in document order.
  func all(_ name: String) -> [XMLNode] { byName[name] ?? [] }

  func all(_ names: [String]) -> [XMLNode] {
    names.flatMap { byName[$0] ?? [] }.sorted { $0.index < $1.index }
  }

  /// Every element of some names, in document order, those within `template` as well.
  func everywhere(_ names: Set<String>) -> [XMLNode] {
    everything.filter { names.contains($0.name) }
  }

  func element(id: some StringProtocol) -> XMLNode? { byID[String(id)] }

  /// Who answers the page's forms.
  var served: String? { document.root["data-served"] }
}

extension CheckedPage {
  /// An element as a person would point at it: `input 'username'`, `div.notice`, `main`.
  func name(of node: XMLNode) -> String {
    if let id = node["name"] ?? node["id"] { return "\(node.name) '\(id)'" }
    let first = node["class"]?.split(separator: " ").first
    return first.map { "\(node.name).\($0)" } ?? node.name
  }

  /// The byte of the page at which an element's start tag begins, or one of its attributes.
  func offset(of node: XMLNode, _ attribute: String? = nil) -> Int {
    let tag = startTags[node.order]
    guard let attribute else { return tag }
    return TagReader(page.bytes, at: tag).attributes.first { $0.name == attribute }?.start ?? tag
  }

  /// The stretches of text, each with the element that it stands in.
  var texts: [(parent: XMLNode, range: Range<Int>)] {
    var texts: [(XMLNode, Range<Int>)] = []
    var open: [XMLNode] = []
    var order = 0
    for mark in document.scan.marks {
      switch mark.kind {
      case .start:
        open.append(everything[order])
        order += 1
      case .empty: order += 1
      case .end: _ = open.popLast()
      case .text: if let parent = open.last { texts.append((parent, mark.range)) }
      case .other: break
      }
    }
    return texts
  }

  /// The place in the template that wrote a byte; in the page itself if nobody tells.
  func location(of offset: Int) -> SourceLocation {
    if let origin = page.map.origin(of: offset) { return origin.location }
    return page.source.location(at: offset)
  }
}

extension RenderedPage {
  /// The page as a text with a name of its own, for places that no template explains.
  var source: SourceFile {
    SourceFile(name: "\(locale)/\(page?.rawValue ?? "steps").html", bytes: bytes)
  }
}

extension XMLNode {
  /// Whether its `class` has the word.
  func hasClass(_ name: String) -> Bool { words("class").contains { $0 == name } }

  /// The words of an attribute, none if it is not there.
  func words(_ attribute: String) -> [Substring] {
    self[attribute]?.split { $0 == " " || $0 == "\n" || $0 == "\t" } ?? []
  }

  /// Whether there is something to read in it, markup aside.
  var hasWords: Bool {
    descendants.contains { node in
      (node.kind == .text || node.kind == .cdata) && !node.text.isBlank
    }
  }
}
