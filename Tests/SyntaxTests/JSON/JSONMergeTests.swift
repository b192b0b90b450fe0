import Diagnostics
import Syntax
import Testing

@Suite struct JSONMergeTests {
  private func value(_ text: String, name: String = "t.json") throws -> JSONValue {
    try JSONValue.parse(SourceFile(name: name, text: text))
  }

  /// RFC 7396 appendix A, whole.
  static let appendix: [(String, String, String)] = [
    (#"{"a":"b"}"#, #"{"a":"c"}"#, #"{"a":"c"}"#),
    (#"{"a":"b"}"#, #"{"b":"c"}"#, #"{"a":"b","b":"c"}"#),
    (#"{"a":"b"}"#, #"{"a":null}"#, #"{}"#),
    (#"{"a":"b","b":"c"}"#, #"{"a":null}"#, #"{"b":"c"}"#),
    (#"{"a":["b"]}"#, #"{"a":"c"}"#, #"{"a":"c"}"#),
    (#"{"a":"c"}"#, #"{"a":["b"]}"#, #"{"a":["b"]}"#),
    (#"{"a":{"b":"c"}}"#, #"{"a":{"b":"d","c":null}}"#, #"{"a":{"b":"d"}}"#),
    (#"{"a":[{"b":"c"}]}"#, #"{"a":[1]}"#, #"{"a":[1]}"#),
    (#"["a","b"]"#, #"["c","d"]"#, #"["c","d"]"#),
    (#"{"a":"b"}"#, #"["c"]"#, #"["c"]"#),
    (#"{"a":"foo"}"#, #"null"#, #"null"#),
    (#"{"a":"foo"}"#, #""bar""#, #""bar""#),
    (#"{"e":null}"#, #"{"a":1}"#, #"{"e":null,"a":1}"#),
    (#"[1,2]"#, #"{"a":"b","c":null}"#, #"{"a":"b"}"#),
    (#"{}"#, #"{"a":{"bb":{"ccc":null}}}"#, #"{"a":{"bb":{}}}"#),
  ]

  @Test(arguments: appendix)
  func `a merge patch gives what RFC 7396 says`(
    target: String, patch: String, result: String
  ) throws {
    let patched = try value(target).patched(by: try value(patch))
    #expect(JSONTree(patched).compact() == result)
    #expect(JSONTree(try value(patch).merged(over: value(target))).compact() == result)
  }

  @Test func `a merged value tells of each part which file it came from`() throws {
    let base = try value("{\n \"a\": {\"x\": 1, \"y\": 2}, \"l\": [1]}", name: "defaults.json")
    let upper = try value("{\"a\":\n {\"y\": \"z\"}}", name: "tenant.json")
    let merged = upper.merged(over: base)
    let inner = try #require(merged["a"]?.object)
    #expect(merged.location.description == "tenant.json:1:1")
    #expect(merged["a"]?.location.description == "tenant.json:2:2")
    #expect(inner.members[0].nameLocation.description == "defaults.json:2:8")
    #expect(inner["y"]?.location.description == "tenant.json:2:8")
    #expect(merged["l"]?.location.description == "defaults.json:2:30")
  }
}
