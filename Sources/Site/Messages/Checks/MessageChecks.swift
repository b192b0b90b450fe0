package import Bindings
package import Diagnostics

/// Judges messages: that Cognito takes them, that mail programs show them, that they can be read.
///
/// It changes nothing. Findings point at the template, where a template wrote what is wrong, else at
/// the tenant or pool whose value it is.
package struct MessageChecks: Sendable {
  private let schema: RelaxNGSchema
  private let support: MailSupport
  /// SHA-256 of schema and table, for the digests of a build.
  package let digest: [UInt8]

  package static let schemaPath = "templates/schema/mail.rng"

  /// Reads the schema of mails and the table of what clients support.
  ///
  /// Errors: `kit.file`, `schema.syntax`, `json.*`.
  package static func load(_ files: LayeredFiles) throws(Diagnostic) -> MessageChecks {
    var reader = KitReader(files)
    let schema = try reader.file(schemaPath)
    let table = try reader.file(MailSupport.path)
    let support = try MailSupport(table)
    do throws(XMLError) {
      return MessageChecks(
        schema: try RelaxNGSchema(schema.bytes), support: support, digest: reader.digest)
    } catch {
      throw Diagnostic(
        .error, "schema.syntax", "the schema of mails does not compile: \(error.message)",
        at: SourceLocation(file: schema.name), hint: "RELAX NG in XML syntax is expected")
    }
  }

  /// What is wrong with a message, each thing once, by file and line.
  package func findings(
    for message: RenderedMessage, of pool: Pool, by brand: MessageBrand
  ) -> [Diagnostic] {
    var findings = sizeFindings(for: message, of: pool, by: brand)
    guard let html = message.html else { return findings }
    do throws(XMLError) {
      let mail = CheckedMail(message, html, try XMLDocument(parsing: html.bytes))
      findings += mail.structureFindings(schema)
      findings += MailMarkup(mail).findings
      findings += MailAddresses(mail, support).findings
      findings += MailColors(mail).findings + MailContrast(mail).findings
      findings += MailBoxes(mail).findings
      findings += support.layoutFindings(in: mail)
    } catch {
      findings.append(
        Diagnostic(
          .error, "message.markup", "the mail is not well-formed: \(error.message)",
          at: html.location(of: html.offset(line: error.line, column: error.column)),
          hint: "mails are XML that is HTML as well: every element ends"))
    }
    return Set(findings).sorted()
  }

  /// The part of them that a brand's name or host can bring about.
  package func sizeFindings(
    for message: RenderedMessage, of pool: Pool, by brand: MessageBrand
  ) -> [Diagnostic] {
    MessageLimits(message, brand, pool).findings + MessageAlphabet(message, brand).findings
      + MessageMarkers(message).findings + BoundCode(message, brand).findings
  }

  /// What only some mail programs show, in notes: it must be possible to do without.
  package func decorations(in message: RenderedMessage) -> [Diagnostic] {
    guard let html = message.html, let document = try? XMLDocument(parsing: html.bytes) else {
      return []
    }
    return support.decorations(in: CheckedMail(message, html, document))
  }

  /// What is wrong with a brand's words in every message of a language.
  package func findings(for brand: MessageBrand, in locale: String) -> [Diagnostic] {
    MessageMarkers.findings(in: brand.name.text(for: locale), of: brand)
  }
}
