import CognitoMock
import Syntax

/// What the classic hosted pages show: a style sheet, and a logo.
struct ClassicLook: Sendable {
  /// Exactly as it was uploaded; somebody else's, so it is only ever served as a file of its own.
  let css: String
  let logo: LookImage?
  let origin: BrandingOrigin

  /// - Parameter body: of `SetUICustomization`, or what the mock has kept of it; nil for none.
  init(_ body: JSONTree?, _ origin: BrandingOrigin) {
    css = body?.text("CSS") ?? ""
    logo = body?.text("ImageFile").flatMap(LookImage.init(base64:))
    self.origin = origin
  }
}
