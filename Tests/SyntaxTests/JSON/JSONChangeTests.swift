import Diagnostics
import Syntax
import TestSupport
import Testing

@Suite struct JSONChangeTests {
  private func changed(_ text: String, _ path: String, _ value: JSONTree?) throws -> String {
    let path = path.split(separator: ".").map(String.init)
    return try JSONChange.making([(path, value)], in: SourceFile(name: "t.json", text: text)).text
  }

  @Test(arguments: [("{\"a\": }", "json.value"), ("[1]", "json.kind"), ("", "json.empty")])
  func `what is no object is refused`(text: String, code: String) {
    let found = #expect(throws: Diagnostic.self) { try changed(text, "a", "b") }
    #expect(found?.code.hasPrefix("json.") == true, "\(found?.code ?? ""), as \(code)")
  }

  @Test func `a value takes the place of the old one, and nothing else moves`() throws {
    let text = "{\n  \"a\" : [1,\t2],\n\n  \"b\":{\"c\":\"old\" , \"d\": 1e2}\n}\n"
    #expect(
      try changed(text, "b.c", "new") == text.replacing("\"old\"", with: "\"new\""))
    #expect(
      try changed(text, "a", ["x": [1, "y"]])
        == text.replacing("[1,\t2]", with: "{\"x\": [1, \"y\"]}"))
  }

  @Test func `what is new stands like its neighbours`() throws {
    let lines = "{\r\n\t\"a\": 1,\r\n\r\n\t\"b\": 2\r\n}"
    #expect(try changed(lines, "c", 3) == "{\r\n\t\"a\": 1,\r\n\r\n\t\"b\": 2,\r\n\t\"c\": 3\r\n}")
    #expect(try changed("{\"a\":1}", "b", "\"") == "{\"a\":1, \"b\": \"\\\"\"}")
    #expect(try changed("{ }", "a", nil) == "{ }")
    #expect(try changed("{ }", "a.b.c", true) == "{\"a\": {\"b\": {\"c\": true}}}")
    #expect(try changed("{\"a\": \"no object\"}", "a.b", 1) == "{\"a\": {\"b\": 1}}")
  }

  @Test func `what goes takes its comma with it`() throws {
    let text = "{\n  \"a\": 1,\n  \"b\": {\"c\": 2},\n  \"d\": 3\n}"
    #expect(try changed(text, "a", nil) == "{\n  \"b\": {\"c\": 2},\n  \"d\": 3\n}")
    #expect(try changed(text, "d", nil) == "{\n  \"a\": 1,\n  \"b\": {\"c\": 2}\n}")
    #expect(try changed(text, "b.c", nil) == "{\n  \"a\": 1,\n  \"b\": {},\n  \"d\": 3\n}")
    #expect(try changed(text, "b.x", nil) == text)
    #expect(try changed(text, "a.x", nil) == text)
  }

  @Test(arguments: 0..<20)
  func `any changes leave a file that says just them`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var file = SourceFile(name: "t.json", text: seed % 2 == 0 ? "{}" : "{\n  \"z\": {\"y\": 0}\n}")
    var expected: [String: Int?] = [:]
    for number in 0..<30 {
      let path = [["a", "b", "z"], ["x", "y"]].compactMap { $0.randomElement(using: &random) }
      let value = Bool.random(using: &random) ? number : nil
      file = try JSONChange.making([(path, value.map { .int($0) })], in: file)
      expected[path.joined(separator: ".")] = .some(value)
    }
    let root = try JSONValue.parse(file)
    for (path, value) in expected {
      let names = path.split(separator: ".").map(String.init)
      #expect(root[names[0]]?[names[1]]?.int == value, "\(path) in \(file.text)")
    }
  }
}
