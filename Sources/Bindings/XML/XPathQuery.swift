internal import CLibXML2

/// A compiled XPath 1.0 expression. The prefix `svg` stands for SVG's namespace, names without a prefix
/// for elements without one. Any number of threads may ask at once.
package final class XPathQuery: Sendable {
  private let compiled: Spares<CompiledQuery>

  /// - Throws: `XMLError` if the expression does not compile.
  package init(_ expression: String) throws(XMLError) {
    compiled = try Spares { () throws(XMLError) in try CompiledQuery(expression) }
  }

  /// The nodes that the expression selects, in document order, an attribute as its element; none if
  /// its value is no set of nodes.
  package func nodes(in document: XMLDocument) -> [XMLNode] {
    do throws(XMLError) { return try compiled.borrow { $0.nodes(in: document) } } catch {
      // It was compiled before, from the same text: memory is short.
      return []
    }
  }
}

/// Owns an `xmlXPathCompExpr`.
@safe
private final class CompiledQuery {
  private let pointer: xmlXPathCompExprPtr

  init(_ expression: String) throws(XMLError) {
    XMLDocument.isReady
    let (query, messages) = unsafe XMLListener.listen { unsafe xmlXPathCompile(expression) }
    guard let query = unsafe query else {
      throw XMLError(
        .rules, messages.first?.sentence ?? "it is no XPath expression",
        code: messages.first?.code ?? 0)
    }
    unsafe pointer = query
  }

  deinit { unsafe xmlXPathFreeCompExpr(pointer) }

  func nodes(in document: XMLDocument) -> [XMLNode] {
    guard let context = unsafe document.queryContext() else { return [] }
    let (result, _) = unsafe XMLListener.listen { unsafe xmlXPathCompiledEval(pointer, context) }
    guard let result = unsafe result else { return [] }
    defer { unsafe xmlXPathFreeObject(result) }
    guard let set = unsafe result.pointee.nodesetval else { return [] }
    unsafe xmlXPathNodeSetSort(set)
    var nodes: [XMLNode] = []
    for place in 0..<Int(unsafe set.pointee.nodeNr) {
      guard let node = unsafe set.pointee.nodeTab[place] else { continue }
      if let index = unsafe XMLDocument.index(of: node) {
        nodes.append(XMLNode(tree: document.tree, index: index))
      }
    }
    return nodes
  }
}
