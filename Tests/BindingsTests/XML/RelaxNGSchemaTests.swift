import Testing

@testable import Bindings

@Suite struct RelaxNGSchemaTests {
  private static let list = """
    <grammar xmlns="http://relaxng.org/ns/structure/1.0">
      <start><element name="ul"><zeroOrMore><choice><text/><ref name="li"/></choice></zeroOrMore></element></start>
      <define name="li"><element name="li"><text/></element></define>
    </grammar>
    """

  private func schema() throws -> RelaxNGSchema { try RelaxNGSchema(Array(Self.list.utf8)) }

  private func faults(_ text: String, _ schema: RelaxNGSchema) throws -> [RelaxNGSchema.Fault] {
    schema.faults(in: try XMLDocument(parsing: Array(text.utf8)))
  }

  @Test func `a valid document has no faults`() throws {
    #expect(try faults("<ul>\n<li>x</li></ul>", schema()).isEmpty)
  }

  @Test func `a fault names the element that does not belong`() throws {
    let fault = try #require(try faults("<ul><li>x</li><p/></ul>", schema()).first)
    #expect(fault.node?.name == "p")
    #expect(fault.node?.order == 2)
    #expect(fault.message == "did not expect element p there")
  }

  @Test func `a schema may be used again and from many threads`() async throws {
    let schema = try schema()
    let counts = await withTaskGroup(of: Int.self) { group in
      for task in 0..<16 {
        group.addTask {
          (try? self.faults(task.isMultiple(of: 2) ? "<ul/>" : "<ul><b/></ul>", schema).count) ?? -1
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts.sorted() == Array(repeating: 0, count: 8) + Array(repeating: 1, count: 8))
  }

  @Test(arguments: [
    "", "<grammar>", "<ul/>",
    #"<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="x"/></start></grammar>"#,
    #"<!DOCTYPE a [<!ENTITY x SYSTEM "/etc/passwd">]><element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><text/></element>"#,
    #"<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="http://127.0.0.1:1/x"/></grammar>"#,
    #"<r:externalRef xmlns:r="http://relaxng.org/ns/structure/1.0" href="/etc/passwd"/>"#,
  ])
  func `what is no schema is refused`(_ text: String) {
    #expect(throws: XMLError.self) { _ = try RelaxNGSchema(Array(text.utf8)) }
  }
}
