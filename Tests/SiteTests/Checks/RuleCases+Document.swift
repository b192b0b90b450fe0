extension PageRuleTests {
  static let documentCases: [RuleCase] = [
    RuleCase("page.lang", #"lang="en" "#, ""),
    RuleCase("page.lang", #"lang="en" "#, #"lang="" "#),
    RuleCase("page.dir", #"dir="ltr" data-page"#, "data-page"),
    RuleCase("page.dir.wrong", #"lang="en""#, #"lang="ar""#),
    RuleCase("page.dir.wrong", #"dir="ltr" data-page"#, #"dir="rtl" data-page"#),
    RuleCase("page.dir.wrong", #"lang="en""#, #"lang="fa-IR""#),
    RuleCase("page.main", "<main>", "<main></main><main>"),
    RuleCase("page.heading", "<h1>{{@w}}</h1>", "", also: ["page.heading.order"]),
    RuleCase(
      "page.heading.place", "</header>\n<main>\n<h1>{{@w}}</h1>", "<h1>{{@w}}</h1></header>\n<main>"
    ),
    RuleCase("page.heading", "<h1>{{@w}}</h1>", "<h1>{{@w}}</h1><h1>{{@w}}</h1>"),
    RuleCase("page.heading.empty", "<h2>{{@w}}</h2>", "<h2> </h2>"),
    RuleCase("page.heading.empty", "<h2>{{@w}}</h2>", "<h2>&#160;&#8203;</h2>"),
    RuleCase("page.heading.order", "<h2>{{@w}}</h2>", "<h3>{{@w}}</h3>"),
    RuleCase("page.footer", "</main>", "</main><footer></footer>"),
    RuleCase("page.footer.place", "<main>", "<footer></footer><main>", also: ["page.footer"]),
    RuleCase("page.language-link", #" lang="de""#, ""),
    RuleCase("page.language-link", #" lang="de""#, #" lang="fr""#),
    RuleCase("page.autofocus", #"type="email""#, #"type="email" autofocus="autofocus""#),
    RuleCase("page.doctype", "<!DOCTYPE html>", ""),
    RuleCase("page.closing", "<p>{{@w}} {{v}}", "<span/><p>{{@w}} {{v}}"),
    RuleCase("page.closing", "<p>{{@w}} {{v}}", "<br></br><p>{{@w}} {{v}}"),
    RuleCase("page.case", "<p>{{@w}} {{v}}", #"<p STYLE="color:red">{{@w}} {{v}}"#),
    RuleCase("page.case", "<p>{{@w}} {{v}}", #"<p tabIndex="5">{{@w}} {{v}}"#),
    RuleCase("page.case", #"type="email""#, #"type="email" autoFocus="autofocus""#),
    RuleCase("page.case", "<footer>", #"<footer ID="code">"#),
    RuleCase("page.case", #"<p class="notice">"#, #"<p class="notice" CLASS="x">"#),
    RuleCase("page.case", #"name="code""#, #"name="code" onPaste="f()""#, also: ["page.handler"]),
    RuleCase(
      "page.case", PageSample.form, #"<form data-form="login" method="post" AUTOCOMPLETE="off">"#),
    RuleCase(
      "page.case", PageSample.form, #"<form data-form="login" method="post" autocomplete="OFF">"#),
    RuleCase("page.case", #"<path d="M0 0"/>"#, #"<path STYLE="x" d="M0 0"/>"#),
    RuleCase("page.case", "<title", #"<meta http-equiv="Refresh" content="5"/><title"#),
    RuleCase(
      "page.case", "<title", #"<meta name="Viewport" content="maximum-scale=1"/><title"#),
    RuleCase(
      "page.case", #"<a href="x.html">"#, #"<a href="x.html" target="_BLANK">"#,
      also: ["page.link.target"]),
    RuleCase("page.case", "</head>", #"<link rel="Stylesheet" href="x.css"/></head>"#),
  ]

  static let headCases: [RuleCase] = [
    RuleCase("page.charset", #"<meta charset="utf-8"/>"#, ""),
    RuleCase("page.title", #"<title data-error-title="{{@w}}">{{@w}}</title>"#, ""),
    RuleCase("page.title", #">{{@w}}</title>"#, "> </title>"),
    RuleCase("page.title", #">{{@w}}</title>"#, ">&#160;</title>"),
    RuleCase("page.title", "</head>", "<title>{{@w}}</title></head>"),
    RuleCase(
      "page.viewport", "</head>",
      #"<meta name="viewport" content="width=device-width, maximum-scale=1"/></head>"#,
      also: ["page.zoom"]),
    RuleCase("page.zoom", "initial-scale=1", "initial-scale=1, MAXIMUM-SCALE=1"),
    RuleCase(
      "page.viewport", #"<meta name="viewport" content="width=device-width, initial-scale=1"/>"#, ""
    ),
    RuleCase("page.zoom", "initial-scale=1", "initial-scale=1, maximum-scale=1"),
    RuleCase("page.zoom", "initial-scale=1", "initial-scale=1, user-scalable=no"),
    RuleCase("page.color-scheme", #"<meta name="color-scheme" content="light dark"/>"#, ""),
    RuleCase("page.robots", "noindex", "index"),
    RuleCase("page.referrer", #"content="strict-origin""#, #"content="unsafe-url""#),
    RuleCase("page.icon.type", #" type="image/svg+xml""#, ""),
    RuleCase("page.refresh", "<title", #"<meta http-equiv="refresh" content="5"/><title"#),
  ]

  static let policyCases: [RuleCase] = [
    RuleCase("page.csp", "default-src 'none'", ""),
    RuleCase(
      "page.csp", #"http-equiv="Content-Security-Policy""#, #"name="csp""#, also: ["page.csp.late"]),
    RuleCase(
      "page.csp.late", #"<meta charset="utf-8"/>"#,
      #"<meta charset="utf-8"/><link rel="icon" sizes="32x32" href="i.ico"/>"#),
    RuleCase("page.script.inline", "</head>", "<script>f()</script></head>"),
    RuleCase("page.script.kind", #"type="module" "#, ""),
    RuleCase("page.integrity.script", #" integrity="sha384-b""#, ""),
    RuleCase("page.integrity.script", #"integrity="sha384-b""#, #"integrity="""#),
    RuleCase("page.integrity.link", #" integrity="sha384-a""#, ""),
    RuleCase("page.integrity.link", "</head>", #"<link rel="modulepreload" href="q.js"/></head>"#),
    RuleCase(
      "page.stylesheet", #"<link rel="stylesheet" href="style.css" integrity="sha384-a"/>"#, ""),
    RuleCase("page.style", "<p>{{@w}} {{v}}", #"<p style="color:red">{{@w}} {{v}}"#),
    RuleCase("page.handler", "<p>{{@w}} {{v}}", #"<p onclick="f()">{{@w}} {{v}}"#),
    RuleCase("page.handler", "<span></span>", #"<span onmouseover="f()"></span>"#),
    RuleCase("page.paste", #"name="code""#, #"name="code" onpaste="return false""#),
    RuleCase("page.link.target", #"<a href="x.html">"#, #"<a href="x.html" target="_blank">"#),
    RuleCase(
      "page.link.target", #"<a href="x.html">"#,
      #"<a href="x.html" target="_blank" rel="help nonoopener">"#),
    RuleCase("page.link.target", #"<a href="x.html">"#, #"<a href="x.html" target="other">"#),
    RuleCase("page.link.script", #"<a href="x.html">"#, #"<a href="JavaScript:f()">"#),
    RuleCase("page.link.script", #"<a href="x.html">"#, #"<a href=" javascript:f()">"#),
    RuleCase("page.link.script", #"<a href="x.html">"#, #"<a href="java&#9;script:f()">"#),
    RuleCase(
      "page.stylesheet", "</head>",
      #"<link rel="alternate stylesheet" href="x.css" integrity="sha384-a"/></head>"#),
    RuleCase("page.frame", #"<a href="x.html">"#, #"<a href="x.html" ping="y">"#),
  ]
}
