import Diagnostics
import Syntax
import Testing

@Suite struct JSONValueTests {
  private func value(_ text: String, name: String = "t.json") throws -> JSONValue {
    try JSONValue.parse(SourceFile(name: name, text: text))
  }

  static let accepted: [(String, String)] = [
    ("null", "null"), (" true ", "true"), ("\u{FEFF}{}", "{}"), ("[ ]", "[]"), ("0", "0"),
    ("-0", "-0"), ("1E+2", "100"), ("1e-2", "0.01"), ("-1.5", "-1.5"),
    ("9007199254740993", "9007199254740993"),
    ("123456789012345678901234567890", "1.2345678901234568e+29"), ("1e-400", "0"),
    ("{\"\":[{}]}", "{\"\":[{}]}"), ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", #""\"\\/\b\f\n\r\t""#),
    (#""\u00e9\uD83D\uDE00\u2028""#, "\"é😀\u{2028}\""), ("\"é😀\u{7F}\"", "\"é😀\u{7F}\""),
    (#""\u0000""#, #""\u0000""#), ("\r\n{\t\"a\" : 1 , \"b\":[1, 2]}\n", #"{"a":1,"b":[1,2]}"#),
  ]

  @Test(arguments: accepted)
  func `what RFC 8259 allows is read, and written back without white space`(
    text: String, compact: String
  ) throws {
    #expect(JSONTree(try value(text)).compact() == compact)
  }

  @Test func `each value knows its bytes and its place`() throws {
    let root = try value("{\n  \"é\": [1.50, \"ü\"],\n  \"b\": {}\n}\n")
    let list = try #require(root["é"]?.array)
    #expect(root.location.description == "t.json:1:1")
    #expect(list[0].location.description == "t.json:2:9")
    #expect(list[1].location.end == SourcePosition(line: 2, column: 18))
    #expect(root.object?.members[1].nameLocation.description == "t.json:3:3")
    guard case .number(1.5, text: "1.50") = list[0].content else {
      Issue.record("the number's text is kept")
      return
    }
  }

  @Test(arguments: zip(["5", "5.0", "5e0", "5.5", "-0", "1e300"], [5, 5, 5, nil, 0, nil]))
  func `a whole number is one however it is written`(text: String, expected: Int?) throws {
    #expect(try value(text).int == expected)
  }

  @Test func `a node is small`() {
    #expect(MemoryLayout<JSONValue>.stride <= 48)
    #expect(MemoryLayout<JSONObject.Member>.stride <= 72)
  }

  @Test func `a value of another kind is told in the user's words`() throws {
    let root = try value(#"{"url": [], "flag": "true", "size": "12", "n": 5.5}"#)
    let readers: [(JSONValue) throws -> Void] = [
      { _ = try $0.requireMember("url", of: "a tenant").requireString("url") },
      { _ = try $0.requireMember("flag", of: "a tenant").requireBool("flag") },
      { _ = try $0.requireMember("size", of: "a tenant").requireNumber("size") },
      { _ = try $0.requireMember("n", of: "a tenant").requireInt("n") },
      { _ = try $0.requireMember("n", of: "a tenant").requireArray("n") },
      { _ = try $0.requireMember("flag", of: "a tenant").requireObject("flag") },
      { _ = try $0.requireMember("id", of: "a tenant") },
    ]
    let expected = [
      "1:9 json.kind: expected a string for 'url', found a list",
      "1:21 json.kind: expected true or false for 'flag', found a string",
      "1:37 json.kind: expected a number for 'size', found a string",
      "1:48 json.kind: expected a whole number for 'n', found 5.5",
      "1:48 json.kind: expected a list for 'n', found 5.5",
      "1:21 json.kind: expected an object for 'flag', found a string",
      "1:1 json.key.missing: a tenant has no 'id'",
    ]
    for (read, line) in zip(readers, expected) {
      #expect {
        try read(root)
      } throws: {
        ($0 as? Diagnostic).map(Refusal.line) == line
      }
    }
  }

  @Test func `an unknown key is told with the nearest known one, and $schema is always known`()
    throws
  {
    let root = try value(#"{"$schema": "x", "cleints": 1, "id": 2, "zzz": 3}"#)
    let object = try #require(root.object)
    let findings = object.checkKeys(["id", "clients"], in: "a tenant")
    #expect(
      findings.map(Refusal.line) == [
        "1:18 json.key.unknown: 'cleints' is no key of a tenant",
        "1:41 json.key.unknown: 'zzz' is no key of a tenant",
      ])
    #expect(findings.map(\.hint) == ["did you mean 'clients'?", "known keys: clients, id"])
  }

  @Test func `an NDJSON file is read line by line`() throws {
    let file = SourceFile(
      name: "t.ndjson", text: "\u{FEFF}{\"id\": 1}\r\n\n  \n{\"id\": 2}\n{\"id\"")
    let lines = Array(JSONLines(file))
    #expect(lines.count == 3)
    #expect(try JSONValue.parse(file, in: lines[0])["id"]?.int == 1)
    #expect(
      try JSONValue.parse(file, in: lines[1])["id"]?.location.description == "t.ndjson:4:8")
    let row = Refusal(
      "", "5:6 json.end: the line ends before the '{' of line 5, column 1 is closed")
    let found = row.found(in: file) { file throws(Diagnostic) in
      _ = try JSONValue.parse(file, in: lines[2])
    }
    #expect(found == row.expected)
  }
}
