import Bindings
import Branding
import Foundation
import TestSupport
import Testing

@Suite struct ShippedImagesTests {
  /// Images and fonts of the themes that Lintel ships, by the role that their names tell.
  static let files: [(path: String, role: ImageRole)] = {
    let folder = ProjectFolder.path + "themes"
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return names.sorted().compactMap { name in
      let file = name.split(separator: "/").last ?? ""
      let role: ImageRole? =
        switch file.split(separator: ".").last {
        case "ico": .faviconICO
        case "woff2": .font
        case "svg": file.hasPrefix("favicon") ? .faviconSVG : .logo
        case "jpg", "webp": .stage
        case "png": file.hasPrefix("touch") ? .touchIcon : .emailLogo
        default: nil
        }
      return role.map { ("themes/\(name)", $0) }
    }
  }()

  @Test(arguments: files)
  func `there is nothing to say against an image that ships`(row: (path: String, role: ImageRole))
    throws
  {
    let bytes = Array(try Data(contentsOf: URL(filePath: ProjectFolder.path + row.path)))
    let found = LayeredFiles.Found(bytes: bytes, path: row.path, root: 0)
    let checked = BrandImage.read(found, role: row.role, at: nil)
    #expect(checked.findings == [])
    #expect(checked.value != nil)
  }
}
