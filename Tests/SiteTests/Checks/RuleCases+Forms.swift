extension PageRuleTests {
  static let formCases: [RuleCase] = [
    RuleCase(
      "page.form.nested", "<legend>{{@w}}</legend>",
      #"<legend>{{@w}}</legend><form data-form="login" method="post"><button type="submit">{{@w}}</button></form>"#
    ),
    RuleCase("page.form.method", #" method="post""#, #" method="get""#),
    RuleCase("page.form.action.missing", #"data-served="direct""#, #"data-served="hosted""#),
    RuleCase("page.form.action.direct", #"<form "#, #"<form action="/login" "#),
    RuleCase("page.form.submit", #"<button type="submit">"#, #"<button type="button">"#),
    RuleCase(
      "page.form.second", "</form>",
      #"</form><form data-form="login" method="post"><button type="submit">{{@w}}</button></form>"#),
    RuleCase("page.form.name", #"data-form="login""#, #"data-form="signup""#),
    RuleCase("page.form.novalidate", "<form ", #"<form novalidate="novalidate" "#),
    RuleCase(
      "page.button.type", #"<button type="submit">"#,
      #"<button>{{@w}}</button><button type="submit">"#),
    RuleCase("page.button.input", "<legend>", #"<legend><input type="submit" value="{{@w}}"/>"#),
    RuleCase(
      "page.button.disabled", #"<button type="submit">"#,
      #"<button type="submit" disabled="disabled">"#),
    RuleCase("page.script.hidden", "<legend>", #"<legend data-needs="script">"#),
    RuleCase("page.error.untied", "code-hint code-error", "code-hint"),
    RuleCase("page.error.untied", "code-hint code-error", "code-error code-hint"),
    RuleCase("page.error.untied", #" aria-invalid="true""#, ""),
    RuleCase("page.error.untied", #"type="email""#, #"type="email" aria-invalid="true""#),
    RuleCase("page.hint.untied", "code-hint code-error", "code-error"),
  ]

  static let regionCases: [RuleCase] = [
    RuleCase(
      "page.region.late", PageSample.regions + PageSample.form,
      PageSample.form + "<button type=\"submit\">{{@w}}</button></form>" + PageSample.regions
        + PageSample.form, also: ["page.form.second"]),
    RuleCase("page.region.missing", #"<div data-region="alert" role="alert"></div>"#, ""),
    RuleCase("page.region.missing", #" role="status""#, ""),
    RuleCase("page.region.filled", #"role="alert"></div>"#, #"role="alert"><p>{{@w}}</p></div>"#),
    RuleCase("page.summary", #" role="group""#, ""),
    RuleCase("page.summary", #" tabindex="-1""#, ""),
    RuleCase("page.part.twice", #"data-part="alert""#, #"data-part="error-item""#),
    RuleCase("page.part.twice", #" data-part="alert""#, ""),
    RuleCase(
      "page.part.content", "<span></span></p></template>", "<span></span></p><p></p></template>"),
    RuleCase(
      "page.part.content", "<span></span></p></template>", "<span></span></p>{{@w}}</template>"),
  ]
}
