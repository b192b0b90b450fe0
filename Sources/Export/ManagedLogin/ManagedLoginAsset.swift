import Bindings
import Branding
import Syntax

/// An image of a managed login style.
///
/// Source: API reference, AssetType.
struct ManagedLoginAsset: Sendable {
  /// What it is shown as. The service has more, for which a theme has no image.
  enum Category: String, Sendable {
    case faviconICO = "FAVICON_ICO"
    case faviconSVG = "FAVICON_SVG"
    case formLogo = "FORM_LOGO"
    case pageHeaderLogo = "PAGE_HEADER_LOGO"
    case pageBackground = "PAGE_BACKGROUND"

    /// The kinds of file that the service takes for it.
    var formats: [BrandImage.Format] {
      switch self {
      case .faviconICO: [.ico]
      case .faviconSVG: [.svg]
      case .formLogo, .pageHeaderLogo, .pageBackground: [.png, .svg, .jpeg]
      }
    }

    /// Width by height; nil where every shape will do.
    var ratio: ClosedRange<Double>? {
      switch self {
      // Met in practice for the form's logo, and taken to hold for the header's.
      case .formLogo, .pageHeaderLogo: 1...4
      case .faviconICO, .faviconSVG, .pageBackground: nil
      }
    }
  }

  /// When it is shown: in one mode, or in each.
  enum ColorMode: String, Sendable {
    case light = "LIGHT"
    case dark = "DARK"
    case dynamic = "DYNAMIC"
  }

  /// Bytes of a file.
  static let limit = 1_000_000

  let category: Category
  let mode: ColorMode
  let format: BrandImage.Format
  let bytes: [UInt8]

  private var fileExtension: String { format.rawValue.uppercased() }

  /// `form-logo.light.svg`: what the upload script makes category, mode and extension of.
  var fileName: String {
    let category = category.rawValue.lowercased().map { $0 == "_" ? "-" : $0 }
    return "\(String(category)).\(mode.rawValue.lowercased()).\(format.rawValue)"
  }

  /// As the API has it.
  var json: JSONTree {
    [
      "Category": .string(category.rawValue), "ColorMode": .string(mode.rawValue),
      "Extension": .string(fileExtension), "Bytes": .string(Base64.encode(bytes)),
    ]
  }
}
