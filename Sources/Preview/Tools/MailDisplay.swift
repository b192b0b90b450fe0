import Bindings
import Branding
import Site
import Templating

/// How the inbox shows a mail: the window's width, the colours, and which of its bodies. Part of the
/// address, so that it stays when new mail comes, and works without script.
struct MailDisplay: Hashable, Sendable {
  enum Width: String, Hashable, Sendable, CaseIterable {
    case small = "320"
    case medium = "640"
    case full

    var label: String { self == .full ? "Desktop" : rawValue }
  }

  var width: Width
  var mode: Theme.Mode
  var form: MessageForm

  /// What is not asked for, or not known, is a desktop's window in the browser's own colours.
  init(_ request: HTTPRequest) {
    width = request.query("width").flatMap(Width.init) ?? .full
    mode = request.query("mode").flatMap(Theme.Mode.init) ?? .auto
    form = MessageForm(request.query("as"))
  }

  /// `&width=320&mode=dark`, as far as it differs from what is usual.
  var query: String {
    let usual = MailDisplay()
    var query = ""
    if width != usual.width { query += "&width=\(width.rawValue)" }
    if mode != usual.mode { query += "&mode=\(mode.rawValue)" }
    if form != usual.form { query += "&as=\(form.rawValue)" }
    return query
  }

  private init() { (width, mode, form) = (.full, .auto, .mail) }

  /// - Parameters:
  ///   - hasText: whether there is a plain text to switch to.
  ///   - address: the page's in another display.
  func switches(hasText: Bool, _ address: (MailDisplay) -> String) -> [Record] {
    func record<Choice: CaseIterable & Equatable>(
      _ label: String, _ path: WritableKeyPath<MailDisplay, Choice>, _ name: (Choice) -> String
    ) -> Record {
      let options = Choice.allCases.map { choice in
        var display = self
        display[keyPath: path] = choice
        return Record(
          PreviewModels.switchOption,
          [
            ("label", .text(name(choice))), ("href", .address(address(display))),
            ("isCurrent", .flag(choice == self[keyPath: path])),
          ])
      }
      return Record(
        PreviewModels.displaySwitch, [("label", .text(label)), ("options", .list(options))])
    }
    var switches = [record("Width", \.width, \.label)]
    if form == .mail || !hasText {
      switches.append(record("Colours", \.mode, \.label))
    }
    if hasText { switches.append(record("Form", \.form, \.label)) }
    return switches
  }
}

extension Theme.Mode {
  fileprivate var label: String {
    switch self {
    case .auto: "Browser’s"
    case .light: "Light"
    case .dark: "Dark"
    }
  }
}
