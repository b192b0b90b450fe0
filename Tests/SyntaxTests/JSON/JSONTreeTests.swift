import Diagnostics
import Syntax
import Testing

@Suite struct JSONTreeTests {
  @Test func `text that would end a script element or a JavaScript line is escaped for HTML`() {
    let tree: JSONTree = [
      "a": "</script><!--&\u{2028}\u{2029}\u{20AC}\u{E8}\u{A8}\u{FFFE}\u{FFFF}\u{FFFD}"
    ]
    #expect(
      tree.compact(escapingHTML: true)
        == #"{"a":"\u003c/script\u003e\u003c!--\u0026\u2028\u2029€è¨\ufffe\uffff�"}"#)
    #expect(
      tree.compact() == "{\"a\":\"</script><!--&\u{2028}\u{2029}€è¨\u{FFFE}\u{FFFF}\u{FFFD}\"}")
  }

  @Test func `pretty output has two spaces a level and keeps empty things on one line`() {
    let tree: JSONTree = [
      "name": "A \"B\"\n", "list": [1, 2.5, true, nil], "none": [:], "empty": [],
      "in": ["x": .int(-1)],
    ]
    #expect(
      tree.pretty() == """
        {
          "name": "A \\"B\\"\\n",
          "list": [
            1,
            2.5,
            true,
            null
          ],
          "none": {},
          "empty": [],
          "in": {
            "x": -1
          }
        }

        """)
  }

  @Test func `what is written reads back equal`() throws {
    let tree: JSONTree = [
      "s": "\u{0}\u{1}\u{8}\u{C}\u{1F}\u{7F}\\/\"é😀", "n": [0.1, 1e300, -1e-300, 3.0],
      "i": [.int(.max), .int(.min)], "": [[:], [], nil, false],
    ]
    for text in [tree.compact(), tree.pretty(), tree.compact(escapingHTML: true)] {
      let read = try JSONValue.parse(SourceFile(name: "t", text: text))
      #expect(JSONTree(read).compact() == tree.compact())
    }
  }
}
