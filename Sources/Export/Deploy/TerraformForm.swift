import Diagnostics
import Site
import Syntax

/// `deploy/main.tf.json`: the same as ``CloudFormationForm`` for Terraform, with the logo of the classic
/// pages.
///
/// A module whose variables are the ids. It reads style sheet, settings and images from the folder
/// `cognito` beside it, so they are not written twice.
///
/// Source: documentation of the providers hashicorp/aws and hashicorp/awscc (terms).
struct TerraformForm: BrandingForm {
  let part = BuildPart.deploy

  func files(for branding: CognitoBranding) -> Checked<[OutputFile]> {
    let tenant = branding.tenant
    guard tenant.pool.domain != nil else { return Checked([]) }
    let login = branding.login
    let classic = branding.classic?.value
    var resources: [(String, JSONTree)] = []
    func add(_ type: String, _ items: [(String, JSONTree)]) {
      if !items.isEmpty { resources.append((type, .object(items))) }
    }
    let clients = tenant.clients.map { Self.identifier($0.name) }
    add("aws_cognito_managed_login_branding", login == nil ? [] : clients.map { ($0, style($0)) })
    add(
      "aws_cognito_user_pool_ui_customization",
      classic.map { classic in clients.map { ($0, customization(classic, $0)) } } ?? [])
    let terms = clients.flatMap { client in
      (login?.terms ?? []).map { terms in
        ("\(client)_\(Self.identifier(terms.name.rawValue))", document(terms, client))
      }
    }
    add("awscc_cognito_terms", terms)
    var members: [(String, JSONTree)] = [
      ("terraform", requirements(hasTerms: !terms.isEmpty)), ("variable", variables(tenant)),
    ]
    if login != nil {
      members.append(
        ("locals", ["style": .string("${jsondecode(file(\"\(Self.folder)/managed-login.json\"))}")])
      )
    }
    members.append(("resource", .object(resources)))
    return Checked([.json("deploy/main.tf.json", .object(members))])
  }

  private static let folder = "${path.module}/../cognito"

  /// A name of Terraform's: it may not begin with a digit.
  private static func identifier(_ name: String) -> String {
    let plain = String(name.map { $0 == "-" ? "_" : $0 })
    return plain.first?.isNumber == true ? "client_\(plain)" : plain
  }

  private func requirements(hasTerms: Bool) -> JSONTree {
    var providers: [(String, JSONTree)] = [
      ("aws", ["source": "hashicorp/aws", "version": ">= 6.20"])
    ]
    if hasTerms { providers.append(("awscc", ["source": "hashicorp/awscc", "version": ">= 1.0"])) }
    return ["required_version": ">= 1.3", "required_providers": .object(providers)]
  }

  private func variables(_ tenant: Tenant) -> JSONTree {
    let pool: JSONTree = [
      "type": "string", "description": "The user pool, which needs an active domain",
      "default": .string(tenant.pool.userPoolId),
    ]
    return .object(
      [("user_pool_id", pool)]
        + tenant.clients.map { client in
          (
            "\(Self.identifier(client.name))_client_id",
            [
              "type": "string", "description": .string("The app client '\(client.name)'"),
              "default": .string(client.clientId),
            ]
          )
        })
  }

  private func owner(_ client: String) -> [(String, JSONTree)] {
    [
      ("user_pool_id", "${var.user_pool_id}"),
      ("client_id", .string("${var.\(client)_client_id}")),
    ]
  }

  private func style(_ client: String) -> JSONTree {
    let names = [
      ("bytes", "Bytes"), ("category", "Category"), ("color_mode", "ColorMode"),
      ("extension", "Extension"),
    ]
    return .object(
      owner(client) + [
        ("settings", "${jsonencode(local.style.Settings)}"),
        (
          "dynamic",
          [
            "asset": [
              "for_each": "${local.style.Assets}",
              "content": .object(names.map { ($0.0, .string("${asset.value.\($0.1)}")) }),
            ]
          ]
        ),
      ])
  }

  private func customization(_ classic: ClassicBranding, _ client: String) -> JSONTree {
    var members = owner(client)
    members.append(("css", .string("${file(\"\(Self.folder)/classic.css\")}")))
    if let logo = classic.logo {
      members.append(("image_file", .string("${filebase64(\"\(Self.folder)/\(logo.fileName)\")}")))
    }
    return .object(members)
  }

  /// An address may hold what Terraform would take for a template of its own.
  private func document(_ terms: ManagedLoginTerms, _ client: String) -> JSONTree {
    let links = terms.links.map { name, url in
      (name, JSONTree.string(url.replacing("${", with: "$${").replacing("%{", with: "%%{")))
    }
    return .object(
      owner(client) + [
        ("terms_name", .string(terms.name.rawValue)), ("terms_source", "LINK"),
        ("enforcement", "NONE"), ("links", .object(links)),
      ])
  }
}
