import Diagnostics
import Syntax
import Testing

@Suite struct CSVTests {
  static let refusals: [Refusal] = [
    Refusal("", "1:1 csv.empty: the file has no header"),
    Refusal("\n\r\n", "1:1 csv.empty: the file has no header"),
    Refusal("id;name\n", "1:1 csv.separator: cells are separated by ';'"),
    Refusal("id\tname\n", "1:1 csv.separator: cells are separated by '\\t'"),
    Refusal("id,,url\n", "1:4 csv.header.empty: a column has no name"),
    Refusal("id,\n", "1:4 csv.header.empty: a column has no name"),
    Refusal("id,id\n", "1:4 csv.header.duplicate: the column 'id' is given twice"),
    Refusal("a,b,c\n1,2,3\n1,2\n", "3:1 csv.row.length: this row has 2 cells, the header has 3"),
    Refusal("a,b\n1,2,3,4\n", "2:5 csv.row.length: this row has 4 cells, the header has 2"),
    Refusal("a,b\n   \n", "2:1 csv.row.length: this row has 1 cell, the header has 2"),
    Refusal("a\nx\"y\n", "2:2 csv.quote: a quote inside a cell that does not begin with one"),
    Refusal("a,b\n1, \"2\"\n", "2:4 csv.quote: a quote inside a cell that does not begin with one"),
    Refusal("a\n\"x\"y\n", "2:4 csv.quote: text after the closing quote"),
    Refusal("a\n\"x\r", "2:1 csv.quote.end: the file ends inside this cell"),
    Refusal("a\n\"x\"\"\n", "2:1 csv.quote.end: the file ends inside this cell"),
    Refusal("a\rb\n", "1:2 csv.control: a cell cannot hold the control character U+000D"),
    Refusal("a\nx\0\n", "2:2 csv.control: a cell cannot hold the control character U+0000"),
    Refusal("a\n\"\u{1B}\"\n", "2:2 csv.control: a cell cannot hold the control character U+001B"),
  ]

  @Test(arguments: refusals)
  func `a fault is told with its place`(row: Refusal) {
    #expect(row.found { file throws(Diagnostic) in _ = try CSV.rows(file) } == row.expected)
  }

  @Test func `a thousand columns are enough`() {
    let names = (0..<200_000).map { "c\($0)" }.joined(separator: ",")
    let row = Refusal(names, "1:4891 csv.header.long: more than 1000 columns")
    #expect(row.found { file throws(Diagnostic) in _ = try CSV.rows(file) } == row.expected)
  }

  @Test func `bytes that are not UTF-8 are told with their place`() {
    let file = SourceFile(name: "t.csv", bytes: Array("a,b\n1,".utf8) + [0xE9, 0x0A])
    let row = Refusal("", "2:3 csv.encoding: the byte E9 here is not UTF-8")
    #expect(
      row.found(in: file) { file throws(Diagnostic) in _ = try CSV.rows(file) } == row.expected)
  }

  @Test func `a short row names the first column that is missing`() {
    let file = SourceFile(name: "t.csv", text: "id,name,url\nacme\n")
    #expect {
      try CSV.rows(file)
    } throws: {
      ($0 as? Diagnostic)?.hint == "missing from 'name' on; an empty cell still needs its comma"
    }
  }

  @Test func `quotes, line breaks, commas, empty lines and a byte order mark are read`() throws {
    let file = SourceFile(
      name: "t.csv", text: "\u{FEFF}id,name\r\n\r\nacme,\"Acme, \"\"Inc\"\"\r\nLtd\"\n\nü,\n,\"\"")
    let table = try CSV.rows(file)
    #expect(table.header.map(\.text) == ["id", "name"])
    #expect(
      table.rows.map { $0.map(\.text) } == [
        ["acme", "Acme, \"Inc\"\r\nLtd"], ["ü", ""], ["", ""],
      ])
    #expect(table.rows[0][1].location.description == "t.csv:3:6")
    #expect(file.text(in: table.rows[0][1].range) == "\"Acme, \"\"Inc\"\"\r\nLtd\"")
  }

  @Test func `a list cell is JSON, and its values know their place`() throws {
    let file = SourceFile(name: "t.csv", text: "id,c\nacme,\"[\"\"a\"\", {\"\"b\"\": 1}]\"\n")
    let cell = try CSV.rows(file).rows[0][1]
    let list = try #require(try cell.json().array)
    #expect(list[0].string == "a")
    #expect(file.text(in: list[0].range) == "\"\"a\"\"")
    #expect(file.text(in: try #require(list[1]["b"]).range) == "1")
    #expect(list[1].object?.members[0].nameLocation.start == SourcePosition(line: 2, column: 16))
  }

  @Test(arguments: [
    Refusal("a\n\"[1,]\"\n", "2:4 json.comma.trailing: nothing follows this comma"),
    Refusal("a\n\"[\"\"a\"\" \"\"b\"\"]\"\n", "2:9 json.comma: expected ',' or ']', found '\"'"),
    Refusal(
      "a\n\"\n{\"\n", "3:2 json.end: the cell ends before the '{' of line 3, column 1 is closed"),
    Refusal("a,b\n1,\n", "2:3 json.empty: the cell holds no value"),
  ])
  func `a fault in a JSON cell points into the CSV file`(row: Refusal) {
    let found = row.found { file throws(Diagnostic) in
      _ = try CSV.rows(file).rows[0].last?.json()
    }
    #expect(found == row.expected)
  }
}
