import Diagnostics
import Syntax
import Testing

@Suite struct SourceEditTests {
  @Test func `edits are made in the order of the file, the rest stays as it was`() {
    let file = SourceFile(name: "a.json", text: #"{"a": 1, "b": 2}"#)
    let edits = [
      SourceEdit(range: 14..<15, replacement: "20"), SourceEdit(range: 6..<7, replacement: ""),
      SourceEdit(range: 6..<6, replacement: "é"),
    ]
    let edited = String(decoding: SourceEdit.apply(edits, to: file), as: UTF8.self)
    #expect(edited == #"{"a": é, "b": 20}"#)
  }

  @Test func `no edit gives the bytes back`() {
    let file = SourceFile(name: "a", bytes: [0xFF, 0x00, 0x61])
    #expect(SourceEdit.apply([], to: file) == [0xFF, 0x00, 0x61])
  }
}
