import Branding
import Diagnostics
import Site
import Templating

/// A theme's tokens as a form, the contrasts that they give, and a page that wears them.
struct ThemePage {
  let choice: ThemeChoice
  let tenant: Tenant
  let draft: ThemeDraft
  let look: ThemeDesk.Look
  let canSave: Bool
  /// What is shown: the draft, or where its colours are too weak the nearest that hold.
  private let site: TenantSite?
  /// What each token comes to, as CSS has it.
  private let effective: [String: String]

  init(
    choice: ThemeChoice, tenant: Tenant, draft: ThemeDraft, look: ThemeDesk.Look, canSave: Bool
  ) {
    self.choice = choice
    self.tenant = tenant
    self.draft = draft
    self.look = look
    self.canSave = canSave
    site = look.shown
    effective = Dictionary((site?.theme.tokens ?? []).map { ($0.key, $0.value) }) { one, _ in one }
  }

  func values(
    _ frame: PageFrame, _ snapshot: ProjectSnapshot, done: Bool, refused: String
  ) -> [(String, Value)] {
    let findings = look.site.findings.filter { $0.severity != .note }
    let isWrong = look.site.value == nil
    let errors = findings.count { $0.severity == .error }
    let title =
      isWrong
      ? "\(errors) \(errors == 1 ? "error" : "errors") to mend before it can be saved"
      : findings.isEmpty ? "" : "\(findings.count) to look at"
    return frame.values + [
      ("name", .text(site?.theme.name ?? draft.theme)), ("path", .text(draft.file.name)),
      ("theme", .text(draft.theme)), ("of", .text(draft.version)),
      ("action", .address(ThemeChoice.root)), ("filters", .list(filters(snapshot))),
      ("groups", .list(ThemeField.groups.map(record))),
      ("contrasts", .list(contrasts)), ("isRepaired", .flag(isWrong && site != nil)),
      ("findings", .list(findings.prefix(20).map { FaultPage.record($0, look.files) })),
      ("findingsTitle", .text(title)), ("frame", .address(frameAddress)),
      ("width", .text(choice.view.width.rawValue)), ("page", .text(choice.page.rawValue)),
      ("isChanged", .flag(draft.isChanged)), ("isWrong", .flag(isWrong)),
      ("isReady", .flag(draft.isChanged && !isWrong)), ("canSave", .flag(canSave)),
      ("isOfKit", .flag(draft.root > 0)),
      ("again", .address("\(ThemeChoice.root)?\(choice.query)")),
      ("done", .text(done && !draft.isChanged ? "Saved in \(draft.file.name)." : "")),
      ("refused", .text(refused)),
    ]
  }

  private var frameAddress: String {
    guard let site, let state = shownState(on: site) else { return "" }
    return choice.frame(draft.address, state, on: site)
  }

  /// A page that the tenant's pool has no use for gives way to the first.
  private func shownState(on site: TenantSite) -> PageState? {
    site.states(of: choice.page).first ?? site.states(of: .login).first
  }

  private func filters(_ snapshot: ProjectSnapshot) -> [Record] {
    let pages = site.map { site in
      PageID.allCases.filter { !site.states(of: $0).isEmpty }.map(\.rawValue)
    }
    let view = choice.view
    return [
      GalleryFilters.tenants(view, snapshot),
      GalleryFilters.filter(
        "page", "Page", pages ?? [choice.page.rawValue], choice.page.rawValue),
    ] + GalleryFilters.window(view, mode: "shown")
  }
}

// The form

extension ThemePage {
  private func record(_ group: ThemeField.Group) -> Record {
    let isColors = group.fields.contains { $0.names.count > 1 }
    return Record(
      PreviewModels.themeGroup,
      [
        ("title", .text(group.title)), ("isColors", .flag(isColors)),
        ("fields", .list(group.fields.map(record))),
      ])
  }

  private func record(_ field: ThemeField) -> Record {
    var (isColor, note) = (false, "")
    switch field.kind {
    case .color: isColor = true
    case .number(let text): note = text
    case .choice, .words: break
    }
    let brand = field.path.reduce(tenant.brand?.json) { $0?[$1] }
    if brand != nil { note = "set aside by the brand of \(tenant.id)" }
    return Record(
      PreviewModels.themeField,
      [
        ("label", .text(field.label)), ("note", .text(note)), ("isColor", .flag(isColor)),
        ("inputs", .list(field.names.map { input($0, of: field, isColor: isColor) })),
      ])
  }

  private func input(_ name: String, of field: ThemeField, isColor: Bool) -> Record {
    let value = draft.values[name] ?? ""
    var current = effective[name] ?? setting(name) ?? ""
    // A theme counts in pixels, and says so nowhere.
    if case .number = field.kind, current.hasSuffix("px") { current.removeLast(2) }
    var options: [Record] = []
    if case .choice(let words) = field.kind {
      var words = words
      // What is no word of the list is kept, for the finding to speak of.
      if !value.isEmpty, !words.contains(value) { words.append(value) }
      options =
        [option("", current.isEmpty ? "(not said)" : "(\(current))", value)]
        + words.map { option($0, $0, value) }
    }
    let mode = name.split(separator: ".").last.map { $0 == "dark" ? "dark" : "light" } ?? ""
    return Record(
      PreviewModels.themeInput,
      [
        ("name", .text(name)),
        ("label", .text(isColor ? "\(field.label), \(mode)" : field.label)),
        ("value", .text(value)), ("placeholder", .text(current)),
        ("color", .text(isColor ? Self.isHex(value) ? value : current : "")),
        ("isChoice", .flag(!options.isEmpty)), ("options", .list(options)),
      ])
  }

  /// Whether it is a colour that may be shown as it was typed.
  private static func isHex(_ text: String) -> Bool {
    text.first == "#" && [4, 7].contains(text.utf8.count)
      && text.utf8.dropFirst().allSatisfy {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
          || UInt8(ascii: "a")...UInt8(ascii: "f") ~= $0 | 0x20
      }
  }

  private func option(_ value: String, _ label: String, _ chosen: String) -> Record {
    Record(
      PreviewModels.option,
      [("value", .text(value)), ("label", .text(label)), ("selected", .flag(value == chosen))])
  }

  /// What steers a theme and is no token.
  private func setting(_ key: String) -> String? {
    (try? site?.theme.explain(key))?.entries.first?.value
  }
}

// The contrasts

extension ThemePage {
  private var contrasts: [Record] {
    guard let theme = site?.theme else { return [] }
    let results = theme.contrasts
    return [Theme.Mode.light, .dark].compactMap { mode in
      let palette = mode == .dark ? theme.dark : theme.light
      // The nearest to failing comes first.
      let pairs = results.filter { $0.mode == mode }
        .sorted { $0.ratio / $0.pair.least < $1.ratio / $1.pair.least }
      guard let weakest = pairs.first else { return nil }
      let summary =
        "\(pairs.count) pairs; the weakest, \(Self.name(weakest.pair)), has "
        + "\(contrastText(weakest.ratio)) and needs \(Self.text(weakest.pair.least))"
      return Record(
        PreviewModels.themeContrast,
        [
          ("mode", .text(mode == .dark ? "Dark" : "Light")), ("summary", .text(summary)),
          ("pairs", .list(pairs.map { record($0, palette) })),
        ])
    }
  }

  private func record(_ result: ContrastResult, _ palette: Palette) -> Record {
    let pair = result.pair
    return Record(
      PreviewModels.themePair,
      [
        ("name", .text(Self.name(pair))), ("ratio", .text(contrastText(result.ratio))),
        ("least", .text(Self.text(pair.least))), ("holds", .flag(result.holds)),
        ("color", .text(palette[pair.role].css)), ("ground", .text(palette[pair.ground].css)),
        ("isText", .flag(pair.least > 3)),
      ])
  }

  private static func name(_ pair: ContrastPair) -> String {
    "\(pair.role.rawValue) on \(pair.ground.rawValue)"
  }

  private static func text(_ ratio: Double) -> String {
    ratio == ratio.rounded() ? String(Int(ratio)) : String(ratio)
  }
}
