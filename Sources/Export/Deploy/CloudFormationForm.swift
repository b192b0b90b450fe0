import Diagnostics
import Site
import Syntax

/// `deploy/cloudformation.json`: branding of Cognito's pages and their terms, for a pool and clients
/// that somebody else owns; their ids are parameters.
///
/// No file where there is nothing to brand, or where its images make the template larger than
/// CloudFormation takes. The logo of the classic pages has no place in CloudFormation.
///
/// Source: CloudFormation template reference, AWS::Cognito.
struct CloudFormationForm: BrandingForm {
  let part = BuildPart.deploy

  /// Bytes of a template that lies in a bucket.
  static let limit = 1_000_000
  /// Bytes of a template that is handed over with the call itself.
  static let directLimit = 51_200
  /// Characters of an image in base64.
  static let imageLimit = 1_000_000

  func files(for branding: CognitoBranding) -> Checked<[OutputFile]> {
    let tenant = branding.tenant
    guard tenant.pool.domain != nil else { return Checked([]) }
    let names = LogicalNames(tenant.clients.map(\.name))
    let login = branding.login
    let classic = branding.classic?.value
    var resources: [(String, JSONTree)] = []
    for client in tenant.clients {
      let name = names[client.name]
      if let login { resources += managed(login, name) }
      if let classic { resources.append(("\(name)Classic", customization(classic, name))) }
    }
    func made(_ remark: String = "") -> OutputFile {
      let summary = "Branding of Amazon Cognito's pages for \(tenant.id), by Lintel\(remark)"
      return .json(
        "deploy/cloudformation.json",
        [
          "AWSTemplateFormatVersion": "2010-09-09", "Description": .string(summary),
          "Parameters": parameters(tenant, names), "Resources": .object(resources),
        ])
    }
    var file = made()
    if file.bytes.count > Self.directLimit {
      file = made("; larger than 51,200 bytes: give it to CloudFormation by a bucket")
    }
    let largest = login?.assets.map { ($0.bytes.count + 2) / 3 * 4 }.max() ?? 0
    guard file.bytes.count <= Self.limit, largest <= Self.imageLimit else {
      return Checked([], [tooLarge(file.bytes.count, tenant)])
    }
    return Checked([file])
  }

  private func parameters(_ tenant: Tenant, _ names: LogicalNames) -> JSONTree {
    var parameters: [(String, JSONTree)] = [
      (
        "UserPoolId",
        [
          "Type": "String", "Description": "The user pool, which needs an active domain",
          "Default": .string(tenant.pool.userPoolId),
        ]
      )
    ]
    for client in tenant.clients {
      parameters.append(
        (
          "\(names[client.name])ClientId",
          [
            "Type": "String", "Description": .string("The app client '\(client.name)'"),
            "Default": .string(client.clientId),
          ]
        ))
    }
    return .object(parameters)
  }

  private func owner(_ name: String) -> [(String, JSONTree)] {
    [
      ("UserPoolId", ["Ref": "UserPoolId"]), ("ClientId", ["Ref": .string("\(name)ClientId")]),
    ]
  }

  private func managed(_ login: ManagedLogin, _ name: String) -> [(String, JSONTree)] {
    let style: JSONTree = [
      "Type": "AWS::Cognito::ManagedLoginBranding",
      "Properties": .object(
        owner(name) + [
          ("UseCognitoProvidedValues", false), ("Settings", login.settings),
          ("Assets", login.assetsJSON),
        ]),
    ]
    return [("\(name)ManagedLogin", style)]
      + login.terms.map { terms in
        let part = terms.name == .termsOfUse ? "TermsOfUse" : "PrivacyPolicy"
        return (
          "\(name)\(part)",
          [
            "Type": "AWS::Cognito::Terms",
            "Properties": .object(
              owner(name) + [
                ("TermsName", .string(terms.name.rawValue)), ("TermsSource", "LINK"),
                ("Enforcement", "NONE"), ("Links", terms.linksJSON),
              ]),
          ]
        )
      }
  }

  private func customization(_ classic: ClassicBranding, _ name: String) -> JSONTree {
    [
      "Type": "AWS::Cognito::UserPoolUICustomizationAttachment",
      "Properties": .object(owner(name) + [("CSS", .string(classic.css))]),
    ]
  }

  private func tooLarge(_ count: Int, _ tenant: Tenant) -> Diagnostic {
    Diagnostic(
      .warning, "cloudformation.size",
      "the images of '\(tenant.id)' make a template of \(count) bytes, which CloudFormation does not "
        + "take: there is none", at: tenant.location,
      hint: "upload.sh and Terraform take them; or make them smaller")
  }
}
