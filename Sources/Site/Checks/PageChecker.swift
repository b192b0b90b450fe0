package import Bindings
package import Diagnostics

/// Judges rendered pages: that they are well-formed, that elements stand where they may (RELAX NG),
/// and that they keep to every `PageRule`. It changes nothing, and any number of threads may ask.
package struct PageChecker: Sendable {
  private let schema: RelaxNGSchema
  /// SHA-256 of the schema, for the digests of a build.
  package let digest: [UInt8]

  /// Where the schema lies in a kit or project.
  package static let schemaPath = "templates/schema/page.rng"

  /// Reads the schema.
  ///
  /// Errors: `schema.missing`, `schema.syntax`.
  package static func load(_ files: LayeredFiles) throws(Diagnostic) -> PageChecker {
    let found: LayeredFiles.Found
    do throws(LayeredFiles.Refusal) { found = try files.read(schemaPath) } catch {
      throw Diagnostic(
        .error, "schema.missing", "the schema of pages cannot be read",
        at: SourceLocation(file: schemaPath),
        hint: "restore the kit's file, or remove the project's own")
    }
    return try PageChecker(schema: SourceFile(name: found.path, bytes: found.bytes))
  }

  /// - Throws: `schema.syntax` if it is no RELAX NG schema in XML syntax.
  package init(schema source: SourceFile) throws(Diagnostic) {
    digest = SHA256.hash(source.bytes)
    do throws(XMLError) { schema = try RelaxNGSchema(source.bytes) } catch {
      let place = SourcePosition(line: max(1, error.line), column: max(1, error.column))
      throw Diagnostic(
        .error, "schema.syntax", "the schema of pages does not compile: \(error.message)",
        at: SourceLocation(file: source.name, start: place, end: place),
        hint: "RELAX NG in XML syntax is expected")
    }
  }

  /// What is wrong with a page, each thing once, by file and line. Places are those of the templates
  /// that wrote the bytes.
  package func check(_ page: RenderedPage) -> [Diagnostic] {
    let document: XMLDocument
    do throws(XMLError) { document = try XMLDocument(parsing: page.bytes) } catch {
      return [MarkupFault(error, in: page).diagnostic]
    }
    let checked = CheckedPage(page, document)
    var findings = structure(of: checked)
    for rule in page.page == nil ? PageRule.ofSteps : PageRule.all {
      var own = RuleFindings(rule, in: checked)
      rule.check(checked, &own)
      findings += own.all
    }
    return findings.isEmpty ? [] : Set(findings).sorted()
  }

  // MARK: What libxml2 says

  private func structure(of page: CheckedPage) -> [Diagnostic] {
    var seen: Set<Int> = []
    // The library often tells twice of one node; its first word is the exact one.
    let faults = schema.faults(in: page.document).filter { fault in
      seen.insert(fault.node?.index ?? -1).inserted
    }
    return faults.map { fault in
      let node = fault.node ?? page.document.root
      return Diagnostic(
        .error, "page.structure", Self.words(fault, node, page),
        at: page.location(of: page.offset(of: node.isElement ? node : node.parent ?? node)),
        hint: "\(Self.schemaPath) lists what may stand in it")
    }
  }

  private static func words(
    _ fault: RelaxNGSchema.Fault, _ node: XMLNode, _ page: CheckedPage
  ) -> String {
    if fault.message.hasPrefix("did not expect element"), let parent = node.parent {
      return "\(page.name(of: node)) may not stand in \(page.name(of: parent))"
    }
    if fault.message.hasPrefix("did not expect text") {
      return "text may not stand in \(page.name(of: node))"
    }
    return "\(page.name(of: node)): \(fault.message)"
  }
}
