internal import CLibXML2

/// A well-formed XML document, parsed by libxml2: its tree as a value, and the library's own for
/// schemas and queries.
///
/// Parsed without network and without entities; `XMLLimits` bound its size. Not Sendable: validation
/// writes into the library's tree. Send its `tree`.
@safe
package final class XMLDocument {
  package let tree: XMLTree
  /// The document's tags and texts by their bytes.
  package let scan: XMLScan
  let pointer: xmlDocPtr
  private var context: xmlXPathContextPtr?

  /// Parses UTF-8 bytes; an encoding that the document claims is passed over.
  ///
  /// - Throws: `XMLError` with the first fault.
  package init(parsing bytes: [UInt8], limits: XMLLimits = XMLLimits()) throws(XMLError) {
    scan = try XMLScan(bytes, limits: limits)
    unsafe pointer = try Self.parse(bytes)
    guard let tree = unsafe XMLTreeReader.read(pointer) else {
      unsafe xmlFreeDoc(pointer)
      throw XMLError(.declaration, "the document declares or refers to an entity")
    }
    self.tree = tree
  }

  deinit {
    if let context = unsafe context { unsafe xmlXPathFreeContext(context) }
    unsafe xmlFreeDoc(pointer)
  }

  package var root: XMLNode { tree.root }

  /// Starts the library before two threads can start it at once.
  static let isReady: Void = xmlInitParser()

  private static func parse(_ bytes: [UInt8]) throws(XMLError) -> xmlDocPtr {
    Self.isReady
    let (document, messages) = unsafe XMLListener.listen { () -> xmlDocPtr? in
      unsafe bytes.withUnsafeBytes { buffer in
        unsafe xmlReadMemory(
          buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil,
          "UTF-8", Int32(XML_PARSE_NONET.rawValue))
      }
    }
    let first = messages.first { $0.level >= Int(XML_ERR_ERROR.rawValue) }
    // A namespace fault leaves a tree behind, but a prefix without meaning is a fault here.
    if let document = unsafe document, first == nil { return unsafe document }
    if let document = unsafe document { unsafe xmlFreeDoc(document) }
    let undeclared = [XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY].map { Int($0.rawValue) }
    throw XMLError(
      undeclared.contains(first?.code ?? 0) ? .declaration : .syntax,
      first?.sentence ?? "the document is empty", code: first?.code ?? 0,
      line: first?.line ?? 1, column: first?.column ?? 1)
  }

  /// What queries run in: made once, because it registers all of XPath's functions.
  func queryContext() -> xmlXPathContextPtr? {
    if let context = unsafe context { return unsafe context }
    guard let made = unsafe xmlXPathNewContext(pointer) else { return nil }
    _ = unsafe xmlXPathRegisterNs(made, "svg", "http://www.w3.org/2000/svg")
    unsafe context = made
    return unsafe made
  }
}
