package import Bindings
package import Diagnostics
package import Site
import Syntax

/// `deploy/cloudfront-function.js`: clean addresses and the choice of a language, at the CDN.
///
/// The program is `templates/deploy/cloudfront-function.js`; its line `var site = …` is written anew
/// for each tenant.
package struct CloudFrontFunctionForm: PartForm {
  package let part = BuildPart.deploy
  package let digest: [UInt8]
  private let start: String
  private let end: String

  /// Bytes that CloudFront takes at most. Source: its quotas on functions.
  private static let limit = 10_240
  private static let path = "templates/deploy/cloudfront-function.js"
  private static let marker = "var site = "

  /// Reads the program.
  package init(files: LayeredFiles) throws(Diagnostic) {
    let file = try files.program(Self.path, "deploy.function.missing")
    digest = SHA256.hash(file.bytes)
    let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let line = lines.firstIndex(where: { $0.hasPrefix(Self.marker) }) else {
      throw Diagnostic(
        .error, "deploy.function.marker", "no line begins with '\(Self.marker)'",
        at: file.location(at: 0), hint: "that line takes the tenant's settings")
    }
    start = lines[..<line].map { $0 + "\n" }.joined()
    end = lines[(line + 1)...].joined(separator: "\n")
  }

  package func files(for site: TenantSite) -> Checked<[OutputFile]> {
    let settings: JSONTree = [
      "root": .string(site.tenant.url.map { ServedAddress($0).path } ?? "/"),
      "locales": .array(site.locales.map { .string($0) }),
      "pages": .array(site.pages.map { .string($0.rawValue) }),
      "entries": .array(
        site.pages.filter { !Self.steps.contains($0) }.map { .string($0.rawValue) }),
    ]
    let text = start + Self.marker + settings.compact(escapingHTML: true) + ";\n" + end
    let bytes = Array(text.utf8)
    let file = OutputFile(
      path: "deploy/cloudfront-function.js", bytes: bytes,
      contentType: "text/javascript; charset=utf-8", cache: .revalidate)
    guard bytes.count <= Self.limit else {
      return Checked(
        nil,
        [
          Diagnostic(
            .error, "deploy.function.size",
            "the CloudFront function has \(bytes.count) bytes, \(Self.limit) are allowed",
            at: SourceLocation(file: Self.path))
        ])
    }
    return Checked([file])
  }

  /// Pages that only a sign-in under way leads to. Every other one may be a person's first.
  private static let steps: Set<PageID> = [
    .password, .chooseMethod, .passkeyLogin, .code, .messageSent, .resetPassword, .newPassword,
    .mfaChoose, .mfaSetup, .totpSetup, .contactSetup, .passkeyAdd, .rememberDevice,
    .terms, .customChallenge,
  ]
}
