import Diagnostics
import Syntax
import Testing

@testable import Branding

@Suite struct DesignTokenTests {
  private func read(_ text: String) -> Checked<DesignTokenFile> {
    DesignTokenFile.read(SourceFile(name: "t.json", text: text))
  }

  static let refused: [(String, String)] = [
    ("[]", "t.json:1:1 error json.kind: expected an object for a token file, found a list"),
    ("{", "t.json:1:2 error json.end: the file ends before the '{' of line 1, column 1 is closed"),
    (
      #"{"a.b": {"$value": 1}}"#,
      "t.json:1:2 error tokens.name: the name 'a.b' has a brace or a full stop"
    ),
    (#"{"a": 5}"#, "t.json:1:7 error json.kind: expected a token or a group for 'a', found 5"),
    (
      #"{"a": {"$value": 1, "b": {"$value": 2}}}"#,
      "t.json:1:21 error tokens.both: 'a' is a token and cannot hold 'b'"
    ),
    (
      #"{"a": {"$extends": "{nowhere}"}}"#,
      "t.json:1:20 error tokens.extends: '$extends' names no group"
    ),
    (
      #"{"a": {"$extends": "{b}"}, "b": {"$extends": "{a}"}}"#,
      "t.json:1:46 error tokens.extends.cycle: 'a' extends itself"
    ),
  ]

  @Test(arguments: refused)
  func `a bad token file is an error where it was written`(text: String, finding: String) {
    let checked = read(text)
    #expect(checked.value == nil)
    #expect(checked.lines.first == finding, "\(checked.lines)")
  }

  @Test func `groups that extend what they are in are stopped`() {
    let checked = read(#"{"a": {"x": {"$extends": "{a}"}}}"#)
    #expect(checked.value == nil)
    #expect(
      checked.lines == ["t.json:1:13 error tokens.deep: more than 32 groups within each other"])
  }

  @Test func `groups that double are stopped`() {
    let groups = (0..<30).map { level in
      #""g\#(level)": {"x": {"$extends": "{g\#(level + 1)}"}, "y": {"$extends": "{g\#(level + 1)}"}}"#
    }
    let checked = read("{\(groups.joined(separator: ", ")), \"g30\": {\"z\": {\"$value\": 1}}}")
    #expect(checked.value == nil)
    #expect(checked.findings.map(\.code) == ["tokens.large"])
  }

  @Test func `a long chain of aliases is an error`() throws {
    let tokens = (0..<100).map { #""t\#($0)": {"$value": "{t\#($0 + 1)}"}"# }
    let file = try #require(
      read("{\(tokens.joined(separator: ", ")), \"t100\": {\"$value\": 1}}").value)
    #expect(throws: Diagnostic.self) { try file.resolved(#require(file.token(at: "t0"))) }
    #expect(try file.resolved(#require(file.token(at: "t50"))).value.int == 1)
  }

  @Test func `a token takes its type from the nearest group that has one`() throws {
    let file = try #require(
      read(
        """
        {"a": {"$type": "color", "b": {"$value": "#fff"}, "c": {"$type": "number", "$value": 1},
               "d": {"e": {"$value": "{a.b}"}}},
         "f": {"$value": "{a.c}"}, "g": {"$ref": "#/a/b"}}
        """
      ).value)
    func type(_ path: String) throws -> String? {
      try file.resolved(#require(file.token(at: path))).type
    }
    #expect(file.tokens.map(\.path) == ["a.b", "a.c", "a.d.e", "f", "g"])
    #expect(try type("a.b") == "color")
    #expect(try type("a.c") == "number")
    #expect(try type("a.d.e") == "color")
    #expect(try type("f") == "number")
    #expect(try type("g") == "color")
  }

  @Test func `aliases are followed, and a circle is an error`() throws {
    let file = try #require(
      read(
        #"{"a": {"$value": "{b}"}, "b": {"$value": "{c}"}, "c": {"$value": 1}, "x": {"$value": "{y}"}, "y": {"$value": "{x}"}, "z": {"$value": "{bb}"}}"#
      ).value)
    #expect(try file.resolved(#require(file.token(at: "a"))).value.number == 1)
    let circle = try #require(throws: Diagnostic.self) {
      try file.resolved(#require(file.token(at: "x")))
    }
    #expect(circle.message == "alias goes in a circle: x → y → x")
    let unknown = try #require(throws: Diagnostic.self) {
      try file.resolved(#require(file.token(at: "z")))
    }
    #expect(unknown.message == "alias '{bb}' names no token")
    #expect(unknown.hint == "did you mean '{b}'?")
  }

  @Test func `a group extends another, and its own tokens replace`() throws {
    let file = try #require(
      read(
        """
        {"base": {"$type": "color", "fill": {"$value": "#111"}, "line": {"$value": "#222"}},
         "button": {"$extends": "{base}", "line": {"$value": "#333"}, "text": {"$value": "#444"}}}
        """
      ).value)
    #expect(file.token(at: "button.fill")?.value.string == "#111")
    #expect(file.token(at: "button.line")?.value.string == "#333")
    #expect(file.token(at: "button.text")?.type == "color")
  }

  @Test func `a group with a root token can be named by itself`() throws {
    let file = try #require(
      read(##"{"a": {"$root": {"$type": "color", "$value": "#f00"}, "dim": {"$value": 1}}}"##).value
    )
    #expect(file.token(at: "a")?.path == "a.$root")
  }

  static let colors: [(String, String)] = [
    (#"{"colorSpace": "srgb", "components": [0, 0.4, 0.8]}"#, "#0066cc"),
    (#"{"colorSpace": "srgb", "components": [0, 0.4, 0.8], "alpha": 0.5}"#, "#0066cc80"),
    (#"{"colorSpace": "srgb-linear", "components": [1, "none", 1]}"#, "#ff00ff"),
    (#"{"colorSpace": "hsl", "components": [120, 100, 25]}"#, "#008000"),
    (#"{"colorSpace": "oklch", "components": [0.62796, 0.25768, 29.234]}"#, "#ff0000"),
    (#"{"colorSpace": "oklab", "components": [1, 0, 0]}"#, "#ffffff"),
    (#"{"colorSpace": "display-p3", "components": [0.6, 0.6, 0.6]}"#, "#999999"),
    (#"{"colorSpace": "display-p3", "components": [1, 0, 0]}"#, "#ff0000"),
    (##"{"colorSpace": "lab", "components": [1, 2, 3], "hex": "#abcdef"}"##, "#abcdef"),
  ]

  @Test(arguments: colors)
  func `a colour object is read in its space, else by its hex`(written: String, css: String) throws
  {
    let value = try JSONValue.parse(SourceFile(name: "t.json", text: written))
    #expect(try Color(value, for: "x").css == css)
  }

  @Test(arguments: [
    #"{"colorSpace": "lab", "components": [1, 2, 3]}"#, #"{"components": [1, 2, 3]}"#,
    #"{"colorSpace": "srgb", "components": [1, 2]}"#, "{}",
  ])
  func `an object that is no colour is refused`(written: String) throws {
    let value = try JSONValue.parse(SourceFile(name: "t.json", text: written))
    let error = try #require(throws: Diagnostic.self) { try Color(value, for: "x") }
    #expect(error.code == "theme.color.syntax")
  }
}
