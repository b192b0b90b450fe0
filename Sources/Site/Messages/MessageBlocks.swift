package import Branding
import Templating

/// The parts of a mail that a brand has or has not: its logo or name, a button, links.
struct MessageBlocks {
  private let brand: MessageBrand
  private let messages: LinkedMessages
  private let values: [String: Value]

  init(_ brand: MessageBrand, _ messages: LinkedMessages, _ values: [String: Value]) {
    self.brand = brand
    self.messages = messages
    self.values = values
  }

  func markup(_ slot: MessageBlock.Slot) -> Markup {
    switch slot {
    case .logo: logo
    case .button: button
    case .feedback: brand.domain == nil ? .nothing : filled(.feedback)
    case .links: links
    }
  }

  /// Where to sign in: the tenant's pages, else the hosted ones.
  var address: SafeURL? {
    (brand.url ?? brand.domain.map { "https://\($0)/" }).flatMap { try? SafeURL($0) }
  }

  /// The links as lines of plain text.
  var lines: String {
    let colon = text("message.colon")
    return footer.map { label, url in "\(label)\(colon)\(url.encoded)" }.joined(separator: "\n")
  }

  var feedbackText: String {
    guard brand.domain != nil else { return "" }
    let bytes = messages.feedback.filled { hole in
      hole.escape.written(values[hole.name] ?? .text(""))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Blocks

  private var logo: Markup {
    guard brand.hasLogoFile, let logo = brand.theme.logo, let image = logo.email,
      let url = brand.url,
      let source = try? SafeURL("\(url)\(MailLogo.path(of: image))")
    else { return filled(.logoName) }
    let size = MailLogo.size(of: image, height: logo.height)
    return filled(
      .logoImage,
      [
        "src": .url(source), "width": .text(String(size.width)),
        "height": .text(String(size.height)), "alt": .text(alternative(logo)),
      ])
  }

  private func alternative(_ logo: Theme.Logo) -> String {
    logo.alt.flatMap { LocalizedText($0)?.text(for: messages.locale) }
      ?? brand.name.text(for: messages.locale)
  }

  private var button: Markup {
    guard let address else { return .nothing }
    return filled(
      .button,
      ["href": .url(address), "label": .text(text("message.invitation.button"))])
  }

  private var links: Markup {
    let all = footer.map { label, url in
      filled(.link, ["href": .url(url), "label": .text(label)]).bytes
    }
    return Markup(trusted: Array(all.joined(separator: "\n&#160;&#183;&#160;\n".utf8)))
  }

  private var footer: [(label: String, url: SafeURL)] {
    let links = brand.links
    return [("help", links.help), ("privacy", links.privacy), ("terms", links.terms)]
      .compactMap { name, url in
        guard let url = url?.url(for: messages.locale), url != .none, url.isAbsolute else {
          return nil
        }
        return (text("common.\(name)"), url)
      }
  }

  private func text(_ key: String) -> String { messages.texts.text(key) ?? "" }

  private func filled(_ block: MessageBlock, _ own: [String: Value] = [:]) -> Markup {
    guard let stencil = messages.blocks[block] else { return .nothing }
    let bytes = stencil.filled { hole in
      hole.escape.written(own[hole.name] ?? values[hole.name] ?? .text(""))
    }
    return Markup(trusted: bytes.last == 0x0A ? bytes.dropLast() : bytes)
  }
}

extension Markup {
  static let nothing = Markup(trusted: [])

  fileprivate init(trusted bytes: ArraySlice<UInt8>) { self.init(trusted: Array(bytes)) }
}

extension SafeURL {
  /// Whether it says where it leads wherever it stands, as it must in a mail.
  fileprivate var isAbsolute: Bool {
    ["https://", "mailto:", "tel:"].contains { text.lowercased().hasPrefix($0) }
  }
}

/// The raster logo of mails, which lies in a tenant's site under a name that stays.
package enum MailLogo {
  /// Below the site's address.
  package static func path(of image: BrandImage) -> String {
    "assets/mail/logo.\(image.format.fileExtension)"
  }

  /// The file itself, where mails of the tenant can name it.
  package static func file(of site: TenantSite) -> OutputFile? {
    guard site.tenant.url != nil, let image = site.theme.logo?.email else { return nil }
    return OutputFile(
      path: "site/\(path(of: image))", bytes: image.bytes, contentType: image.format.contentType,
      cache: .hour)
  }

  /// CSS pixels, the height as the theme has it; a wide mark is lower, so that a narrow telephone has
  /// room for it and for the padding around it.
  static func size(of image: BrandImage, height: Double) -> (width: Int, height: Int) {
    guard let width = image.width, let natural = image.height, natural > 0 else {
      return (Int(height.rounded()), Int(height.rounded()))
    }
    let scale = min(height / natural, 192 / width)
    return (
      max(1, Int((width * scale).rounded())), max(1, Int((natural * scale).rounded()))
    )
  }
}
