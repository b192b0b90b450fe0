/// What a brand's file is for: which formats, sizes and weights it may have.
package enum ImageRole: String, Hashable, Sendable, CaseIterable {
  case logo, emailLogo, faviconSVG, faviconICO, touchIcon, stage, font

  /// In the order in which messages name them.
  var formats: [BrandImage.Format] {
    switch self {
    case .logo: [.svg, .png, .jpeg, .webp]
    case .emailLogo: [.png, .jpeg]
    case .faviconSVG: [.svg]
    case .faviconICO: [.ico]
    case .touchIcon: [.png]
    case .stage: [.jpeg, .webp, .png, .svg]
    case .font: [.woff2]
    }
  }

  /// With its article, as messages have it.
  var name: String {
    switch self {
    case .logo: "a logo"
    case .emailLogo: "a logo in mail"
    case .faviconSVG: "an SVG icon"
    case .faviconICO: "an ICO icon"
    case .touchIcon: "a touch icon"
    case .stage: "a layout's image"
    case .font: "a font"
    }
  }

  /// Bytes from which on a file is refused, and from which on it is said to be heavy.
  var limits: (most: Int, light: Int) {
    switch self {
    case .logo: (512 << 10, 64 << 10)
    // Cognito takes 100 KB for the logo of its classic pages.
    case .emailLogo: (512 << 10, 100 << 10)
    case .faviconSVG: (128 << 10, 16 << 10)
    case .faviconICO, .touchIcon: (256 << 10, 48 << 10)
    case .stage: (4 << 20, 512 << 10)
    case .font: (2 << 20, 160 << 10)
    }
  }
}
