import Bindings
import Syntax

/// Sets style sheet and picture together: what is left out is gone.
struct SetUICustomization: APIOperation {
  /// Characters of the whole request, the picture in Base64.
  private static let largestRequest = 135_000
  private static let forbidden = ["@import", "@supports", "@page", "@media", "javascript:"]
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let client = try work.customizedClient(input, of: pool)
    try check()
    let kind = Resource.uiCustomization
    var settings = input.picked(["CSS", "ImageFile"])
    settings.set("ClientId", .string(client))
    let custom =
      if let old = work.resource(kind, of: pool, named: client) {
        work.change(old, to: settings)
      } else {
        work.add(kind, to: pool, named: client, settings)
      }
    return .json(["UICustomization": custom.describedUI(in: work.state)])
  }

  private func check() throws(Interruption) {
    let css = input.text("CSS") ?? ""
    let image = input.text("ImageFile") ?? ""
    guard css.utf16.count + image.utf8.count <= Self.largestRequest else {
      throw .refused(.invalidParameter("request parameters too large"))
    }
    let plain = css.lowercased()
    if let rule = Self.forbidden.first(where: { plain.contains($0) }) {
      throw .refused(.invalidParameter("Invalid CSS: \(rule) is not allowed."))
    }
    guard image.isEmpty || Self.isPicture(Base64.decode(image) ?? []) else {
      throw .refused(.invalidParameter("Invalid image file: it must be a PNG or a JPEG."))
    }
  }

  /// Whether the bytes begin as PNG or JPEG files do.
  private static func isPicture(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) || bytes.starts(with: [0xFF, 0xD8, 0xFF])
  }
}
