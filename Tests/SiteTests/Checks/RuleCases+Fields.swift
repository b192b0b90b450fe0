extension PageRuleTests {
  static let fieldCases: [RuleCase] = [
    RuleCase("page.field.name", #"name="given_name""#, #"name="first_name""#),
    RuleCase("page.autocomplete.missing", #" autocomplete="given-name""#, ""),
    RuleCase("page.autocomplete.unknown", #"autocomplete="username""#, #"autocomplete="mobile""#),
    RuleCase(
      "page.autocomplete.unknown", #"autocomplete="given-name""#, #"autocomplete="home given-name""#
    ),
    RuleCase("page.autocomplete.off", #"autocomplete="username""#, #"autocomplete="off""#),
    RuleCase("page.autocomplete.off", #"autocomplete="current-password""#, #"autocomplete="off""#),
    RuleCase("page.autocomplete.off", #"autocomplete="one-time-code""#, #"autocomplete="off""#),
    RuleCase("page.autocomplete.off", "<form ", #"<form autocomplete="off" "#),
    RuleCase(
      "page.autocomplete.wrong", #"autocomplete="new-password""#,
      #"autocomplete="current-password""#),
    RuleCase("page.autocomplete.wrong", #"autocomplete="given-name""#, #"autocomplete="name""#),
    RuleCase("page.field.attribute", #"type="email" inputmode="email""#, #"type="email""#),
    RuleCase(
      "page.field.attribute", #"autocorrect="off" autocapitalize="none""#, #"autocapitalize="none""#
    ),
    RuleCase(
      "page.field.attribute", #"autocorrect="off" autocapitalize="none""#,
      #"autocorrect="off" autocapitalize="words""#),
    RuleCase("page.field.attribute", #"spellcheck="false""#, #"spellcheck="true""#),
    RuleCase("page.field.attribute", #"spellcheck="false" dir="ltr""#, #"spellcheck="false""#),
    RuleCase(
      "page.field.attribute", #"type="password" autocomplete="new-password""#,
      #"type="text" autocomplete="new-password""#),
    RuleCase(
      "page.field.username.second", PageSample.givenName,
      #"<label for="n">{{@w}}</label><input id="n" name="n" type="text" autocomplete="username" autocorrect="off" \#(PageSample.typing)/>"#
    ),
    RuleCase("page.field.length", #"type="email""#, #"type="email" maxlength="50""#),
  ]

  static let codeCases: [RuleCase] = [
    RuleCase(
      "page.field.code", #"type="text" inputmode="numeric""#, #"type="number" inputmode="numeric""#,
      also: ["page.field.attribute"]),
    RuleCase(
      "page.field.code.split", PageSample.givenName,
      #"<label for="c">{{@w}}</label><input id="c" name="c" type="text" inputmode="numeric" pattern="[0-9]" autocomplete="one-time-code" \#(PageSample.typing)/>"#
    ),
    RuleCase("page.field.code", #"inputmode="numeric" "#, ""),
    RuleCase("page.field.code", #" pattern="[0-9]{4,10}""#, ""),
    RuleCase("page.field.code", #"data-code="code""#, #"data-code="code" maxlength="6""#),
  ]

  static let passwordCases: [RuleCase] = [
    RuleCase("page.password.username", PageSample.userName, ""),
    RuleCase("page.password.toggle", #" aria-controls="new-password""#, ""),
    RuleCase("page.username.copy", #"type="email""#, #"type="email" readonly="readonly""#),
    RuleCase("page.password.toggle.state", #"aria-pressed="false""#, #"aria-pressed="true""#),
    RuleCase("page.password.toggle.state", #"aria-pressed="false" "#, ""),
    RuleCase("page.password.rules", #" minlength="8""#, ""),
    RuleCase("page.password.rules", #" passwordrules="{{v}}""#, ""),
    RuleCase("page.password.rules", #" aria-describedby="rules""#, ""),
  ]
}
