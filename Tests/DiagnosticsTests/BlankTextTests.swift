import Diagnostics
import Testing

@Suite struct BlankTextTests {
  @Test(arguments: [
    "", " ", "\n\t", "\u{A0}", "\u{2003}", "\u{3000}", "\u{200B}", "\u{2060}\u{FEFF}", "\u{AD}",
    "\u{200E} \u{200F}", "\u{3164}", "\u{2800}",
  ])
  func `what shows nothing is blank`(_ text: String) { #expect(text.isBlank) }

  @Test(arguments: ["a", " .", "\u{A0}é", "登", "\u{200F}ש", "1", "\u{1F600}"])
  func `what shows something is not`(_ text: String) { #expect(!text.isBlank) }
}
