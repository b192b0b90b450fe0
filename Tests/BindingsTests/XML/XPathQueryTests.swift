import Testing

@testable import Bindings

@Suite struct XPathQueryTests {
  private static let page =
    "<a><b id='1'/><c><b id='2'/></c><svg xmlns='http://www.w3.org/2000/svg'><b/></svg></a>"

  private func orders(_ expression: String) throws -> [Int] {
    let document = try XMLDocument(parsing: Array(Self.page.utf8))
    return try XPathQuery(expression).nodes(in: document).map(\.order)
  }

  @Test(arguments: [
    ("//b", [1, 3]), ("//b[@id=2]", [3]), ("//@id", [1, 3]), ("//svg:b", [5]),
    ("//*[not(*)]", [1, 3, 5]),
    ("//c | //b", [1, 2, 3]), ("//x", []), ("count(//b)", []),
  ])
  func `a query selects in document order`(_ expression: String, _ orders: [Int]) throws {
    #expect(try self.orders(expression) == orders)
  }

  @Test(arguments: ["", "//", "//b[", "//b[@id=]"])
  func `an expression that does not compile is refused`(_ expression: String) {
    #expect(throws: XMLError.self) { _ = try XPathQuery(expression) }
  }

  @Test func `an expression that fails while it runs selects nothing`() throws {
    #expect(try orders("//other:b").isEmpty)
    #expect(try orders("unknown(//b)").isEmpty)
  }
}
