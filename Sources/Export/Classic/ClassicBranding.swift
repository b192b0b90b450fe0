import Bindings
import Branding
import Diagnostics
import Site
import Syntax

/// What Cognito's classic hosted pages show of a theme: a style sheet and a logo.
struct ClassicBranding {
  let css: String
  let logo: ClassicLogo?

  static func make(_ theme: Theme) -> Checked<ClassicBranding> {
    let styles = ClassicStyles(theme)
    let candidate = ClassicLogo.candidate(theme)
    let refusal = candidate?.finding(besides: styles.text.utf8.count)
    var findings = [refusal].compactMap { $0 }
    for fault in ClassicStyleCheck.faults(of: styles.text) {
      findings.append(Diagnostic(.error, "classic.css", fault.message))
    }
    if styles.hasOtherGround {
      findings.append(
        Diagnostic(
          .warning, "classic.surface",
          "the classic pages write dark labels, which '\(theme.light[.surface].css)' would hide: "
            + "they stand on white there",
          hint: "a lighter color.surface in light mode shows the brand there too"))
    }
    guard !findings.contains(where: { $0.severity == .error }) else {
      return Checked(nil, findings)
    }
    return Checked(
      ClassicBranding(css: styles.text, logo: refusal == nil ? candidate : nil), findings)
  }

  /// The style sheet and the logo as files.
  var files: [OutputFile] {
    let sheet = OutputFile.text("cognito/classic.css", css, type: "text/css")
    guard let logo else { return [sheet] }
    return [
      sheet,
      OutputFile(
        path: "cognito/\(logo.fileName)", bytes: logo.image.bytes,
        contentType: logo.image.format.contentType, cache: .revalidate),
    ]
  }

  /// The body of `SetUICustomization`. Style sheet and logo cannot be set one without the other: a logo
  /// that is left out is taken away.
  ///
  /// - Parameter client: an app client's id, or `ALL`.
  func call(pool: String, client: String) -> JSONTree {
    var members: [(String, JSONTree)] = [
      ("UserPoolId", .string(pool)), ("ClientId", .string(client)), ("CSS", .string(css)),
    ]
    if let logo { members.append(("ImageFile", .string(Base64.encode(logo.image.bytes)))) }
    return .object(members)
  }
}
