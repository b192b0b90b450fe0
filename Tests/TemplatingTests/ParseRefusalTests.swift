import Diagnostics
import Testing

@testable import Templating

@Suite struct ParseRefusalTests {
  @Test(
    arguments: [
      ("a {{b", "template.tag.unclosed", "1:3", "close it with '}}'"),
      ("<h1>{{a</h1>\n{{b}}", "template.tag.unclosed", "1:5", "close it with '}}'"),
      ("<p>{{{a}}</p>", "template.tag.unclosed", "1:4", "close it with '}}}'"),
      ("{{=<% %>=}}<% a <p>", "template.tag.unclosed", "1:12", "close it with '%>'"),
      ("{{=<% %>=}}<%{a%>", "template.tag.unclosed", "1:12", "close it with '}%>'"),
      ("{{}}", "template.tag.empty", "1:1", "write the name of a value"),
      ("{{# }}", "template.tag.empty", "1:1", "write the name of a value"),
      (
        "{{a b}}", "template.name.malformed", "1:3",
        "a name has no blanks; parts are joined by dots"
      ),
      ("{{=a=}}", "template.delimiters", "1:1", "write {{=<% %>=}}"),
      (
        "{{@k a}}", "template.binding.malformed", "1:6",
        "write parameter=name, without blanks around '='"
      ),
      ("{{#a}}", "template.section.unclosed", "1:1", "close it with {{/a}}"),
      (
        "\n{{/a}}", "template.section.stray", "2:1", "remove the tag, or open the section before it"
      ),
      ("{{#a}}{{/b}}", "template.section.mismatch", "1:7", "write {{/a}}"),
      ("{{>*a}}", "template.name.dynamic", "1:1", "choose between partials by sections"),
      ("{{#@k}}<p>{{/@k}}", "template.text.body", "1:1", "write {{$parameter}}…{{/parameter}}"),
    ])
  func `a template that cannot be read is refused`(
    _ text: String, _ code: String, _ place: String, _ hint: String
  ) {
    let finding = Refusal.of { () throws(Diagnostic) in
      _ = try Template.parse(SourceFile(name: "t.html", text: text))
    }
    #expect(finding?.code == code)
    #expect(finding?.location?.description == "t.html:\(place)")
    #expect(finding?.hint == hint)
  }

  @Test(
    arguments: [
      ([0xFF], "this byte is not UTF-8", "2:3", "save the file as UTF-8"),
      ([0xC3], "this byte is not UTF-8", "2:3", "save the file as UTF-8"),
      ([0xED, 0xA0, 0x80], "this byte is not UTF-8", "2:3", "save the file as UTF-8"),
      ([0x00], "the template has a NUL", "2:3", "remove it"),
    ] as [([UInt8], String, String, String)])
  func `bytes that are no text are refused`(
    _ bytes: [UInt8], _ message: String, _ place: String, _ hint: String
  ) {
    let finding = Refusal.of { () throws(Diagnostic) in
      _ = try Template.parse(
        SourceFile(name: "t.css", bytes: Array("a\né{".utf8) + bytes + Array("}".utf8)))
    }
    #expect(finding?.code == "template.encoding")
    #expect(finding?.message == message)
    #expect(finding?.location?.description == "t.css:\(place)")
    #expect(finding?.hint == hint)
  }

  @Test(
    arguments: [
      ("<p>{{x}}</p>", "<p>X</p>"), ("{{! alone }}\n{{x}}", "X"), ("", ""),
      ("{{< form}}\n{{$body}}\nb\n{{/body}}\n{{/form}}\n", "<form>b\n</form>"),
    ])
  func `a byte order mark is passed over`(_ text: String, _ expected: String) throws {
    let program = try EscapeContextTests.link(
      "\u{FEFF}" + text, partials: ["form": "\u{FEFF}<form>{{$body}}{{/body}}</form>"])
    #expect(
      String(decoding: program.render(EscapeContextTests.record("X")), as: UTF8.self) == expected)
  }

  @Test func `a hundred thousand sections within each other are refused`() {
    let text = String(repeating: "{{#a}}", count: 100_000)
    let finding = Refusal.of { () throws(Diagnostic) in
      _ = try Template.parse(SourceFile(name: "t.html", text: text))
    }
    #expect(finding?.code == "template.section.deep")
    #expect(finding?.location?.description == "t.html:1:391")
    #expect(finding?.message == "more than 64 sections within each other")
  }
}
