import Bindings
import Diagnostics
import Syntax

extension ThemeReader {
  mutating func font() -> Theme.Font {
    let family = fontList("font.family")
    let heading = fontList("font.heading")
    let families = family ?? FontList.system
    let used = Set(families + (heading ?? []))
    return Theme.Font(
      family: family.map(FontList.css) ?? FontList.preset,
      heading: heading.map(FontList.css) ?? family.map(FontList.css) ?? FontList.preset,
      size: number("font.size", 16, in: 14...22),
      files: fontFiles(for: families.first ?? "", used: used))
  }

  private mutating func fontList(_ key: String) -> [String]? {
    guard let value = value(key) else { return nil }
    var names = value.string.flatMap(FontList.parse)
    if let array = value.array {
      let lists = array.map { $0.string.flatMap(FontList.parse) }
      names = lists.contains { $0 == nil } ? nil : lists.flatMap { $0 ?? [] }
    }
    if let names, !names.isEmpty { return names }
    let hint = "write names with commas between them: Inter, system-ui, sans-serif"
    findings.append(
      value.string == nil && value.array == nil
        ? value.wrongKind("a font list", for: key, hint: hint)
        : Diagnostic(
          .error, "theme.font", "'\(key)' is no font list", at: value.location, hint: hint))
    return nil
  }

  private mutating func fontFiles(for family: String, used: Set<String>) -> [Theme.Font.File] {
    guard let value = theme.at("font.files") else { return [] }
    guard let items = value.array else {
      findings.append(value.wrongKind("a list", for: "font.files"))
      return []
    }
    var files: [Theme.Font.File] = []
    for item in items {
      let name = fontFamily(item["family"]) ?? family
      guard let source = item["src"], !source.isNull else {
        findings.append(
          Diagnostic(
            .error, "json.key.missing", "a font file has no 'src'", at: item.location,
            hint: "write {\"src\": \"inter.woff2\", \"weight\": \"400\"}"))
        continue
      }
      let weight = fontWeight(item["weight"])
      let style = fontStyle(item["style"])
      guard used.contains(name), let image = file(source, for: "src", role: .font) else { continue }
      files.append(Theme.Font.File(family: name, image: image, weight: weight, style: style))
    }
    return files
  }

  private mutating func fontFamily(_ value: JSONValue?) -> String? {
    guard let value else { return nil }
    if let name = value.string { return name }
    findings.append(value.wrongKind("a string", for: "family"))
    return nil
  }

  private mutating func fontWeight(_ value: JSONValue?) -> String {
    guard let value else { return "400" }
    let text = value.int.map { "\($0)" } ?? value.string ?? ""
    if let named = ["normal": "400", "bold": "700"][text] { return named }
    let numbers = text.split(separator: " ", omittingEmptySubsequences: false).compactMap {
      Int($0)
    }
    let isWritten = numbers.map { "\($0)" }.joined(separator: " ") == text
    if isWritten, (1...2).contains(numbers.count), numbers.allSatisfy({ (1...1000).contains($0) }) {
      if numbers.count == 1 || numbers[0] < numbers[1] { return text }
      let order = Set(numbers).sorted().map { "\($0)" }.joined(separator: " ")
      findings.append(
        Diagnostic(
          .error, "theme.font.weight", "a font's weights begin with the lighter, not '\(text)'",
          at: value.location, hint: "write \"\(order)\""))
      return "400"
    }
    findings.append(
      Diagnostic(
        .error, "theme.font.weight", "a font's weight is 1 to 1000, not '\(text)'",
        at: value.location, hint: "\"400\", or \"100 900\" for a variable font"))
    return "400"
  }

  private mutating func fontStyle(_ value: JSONValue?) -> String {
    guard let value else { return "normal" }
    let styles = ["normal", "italic", "oblique"]
    if let text = value.string, styles.contains(text) { return text }
    findings.append(
      Diagnostic(
        .error, "theme.choice", "a font's style is \(styles.joined(separator: ", "))",
        at: value.location, hint: "write one of them, or leave 'style' out for normal"))
    return "normal"
  }

  mutating func shape() -> Theme.Shape {
    Theme.Shape(
      radius: radius(), border: number("shape.border", 1, in: 0...4),
      shadow: choice("shape.shadow", .md), density: choice("shape.density", .regular))
  }

  private mutating func radius() -> Double {
    let words: [String: Double] = ["none": 0, "sm": 4, "md": 8, "lg": 14, "full": 999]
    guard let value = value("shape.radius") else { return 8 }
    guard let text = value.string, Self.pixels(value) == nil else {
      return number("shape.radius", 8, in: 0...999)
    }
    if let radius = words[text] { return radius }
    findings.append(
      Diagnostic(
        .error, "theme.choice", "'\(text)' is no value of 'shape.radius'", at: value.location,
        hint: nearestNameHint(for: text, among: words.keys)
          ?? "it is none, sm, md, lg, full or a number of pixels"))
    return 8
  }

  mutating func layout() -> Theme.Layout {
    let variant: Theme.Layout.Variant = choice("layout.variant", .card)
    let source = theme.at("layout.image.src")
    let image = source.flatMap { file($0, for: "layout.image.src", role: .stage) }
    if let source, image != nil, variant == .card || variant == .plain {
      findings.append(
        Diagnostic(
          .warning, "theme.layout.image", "the layout '\(variant.rawValue)' shows no image",
          at: source.location, hint: "choose split-start, split-end or full"))
    }
    if variant == .full, source == nil, let written = theme.at("layout.variant") {
      findings.append(
        Diagnostic(
          .warning, "theme.layout.image", "the layout 'full' has no image to fill the page with",
          at: written.location, hint: "add layout.image, or choose card"))
    }
    return Theme.Layout(
      variant: variant, align: choice("layout.align", .center), image: image,
      fit: choice("layout.image.fit", .cover),
      overlay: number("layout.image.overlay", 0, in: 0...1, isLength: false))
  }

  mutating func logo() -> Theme.Logo? {
    guard let value = theme["logo"], !value.isNull else { return nil }
    guard let source = theme.at("logo.src") else {
      if value.object != nil {
        findings.append(
          Diagnostic(
            .error, "json.key.missing", "'logo' has no 'src'", at: value.location,
            hint: "write \"logo\": \"logo.svg\""))
      }
      return nil
    }
    let image = file(source, for: "logo.src", role: .logo)
    let dark = file("logo.dark", role: .logo)
    let email = file("logo.email", role: .emailLogo)
    let alt = localized("logo.alt")
    let height = number("logo.height", 32, in: 12...200)
    let place: Theme.Logo.Place = choice("logo.place", .inside)
    let href = localized("logo.href")
    guard let image else { return nil }
    if theme.at("logo.email") == nil, !ImageRole.emailLogo.formats.contains(image.format) {
      findings.append(
        Diagnostic(
          .warning, "theme.logo.email",
          "mail and the classic UI show no \(image.format.rawValue.uppercased()): "
            + "the name stands there instead of this logo", at: source.location,
          hint: "'lintel logo' makes a PNG of it: \"logo\": {\"src\": …, \"email\": \"logo.png\"}"))
    }
    return Theme.Logo(
      image: image, dark: dark, email: email, alt: alt, height: height, place: place, href: href)
  }

  mutating func favicon() -> Theme.Favicon {
    Theme.Favicon(
      svg: file("favicon.svg", role: .faviconSVG), ico: file("favicon.ico", role: .faviconICO),
      touch: file("favicon.touch", role: .touchIcon))
  }

  mutating func social() -> Theme.Social {
    Theme.Social(place: choice("social.place", .bottom), style: choice("social.style", .block))
  }

  /// A file that a key names.
  private mutating func file(_ key: String, role: ImageRole) -> BrandImage? {
    theme.at(key).flatMap { file($0, for: key, role: role) }
  }

  private mutating func file(
    _ value: JSONValue, for key: String, role: ImageRole
  ) -> BrandImage? {
    if value.isNull { return nil }
    let checked = images.image(value, for: key, in: folder(of: value), role: role)
    findings += checked.findings
    guard let image = checked.value else { return nil }
    sources.insert(image.source)
    return image.image
  }

  /// Where the paths of the layer begin that wrote a value.
  func folder(of value: JSONValue) -> String {
    layers.first { $0.file === value.file }?.folder ?? ""
  }
}
