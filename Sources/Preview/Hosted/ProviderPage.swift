import CognitoMock
import Syntax
import Templating

extension PreviewModels {
  static let providerField = Shape.record([
    ("name", .text), ("label", .text), ("value", .text),
  ])
  static let assertion = Shape.record([
    ("action", .url), ("response", .text), ("relay", .text),
  ])
  static let provider = Shape.record(
    frame + [
      ("name", .text), ("client", .text), ("post", .url), ("state", .text), ("subject", .text),
      ("fields", .list(providerField)), ("assertion", .list(assertion)),
    ])
}

/// The page that stands in for a social or enterprise provider: whoever sees it says who they are.
struct ProviderPage: Sendable {
  let federation: Federation
  /// The provider of the pool: its type and what it tells of a person.
  let provider: Resource
  let client: UserPoolClient
  let callbacks: [String]
  /// `login_hint`
  var hint = ""

  var isSAML: Bool { provider.settings.text("ProviderType") == "SAML" }

  /// What the pool takes over: its own attribute, and the provider's name for it.
  var mapping: [(attribute: String, claim: String)] {
    (provider.settings["AttributeMapping"]?.members ?? []).compactMap { name, source in
      guard name != "username", case .string(let claim) = source else { return nil }
      return (name, claim)
    }
  }

  /// - Parameter assertion: the response that is to be handed on; nil while it is asked for.
  func values(_ frame: PageFrame, policy: String, assertion: String?) -> [(String, Value)] {
    frame.values.filter { $0.0 != "csp" } + [
      ("csp", .text(policy)), ("name", .text(provider.name)), ("client", .text(client.name)),
      ("post", .address(Federation.address)), ("state", .text(federation.id)),
      ("subject", .text("1000000001")),
      ("fields", .list(assertion == nil ? mapping.map(field) : [])),
      (
        "assertion",
        .list(
          assertion.map { text in
            [
              Record(
                PreviewModels.assertion,
                [
                  ("action", .address("/saml2/idpresponse")), ("response", .text(text)),
                  ("relay", .text(federation.id)),
                ])
            ]
          } ?? [])
      ),
    ]
  }

  private func field(_ attribute: String, _ claim: String) -> Record {
    let examples = [
      "email": hint.isEmpty ? "robin@example.com" : hint, "email_verified": "true",
      "name": "Robin Example", "given_name": "Robin", "family_name": "Example",
      "preferred_username": "robin", "phone_number": "+15555550123",
    ]
    return Record(
      PreviewModels.providerField,
      [
        ("name", .text("claim:\(claim)")), ("label", .text(attribute)),
        ("value", .text(examples[attribute] ?? "")),
      ])
  }
}
