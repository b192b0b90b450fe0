import Diagnostics
import Syntax
import Testing

@Suite struct JSONRefusalTests {
  static let structure: [Refusal] = [
    Refusal("", "1:1 json.empty: the file holds no value"),
    Refusal(" \n\t", "2:2 json.empty: the file holds no value"),
    Refusal("\u{FEFF}", "1:1 json.empty: the file holds no value"),
    Refusal("{", "1:2 json.end: the file ends before the '{' of line 1, column 1 is closed"),
    Refusal("[\n[1]", "2:4 json.end: the file ends before the '[' of line 1, column 1 is closed"),
    Refusal(
      #"{"a""#, "1:5 json.end: the file ends before the '{' of line 1, column 1 is closed"),
    Refusal(
      #"{"a":"#, "1:6 json.end: the file ends before the '{' of line 1, column 1 is closed"),
    Refusal("[1,", "1:4 json.end: the file ends before the '[' of line 1, column 1 is closed"),
    Refusal("{} {}", "1:4 json.end: the value is complete, but '{' follows"),
    Refusal("1 x", "1:3 json.end: the value is complete, but 'x' follows"),
    Refusal("[1]]", "1:4 json.end: the value is complete, but ']' follows"),
    Refusal("]", "1:1 json.value: expected a value, found ']'"),
    Refusal("[,1]", "1:2 json.value: expected a value, found ','"),
    Refusal("[1,,2]", "1:4 json.value: expected a value, found ','"),
    Refusal(#"{"a": }"#, "1:7 json.value: expected a value, found '}'"),
    Refusal(#"{"a":@}"#, "1:6 json.value: expected a value, found '@'"),
    Refusal("[1, \0]", "1:5 json.value: expected a value, found U+0000"),
    Refusal("[\u{A0}1]", "1:2 json.value: expected a value, found U+00A0"),
    Refusal("[é]", "1:2 json.value: expected a value, found 'é'"),
    Refusal("{,}", "1:2 json.key: expected a name in double quotes, found ','"),
    Refusal("{{}}", "1:2 json.key: expected a name in double quotes, found '{'"),
    Refusal(#"{"a":1,,"b":2}"#, "1:8 json.key: expected a name in double quotes, found ','"),
    Refusal(#"{"a" 1}"#, "1:6 json.colon: expected ':' after the name 'a', found '1'"),
    Refusal(#"{"a" = 1}"#, "1:6 json.colon: expected ':' after the name 'a', found '='"),
    Refusal(#"{"a", "b"}"#, "1:5 json.colon: expected ':' after the name 'a', found ','"),
    Refusal("[1 2]", "1:4 json.comma: expected ',' or ']', found '2'"),
    Refusal("[1}", "1:3 json.comma: expected ',' or ']', found '}'"),
    Refusal("{\"a\": 1\n \"b\": 2}", "2:2 json.comma: expected ',' or '}', found '\"'"),
    Refusal("[1,]", "1:3 json.comma.trailing: nothing follows this comma"),
    Refusal("{\"a\": 1 ,\n}", "1:9 json.comma.trailing: nothing follows this comma"),
  ]

  static let words: [Refusal] = [
    Refusal("// x\n{}", "1:1 json.comment: JSON has no comments"),
    Refusal("{ /* x */ }", "1:3 json.comment: JSON has no comments"),
    Refusal("[1 # x\n]", "1:4 json.comment: JSON has no comments"),
    Refusal("{} // x", "1:4 json.comment: JSON has no comments"),
    Refusal("['a']", "1:2 json.quotes: ' is no quotation mark of JSON"),
    Refusal("{'a': 1}", "1:2 json.quotes: ' is no quotation mark of JSON"),
    Refusal("[“a”]", "1:2 json.quotes: “ is no quotation mark of JSON"),
    Refusal("{color: 1}", "1:2 json.key.quotes: the name 'color' needs double quotes"),
    Refusal("{1: 1}", "1:2 json.key.quotes: the name '1' needs double quotes"),
    Refusal("{null: 1}", "1:2 json.key.quotes: the name 'null' needs double quotes"),
    Refusal("[True]", "1:2 json.value: 'True' is no value of JSON"),
    Refusal("[nul]", "1:2 json.value: 'nul' is no value of JSON"),
    Refusal("truefalse", "1:1 json.value: 'truefalse' is no value of JSON"),
    Refusal("undefined", "1:1 json.value: 'undefined' is no value of JSON"),
    Refusal("[blue]", "1:2 json.value: 'blue' is no value of JSON"),
    Refusal("NaN", "1:1 json.number: 'NaN' is no number of JSON"),
    Refusal("[-Infinity]", "1:2 json.number: '-Infinity' is no number of JSON"),
    Refusal("01", "1:1 json.number: '01' is no number of JSON"),
    Refusal("-012", "1:1 json.number: '-012' is no number of JSON"),
    Refusal("+1", "1:1 json.number: '+1' is no number of JSON"),
    Refusal("-", "1:1 json.number: '-' is no number of JSON"),
    Refusal("[.5]", "1:2 json.number: '.5' is no number of JSON"),
    Refusal("[1.]", "1:2 json.number: '1.' is no number of JSON"),
    Refusal("1.e1", "1:1 json.number: '1.e1' is no number of JSON"),
    Refusal("[1e]", "1:2 json.number: '1e' is no number of JSON"),
    Refusal("[1e+]", "1:2 json.number: '1e+' is no number of JSON"),
    Refusal("0x1F", "1:1 json.number: '0x1F' is no number of JSON"),
    Refusal("1_000", "1:1 json.number: '1_000' is no number of JSON"),
    Refusal("12px", "1:1 json.number: '12px' is no number of JSON"),
    Refusal("1.2.3", "1:1 json.number: '1.2.3' is no number of JSON"),
    Refusal("[1e999]", "1:2 json.number.range: the number 1e999 is too large"),
  ]

  static let texts: [Refusal] = [
    Refusal(#"["a]"#, "1:2 json.string.end: the file ends inside this text"),
    Refusal(#"["a\"#, "1:2 json.string.end: the file ends inside this text"),
    Refusal(#"["a\""#, "1:2 json.string.end: the file ends inside this text"),
    Refusal("{\"a: 1\n}", "1:7 json.string.control: a text cannot hold a line break"),
    Refusal("[\"a\\n\r\"]", "1:6 json.string.control: a text cannot hold a line break"),
    Refusal(
      "[\"a\tb\"]", "1:4 json.string.control: a text cannot hold the control character U+0009"),
    Refusal(
      "[\"é\0\"]", "1:4 json.string.control: a text cannot hold the control character U+0000"),
    Refusal(#"["\x41"]"#, #"1:3 json.escape: '\x' is no escape of JSON"#),
    Refusal(#"["C:\Users"]"#, #"1:5 json.escape: '\U' is no escape of JSON"#),
    Refusal(#"["\é"]"#, #"1:3 json.escape: '\é' is no escape of JSON"#),
    Refusal(#"["\u12"]"#, #"1:3 json.escape: \u needs four hexadecimal digits"#),
    Refusal(#"["\u12G4"]"#, #"1:3 json.escape: \u needs four hexadecimal digits"#),
    Refusal(#"["\uD83D"]"#, #"1:3 json.escape.surrogate: \uD83D is half of a character"#),
    Refusal(#"["\uDE00"]"#, #"1:3 json.escape.surrogate: \uDE00 is half of a character"#),
    Refusal(#"["\uD83D\n"]"#, #"1:3 json.escape.surrogate: \uD83D is half of a character"#),
    Refusal(#"["\uD83D\u0041"]"#, #"1:3 json.escape.surrogate: \uD83D is half of a character"#),
    Refusal(
      "{\"a\": 1,\n \"b\": 2,\n \"a\": 3}",
      "3:2 json.key.duplicate: the name 'a' is given twice; the first is on line 1"),
    Refusal(
      #"{"a": 1, "\u0061": 2}"#,
      "1:10 json.key.duplicate: the name 'a' is given twice; the first is on line 1"),
    Refusal(
      #"{"1":0,"2":0,"3":0,"4":0,"5":0,"6":0,"7":0,"8":0,"9":0,"2":0}"#,
      "1:56 json.key.duplicate: the name '2' is given twice; the first is on line 1"),
  ]

  @Test(arguments: structure + words + texts)
  func `a fault is told with its place`(row: Refusal) {
    #expect(row.found { file throws(Diagnostic) in _ = try JSONValue.parse(file) } == row.expected)
  }

  static let bytes: [([UInt8], String)] = [
    ([0x22, 0xFF, 0x22], "1:2 json.encoding: the byte FF here is not UTF-8"),
    ([0x22, 0xC3, 0x22], "1:2 json.encoding: the byte C3 here is not UTF-8"),
    ([0x22, 0xC0, 0x80, 0x22], "1:2 json.encoding: the byte C0 here is not UTF-8"),
    ([0x22, 0x61, 0xED, 0xA0, 0x80, 0x22], "1:3 json.encoding: the byte ED here is not UTF-8"),
    ([0x22, 0x5C, 0x6E, 0xF5, 0x22], "1:4 json.encoding: the byte F5 here is not UTF-8"),
    ([0x22, 0xE2, 0x82], "1:1 json.string.end: the file ends inside this text"),
    ([0x5B, 0x80, 0x5D], "1:2 json.encoding: the byte 80 here is not UTF-8"),
    ([0xFF, 0xFE, 0x7B, 0x00], "1:1 json.encoding: the file is in UTF-16"),
    ([0x00, 0x7B, 0x00, 0x7D], "1:1 json.encoding: the file is in UTF-16"),
  ]

  @Test(arguments: bytes)
  func `bytes that are not UTF-8 are told with their place`(bytes: [UInt8], expected: String) {
    let row = Refusal("", expected)
    let found = row.found(in: SourceFile(name: "t", bytes: bytes)) { file throws(Diagnostic) in
      _ = try JSONValue.parse(file)
    }
    #expect(found == expected)
  }

  static let hints: [(String, String?)] = [
    ("[True]", "write true"), ("[None]", "write null"), ("[flase]", "write false"),
    ("[blue]", "a text stands in double quotes: \"blue\""), ("{a: 1}", "write \"a\""),
    ("[01]", "write it without the leading zero"), ("[+1]", "write it without '+'"),
    ("[.5]", "write a zero before the point"), ("[5.]", "write a digit after the point"),
    ("[0xFF]", "write it in decimal"), ("[NaN]", "write a number, or null"),
    ("[-inf]", "write a number, or null"), ("[2px]", "a text stands in double quotes: \"2px\""),
    ("[1\n}", "the '[' of line 1 is still open"), ("[1 2]", "put a comma between the two"),
    ("{\"a\"=1}", "write ':' instead of '='"), ("{\"a\":1,}", "remove it"), ("[1", "add ']'"),
    ("{}\n{}", "several values, one a line, belong in a .ndjson file"), ("{} 1", nil),
    ("\"\u{1}\"", "write \\u0001"), ("'a'", "use straight double quotes: \"…\""),
  ]

  @Test(arguments: hints)
  func `a fault comes with what to do`(text: String, hint: String?) {
    let file = SourceFile(name: "t", text: text)
    #expect {
      try JSONValue.parse(file)
    } throws: {
      ($0 as? Diagnostic)?.hint == hint
    }
  }

  @Test func `128 levels are read, 129 are refused`() throws {
    func nested(_ levels: Int) -> SourceFile {
      SourceFile(
        name: "t",
        text: String(repeating: "[", count: levels) + String(repeating: "]", count: levels))
    }
    _ = try JSONValue.parse(nested(128))
    let row = Refusal(
      "", "1:129 json.depth: lists and objects stand in each other more than 128 deep")
    let found = row.found(in: nested(100_000)) { file throws(Diagnostic) in
      _ = try JSONValue.parse(file)
    }
    #expect(found == row.expected)
  }
}
