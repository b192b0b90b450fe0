extension PageRuleTests {
  static let contentCases: [RuleCase] = [
    RuleCase("page.text.place", "</head>", "{{@w}}</head>"),
    RuleCase(
      "page.text.place", #"<ul id="rules" data-policy="new-password">"#,
      #"<ul id="rules" data-policy="new-password">{{v}}"#),
    RuleCase("page.text.place", "<p>{{@w}} {{v}}", "<ol>{{@w}}<li>{{@w}}</li></ol><p>{{@w}} {{v}}"),
    RuleCase(
      "page.text.place", "<p>{{@w}} {{v}}",
      #"<picture>{{@w}}<img src="x.svg" alt=""/></picture><p>{{@w}} {{v}}"#),
    RuleCase("page.list.term", "<p>{{@w}} {{v}}", "<dl><dd>{{@w}}</dd></dl><p>{{@w}} {{v}}"),
    RuleCase("page.image.source", #"src="logo.svg" "#, ""),
  ]
}
