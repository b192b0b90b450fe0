import TestSupport
import Testing

@testable import lintel

@Suite struct HelpTests {
  @Test func `the overview lists every command once`() throws {
    let text = Help.overview(Commands.groups)
    for grammar in Commands.grammars {
      #expect(text.components(separatedBy: "  \(Help.synopsis(of: grammar))").count == 2)
    }
    try Golden.check(text, "help.txt")
  }

  @Test(arguments: Commands.grammars.map(\.name))
  func `each command explains itself`(name: String) throws {
    let grammar = try #require(Commands.grammars.first { $0.name == name })
    let text = Help.page(of: grammar)
    for line in text.split(separator: "\n") where !line.hasPrefix("  ") {
      #expect(line.count <= Help.width)
    }
    try Golden.check(text, "help-\(name.replacing(" ", with: "-")).txt")
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
