extension PageRuleTests {
  /// What the part of the items holds.
  private static let part = #"<li><a data-slot="text"></a></li>"#

  static let nameCases: [RuleCase] = [
    RuleCase(
      "page.label.placeholder", PageSample.givenName,
      PageSample.givenNameInput.replacing(" type", with: #" placeholder="{{@w}}" type"#),
      also: ["page.label.missing"]),
    RuleCase("page.label.missing", #"<label for="given_name">{{@w}}</label>"#, ""),
    RuleCase("page.label.missing", #"<label for="given_name">{{@w}}</label>"#, "<p>{{@w}}</p>"),
    RuleCase(
      "page.label.hidden", #"<label for="code">"#, #"<label class="visually-hidden" for="code">"#),
    RuleCase(
      "page.label.hidden", #"<label for="code">{{@w}}</label>"#,
      #"<div class="visually-hidden"><label for="code">{{@w}}</label></div>"#),
    RuleCase(
      "page.label.hidden", #"<label for="code">{{@w}}</label>"#,
      #"<div hidden="hidden"><label for="code">{{@w}}</label></div>"#),
    RuleCase(
      "page.label.hidden", #"<label for="code">{{@w}}</label>"#,
      #"<label for="code"><span class="visually-hidden">{{@w}}</span></label>"#),
    RuleCase(
      "page.label.hidden", #"<label for="code">"#, #"<label for="code" aria-hidden="true">"#),
    RuleCase(
      "page.label.nested", #"<label for="code">{{@w}}</label>"#,
      #"<label for="code">{{@w}}<span><label for="code">{{@w}}</label></span></label>"#),
    RuleCase("page.label.missing", part, #"<div><input name="z"/></div>"#),
    RuleCase(
      "page.label.placeholder", part, #"<div><input name="z" placeholder="{{@w}}"/></div>"#,
      also: ["page.label.missing"]),
    RuleCase("page.label.empty", part, "<div><label></label></div>"),
    RuleCase("page.name.missing", part, #"<button type="button"></button>"#),
    RuleCase("page.link.nowhere", part, #"<div><a href="">{{@w}}</a></div>"#),
    RuleCase(
      "page.label.empty", #"<label for="code">{{@w}}</label>"#, #"<label for="code"></label>"#),
    RuleCase("page.label.orphan", "<legend>", #"<legend><label>{{@w}}</label>"#),
    RuleCase(
      "page.name.missing", #"<button type="submit">{{@w}}</button>"#,
      #"<button type="submit"></button>"#),
    RuleCase("page.name.missing", #"alt="{{@w}}""#, #"alt="""#),
    RuleCase("page.name.missing", #"aria-label="{{@w}}" data-needs"#, "data-needs"),
    RuleCase(
      "page.name.differs", #"<button type="submit">"#,
      #"<button type="submit" aria-label="{{@w}}">"#),
    RuleCase(
      "page.image.alternative", #"<img src="logo.svg" alt="{{@w}}"/>"#,
      #"{{@w}}<img src="logo.svg"/>"#),
    RuleCase(
      "page.drawing.alternative", #"<span>{{@w}}</span>"#,
      #"<svg xmlns="http://www.w3.org/2000/svg"></svg>"#),
    RuleCase("page.link.nowhere", ##"<a href="#code">"##, "<a>"),
    RuleCase(
      "page.group", "<fieldset><legend>{{@w}}</legend>",
      "<fieldset><legend>{{@w}}</legend></fieldset><fieldset hidden=\"hidden\"><legend>{{@w}}</legend></fieldset><div><p>{{@w}}</p></div><fieldset><legend>{{@w}}</legend></fieldset><label for=\"b\">{{@w}}</label><input id=\"b\" name=\"b\" type=\"radio\"/><fieldset><legend>{{@w}}</legend>"
    ),
    RuleCase("page.group.legend", "<legend>{{@w}}</legend>", ""),
    RuleCase("page.group.legend", "<legend>{{@w}}</legend>", "<legend></legend>"),
    RuleCase(
      "page.status.icon", #"class="field__error" id="code-error">\#(PageSample.icon)"#,
      #"class="field__error" id="code-error">"#),
    RuleCase(
      "page.status.icon", #"<p class="notice">\#(PageSample.icon)<span>"#,
      #"<p class="notice"><span>"#),
  ]

  static let ariaCases: [RuleCase] = [
    RuleCase("page.aria.unknown", "<main>", #"<main aria-lable="x">"#),
    RuleCase(
      "page.aria.value", #"<button type="submit">"#, #"<button type="submit" aria-disabled="yes">"#),
    RuleCase("page.aria.value", #"aria-invalid="true""#, #"aria-invalid="wrong""#),
    RuleCase("page.role.unknown", "<main>", #"<main role="mane">"#),
    RuleCase("page.role.native", "<p>{{@w}} {{v}}", #"<p role="button">{{@w}} {{v}}"#),
    RuleCase(
      "page.hidden.focus", #"<header class="header">"#,
      #"<header class="header" aria-hidden="true">"#),
    RuleCase("page.tabindex.positive", #"<a href="x.html">"#, #"<a href="x.html" tabindex="1">"#),
    RuleCase(
      "page.tabindex.positive", #"<a href="x.html">"#, #"<a href="x.html" tabindex="first">"#),
    RuleCase(
      "page.tabindex.removed", #"<button type="button" data-toggle"#,
      #"<button type="button" tabindex="-1" data-toggle"#),
  ]

  static let referenceCases: [RuleCase] = [
    RuleCase("page.id.duplicate", "<footer>", #"<footer id="code">"#),
    RuleCase("page.id.part", "<span></span>", #"<span id="x"></span>"#),
    RuleCase("page.id.blank", "<main>", #"<main id="a b">"#),
    RuleCase("page.id.blank", "<main>", #"<main id="">"#),
    RuleCase("page.reference", #"type="email""#, #"type="email" aria-describedby="nothing""#),
    RuleCase("page.reference", "<main>", #"<main aria-labelledby="nothing">"#),
    RuleCase("page.reference", ##"href="#code""##, ##"href="#nothing""##),
    RuleCase("page.label.orphan", "<legend>", #"<legend><label for="nothing">{{@w}}</label>"#),
    RuleCase("page.label.orphan", "<legend>", #"<legend><label for="rules">{{@w}}</label>"#),
  ]

  static let textCases: [RuleCase] = [
    RuleCase("page.text.literal", "<h1>{{@w}}</h1>", "<h1>Sign in</h1>"),
    RuleCase("page.text.literal", "<h1>{{@w}}</h1>", "<h1>{{@w}}: {{v}} hier</h1>"),
    RuleCase("page.text.literal", "<span></span>", "<span>登录</span>"),
    RuleCase(
      "page.text.literal", #"<code translate="no">"#,
      #"<span translate="yes">a</span><code translate="no">"#),
    RuleCase("page.text.literal", "<h1>{{@w}}</h1>", "<h1>&#72;&#x65;llo</h1>"),
    RuleCase("page.text.attribute", #"role="alert""#, #"role="alert" aria-valuetext="Half""#),
    RuleCase("page.text.attribute", #"role="alert""#, #"role="alert" aria-placeholder="Type""#),
    RuleCase(
      "page.text.attribute", #"name="given_name" type="text""#,
      #"name="given_name" type="text" value="Ann""#),
    RuleCase(
      "page.text.attribute", PageSample.givenNameInput,
      #"<select id="given_name" name="given_name" autocomplete="given-name" autocapitalize="words"><option label="One" value="one"></option></select>"#
    ),
    RuleCase("page.text.attribute", #"alt="{{@w}}""#, #"alt="Logo of {{v}}""#),
    RuleCase(
      "page.text.attribute", #"aria-label="{{@w}}" tabindex"#, #"aria-label="Problem" tabindex"#),
    RuleCase(
      "page.text.attribute", #"data-error-title="{{@w}}""#, #"data-error-title="Error: {{@w}}""#),
  ]
}
