import Branding

/// The files that a tenant's pages carry.
struct SiteAssets: Sendable {
  private(set) var stylesheet: AssetFile
  let logo: AssetFile?
  let darkLogo: AssetFile?
  let faviconSVG: AssetFile?
  let faviconICO: AssetFile?
  let touchIcon: AssetFile?
  let stage: AssetFile?
  let fonts: [FontFace]

  init(_ theme: Theme, kit: Kit) {
    func file(_ image: BrandImage?, _ stem: String) -> AssetFile? {
      image.map {
        AssetFile(
          stem: stem, fileExtension: $0.format.fileExtension, bytes: $0.bytes,
          contentType: $0.format.contentType)
      }
    }
    logo = file(theme.logo?.image, "logo")
    darkLogo = file(theme.logo?.dark, "logo-dark")
    faviconSVG = file(theme.favicon.svg, "icon")
    faviconICO = file(theme.favicon.ico, "favicon")
    touchIcon = file(theme.favicon.touch, "touch-icon")
    stage = file(theme.layout.image, "stage")
    var fonts: [FontFace] = []
    for font in theme.font.files {
      guard let file = file(font.image, "font") else { continue }
      fonts.append(FontFace(font: font, file: file))
    }
    self.fonts = fonts
    stylesheet = Self.stylesheet(theme, fonts, kit)
  }

  /// The same files with the style sheet of the theme in another mode.
  func restyled(_ theme: Theme, kit: Kit) -> SiteAssets {
    var copy = self
    copy.stylesheet = Self.stylesheet(theme, fonts, kit)
    return copy
  }

  private static func stylesheet(_ theme: Theme, _ fonts: [FontFace], _ kit: Kit) -> AssetFile {
    AssetFile(
      stem: "login", fileExtension: "css",
      bytes: Stylesheet.bytes(of: theme, fonts: fonts, kit: kit),
      contentType: "text/css; charset=utf-8")
  }

  /// All of them with some scripts; two with the same bytes and name are one file.
  func outputs(with scripts: [String: AssetFile]) -> [OutputFile] {
    let images = [logo, darkLogo, faviconSVG, faviconICO, touchIcon, stage].compactMap { $0 }
    let files = [stylesheet] + images + fonts.map(\.file) + scripts.values
    var seen: Set<String> = []
    return files.filter { seen.insert($0.name).inserted }.map(\.output)
  }
}
