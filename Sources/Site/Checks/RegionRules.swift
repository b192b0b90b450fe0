import Bindings

/// The places where messages appear, which must be there before they do.
enum RegionRules {
  static let all = [missing, late, filled, summary, parts, onePart]

  /// The regions and the role that makes each of them heard.
  private static let regions: [(name: String, role: String?)] = [
    ("alert", "alert"), ("status", "status"), ("summary", nil),
  ]

  static let missing = PageRule(
    "page.region.missing", wcag: "4.1.3",
    hint: "include the partial 'regions' below the heading: what is added later is not read out"
  ) { page, findings in
    for (name, role) in regions {
      let region = page.region(name)
      if region == nil || region?["role"] != role {
        findings.add(
          "the page has no region for \(name)", at: region ?? page.main ?? page.document.root)
      }
    }
  }

  static let late = PageRule(
    "page.region.late", wcag: "4.1.3", hint: "put the regions between the heading and the form"
  ) { page, findings in
    guard let form = page.all("form").first else { return }
    for (name, _) in regions {
      guard let region = page.region(name), region.index > form.index else { continue }
      findings.add("the region for \(name) comes after the form", at: region)
    }
  }

  /// A live region is silent about what it was born with; only a notice may stand there, for those
  /// who see it.
  static let filled = PageRule(
    "page.region.filled", wcag: "4.1.3",
    hint: "leave the alert region empty until something happens"
  ) { page, findings in
    guard let region = page.region("alert"), region.children.contains(where: { _ in true }) else {
      return
    }
    findings.add("the alert region is not empty from the start", at: region)
  }

  static let summary = PageRule(
    "page.summary", wcag: "3.3.1", hint: "include the partial 'parts/error-summary'"
  ) { page, findings in
    for node in page.all(with: "class") where node["class"]?.hasPrefix("summary") ?? false {
      guard node.hasClass("summary") else { continue }
      let isGroup = node["role"] == "group" && node.has("aria-label")
      if !isGroup || node["tabindex"] != "-1" {
        findings.add("the error summary cannot take the focus, or has no name", at: node)
      }
    }
  }

  /// The first part of a name counts, so that a second one is never seen.
  static let parts = PageRule(
    "page.part.twice", hint: "parts are found by name: keep one"
  ) { page, findings in
    var seen: Set<String> = []
    for node in page.all("template") {
      guard let name = node["data-part"], !name.isEmpty else {
        findings.add("a template has no name", at: node)
        continue
      }
      if !seen.insert(name).inserted { findings.add("the part '\(name)' stands twice", at: node) }
    }
  }

  static let onePart = PageRule(
    "page.part.content", hint: "put one element into the template"
  ) { page, findings in
    for node in page.all("template") {
      let words = node.children.contains { $0.kind == .text && !$0.text.isBlank }
      if words || node.elements.reduce(0, { count, _ in count + 1 }) != 1 {
        findings.add("the part '\(node["data-part"] ?? "")' is not one element", at: node)
      }
    }
  }
}

extension CheckedPage {
  var main: XMLNode? { all("main").first }

  fileprivate func region(_ name: String) -> XMLNode? {
    all(with: "data-region").first { $0["data-region"] == name }
  }
}
