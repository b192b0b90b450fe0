/// A parsed XML document as a value: every node in document order, without a pointer into the
/// library.
///
/// Shape: `nodes[i]` is followed by what is in it, up to `nodes[i].end`.
package final class XMLTree: Sendable {
  package enum Kind: Hashable, Sendable {
    case element, text, cdata, comment, instruction
  }

  struct Record: Sendable {
    let kind: Kind
    let name: String
    let prefix: String?
    let namespace: String?
    let attributes: Range<Int>
    let declarations: Range<Int>
    let text: String
    let line: Int
    let parent: Int?
    /// How many elements came before.
    let order: Int
    /// The index after the node's last descendant.
    var end: Int
  }

  /// A namespace that an element declares; no prefix is the default one.
  package struct Declaration: Hashable, Sendable {
    package let prefix: String?
    package let uri: String
  }

  let records: [Record]
  let attributes: [XMLAttribute]
  let declarations: [Declaration]
  private let rootIndex: Int

  init(
    records: [Record], attributes: [XMLAttribute], declarations: [Declaration], root: Int
  ) {
    self.records = records
    self.attributes = attributes
    self.declarations = declarations
    rootIndex = root
  }

  /// The document element.
  package var root: XMLNode { XMLNode(tree: self, index: rootIndex) }

  /// Every node of the document, comments and instructions beside the root as well.
  package var nodes: XMLNodes { XMLNodes(tree: self, 0..<records.count) }
}

/// One attribute, without its quotes and with its references resolved.
package struct XMLAttribute: Hashable, Sendable {
  /// The name without its prefix.
  package let name: String
  package let prefix: String?
  package let namespace: String?
  package let value: String

  /// The name as it is written: `xlink:href`.
  package var qualifiedName: String { prefix.map { "\($0):\(name)" } ?? name }
}

/// Nodes of a tree that follow each other in the document.
package struct XMLNodes: Sequence, IteratorProtocol {
  private let tree: XMLTree
  private var place: Int
  private let end: Int

  init(tree: XMLTree, _ range: Range<Int>) {
    self.tree = tree
    place = range.lowerBound
    end = range.upperBound
  }

  package mutating func next() -> XMLNode? {
    guard place < end else { return nil }
    defer { place += 1 }
    return XMLNode(tree: tree, index: place)
  }
}
