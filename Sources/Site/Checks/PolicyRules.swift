import Bindings

/// What a strict content security policy needs, and what could get around it.
enum PolicyRules {
  static let all = policy + anywhere

  /// What holds for any document, whatever its head says.
  static let anywhere = [style] + links + [handlers, paste]

  private static let policy = [
    PageRule(
      "page.csp",
      path: "/html/head[not(meta[@http-equiv='Content-Security-Policy'][@content!=''])]",
      "the page carries no content security policy",
      hint: "write it as a meta element: a file may be served without its headers"),
    PageRule(
      "page.csp.late",
      path:
        "/html/head/*[self::script or self::link][not(preceding-sibling::meta[@http-equiv='Content-Security-Policy'])]",
      "{} comes before the content security policy",
      hint: "the policy holds only for what follows it: put it behind the character set"),
    PageRule(
      "page.script.inline", path: "//script[not(@src) and not(@type='application/json')]",
      "a script stands in the page", hint: "put it into a file of site/scripts"),
    PageRule(
      "page.script.kind", path: "//script[@src][not(@type='module')]",
      "a script is not a module", hint: "set type to module: it is then deferred and strict"),
    PageRule(
      "page.integrity.script", path: "//script[@src][not(@integrity) or @integrity='']",
      "a script has no integrity", hint: "set integrity to the file's hash"),
    PageRule(
      "page.integrity.link",
      path:
        "/html/head/link[@rel='modulepreload' or @rel='stylesheet' or (@rel='preload' and @as='script')][not(@integrity) or @integrity='']",
      "a preloaded file or style sheet has no integrity", hint: "set integrity to the file's hash"),
    PageRule(
      "page.stylesheet", path: "/html/head[count(link[@rel='stylesheet'])!=1]",
      "the page has no style sheet, or several", hint: "one file: each more is a round trip"),
  ]

  private static let style = PageRule(
    "page.style", path: "//*[@style]", needs: ["style"], attribute: "style",
    "{} carries style of its own",
    hint: "put it into site/styles: the policy refuses it here")

  private static let links = [
    PageRule(
      "page.link.target",
      path: "//*[@target='_blank'][not(contains(@rel,'noopener') or contains(@rel,'noreferrer'))]",
      needs: ["target"],
      attribute: "target", "{} opens a page that may steer this one",
      hint: "add rel=\"noopener\", or better, open it here"),
    PageRule(
      "page.link.script",
      path: "//a[starts-with(translate(@href,'JAVSCRIPT','javscript'),'javascript:')]",
      attribute: "href", "{} runs a script", hint: "use a button, and a script file"),
    PageRule(
      "page.frame", path: "//*[@srcdoc] | //*[@ping] | //*[@formaction]",
      needs: ["srcdoc", "ping", "formaction"],
      "{} carries an attribute that sends the person or their data elsewhere",
      hint: "take srcdoc, ping and formaction out"),
  ]

  static let handlers = PageRule(
    "page.handler", hint: "listen in a script file: the policy refuses handlers"
  ) { page, findings in
    for name in page.attributeNames({ $0.hasPrefix("on") && !pasteHandlers.contains($0) }) {
      for node in page.all(with: name) {
        findings.add("\(page.name(of: node)) has the handler \(name)", at: node, name)
      }
    }
  }

  private static let pasteHandlers: Set<String> = [
    "onpaste", "oncopy", "oncut", "onbeforeinput", "ondrop", "onbeforepaste",
  ]

  static let paste = PageRule(
    "page.paste", wcag: "3.3.8", hint: "people paste from password managers and messages: let them"
  ) { page, findings in
    for name in page.attributeNames(pasteHandlers.contains) {
      for node in page.all(with: name) {
        findings.add(
          "\(page.name(of: node)) watches what is pasted or typed by \(name)", at: node, name)
      }
    }
  }
}
