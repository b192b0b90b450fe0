/// The spelling under which a language's files lie.
package enum LocaleTag {
  /// The pseudo-locale: English with accents, longer, in brackets.
  package static let pseudo = "en-XA"
  /// The language that every other one is held against.
  package static let reference = "en"

  /// `zh-Hans` and `zh-Hant` are written `zh-CN` and `zh-TW`; language in lower case, region in upper
  /// case, whatever the hyphen.
  package static func canonical(_ tag: String) -> String {
    var parts = tag.split(whereSeparator: { $0 == "-" || $0 == "_" }).map(String.init)
    guard !parts.isEmpty else { return tag }
    parts[0] = parts[0].lowercased()
    for index in parts.indices.dropFirst() {
      if parts[index].utf8.count == 2 { parts[index] = parts[index].uppercased() }
      if parts[index].utf8.count == 4 {
        parts[index] = parts[index].prefix(1).uppercased() + parts[index].dropFirst().lowercased()
      }
    }
    let name = parts.joined(separator: "-")
    if name == "zh" || name.hasPrefix("zh-Hans") { return "zh-CN" }
    if name.hasPrefix("zh-Hant") { return "zh-TW" }
    return name
  }
}
