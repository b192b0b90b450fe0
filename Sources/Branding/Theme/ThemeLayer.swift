import Bindings
import Diagnostics
import Syntax

/// One file's or brand's share of a theme: as it was written, with short forms spelt out.
struct ThemeLayer: Sendable {
  /// `themes/acme/theme.json`, or "the brand".
  let name: String
  /// The theme's file; nil for a brand, whose values may come from several.
  let file: SourceFile?
  /// Where its paths begin, without a slash at its end; empty for the project's folder.
  let folder: String
  let json: JSONValue
  let tokens: DesignTokenFile?

  /// Whether it is Lintel's own look, which every theme extends.
  var isBase: Bool { folder == "themes/base" }

  var writesPrimary: Bool { json["color"]?["primary"] != nil }

  /// The layer without some of its keys.
  func removing(_ keys: [String]) -> ThemeLayer {
    ThemeLayer(
      name: name, file: file, folder: folder, json: json.removing(keys), tokens: tokens)
  }
}

extension ThemeLayer {
  /// The value with `"logo": "a.svg"` and its like as `{"src": "a.svg"}`, so that layers merge.
  static func spelledOut(_ json: JSONValue) -> JSONValue {
    guard let object = json.object else { return json }
    let family = json["font"]?["family"]?.string.flatMap { FontList.parse($0)?.first }
    return json.replacing(
      object.members.map { member in
        switch member.name {
        case "logo": member.with(sourceObject(member.value))
        case "layout":
          member.with(member.value.mapping("image") { sourceObject($0) })
        case "font":
          member.with(member.value.mapping("files") { files(in: $0, family: family) })
        default: member
        }
      })
  }

  private static func sourceObject(_ value: JSONValue) -> JSONValue {
    guard value.string != nil else { return value }
    return value.replacing([
      JSONObject.Member(name: "src", nameRange: value.range, value: value)
    ])
  }

  /// Font files belong to the family that their own layer names first, unless they say another.
  private static func files(in value: JSONValue, family: String?) -> JSONValue {
    guard let array = value.array else { return value }
    let files = array.map { item in
      let file = sourceObject(item)
      guard let family, let object = file.object, object["family"] == nil else { return file }
      let name = JSONValue(.string(family), file: file.file, range: file.range)
      return file.replacing(
        object.members + [JSONObject.Member(name: "family", nameRange: file.range, value: name)])
    }
    return JSONValue(.array(files), file: value.file, range: value.range)
  }

  /// This layer over those beneath it.
  ///
  /// A merge patch, but for what belongs together: another logo or icon does not keep the old one's
  /// dark version, and a colour of one mode keeps what is said for the other.
  func laid(over below: JSONValue) -> JSONValue {
    var below = below
    if json["logo"]?["src"] != nil {
      below = below.mapping("logo") { $0.removing(["dark", "email", "alt"]) }
    }
    if json["favicon"]?.object != nil { below = below.removing(["favicon"]) }
    if let colors = json["color"]?.object {
      let mode = (json["mode"] ?? below["mode"])?.string == "dark" ? "dark" : "light"
      for member in colors.members where member.value.isModes {
        below = below.mapping("color") { old in
          old.mapping(member.name) { $0.isModes ? $0 : $0.wrapped(in: mode) }
        }
      }
    }
    return below.patched(by: json)
  }
}

extension JSONValue {
  /// Whether it is `{light, dark}` or one of them, and not one colour for both.
  var isModes: Bool {
    guard let object else { return false }
    return object["colorSpace"] == nil && object["hex"] == nil
  }

  func replacing(_ members: [JSONObject.Member]) -> JSONValue {
    JSONValue(.object(JSONObject(members: members)), file: file, range: range)
  }

  func removing(_ names: [String]) -> JSONValue {
    guard let object else { return self }
    return replacing(object.members.filter { !names.contains($0.name) })
  }

  func mapping(_ name: String, _ change: (JSONValue) -> JSONValue) -> JSONValue {
    guard let object, object[name] != nil else { return self }
    return replacing(
      object.members.map { $0.name == name ? $0.with(change($0.value)) : $0 })
  }

  func wrapped(in name: String) -> JSONValue {
    replacing([JSONObject.Member(name: name, nameRange: range, value: self)])
  }

  /// The value at a dotted path of members.
  func at(_ path: String) -> JSONValue? {
    var value: JSONValue? = self
    for part in path.split(separator: ".") { value = value?[String(part)] }
    return value
  }
}

extension JSONObject.Member {
  func with(_ value: JSONValue) -> JSONObject.Member {
    JSONObject.Member(name: name, nameRange: nameRange, value: value)
  }
}
