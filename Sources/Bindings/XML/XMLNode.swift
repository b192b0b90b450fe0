/// One node of an `XMLTree`.
package struct XMLNode: Sendable {
  package let tree: XMLTree
  /// Its place among all nodes of the tree, in document order.
  package let index: Int

  private var record: XMLTree.Record { tree.records[index] }

  package var kind: XMLTree.Kind { record.kind }
  package var isElement: Bool { kind == .element }

  /// An element's or instruction's name without its prefix; empty for text and comments.
  package var name: String { record.name }
  package var prefix: String? { record.prefix }
  package var namespace: String? { record.namespace }

  /// The name as it is written: `svg:path`.
  package var qualifiedName: String { prefix.map { "\($0):\(name)" } ?? name }

  /// Attributes as they are written, in their order; namespace declarations are not among them.
  package var attributes: ArraySlice<XMLAttribute> { tree.attributes[record.attributes] }

  /// The namespaces that the element declares.
  package var declarations: ArraySlice<XMLTree.Declaration> {
    tree.declarations[record.declarations]
  }

  /// The value of an attribute without a prefix, nil if it is not there.
  package subscript(name: String) -> String? {
    for attribute in attributes where attribute.name == name && attribute.prefix == nil {
      return attribute.value
    }
    return nil
  }

  package func has(_ name: String) -> Bool { self[name] != nil }

  /// The node's own words: of text, CDATA, a comment or an instruction; empty for an element.
  package var text: String { record.text }

  /// All text within the node, comments left out.
  package var content: String {
    if kind == .text || kind == .cdata { return text }
    var words = ""
    for node in descendants where node.kind == .text || node.kind == .cdata { words += node.text }
    return words
  }

  /// The line that its start tag ends on, from 1.
  package var line: Int { record.line }

  /// The index after its last descendant.
  package var end: Int { record.end }

  /// How many elements came before it in the document: 0 for the root.
  package var order: Int { record.order }
}

extension XMLNode {
  package var parent: XMLNode? { record.parent.map { XMLNode(tree: tree, index: $0) } }

  /// The parent, its parent, and so on.
  package var ancestors: some Sequence<XMLNode> {
    sequence(state: parent) { node in
      defer { node = node?.parent }
      return node
    }
  }

  package var children: some Sequence<XMLNode> {
    let end = record.end
    return sequence(state: index + 1) { next -> XMLNode? in
      guard next < end else { return nil }
      let node = XMLNode(tree: tree, index: next)
      next = tree.records[next].end
      return node
    }
  }

  /// The elements directly within it.
  package var elements: some Sequence<XMLNode> { children.lazy.filter(\.isElement) }

  /// Everything within it, in document order.
  package var descendants: some Sequence<XMLNode> {
    ((index + 1)..<record.end).lazy.map { XMLNode(tree: tree, index: $0) }
  }
}

extension XMLNode: Hashable {
  package static func == (one: Self, other: Self) -> Bool {
    one.tree === other.tree && one.index == other.index
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(index) }
}
