/// Pixels of a logo's raster.
struct RasterSize: Hashable {
  let width: Int
  let height: Int

  /// What a logo fills of the space that Cognito's classic pages have for it, and mail as well.
  ///
  /// - Parameters:
  ///   - image: width and height in CSS pixels.
  ///   - density: pixels to a CSS pixel.
  init(filling image: (width: Double, height: Double), density: Double) {
    let scale = min(350 * density / image.width, 178 * density / image.height)
    width = max(1, Int((image.width * scale).rounded()))
    height = max(1, Int((image.height * scale).rounded()))
  }
}
