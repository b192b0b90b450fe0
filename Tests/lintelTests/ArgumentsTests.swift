import Testing

@testable import lintel

@Suite struct ArgumentsTests {
  static let grammar = CommandGrammar(
    name: "make", summary: "Make", discussion: "",
    operands: [.init(name: "WHAT", help: ""), .init(name: "WHERE", help: "", isOptional: true)],
    options: [
      .init(name: "force", help: ""),
      .init(name: "tenant", value: "ID", help: "", repeats: true),
      .init(name: "jobs", value: "N", help: ""),
      .init(name: "format", value: "F", help: "", completion: .words(["text", "json"])),
    ])

  private func refusal(_ words: [String]) -> String? {
    do throws(UsageFault) {
      _ = try Arguments(words, for: Self.grammar)
      return nil
    } catch {
      let finding = error.diagnostic
      return finding.message + (finding.hint.map { " (\($0))" } ?? "")
    }
  }

  @Test(arguments: [
    (["a", "--forse"], "there is no option '--forse' (did you mean '--force'?)"),
    (["a", "-x"], "there is no option '-x' (--help lists them)"),
    (["a", "--jobs"], "--jobs needs a value: --jobs N"),
    (["a", "--jobs="], "--jobs needs a value: --jobs N"),
    (["a", "--jobs", "1", "--jobs", "2"], "--jobs was given twice"),
    (["a", "--force=yes"], "--force takes no value"),
    (["a", "--format", "jsn"], "'jsn' is no value of --format (did you mean 'json'?)"),
    ([], "WHAT is missing (write lintel make WHAT [WHERE]; --help says more)"),
    (["a", "b", "c"], "'c' is one word too many"),
    (["a", "--tenant", "b,,c"], "'b,,c' has a comma too many for --tenant"),
    (["a", "--tenant=,"], "',' has a comma too many for --tenant"),
    (["a", ""], "WHERE is empty (write lintel make WHAT [WHERE]; --help says more)"),
  ])
  func `a wrong command line says what is wrong`(words: [String], expected: String) {
    #expect(refusal(words) == expected)
  }

  @Test(arguments: [["--env", "a", "--values", "b"], ["--values=b", "x", "--env=a"]])
  func `two overlays do not go together`(words: [String]) {
    let grammar = CommandGrammar(
      name: "make", summary: "", discussion: "",
      operands: [.init(name: "WHAT", help: "", isOptional: true)], options: .project)
    #expect(throws: UsageFault.self) { try Arguments(words, for: grammar) }
  }

  @Test func `values stand behind a blank or an equals sign, lists behind commas`() throws {
    let arguments = try Arguments(
      ["--tenant=a,b", "cake", "--tenant", "c", "--force"], for: Self.grammar)
    #expect(arguments.list("tenant") == ["a", "b", "c"])
    #expect(arguments.operands == ["cake"])
    #expect(arguments.has("force"))
  }

  @Test func `after two dashes everything is an operand`() throws {
    let arguments = try Arguments(["--", "--force", "b"], for: Self.grammar)
    #expect(arguments.operands == ["--force", "b"])
    #expect(!arguments.has("force"))
  }

  @Test func `whoever asks for help needs no complete command`() throws {
    #expect(try Arguments(["--help"], for: Self.grammar).has("help"))
    #expect(try Arguments(["-h", "--nonsense"], for: Self.grammar).has("help"))
  }

  @Test(arguments: ["0", "-1", "two", "9999999999999999999999"])
  func `a number out of its range is refused`(text: String) throws {
    let arguments = try Arguments(["a", "--jobs=\(text)"], for: Self.grammar)
    #expect(throws: UsageFault.self) { try arguments.number("jobs", in: 1...64) }
  }
}
