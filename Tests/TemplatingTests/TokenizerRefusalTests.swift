import Diagnostics
import Testing

@testable import Templating

/// Markup that browsers read in another way than it looks, or than XML reads it: each would make an
/// escape be chosen for a place that the value is not in.
///
/// Source: the HTML standard, section 13.2.5 (tokenization).
@Suite struct TokenizerRefusalTests {
  private static func finding(_ text: String, _ kind: EscapeContext.Kind) -> Diagnostic? {
    Refusal.of { () throws(Diagnostic) in _ = try EscapeContextTests.link(text, kind: kind) }
  }

  @Test(
    arguments: [
      // A quote, an angle or an equals sign where a name is read.
      ("<p title\"' > {{x}}'>", "template.attribute.name", "1:9"),
      ("<p ' > {{x}}'>", "template.attribute.name", "1:4"),
      ("<p =' > {{x}}'>", "template.attribute.name", "1:4"),
      ("<p a ' {{x}}'>", "template.attribute.name", "1:6"),
      ("<p a<b='{{x}}'>", "template.attribute.name", "1:5"),
      ("<p a {{#flag}}b=\"c\"{{/flag}}='{{x}}'>", "template.attribute.blank", "1:29"),
      // A slash ends a name.
      ("<p a/onclick=\"{{x}}\">", "template.attribute.blank", "1:6"),
      ("<a/href=\"{{url}}\">", "template.attribute.blank", "1:4"),
      ("<p a /onclick=\"{{x}}\">", "template.attribute.blank", "1:7"),
      ("<p a =\"b\"c=\"{{x}}\">", "template.attribute.blank", "1:10"),
      // An angle that begins no tag.
      ("<<p title='{{x}}'>", "template.angle", "1:2"), ("a < b", "template.angle", "1:4"),
      ("<{{! c }}<p>", "template.angle", "1:10"), ("<1>", "template.angle", "1:2"),
      ("<title><a title='{{x}}'></a></title>", "template.angle", "1:9"),
      ("<svg><title><a title='{{x}}'></a></title></svg>", "template.angle", "1:14"),
      ("<textarea></textare></textarea>", "template.angle", "1:20"),
      ("<script><!--<script></script>{{x}}", "template.angle", "1:10"),
      ("<style><!-- </style>", "template.angle", "1:9"),
      ("<SCRIPT>a<b</SCRIPT>", "template.angle", "1:11"),
      // End tags have neither attributes nor longer names.
      ("<title></titlex>{{x}}", "template.tag.end", "1:15"),
      ("<script>a</script{{#flag}}x{{/flag}}>", "template.tag.end", "1:27"),
      ("<p></p title='>{{x}}'>", "template.tag.end", "1:8"), ("</p/>", "template.tag.end", "1:4"),
      ("</>", "template.tag.end", "1:3"), ("</ p>", "template.tag.end", "1:3"),
      ("</p<b>", "template.tag.end", "1:4"),
      // Comments and declarations.
      ("<!--><p title='-->{{x}}'>", "template.comment.end", "1:5"),
      ("<!---><p title='-->{{x}}'>", "template.comment.end", "1:6"),
      ("<!-- --!><p title='-->{{x}}'>", "template.comment.end", "1:9"),
      ("<![CDATA[ > ]]>", "template.declaration", "1:3"),
      ("<?php ' ?>", "template.declaration", "1:2"), ("<!>", "template.declaration", "1:3"),
      ("<!-a>", "template.declaration", "1:4"),
    ])
  func `a tag that is not sure is refused`(_ text: String, _ code: String, _ place: String) {
    for kind in [EscapeContext.Kind.page, .mail] {
      let found = Self.finding(text, kind)
      #expect(found?.code == code)
      #expect(found?.location?.description == "page.html:\(place)")
      #expect(found?.hint?.isEmpty == false)
    }
  }

  @Test(
    arguments: [
      ("<title><{{x}}/title>", "template.place.tag"),
      ("<p title = {{x}}>", "template.place.attribute.unquoted"),
      ("<p title {{x}}>", "template.place.attribute"),
      ("<xmp>{{x}}</xmp>", "template.place.raw"), ("<plaintext>{{x}}", "template.place.raw"),
    ])
  func `no value stands where the tag is not sure`(_ text: String, _ code: String) {
    #expect(Self.finding(text, .page)?.code == code)
  }

  @Test(
    arguments: [
      ("<p title =' > {{x}}'>{{x}}</p>", "<p title =' > a&#39;b'>a'b</p>"),
      ("<p title\n\t\u{C}=\r\n\"{{x}}\">", "<p title\n\t\u{C}=\r\n\"a'b\">"),
      ("<a href =\"{{url}}\">", "<a href =\"/a?b=1&amp;c=%272%27\">"),
      ("<A HREF=\"{{url}}\">", "<A HREF=\"/a?b=1&amp;c=%272%27\">"),
      ("<p hidden {{#flag}}title='{{x}}'{{/flag}}/>", "<p hidden title='a&#39;b'/>"),
      ("<p hidden title='{{x}}'/>", "<p hidden title='a&#39;b'/>"),
      ("<input disabled/>{{x}}", "<input disabled/>a'b"),
      ("<TextArea>{{x}}</TEXTAREA\n>", "<TextArea>a'b</TEXTAREA\n>"),
      ("<!-- - -- a -->{{x}}<!---->", "<!-- - -- a -->a'b<!---->"),
      ("<!doctype html>{{x}}</h1 >", "<!doctype html>a'b</h1 >"),
    ])
  func `a tag that everybody reads alike is linked`(_ text: String, _ expected: String) throws {
    let program = try EscapeContextTests.link(text)
    #expect(
      String(decoding: program.render(EscapeContextTests.record("a'b")), as: UTF8.self) == expected)
  }
}
