package import Diagnostics

/// The site itself: every page in every language, assets, and what browsers and CDNs ask for by name.
package struct SiteForm: PartForm {
  package let part = BuildPart.site

  package init() {}

  package func files(for site: TenantSite) -> Checked<[OutputFile]> {
    var files: [OutputFile] = []
    files.reserveCapacity(site.locales.count * site.pages.count + site.assets.count + 4)
    for locale in site.locales {
      for page in site.pages {
        let (bytes, digest) = site.renderDigested(page, locale: locale)
        files.append(
          OutputFile(
            path: site.path(of: page, locale: locale), bytes: bytes,
            contentType: "text/html; charset=utf-8", cache: .revalidate,
            structure: PageStructure(
              part: .page(page, .direct), locale: locale, digest: digest)))
      }
    }
    files += site.assets
    if let logo = MailLogo.file(of: site) { files.append(logo) }
    files += site.clientModules
    let headers = SiteHeaders(site)
    files.append(text("_headers", headers.plain))
    files.append(
      OutputFile(
        path: "site/headers.json", bytes: Array(headers.cloudFront(id: site.tenant.id).utf8),
        contentType: "application/json", cache: .revalidate))
    files.append(text("robots.txt", "User-agent: *\nDisallow: /\n"))
    guard site.pages.contains(.changePassword) else { return Checked(files) }
    files.append(
      OutputFile(
        path: "site/.well-known/change-password", bytes: Array(Self.changePassword.utf8),
        contentType: "text/html; charset=utf-8", cache: .revalidate))
    return Checked(files)
  }

  private func text(_ name: String, _ content: String) -> OutputFile {
    OutputFile(
      path: "site/\(name)", bytes: Array(content.utf8), contentType: "text/plain; charset=utf-8",
      cache: .revalidate)
  }

  /// Where password managers go to change a password: at the root of the site's host, so it says
  /// something only where the site has the host to itself. A file cannot redirect, and so refreshes.
  ///
  /// Source: W3C, A Well-Known URL for Changing Passwords.
  private static let changePassword = """
    <!DOCTYPE html>
    <html lang="zxx"><head><meta charset="utf-8"/><title>change-password</title>\
    <meta http-equiv="refresh" content="0; url=../change-password.html"/></head>\
    <body><a href="../change-password.html">change-password.html</a></body></html>

    """
}

extension TenantSite {
  /// The client for apps at names that stay, for apps that load it from here.
  fileprivate var clientModules: [OutputFile] {
    guard tenant.pool.domain != nil, !isPicker else { return [] }
    return ["pkce", "pkce-api"].compactMap { name in
      kit.scripts[name].map { file in
        OutputFile(
          path: "site/\(name).js", bytes: Array("export * from \"./assets/\(file.name)\";\n".utf8),
          contentType: file.contentType, cache: .hour)
      }
    }
  }
}
