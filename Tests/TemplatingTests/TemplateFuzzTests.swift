import Diagnostics
import TestSupport
import Testing

@testable import Templating

/// Templates put together at random.
@Suite struct TemplateFuzzTests {
  private static let pieces: [String] = [
    "{{x}}", "{{{raw}}}", "{{#flag}}", "{{/flag}}", "{{^flag}}", "{{#items}}", "{{/items}}",
    "{{name}}", "{{! c }}", "{{> form}}", "{{< form}}", "{{/form}}", "{{$body}}", "{{/body}}",
    "{{@hello who=x}}", "{{#@hello}}", "{{$who}}", "{{/who}}", "{{/@hello}}", "{{=<% %>=}}",
    "<%={{ }}=%>", "{{", "}}", "{", "}", "\n", "\r\n", " ", "\t", "<p>", "</p>", "<a href=\"", "\"",
    "'", ">", "<script type=\"application/json\">", "</script>", "<!--", "-->", "\\", "é",
    "{{css}}",
    "{{.}}", "{{a.b}}", "{{*}}", "{{#", "{{&x}}", "javascript:", "{{url}}",
  ]

  @Test(arguments: 0..<20)
  func `whatever a template is, it is linked or refused with a place`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var linked = 0
    for _ in 0..<500 {
      let count = Int.random(in: 1...10, using: &random)
      let text = (0..<count).compactMap { _ in Self.pieces.randomElement(using: &random) }.joined()
      do throws(Diagnostic) {
        let program = try EscapeContextTests.link(
          text, texts: ["hello": "Hello {who}"],
          partials: ["form": "<form>\n  {{$body}}\n  x{{/body}}\n</form>\n"])
        linked += 1
        #expect(
          program.renderMapped(EscapeContextTests.record("x")).bytes
            == program.render(EscapeContextTests.record("x")))
      } catch {
        #expect(error.location?.start != nil, "\(text)")
      }
    }
    #expect(linked > 20)
  }

  @Test func `a comment on the line before a layout stays unsaid`() throws {
    let program = try EscapeContextTests.link(
      "a\n{{! c }}\n{{< form}}{{/form}}\nb",
      partials: ["form": "<form>{{$body}}{{/body}}</form>\n"])
    #expect(
      String(decoding: program.render(EscapeContextTests.record("x")), as: UTF8.self)
        == "a\n<form></form>\nb")
  }
}
