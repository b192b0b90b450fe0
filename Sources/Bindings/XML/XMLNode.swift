/// One node of an `XMLTree`.
package struct XMLNode: Sendable {
  package let tree: XMLTree
  /// Its place among all nodes of the tree, in document order.
  package let index: Int

  package var kind: XMLTree.Kind { tree.records[index].kind }
  package var isElement: Bool { kind == .element }

  /// An element's or instruction's name without its prefix; empty for text and comments.
  package var name: String { tree.records[index].name }
  package var prefix: String? { tree.records[index].prefix }
  package var namespace: String? { tree.records[index].namespace }

  /// The name as it is written: `svg:path`.
  package var qualifiedName: String { prefix.map { "\($0):\(name)" } ?? name }

  /// Attributes as they are written, in their order; namespace declarations are not among them.
  package var attributes: ArraySlice<XMLAttribute> {
    tree.attributes[tree.records[index].attributes]
  }

  /// The namespaces that the element declares.
  package var declarations: ArraySlice<XMLTree.Declaration> {
    tree.declarations[tree.records[index].declarations]
  }

  /// The value of an attribute without a prefix, nil if it is not there.
  package subscript(name: String) -> String? {
    for place in tree.records[index].attributes {
      if tree.attributes[place].name == name, tree.attributes[place].prefix == nil {
        return tree.attributes[place].value
      }
    }
    return nil
  }

  /// Whether an attribute without a prefix is there.
  package func has(_ name: String) -> Bool { self[name] != nil }

  /// The node's own words: of text, CDATA, a comment or an instruction; empty for an element.
  package var text: String { tree.records[index].text }

  /// All text within the node, comments left out.
  package var content: String {
    if kind == .text || kind == .cdata { return text }
    var words = ""
    for node in descendants where node.kind == .text || node.kind == .cdata { words += node.text }
    return words
  }

  /// The line that its start tag ends on, from 1.
  package var line: Int { tree.records[index].line }

  /// The index after its last descendant.
  package var end: Int { tree.records[index].end }

  /// How many elements came before it in the document: 0 for the root.
  package var order: Int { tree.records[index].order }
}

extension XMLNode {
  package var parent: XMLNode? { tree.records[index].parent.map { XMLNode(tree: tree, index: $0) } }

  /// The parent, its parent, and so on.
  package var ancestors: some Sequence<XMLNode> {
    sequence(state: parent) { node in
      defer { node = node?.parent }
      return node
    }
  }

  package var children: some Sequence<XMLNode> {
    let end = tree.records[index].end
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
  package var descendants: XMLNodes {
    XMLNodes(tree: tree, (index + 1)..<tree.records[index].end)
  }
}

extension XMLNode: Hashable {
  package static func == (one: Self, other: Self) -> Bool {
    one.tree === other.tree && one.index == other.index
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(index) }
}
