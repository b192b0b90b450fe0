import Bindings
import Branding

/// An SVG as Cognito takes it: of allowed elements and attributes only, with a width, a height and a
/// `viewBox`, on a canvas of an allowed shape.
///
/// A brand's SVG has been cleaned before. Here only that goes which nobody would see; if there is more
/// that Cognito refuses, the image is refused, because without it it would be another image.
struct CognitoSVG {
  let bytes: [UInt8]
  /// Whether the canvas was made larger than the image.
  let isPadded: Bool

  enum Refusal: Error, Hashable {
    /// Elements and attributes, each once, in the order of the document.
    case names([String])
    /// It states no size, so that there is none to give.
    case size
    case unreadable
  }

  init(_ image: BrandImage, ratio: ClosedRange<Double>?) throws(Refusal) {
    let document: XMLDocument
    do throws(XMLError) { document = try XMLDocument(parsing: image.bytes) } catch {
      throw .unreadable
    }
    guard let width = image.width, let height = image.height, width > 0, height > 0,
      let box = SVGCanvas(document.root["viewBox"] ?? "0 0 \(width) \(height)")
    else { throw .size }
    var writer = Writer()
    writer.check(document.root)
    guard writer.refused.isEmpty else { throw .names(writer.refused) }
    let canvas = ratio.map(box.padded) ?? box
    isPadded = canvas != box
    writer.write(
      root: document.root, canvas: canvas, scale: isPadded ? width / box.width : nil,
      size: (width, height))
    bytes = writer.output
  }
}

/// The part of the plane that an SVG shows.
struct SVGCanvas: Hashable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  /// Reads a `viewBox`.
  init?(_ text: String) {
    let numbers = text.split { $0 == "," || $0.isWhitespace }.compactMap { Double($0) }
    guard numbers.count == 4, numbers[2] > 0, numbers[3] > 0 else { return nil }
    (x, y, width, height) = (numbers[0], numbers[1], numbers[2], numbers[3])
  }

  /// The same with room above and below, or beside, until its shape is allowed; a little more than
  /// needed, because whoever measures it rounds.
  func padded(to ratio: ClosedRange<Double>) -> SVGCanvas {
    var padded = self
    if width / height > ratio.upperBound * 0.995 {
      padded.height = width / (ratio.upperBound * 0.975)
      padded.y -= (padded.height - height) / 2
    } else if width / height < ratio.lowerBound * 1.005 {
      padded.width = height * (ratio.lowerBound * 1.025)
      padded.x -= (padded.width - width) / 2
    }
    return padded
  }

  var text: String {
    [x, y, width, height].map(Self.text).joined(separator: " ")
  }

  /// At most two decimals.
  static func text(_ number: Double) -> String {
    let rounded = (number * 100).rounded() / 100
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
  }
}

/// Looks at each name, and writes what stays.
private struct Writer {
  private(set) var output: [UInt8] = []
  private(set) var refused: [String] = []

  mutating func check(_ root: XMLNode) {
    checkNames(of: root)
    for node in root.descendants where node.isElement { checkNames(of: node) }
  }

  private mutating func checkNames(of node: XMLNode) {
    if !CognitoSVGRules.elements.contains(node.name.lowercased()) { refuse(node.name) }
    for attribute in node.attributes {
      let name = Self.name(of: attribute).lowercased()
      if !CognitoSVGRules.attributes.contains(name), !CognitoSVGRules.idle.contains(name) {
        refuse(attribute.name)
      }
    }
  }

  private mutating func refuse(_ name: String) {
    if !refused.contains(name) { refused.append(name) }
  }

  /// SVG 2 has `href` for what was `xlink:href`, which Cognito does not take.
  private static func name(of attribute: XMLAttribute) -> String {
    guard let prefix = attribute.prefix else { return attribute.name }
    return prefix == "xlink" && attribute.name == "href" ? "href" : "\(prefix):\(attribute.name)"
  }

  /// - Parameter scale: CSS pixels a unit of the canvas, where its size follows from the canvas.
  mutating func write(
    root: XMLNode, canvas: SVGCanvas, scale: Double?, size: (width: Double, height: Double)
  ) {
    let width = scale.map { canvas.width * $0 } ?? size.width
    let height = scale.map { canvas.height * $0 } ?? size.height
    output += "<svg xmlns=\"http://www.w3.org/2000/svg\"".utf8
    write("width", SVGCanvas.text(width))
    write("height", SVGCanvas.text(height))
    write("viewBox", canvas.text)
    writeAttributes(of: root) { !["width", "height", "viewBox"].contains($0) }
    writeContent(of: root)
    output.append(UInt8(ascii: "\n"))
  }

  private mutating func writeElement(_ node: XMLNode) {
    output += "<\(node.name)".utf8
    writeAttributes(of: node) { _ in true }
    writeContent(of: node)
  }

  private mutating func writeContent(of node: XMLNode) {
    let start = output.count
    output += ">".utf8
    for child in node.children {
      switch child.kind {
      case .element: writeElement(child)
      case .text, .cdata: output += child.text.escapedForXML.utf8
      case .comment, .instruction: break
      }
    }
    if output.count == start + 1 {
      output.removeLast()
      output += "/>".utf8
    } else {
      output += "</\(node.name)>".utf8
    }
  }

  private mutating func writeAttributes(of node: XMLNode, where isKept: (String) -> Bool) {
    for attribute in node.attributes {
      let name = Self.name(of: attribute)
      guard isKept(name), CognitoSVGRules.attributes.contains(name.lowercased()) else { continue }
      write(name, attribute.value)
    }
  }

  private mutating func write(_ name: String, _ value: String) {
    output += " \(name)=\"\(value.escapedForXML)\"".utf8
  }
}
