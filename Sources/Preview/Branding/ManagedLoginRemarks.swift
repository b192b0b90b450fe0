/// What a person has to know of a managed login look who looks at a stand-in for it.
extension ManagedLoginLook {
  /// Keys that Cognito takes and does nothing with.
  ///
  /// Source: API reference, CreateManagedLoginBranding.
  private static let reserved = [
    "categories.form.instructions.enabled", "categories.form.languageSelector.enabled",
    "categories.form.sessionTimerDisplay", "categories.signUp.acceptanceElements",
  ]
  private static let shown = 6

  var remarks: [String] {
    var remarks: [String] = []
    if document.flag("categories.form.displayGraphics") {
      remarks.append(
        "displayGraphics is on: artwork that Cognito adds is not drawn here")
    }
    for (category, modes) in stockImages {
      remarks.append(
        "\(category) is on without an image\(modes): Cognito shows one of its own, hatched here")
    }
    for path in Self.reserved where document.isChanged(path) {
      remarks.append("\(path) is reserved: it changes nothing")
    }
    let ignored = document.ignored
    remarks += ignored.prefix(Self.shown).map { "\($0) is no value of its kind: the default stays" }
    if ignored.count > Self.shown {
      remarks.append("so are \(ignored.count - Self.shown) more")
    }
    remarks += unreadable.map { "an image for \($0) is not of the kind that its extension says" }
    return remarks
  }

  /// Switches that are on and have no image in a mode that is shown.
  private var stockImages: [(category: String, modes: String)] {
    let switched =
      Ground.allCases.filter { isOn($0) }.map(\.category)
      + Logo.allCases.filter { isOn($0) && isStanding($0) }.map(\.category)
    return switched.compactMap { category in
      let missing = shownModes.filter { assets.index(of: category, in: $0) == nil }
      if missing.isEmpty { return nil }
      let isInPart = missing.count < shownModes.count
      return (category, isInPart ? missing[0] == .light ? " for light" : " for dark" : "")
    }
  }

  private var shownModes: [ManagedLoginDocument.Mode] {
    let modes = ManagedLoginDocument.Mode.allCases.map { mode(preferring: $0) }
    return modes[0] == modes[1] ? [modes[0] ?? .light] : [.light, .dark]
  }

  /// Whether what a logo stands in is there.
  func isStanding(_ logo: Logo) -> Bool {
    switch logo {
    case .form: true
    case .header: document.flag("categories.global.pageHeader.enabled")
    case .footer: document.flag("categories.global.pageFooter.enabled")
    }
  }
}
