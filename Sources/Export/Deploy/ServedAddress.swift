/// An absolute address of a site, taken apart: `https://app.example:8443/login/`.
///
/// The project has checked it; nothing is refused here.
struct ServedAddress {
  /// `https://app.example:8443`.
  let origin: String
  /// `app.example`.
  let host: String
  /// From the slash after the host: `/login/`, with a slash at its end.
  let path: String

  init(_ text: String) {
    let colon = text.firstIndex(of: ":") ?? text.startIndex
    let authority = text[colon...].drop { $0 == ":" || $0 == "/" }
    let slash = authority.firstIndex(of: "/") ?? text.endIndex
    origin = String(text[..<slash])
    host = String(text[authority.startIndex..<slash].prefix { $0 != ":" }).lowercased()
    let rest = String(text[slash...].prefix { $0 != "?" && $0 != "#" })
    path = rest.hasSuffix("/") ? rest : rest + "/"
  }

  /// A page of the site by its file's name.
  func page(_ name: String) -> String { origin + path + name }

  /// Whether passkeys of a relying party may be used here: its id is the host, or a domain above it.
  ///
  /// Source: Web Authentication, section 5.1.2.
  func allows(relyingParty id: String) -> Bool { host == id || host.hasSuffix("." + id) }
}
