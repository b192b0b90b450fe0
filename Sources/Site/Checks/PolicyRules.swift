import Bindings
import Templating

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
      "page.integrity.link", hint: "set integrity to the file's hash"
    ) { page, findings in
      for node in page.all("link") where node["integrity"] ?? "" == "" {
        let kinds = node.words("rel")
        guard
          kinds.contains("modulepreload") || kinds.contains("stylesheet")
            || kinds.contains("preload") && node["as"] == "script"
        else { continue }
        findings.add("a preloaded file or style sheet has no integrity", at: node)
      }
    },
    PageRule(
      once: "page.stylesheet", "style sheet", in: "head",
      hint: "one file: each more is a round trip"
    ) { page in page.all("link").filter { $0.words("rel").contains("stylesheet") } },
  ]

  private static let style = PageRule(
    "page.style", path: "//*[@style]", needs: ["style"], attribute: "style",
    "{} carries style of its own",
    hint: "put it into site/styles: the policy refuses it here")

  private static let links = [
    PageRule(
      "page.link.target", hint: "add rel=\"noopener\", or better, open it here"
    ) { page, findings in
      for node in page.all(with: "target") where !here.contains(node["target"] ?? "") {
        let words = node.words("rel")
        if words.contains("noopener") || words.contains("noreferrer") { continue }
        findings.add(
          "\(page.name(of: node)) opens a page that may steer this one", at: node, "target")
      }
    },
    PageRule(
      "page.link.script", hint: "use a button, and a script file"
    ) { page, findings in
      for node in page.all(with: "href") {
        // Browsers drop blanks around an address, and line ends and tabs within.
        let href = String((node["href"] ?? "").unicodeScalars.filter { $0.value > 0x20 })
        guard let scheme = SafeURL.scheme(of: href), ["javascript", "vbscript"].contains(scheme)
        else { continue }
        findings.add("\(page.name(of: node)) runs a script", at: node, "href")
      }
    },
    PageRule(
      "page.frame", path: "//*[@srcdoc] | //*[@ping] | //*[@formaction]",
      needs: ["srcdoc", "ping", "formaction"],
      "{} carries an attribute that sends the person or their data elsewhere",
      hint: "take srcdoc, ping and formaction out"),
  ]

  /// The targets that take the place of a page, which then steers nothing any more.
  private static let here: Set<String> = ["", "_self", "_parent", "_top"]

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
