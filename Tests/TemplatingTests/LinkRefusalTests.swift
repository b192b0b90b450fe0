import Diagnostics
import Testing

@testable import Templating

/// A row for each thing that the linker refuses: code, place and advice.
@Suite struct LinkRefusalTests {
  private static let program = "begin the address with https:, http:, mailto:, tel: or a slash"

  @Test(
    arguments: [
      (
        "<p>{{nmae}}</p>", "template.name.unknown", "1:6",
        "one of count, css, data, flag, inner, inner.name, items, raw, url, x, y"
      ),
      ("<p>{{ux}}</p>", "template.name.unknown", "1:6", "did you mean 'x'?"),
      ("{{#itmes}}{{/itmes}}", "template.name.unknown", "1:4", "did you mean 'items'?"),
      ("{{^falg}}a{{/falg}}", "template.name.unknown", "1:4", "did you mean 'flag'?"),
      ("{{inner.nam}}", "template.name.unknown", "1:3", "did you mean 'inner.name'?"),
      ("{{> fotm}}", "template.partial.unknown", "1:5", "did you mean 'form'?"),
      (
        "{{< form}}{{$bdy}}{{/bdy}}{{/form}}", "template.block.unknown", "1:14",
        "did you mean 'body'?"
      ),
      ("a\n é{{@helo}}", "template.text.unknown", "2:6", "did you mean 'hello'?"),
      ("{{@hello}}", "template.text.parameter", "1:4", "bind it: {{@hello who=…}}"),
      ("{{@hello who=x nam=y}}", "template.text.binding", "1:16", "one of who"),
      ("{{@hello whoo=x}}", "template.text.binding", "1:10", "did you mean 'who'?"),
      (
        "{{> loop}}", "template.partial.recursion", "1:5", "take the partial out of one of them"
      ),
      (
        "{{< form}} lost {{/form}}", "template.block.between", "1:12",
        "put it into a block, as {{$body}}…{{/body}}, or behind {{/form}}"
      ),
      (
        "{{< form}}{{$body}}{{/body}}{{nosuch}}{{/form}}", "template.block.between", "1:31",
        "put it into a block, as {{$body}}…{{/body}}, or behind {{/form}}"
      ),
      (
        "{{^inner}}{{nosuch}}{{/inner}}", "template.name.unknown", "1:13",
        "one of count, css, data, flag, inner, inner.name, items, raw, url, x, y"
      ),
      (
        "{{^inner}}<p title={{x}}>{{/inner}}", "template.place.attribute.unquoted", "1:22",
        "write name=\"value\""
      ),
      ("{{{x}}}", "template.value.raw", "1:4", "write {{x}}"),
      ("{{&x}}", "template.value.raw", "1:4", "write {{x}}"),
      ("<p title=\"{{{raw}}}\">", "template.value.raw", "1:14", "write {{raw}}"),
      ("{{items}}", "template.value.shape", "1:3", "use it as a section: {{#items}}…{{/items}}"),
      ("{{inner}}", "template.value.shape", "1:3", "use it as a section: {{#inner}}…{{/inner}}"),
      ("{{flag}}", "template.value.shape", "1:3", "use it as a section: {{#flag}}…{{/flag}}"),
      (
        "<a href=\"{{x}}\">", "template.url.shape", "1:12",
        "only a value of the model that is an address may stand here"
      ),
      (
        "<img src=\"{{x}}\"/>", "template.url.shape", "1:13",
        "only a value of the model that is an address may stand here"
      ),
      (
        "<form action=\"{{x}}\">", "template.url.shape", "1:17",
        "only a value of the model that is an address may stand here"
      ),
      (
        "<img srcset=\"{{url}} 1x, {{x}} 2x\"/>", "template.url.shape", "1:28",
        "only a value of the model that is an address may stand here"
      ),
      (
        "<a href=\"{{@title}}\">", "template.url.shape", "1:13",
        "only a value of the model that is an address may stand here"
      ),
      (
        "<a href=\"{{#flag}}/a{{/flag}}{{url}}\">", "template.place.url.position", "1:32",
        "put the whole address into each branch"
      ),
      ("<{{x}}>", "template.place.tag", "1:4", "write the element out"),
      ("<p{{x}}>", "template.place.tag", "1:5", "write the element out"),
      ("</{{x}}>", "template.place.tag", "1:5", "write the element out"),
      ("<p {{x}}>", "template.place.attribute", "1:6", "use a section around name=\"value\""),
      (
        "<p da{{x}}=\"a\">", "template.place.attribute", "1:8",
        "use a section around name=\"value\""
      ),
      ("<p title={{x}}>", "template.place.attribute.unquoted", "1:12", "write name=\"value\""),
      ("<p title=a>", "template.attribute.unquoted", "1:10", "write name=\"value\""),
      ("<p a=\"b\"c=\"d\">", "template.attribute.blank", "1:9", "begin the section with a blank"),
      (
        "<p{{#flag}}a=\"b\"{{/flag}}>", "template.attribute.blank", "1:12",
        "begin the section with a blank"
      ),
      ("<p onclick=\"{{x}}\">", "template.place.handler", "1:15", "listen in site/scripts instead"),
      ("<p ONCLICK='{{x}}'>", "template.place.handler", "1:15", "listen in site/scripts instead"),
      ("<p style=\"{{x}}\">", "template.place.style", "1:13", "set a custom property in the theme"),
      ("<iframe srcdoc=\"{{x}}\">", "template.place.script", "1:19", "use a JSON data block"),
      ("<script>{{x}}</script>", "template.place.script", "1:11", "use a JSON data block"),
      (
        "<script type=\"module\">{{x}}</script>", "template.place.script", "1:25",
        "use a JSON data block"
      ),
      (
        "<style>{{x}}</style>", "template.place.style", "1:10", "set a custom property in the theme"
      ),
      ("<script src=\"a.js\"/>{{x}}", "template.place.script", "1:23", "use a JSON data block"),
      (
        "<a href=\"javascript:f('{{x}}')\">", "template.place.script", "1:26",
        program
      ),
      (
        "<a href=\" Java\nscript:{{x}}\">", "template.place.script", "2:10", program
      ),
      (
        "<a href=\"javascript&colon;{{x}}\">", "template.place.script", "1:29",
        program
      ),
      (
        "<a href=\"data:text/html,{{x}}\">", "template.place.script", "1:27",
        program
      ),
      (
        "<a href=\"java{{x}}:{{x}}\">", "template.place.script", "1:22", program
      ),
      (
        "<a href=\"{{#flag}}java{{/flag}}{{^flag}}a{{/flag}}script:{{x}}\">",
        "template.place.script", "1:60", program
      ),
      (
        "<link imagesrcset=\"{{x}}\"/>", "template.url.shape", "1:22",
        "only a value of the model that is an address may stand here"
      ),
      (
        "<script type=\"application/json\">\"\\{{x}}\"</script>", "template.place.json.escape",
        "1:37", "remove the backslash"
      ),
      (
        "<script type=\"application/json\">\"</script><script>{{x}}\"</script>",
        "template.place.script", "1:53", "use a JSON data block"
      ),
      ("<!-- {{x}} -->", "template.place.comment", "1:8", "remove it"),
      ("<!DOCTYPE {{x}}>", "template.place.declaration", "1:13", "remove it"),
      ("<meta http-equiv=\"{{x}}\"/>", "template.place.refresh", "1:21", "use a link"),
      (
        "<script type=\"application/json\">{\"a\": {{x}}}</script>", "template.json.shape", "1:41",
        "put quotes around it in the JSON"
      ),
      (
        "<script type=\"application/json\">{\"a\": \"{{data}}\"}</script>", "template.value.shape",
        "1:42", "make it the whole of a JSON data block"
      ),
      ("<p>{{data}}</p>", "template.value.shape", "1:6", "make it the whole of a JSON data block"),
      (
        "{{#flag}}<p{{/flag}}>", "template.branches", "1:4",
        "begin and end tags, attributes and quotes within the section"
      ),
      (
        "<p title=\"{{#flag}}\" class=\"{{/flag}}\">", "template.branches", "1:14",
        "begin and end tags, attributes and quotes within the section"
      ),
      (
        "{{#items}}<!-- {{/items}}", "template.branches", "1:4",
        "begin and end tags, attributes and quotes within the section"
      ),
      (
        "<a href=\"java&#9;script:{{x}}\">", "template.place.script", "1:27", program
      ),
      ("<iframe>{{x}}</iframe>", "template.place.raw", "1:11", "use an element that holds text"),
      ("<p title=\"a", "template.unfinished", "1:12", "end it with '\"' here"),
      ("<!-- a", "template.unfinished", "1:7", "end it with '-->' here"),
      ("<script>a", "template.unfinished", "1:10", "end it with '</script>' here"),
    ])
  func `a page that cannot be made safe is refused`(
    _ text: String, _ code: String, _ place: String, _ hint: String?
  ) {
    let finding = Refusal.of { () throws(Diagnostic) in
      _ = try EscapeContextTests.link(
        text, texts: ["hello": "Hello {who}", "title": "Title"],
        partials: [
          "form": "<form>{{$body}}{{/body}}</form>", "loop": "{{> loop}}",
        ])
    }
    #expect(finding?.code == code)
    let expected = code == "template.partial.recursion" ? "loop.html:1:5" : "page.html:\(place)"
    #expect(finding?.location?.description == expected)
    #expect(finding?.hint == hint)
    #expect(finding?.severity == .error)
  }

  @Test(
    arguments: [
      (
        ":root { --a: {{x}}; }", "template.css.shape",
        "only a value of the model that is one may stand here"
      ),
      ("{{css}} { --a: b; }", "template.place.css.place", "write --name: {{value}};"),
      (".a { color: {{css}}; }", "template.place.css.place", "write --name: {{value}};"),
      (":root { --a: \"{{css}}\"; }", "template.place.css.string", "leave out the quotes"),
      ("/* {{css}} */", "template.place.comment", "remove it"),
    ])
  func `a style sheet takes a value in a custom property only`(
    _ text: String, _ code: String, _ hint: String?
  ) {
    let finding = Refusal.of { () throws(Diagnostic) in
      _ = try EscapeContextTests.link(text, kind: .stylesheet)
    }
    #expect(finding?.code == code)
    #expect(finding?.hint == hint)
  }

  // MARK: Across files

  /// The finding of a page that is made of partials.
  private static func finding(_ page: String, _ partials: [String: String]) -> Diagnostic? {
    Refusal.of { () throws(Diagnostic) in
      _ = try EscapeContextTests.link(page, texts: ["hello": "Hello {who}"], partials: partials)
    }
  }

  @Test(arguments: [
    ("{{nosuch}}", "template.name.unknown"), ("{{@no.such}}", "template.text.unknown"),
    ("{{> nosuch}}", "template.partial.unknown"),
    ("<p class={{x}}>", "template.place.attribute.unquoted"), ("{{{x}}}", "template.value.raw"),
    ("{{$inner}}{{nosuch}}{{/inner}}", "template.name.unknown"),
  ])
  func `a block's own body is read though every child fills it`(_ body: String, _ code: String) {
    let found = Self.finding(
      "{{< form}}{{$lead}}x{{/lead}}{{/form}}",
      ["form": "<p>{{$lead}}\(body){{/lead}}{{$body}}{{/body}}</p>"])
    #expect(found?.code == code)
    #expect(found?.location?.file == "form.html")
  }

  @Test func `what a layout fills is read though its child fills it again`() {
    let found = Self.finding(
      "{{< middle}}{{$body}}x{{/body}}{{/middle}}",
      [
        "middle": "{{< outer}}{{$body}}{{nosuch}}{{/body}}{{/outer}}",
        "outer": "{{$body}}{{/body}}",
      ])
    #expect(found?.code == "template.name.unknown")
    #expect(found?.location?.description == "middle.html:1:23")
  }

  @Test func `what is read but not shown writes nothing`() throws {
    let program = try EscapeContextTests.link(
      "{{< form}}{{$body}}x{{/body}}{{/form}}{{^inner}}<b>{{/inner}}",
      partials: ["form": "<p>{{$body}}<i title=\"{{/body}}</p>"])
    #expect(
      String(decoding: program.render(EscapeContextTests.record("")), as: UTF8.self) == "<p>x</p>")
  }

  @Test(arguments: [
    ("<p>{{> part}}</p>", "<b title=\"x", "part.html:1:12", "end it with '\"' here"),
    ("<p>{{> part}}</p>", "<b title='x", "part.html:1:12", "end it with \"'\" here"),
    ("<p>{{> part}}</p>", "<!-- x", "part.html:1:7", "end it with '-->' here"),
    ("<p {{> part}}>x</p>", "class=\"x", "part.html:1:9", "end it with '\"' here"),
    (
      "<p>{{< part}}{{$a}}<b title=\"x{{/a}}{{/part}}</p>", "{{$a}}{{/a}}", "page.html:1:17",
      "end it with '\"' here"
    ),
    (
      "<p>{{#inner}}<b title=\"x{{/inner}}</p>", "", "page.html:1:7", "end it with '\"' here"
    ),
  ])
  func `a quote left open is reported in the part that opens it`(
    _ page: String, _ part: String, _ place: String, _ hint: String
  ) {
    let found = Self.finding(page, ["part": part])
    #expect(found?.code == "template.unfinished")
    #expect(found?.location?.description == place)
    #expect(found?.hint == hint)
  }

  @Test(arguments: [
    ("<p{{> part}}>", " class=\"x\""), ("<p {{> part}}>", "class=\"x\""),
    ("<p title={{> part}}>", "\"x\""), ("<p title=\"{{> part}}\">", "x{{x}}"),
    ("<p{{> part}}", ">"),
  ])
  func `a part may stand within a tag`(_ page: String, _ part: String) {
    #expect(Self.finding(page, ["part": part]) == nil)
  }

  @Test func `a number chooses a plural form, nothing else does`() {
    let source = SourceFile(name: "texts", text: "x")
    let entry = TextEntry(
      [(.one, "one"), (.other, "{x} many")], selector: "x", source: source, range: 0..<1)
    let finding = Refusal.of { () throws(Diagnostic) in
      _ = try Linker(
        partials: [:], texts: TextCatalog(locale: "en", entries: ["k": entry])
      ).link(
        Template.parse(SourceFile(name: "page.html", text: "{{@k}}")),
        model: EscapeContextTests.model, kind: .page)
    }
    #expect(finding?.code == "template.text.plural")
  }
}
