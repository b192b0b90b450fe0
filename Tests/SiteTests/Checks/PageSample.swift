import Bindings
import Diagnostics
import Foundation
import Templating
import TestSupport

@testable import Site

/// A page that keeps to every rule, and copies of it with one thing changed.
///
/// `{{@w}}` is the dictionary's word, so that places lead into `page.html`.
enum PageSample {
  static let checker: Result<PageChecker, Diagnostic> = Result { () throws(Diagnostic) in
    try PageChecker.load(LayeredFiles(disk: LocalDisk(), roots: [ProjectFolder.path]))
  }

  static func check(_ text: String) throws -> [Diagnostic] {
    try checker.get().check(render(text))
  }

  /// The codes of what is found, each once.
  static func codes(_ text: String) throws -> Set<String> { Set(try check(text).map(\.code)) }

  /// Renders a template that knows one text, `w`, and one value, `v`.
  static func render(
    _ text: String, words: String = "Words", value: String = "value"
  ) throws -> RenderedPage {
    let shape = Shape.record([("v", .text)])
    let source = SourceFile(name: "en.json", text: "")
    let catalog = TextCatalog(
      locale: "en", entries: ["w": TextEntry(words, source: source, range: 0..<0)])
    let program = try Linker(partials: [:], texts: catalog).link(
      Template.parse(SourceFile(name: "page.html", text: text)), model: shape, kind: .page)
    let (bytes, map) = program.renderMapped(Record(shape, [("v", .text(value))]))
    return RenderedPage(page: .login, locale: "en", bytes: bytes, map: map)
  }

  /// The same for markup that no template can make.
  static func raw(_ text: String) throws -> [Diagnostic] {
    try checker.get().check(
      RenderedPage(page: .login, locale: "en", bytes: Array(text.utf8), map: .empty))
  }

  /// The good page with its first `old` replaced.
  static func replacing(_ old: String, with new: String) -> String {
    guard let range = good.firstRange(of: old) else { return "no '\(old)' in the page" }
    return good.replacingCharacters(in: range, with: new)
  }

  static let typing = #"autocapitalize="none" spellcheck="false" dir="ltr" enterkeyhint="go""#
  static let icon =
    #"<svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true"><path d="M0 0"/></svg>"#

  static let regions = """
    <div data-region="alert" role="alert"></div>
    <div data-region="status" role="status"></div>
    <div data-region="summary"><div class="summary" role="group" aria-label="{{@w}}" tabindex="-1">\(icon)<h2>{{@w}}</h2><ul><li><a href="#code">{{@w}}</a></li></ul></div></div>

    """
  static let form = #"<form data-form="login" method="post">"#
  static let userName = """
    <div class="field"><label for="username">{{@w}}</label>
    <input id="username" name="username" type="email" inputmode="email" autocomplete="username" autocorrect="off" \(typing)/></div>
    """
  static let givenNameInput =
    #"<input id="given_name" name="given_name" type="text" autocomplete="given-name" autocapitalize="words"/>"#
  static let givenName = #"<label for="given_name">{{@w}}</label>"# + givenNameInput

  static let good = """
    <!DOCTYPE html>
    <html lang="en" dir="ltr" data-page="login" data-served="direct">
    <head>
    <meta charset="utf-8"/>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta name="color-scheme" content="light dark"/>
    <meta name="robots" content="noindex"/>
    <meta name="referrer" content="strict-origin"/>
    <title data-error-title="{{@w}}">{{@w}}</title>
    <link rel="icon" type="image/svg+xml" href="icon.svg"/>
    <link rel="stylesheet" href="style.css" integrity="sha384-a"/>
    <script type="module" src="page.js" integrity="sha384-b"></script>
    </head>
    <body>
    <div class="page">
    <header class="header"><a href="x.html"><img src="logo.svg" alt="{{@w}}"/></a></header>
    <main>
    <h1>{{@w}}</h1>
    \(regions)\(form)
    \(userName)
    <div class="field"><label for="password">{{@w}}</label>
    <input id="password" name="password" type="password" autocomplete="current-password" autocorrect="off" maxlength="256" \(typing)/>
    <button type="button" data-toggle="password" aria-controls="password" aria-pressed="false" aria-label="{{@w}}" data-needs="script" hidden="hidden">\(icon)</button></div>
    <div class="field"><label for="new-password">{{@w}}</label>
    <input id="new-password" name="new-password" type="password" autocomplete="new-password" autocorrect="off" minlength="8" passwordrules="{{v}}" aria-describedby="rules" \(typing)/>
    <button type="button" data-toggle="password" aria-controls="new-password" aria-pressed="false" aria-label="{{@w}}" data-needs="script" hidden="hidden">\(icon)</button>
    <ul id="rules" data-policy="new-password"><li>{{@w}}</li></ul></div>
    <div class="field"><label for="code">{{@w}}</label>
    <input id="code" name="code" type="text" inputmode="numeric" pattern="[0-9]{4,10}" data-code="code" autocomplete="one-time-code" aria-describedby="code-hint code-error" aria-invalid="true" \(typing)/>
    <p id="code-hint">{{@w}}</p><p class="field__error" id="code-error">\(icon)<span>{{@w}}</span></p></div>
    <div class="field">\(givenName)</div>
    <fieldset><legend>{{@w}}</legend><label><input id="a" name="answer" type="radio"/>{{@w}}</label></fieldset>
    <button type="submit">{{@w}}</button>
    </form>
    <p>{{@w}} {{v}} <code translate="no">SECRET</code></p>
    <template data-part="error-item"><li><a data-slot="text"></a></li></template>
    <template data-part="alert"><p class="notice">\(icon)<span></span></p></template>
    </main>
    <footer><ul><li><a href="../de/login.html" hreflang="de" lang="de">{{v}}</a></li></ul></footer>
    </div>
    </body>
    </html>
    """
}
