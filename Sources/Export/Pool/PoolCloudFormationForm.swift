package import Diagnostics
package import Site
import Syntax

/// `deploy/cloudformation.json`, the function that sends messages, the look of the classic pages for all
/// clients and the notices of threat protection; and `deploy/user-pool.properties.json`, messages and
/// trigger as properties for the pool's own resource, which its owner has. For a pool that confirms by link,
/// `deploy/user-pool.by-link.properties.json` has the property that takes the place of its own among them.
///
/// What to do at a risk is the owner's to say: the actions are parameters. A stack needs the capability
/// `CAPABILITY_IAM`, for the function's role.
package struct PoolCloudFormationForm: PoolForm {
  package let part = BuildPart.deploy

  package init() {}

  package func files(for site: PoolSite) -> Checked<[OutputFile]> {
    let pool = site.pool
    let calls = site.calls
    let messages = PoolMessages(calls: calls, pool: pool)
    var files = [OutputFile.json("deploy/user-pool.properties.json", messages.properties)]
    if let byLink = messages.verificationByLink {
      files.append(.json("deploy/user-pool.by-link.properties.json", byLink))
    }
    var parameters: [(String, JSONTree)] = [
      (
        "UserPoolId",
        [
          "Type": "String", "Description": "The user pool",
          "Default": .string(pool.userPoolId),
        ]
      )
    ]
    parameters += CustomMessageFunction.parameters
    var resources = CustomMessageFunction.resources
    if pool.domain != nil, let classic = ClassicBranding.make(site.brand.theme).value {
      resources.append(
        (
          "Classic",
          [
            "Type": "AWS::Cognito::UserPoolUICustomizationAttachment",
            "Properties": [
              "UserPoolId": ["Ref": "UserPoolId"], "ClientId": "ALL", "CSS": .string(classic.css),
            ],
          ]
        ))
    }
    if let risk = calls.risk {
      parameters += RiskNotices.parameters
      resources.append(("Risk", RiskNotices(risk: risk).resource))
    }
    files.append(
      .json(
        "deploy/cloudformation.json",
        [
          "AWSTemplateFormatVersion": "2010-09-09",
          "Description": .string("Messages, looks and notices of the pool \(pool.name), by Lintel"),
          "Parameters": .object(parameters), "Resources": .object(resources),
          "Outputs": CustomMessageFunction(pool: pool).outputs,
        ]))
    return Checked(files)
  }
}

/// The mails of threat protection, and who decides what.
struct RiskNotices {
  /// A fragment of `SetRiskConfiguration`.
  let risk: JSONTree

  private static let levels = [
    ("Low", "NO_ACTION"), ("Medium", "MFA_IF_CONFIGURED"), ("High", "MFA_REQUIRED"),
  ]

  /// Who sends, and what is done at each level of risk.
  static var parameters: [(String, JSONTree)] {
    let sender: JSONTree = [
      "Type": "String", "Description": "The identity in Amazon SES that notices come from, as ARN",
      "AllowedPattern": "arn:.+:ses:.+",
    ]
    return [("NoticeSourceArn", sender)]
      + levels.map { level, preset in
        (
          "\(level)RiskAction",
          [
            "Type": "String", "Default": .string(preset),
            "Description": .string("What happens at a \(level.lowercased()) risk"),
            "AllowedValues": ["BLOCK", "MFA_IF_CONFIGURED", "MFA_REQUIRED", "NO_ACTION"],
          ]
        )
      }
  }

  private var notices: [(String, JSONTree)] {
    guard
      case .object(let members) =
        risk["AccountTakeoverRiskConfiguration"]?["NotifyConfiguration"] ?? .null
    else { return [] }
    return members
  }

  var resource: JSONTree {
    let actions = Self.levels.map { level, _ in
      (
        "\(level)Action",
        JSONTree.object([
          ("Notify", true), ("EventAction", ["Ref": .string("\(level)RiskAction")]),
        ])
      )
    }
    return [
      "Type": "AWS::Cognito::UserPoolRiskConfigurationAttachment",
      "Properties": [
        "UserPoolId": ["Ref": "UserPoolId"], "ClientId": "ALL",
        "AccountTakeoverRiskConfiguration": [
          "Actions": .object(actions),
          "NotifyConfiguration": .object(
            [("SourceArn", ["Ref": "NoticeSourceArn"])] + notices),
        ],
      ],
    ]
  }
}
