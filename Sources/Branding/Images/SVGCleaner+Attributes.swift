import Bindings
import Syntax

extension SVGCleaner {
  /// The attributes that stay, in their order, with the names they are written by.
  mutating func cleanAttributes(of node: XMLNode) -> [(String, String)] {
    var kept: [(String, String)] = []
    for attribute in node.attributes {
      guard let value = clean(attribute, of: node) else { continue }
      var name = attribute.name
      if attribute.namespace == SVGRules.xlink {
        name = "xlink:\(name)"
        hasXLink = true
      } else if attribute.namespace == SVGRules.xml {
        name = "xml:\(name)"
      }
      kept.append((name, value))
    }
    return kept
  }

  private mutating func clean(_ attribute: XMLAttribute, of node: XMLNode) -> String? {
    let name = attribute.name
    switch attribute.namespace {
    case nil: break
    case SVGRules.xlink:
      return name == "href" ? cleanLink(attribute.value, of: node) : nil
    case SVGRules.xml:
      if name == "base" { note(.link(attribute.value), at: node) }
      return name == "space" || name == "lang" ? attribute.value : nil
    default: return nil
    }
    if name.lowercased().hasPrefix("on") {
      note(.handler(name), at: node)
      return nil
    }
    guard SVGRules.attributes.contains(name) else {
      let isIdle = SVGRules.idle.contains(name) || name.hasPrefix("data-")
      if !isIdle { note(.attribute(name), at: node) }
      return nil
    }
    switch name {
    case "href": return cleanLink(attribute.value, of: node)
    case "style": return cleanStyle(attribute.value, of: node)
    case "id":
      let isFirst = attribute.value.isEmpty || claim(attribute.value)
      if !isFirst { note(.idTwice(attribute.value), at: node) }
      return isFirst && !attribute.value.isEmpty ? idPrefix + attribute.value : nil
    case "aria-labelledby", "aria-describedby":
      return attribute.value.split(separator: " ").map { idPrefix + $0 }.joined(separator: " ")
    case _ where SVGRules.presentation.contains(name):
      return cleanPresentation(name, attribute.value, of: node)
    default: return attribute.value
    }
  }

  private mutating func cleanStyle(_ value: String, of node: XMLNode) -> String? {
    let cleaned = SVGStyle.clean(value, as: .declarations, idPrefix: idPrefix)
    for removed in cleaned.removed { note(removed, at: node) }
    if cleaned.fault != nil {
      note(.styleAttribute, at: node)
      return nil
    }
    return cleaned.text.isEmpty ? nil : cleaned.text
  }

  /// A presentation attribute is a CSS value, and may hide `url()` as CSS does.
  private mutating func cleanPresentation(
    _ name: String, _ value: String, of node: XMLNode
  ) -> String? {
    guard value.utf8.contains(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "\\") })
    else { return value }
    let cleaned = SVGStyle.clean("x:\(value)", as: .declarations, idPrefix: idPrefix)
    for removed in cleaned.removed { note(removed, at: node) }
    guard cleaned.fault == nil, cleaned.text.hasPrefix("x:") else {
      if cleaned.removed.isEmpty { note(.attribute(name), at: node) }
      return nil
    }
    return String(cleaned.text.dropFirst(2))
  }

  /// A part of the same image, or in an image element a raster image in the address itself.
  private mutating func cleanLink(_ value: String, of node: XMLNode) -> String? {
    let address = SVGLink(value)
    switch address.kind {
    case .fragment(let id): return "#\(idPrefix)\(id)"
    case .raster(let data) where node.name == "image" || node.name == "feImage": return data
    case .unusable(let what):
      note(.embeddedImage(what), at: node)
      return nil
    case .raster, .outside:
      note(.link(value), at: node)
      return nil
    }
  }
}
