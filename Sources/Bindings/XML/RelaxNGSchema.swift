internal import CLibXML2

/// A RELAX NG schema in XML syntax. Any number of threads may validate with it at once: libxml2 keeps
/// state in a parsed schema, so that each of them gets one of its own, parsed once.
package final class RelaxNGSchema: Sendable {
  /// Something in a document that the schema does not allow.
  package struct Fault: Sendable {
    /// Where it is; nil if the library does not tell.
    package let node: XMLNode?
    /// libxml2's number.
    package let code: Int
    package let message: String
  }

  private let parsed: Spares<ParsedSchema>

  /// - Throws: `XMLError` if the schema is not well-formed or not a schema.
  package init(_ text: [UInt8]) throws(XMLError) {
    parsed = try Spares { () throws(XMLError) in try ParsedSchema(text) }
  }

  /// What is wrong, in the library's order; empty for a valid document.
  package func faults(in document: XMLDocument) -> [Fault] {
    do throws(XMLError) { return try parsed.borrow { $0.faults(in: document) } } catch {
      // It was parsed before, from the same bytes: memory is short.
      return [Fault(node: nil, code: error.code, message: error.message)]
    }
  }
}

/// Owns an `xmlRelaxNG`.
@safe
private final class ParsedSchema {
  private let pointer: xmlRelaxNGPtr

  init(_ text: [UInt8]) throws(XMLError) {
    // A schema comes with the kit, but a project may put its own in its place.
    let document = try XMLDocument(parsing: text)
    // libxml2 would fetch what these name, over the network as well.
    let fetches = document.tree.nodes.first { $0.name == "include" || $0.name == "externalRef" }
    if let fetches {
      throw XMLError(
        .rules, "a schema stands in one file, without '\(fetches.name)'", line: fetches.line)
    }
    let (schema, messages) = unsafe XMLListener.listen { () -> xmlRelaxNGPtr? in
      unsafe text.withUnsafeBytes { buffer in
        unsafe Self.parse(
          buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
      }
    }
    guard let schema = unsafe schema else {
      let first = messages.first
      throw XMLError(
        .rules, first?.sentence ?? "it is no RELAX NG schema", code: first?.code ?? 0,
        line: first?.line ?? 0, column: first?.column ?? 0)
    }
    unsafe pointer = schema
  }

  deinit { unsafe xmlRelaxNGFree(pointer) }

  private static func parse(_ text: UnsafePointer<CChar>?, _ length: Int32) -> xmlRelaxNGPtr? {
    guard let context = unsafe xmlRelaxNGNewMemParserCtxt(text, length) else { return nil }
    defer { unsafe xmlRelaxNGFreeParserCtxt(context) }
    return unsafe xmlRelaxNGParse(context)
  }

  func faults(in document: XMLDocument) -> [RelaxNGSchema.Fault] {
    let (result, messages) = XMLListener.listen { () -> Int32 in
      guard let context = unsafe xmlRelaxNGNewValidCtxt(pointer) else { return -1 }
      defer { unsafe xmlRelaxNGFreeValidCtxt(context) }
      return unsafe xmlRelaxNGValidateDoc(context, document.pointer)
    }
    guard result != 0 else { return [] }
    let faults = messages.map { message in
      RelaxNGSchema.Fault(
        node: message.node.map { XMLNode(tree: document.tree, index: $0) }, code: message.code,
        message: message.sentence)
    }
    return faults.isEmpty
      ? [RelaxNGSchema.Fault(node: document.root, code: 0, message: "the document is not valid")]
      : faults
  }
}
