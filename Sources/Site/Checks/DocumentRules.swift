/// The skeleton of a page: its head, its language, its landmarks.
enum DocumentRules {
  static let all = head + body + once + [viewport, headings, direction]

  private static let head = [
    PageRule(
      "page.lang", wcag: "3.1.1", path: "/html[not(normalize-space(@lang))]",
      "the page has no language",
      hint: "set lang on html"),
    PageRule(
      "page.dir", path: "/html[not(@dir='ltr' or @dir='rtl')]", "the page has no direction",
      hint: "set dir to ltr or rtl on html"),
    PageRule(
      "page.charset", path: "/html/head[not(*[1][self::meta][@charset='utf-8'])]",
      "the head does not begin with the character set",
      hint: "write <meta charset=\"utf-8\"/> first"),
    PageRule(
      "page.zoom", wcag: "1.4.4",
      path:
        "/html/head/meta[@name='viewport'][contains(translate(@content,'ACEILMRSU','aceilmrsu'),'imum-scale') or contains(translate(@content,'ERSU','ersu'),'user-')]",
      attribute: "content", "the page limits how far it may be enlarged",
      hint: "take maximum-scale, minimum-scale and user-scalable out"),
    PageRule(
      "page.color-scheme", path: "/html/head[not(meta[@name='color-scheme'][@content!=''])]",
      "the page does not say whether it is light or dark",
      hint: "write <meta name=\"color-scheme\" …/>, or scroll bars and fields keep to light"),
    PageRule(
      "page.robots", path: "/html/head[not(meta[@name='robots'][contains(@content,'noindex')])]",
      "search engines may list the page", hint: "write <meta name=\"robots\" content=\"noindex\"/>"),
    PageRule(
      "page.referrer",
      path:
        "/html/head[not(meta[@name='referrer'][@content='strict-origin' or @content='no-referrer'])]",
      "the page's address is told to where its links lead",
      hint: "write <meta name=\"referrer\" content=\"strict-origin\"/>"),
    PageRule(
      "page.icon.type",
      path: "/html/head/link[@rel='icon'][not(@type or @sizes or @href='data:,')]",
      "the icon does not say what it is", hint: "give an SVG its type and an ICO its sizes"),
    PageRule(
      "page.refresh", wcag: "2.2.1", path: "/html/head/meta[@http-equiv='refresh']",
      attribute: "http-equiv",
      "the page leaves by itself", hint: "let the person choose when to go on"),
  ]

  private static let body = [
    PageRule(
      "page.heading.place", wcag: "2.4.6", path: "//h1[not(ancestor::main)]",
      "the heading stands outside of main", hint: "put the h1 into main"),
    PageRule(
      "page.heading.order", wcag: "1.3.1",
      path: "//h3[not(preceding::h2)] | //h2[not(ancestor::template)][not(preceding::h1)]",
      "{} has no heading above it to belong to", hint: "do not skip a level"),
    PageRule(
      "page.footer.place", wcag: "3.2.6", path: "//footer[following::main]",
      "the footer stands before main",
      hint: "help stands at the same place on all pages: in the footer, behind main"),
    PageRule(
      "page.language-link", wcag: "3.1.2", path: "//a[@hreflang][not(@lang) or @lang!=@hreflang]",
      needs: ["hreflang"],
      attribute: "hreflang", "a link in another language does not say so",
      hint: "set lang to the value of hreflang"),
    PageRule(
      "page.autofocus", wcag: "3.2.1", path: "//*[@autofocus]", needs: ["autofocus"],
      attribute: "autofocus",
      "{} takes the focus by itself", hint: "let the page begin at its start"),
  ]

  /// What a page has once. A second one is at fault where it stands.
  private static let once = [
    PageRule(
      once: "page.title", wcag: "2.4.2", "title", in: "head",
      hint: "write one title: page, dash, tenant"
    ) { page in page.all("title").filter { $0.namespace == nil && $0.hasWords } },
    PageRule(
      once: "page.main", wcag: "1.3.1", "main part", in: "body",
      hint: "put what the page is about into one main"
    ) { page in page.everywhere(["main"]) },
    PageRule(
      once: "page.heading", wcag: "1.3.1", "h1", in: "body",
      hint: "say once, in an h1 in main, what happens here"
    ) { page in page.all("h1") },
    PageRule(
      once: "page.footer", wcag: "3.2.6", "footer", in: "body",
      hint: "help stands at the same place on all pages: in one footer, behind main"
    ) { page in page.everywhere(["footer"]) },
  ]

  static let viewport = PageRule(
    "page.viewport", wcag: "1.4.10",
    hint: "write <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/> once"
  ) { page, findings in
    let viewports = page.all("meta").filter { $0["name"] == "viewport" }
    if !(viewports.first?["content"]?.contains("width=device-width") ?? false) {
      findings.add(
        "the page does not fit itself to the screen",
        at: viewports.first ?? page.all("head").first ?? page.document.root)
    }
    for node in viewports.dropFirst() { findings.add("the page has a second viewport", at: node) }
  }

  static let headings = PageRule(
    "page.heading.empty", wcag: "2.4.6", hint: "give it words, or take it away"
  ) { page, findings in
    for node in page.all(["h1", "h2", "h3"]) where !node.hasWords {
      findings.add("\(page.name(of: node)) says nothing", at: node)
    }
  }

  /// The languages that are written from the right.
  private static let rightToLeft: Set<Substring> = [
    "ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb",
  ]

  static let direction = PageRule(
    "page.dir.wrong", wcag: "1.3.2",
    hint: "Arabic, Hebrew, Persian and their kin run from the right"
  ) { page, findings in
    let root = page.document.root
    guard let language = root["lang"]?.split(separator: "-").first, let direction = root["dir"]
    else {
      return
    }
    let wanted = rightToLeft.contains(language) ? "rtl" : "ltr"
    if direction != wanted {
      findings.add("dir is \(direction) for the language \(language)", at: root, "dir")
    }
  }
}
