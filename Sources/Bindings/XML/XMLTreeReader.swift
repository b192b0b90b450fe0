internal import CLibXML2

/// Copies libxml2's tree into an `XMLTree`, and marks each of its nodes with its index there.
@safe
struct XMLTreeReader {
  private var records: [XMLTree.Record] = []
  private var attributes: [XMLAttribute] = []
  private var declarations: [XMLTree.Declaration] = []
  private var order = 0
  private var root: Int?
  /// The namespace that was named last; most neighbours share one.
  private var lastNamespace: (pointer: xmlNsPtr, uri: String?, prefix: String?)?

  /// - Returns: nil if the document declares something or has a reference to an entity.
  static func read(_ document: xmlDocPtr) -> XMLTree? {
    if let subset = unsafe document.pointee.intSubset, unsafe subset.pointee.children != nil {
      return nil
    }
    var reader = XMLTreeReader()
    guard unsafe reader.readSiblings(document.pointee.children, in: nil), let root = reader.root
    else { return nil }
    return XMLTree(
      records: reader.records, attributes: reader.attributes, declarations: reader.declarations,
      root: root)
  }

  private mutating func readSiblings(_ first: xmlNodePtr?, in parent: Int?) -> Bool {
    var next = unsafe first
    while let node = unsafe next {
      guard unsafe read(node, in: parent) else { return false }
      unsafe next = node.pointee.next
    }
    return true
  }

  private mutating func read(_ node: xmlNodePtr, in parent: Int?) -> Bool {
    let kind: XMLTree.Kind
    switch unsafe node.pointee.type {
    case XML_ELEMENT_NODE: kind = .element
    case XML_TEXT_NODE: kind = .text
    case XML_CDATA_SECTION_NODE: kind = .cdata
    case XML_COMMENT_NODE: kind = .comment
    case XML_PI_NODE: kind = .instruction
    case XML_DTD_NODE: return true
    default: return false
    }
    let index = records.count
    unsafe XMLDocument.setIndex(index, of: node)
    guard kind == .element else {
      unsafe append(node, kind, in: parent)
      return true
    }
    if parent == nil { root = index }
    guard unsafe appendElement(node, in: parent) else { return false }
    order += 1
    guard unsafe readSiblings(node.pointee.children, in: index) else { return false }
    records[index].end = records.count
    return true
  }

  private mutating func append(_ node: xmlNodePtr, _ kind: XMLTree.Kind, in parent: Int?) {
    let name = kind == .instruction ? unsafe Self.string(node.pointee.name) : ""
    records.append(
      XMLTree.Record(
        kind: kind, name: name, prefix: nil, namespace: nil, attributes: 0..<0,
        declarations: 0..<0, text: unsafe Self.string(node.pointee.content),
        line: Int(unsafe node.pointee.line), parent: parent, order: order, end: records.count + 1))
  }

  private mutating func appendElement(_ node: xmlNodePtr, in parent: Int?) -> Bool {
    let firstAttribute = attributes.count
    var nextAttribute = unsafe node.pointee.properties
    while let attribute = unsafe nextAttribute {
      guard let value = unsafe Self.value(of: attribute) else { return false }
      let space = unsafe namespace(attribute.pointee.ns)
      attributes.append(
        XMLAttribute(
          name: unsafe Self.string(attribute.pointee.name), prefix: space.prefix,
          namespace: space.uri, value: value))
      unsafe nextAttribute = attribute.pointee.next
    }
    let firstDeclaration = declarations.count
    var nextDeclaration = unsafe node.pointee.nsDef
    while let declaration = unsafe nextDeclaration {
      let prefix = unsafe declaration.pointee.prefix.map { unsafe String(cString: $0) }
      declarations.append(
        XMLTree.Declaration(prefix: prefix, uri: unsafe Self.string(declaration.pointee.href)))
      unsafe nextDeclaration = declaration.pointee.next
    }
    let space = unsafe namespace(node.pointee.ns)
    records.append(
      XMLTree.Record(
        kind: .element, name: unsafe Self.string(node.pointee.name), prefix: space.prefix,
        namespace: space.uri, attributes: firstAttribute..<attributes.count,
        declarations: firstDeclaration..<declarations.count, text: "",
        line: Int(unsafe node.pointee.line), parent: parent, order: order, end: records.count + 1))
    return true
  }

  private mutating func namespace(_ space: xmlNsPtr?) -> (uri: String?, prefix: String?) {
    guard let space = unsafe space else { return (nil, nil) }
    if let last = unsafe lastNamespace, unsafe last.pointer == space {
      return unsafe (last.uri, last.prefix)
    }
    let uri = unsafe space.pointee.href.map { unsafe String(cString: $0) }
    let prefix = unsafe space.pointee.prefix.map { unsafe String(cString: $0) }
    unsafe lastNamespace = (space, uri, prefix)
    return (uri, prefix)
  }

  /// The attribute's texts joined; nil if there is a reference between them.
  private static func value(of attribute: xmlAttrPtr) -> String? {
    var text = ""
    var next = unsafe attribute.pointee.children
    while let node = unsafe next {
      guard unsafe node.pointee.type == XML_TEXT_NODE else { return nil }
      let piece = unsafe string(node.pointee.content)
      text = text.isEmpty ? piece : text + piece
      unsafe next = node.pointee.next
    }
    return text
  }

  private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
    unsafe text.map { unsafe String(cString: $0) } ?? ""
  }
}

extension XMLDocument {
  /// The tree's index of a node, kept in the field that the library leaves to its users; nil for a
  /// node that was not read.
  static func index(of node: xmlNodePtr) -> Int? {
    switch unsafe node.pointee.type {
    case XML_ELEMENT_NODE, XML_TEXT_NODE, XML_CDATA_SECTION_NODE, XML_COMMENT_NODE, XML_PI_NODE:
      let mark = Int(bitPattern: unsafe node.pointee._private)
      return mark == 0 ? nil : mark - 1
    case XML_ATTRIBUTE_NODE:
      return unsafe node.pointee.parent.flatMap { unsafe index(of: $0) }
    default: return nil
    }
  }

  /// One is added, so that the field's first value, null, means that there is none.
  static func setIndex(_ index: Int, of node: xmlNodePtr) {
    unsafe node.pointee._private = UnsafeMutableRawPointer(bitPattern: index + 1)
  }
}
