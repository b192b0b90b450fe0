package import Diagnostics
package import Site
import Syntax

/// `deploy/main.tf.json` of a pool: the same as ``PoolCloudFormationForm`` for Terraform, with the logo and
/// the function's archive; messages and trigger are outputs, for the pool's own resource.
package struct PoolTerraformForm: PoolForm {
  package let part = BuildPart.deploy

  package init() {}

  package func files(for site: PoolSite) -> Checked<[OutputFile]> {
    let pool = site.pool
    let calls = site.calls
    var resources = CustomMessageFunction.terraformResources
    if pool.domain != nil, let classic = ClassicBranding.make(site.brand.theme).value {
      resources.append(
        ("aws_cognito_user_pool_ui_customization", ["all": customization(classic)]))
    }
    if calls.risk != nil {
      resources.append(("aws_cognito_risk_configuration", ["all": Self.risk]))
    }
    let members: [(String, JSONTree)] = [
      (
        "terraform",
        [
          "required_version": ">= 1.3",
          "required_providers": ["aws": ["source": "hashicorp/aws", "version": ">= 6.20"]],
        ]
      ), ("variable", variables(pool, hasRisk: calls.risk != nil)), ("locals", locals(calls)),
      ("data", CustomMessageFunction.terraformData), ("resource", .object(resources)),
      ("output", outputs(calls)),
    ]
    return Checked([.json("deploy/main.tf.json", .object(members))])
  }

  private func customization(_ classic: ClassicBranding) -> JSONTree {
    let folder = "${path.module}/../cognito"
    var members: [(String, JSONTree)] = [
      ("user_pool_id", "${var.user_pool_id}"),
      ("css", .string("${file(\"\(folder)/classic.css\")}")),
    ]
    if let logo = classic.logo {
      members.append(("image_file", .string("${filebase64(\"\(folder)/\(logo.fileName)\")}")))
    }
    return .object(members)
  }

  private func variables(_ pool: Pool, hasRisk: Bool) -> JSONTree {
    var variables: [(String, JSONTree)] = [
      (
        "user_pool_id",
        [
          "type": "string", "description": "The user pool", "default": .string(pool.userPoolId),
        ]
      )
    ]
    if hasRisk {
      variables.append(
        (
          "notice_source_arn",
          ["type": "string", "description": "The identity in Amazon SES that notices come from"]
        ))
      variables += Self.levels.map { level, preset in
        (
          "\(level)_risk_action",
          [
            "type": "string", "description": .string("What happens at a \(level) risk"),
            "default": .string(preset),
          ]
        )
      }
    }
    return .object(variables)
  }

  private static let levels = [
    ("low", "NO_ACTION"), ("medium", "MFA_IF_CONFIGURED"), ("high", "MFA_REQUIRED"),
  ]

  private func locals(_ calls: MessageCalls) -> JSONTree {
    var locals = [("pool", "user-pool.json")]
    if calls.mfa != nil { locals.append(("mfa", "mfa.json")) }
    if calls.risk != nil { locals.append(("risk", "risk.json")) }
    return .object(
      locals.map { name, file in
        (name, .string("${jsondecode(file(\"${path.module}/../\(file)\"))}"))
      })
  }

  private static let risk: JSONTree = {
    let notices = [
      ("no_action_email", "NoActionEmail"), ("block_email", "BlockEmail"),
      ("mfa_email", "MfaEmail"),
    ].map { block, name -> (String, JSONTree) in
      let mail = "local.risk.AccountTakeoverRiskConfiguration.NotifyConfiguration.\(name)"
      return (
        block,
        [
          "subject": .string("${\(mail).Subject}"), "html_body": .string("${\(mail).HtmlBody}"),
          "text_body": .string("${\(mail).TextBody}"),
        ]
      )
    }
    let actions = levels.map { level, _ in
      (
        "\(level)_action",
        JSONTree.object([
          ("event_action", .string("${var.\(level)_risk_action}")), ("notify", true),
        ])
      )
    }
    return [
      "user_pool_id": "${var.user_pool_id}",
      "account_takeover_risk_configuration": [
        "notify_configuration": .object(
          [("source_arn", "${var.notice_source_arn}")] + notices),
        "actions": .object(actions),
      ],
    ]
  }()

  /// The messages by the names of the arguments of `aws_cognito_user_pool`.
  private func outputs(_ calls: MessageCalls) -> JSONTree {
    var outputs: [(String, JSONTree)] = []
    func add(
      _ name: String, _ value: JSONTree?, _ source: String, _ names: [(String, String)],
      fixed: [(String, JSONTree)] = []
    ) {
      guard let value else { return }
      let members =
        fixed
        + names.compactMap { argument, member -> (String, JSONTree)? in
          value[member].map { _ in (argument, .string("${\(source).\(member)}")) }
        }
      if !members.isEmpty { outputs.append((name, ["value": .object(members)])) }
    }
    let verification = calls.userPool["VerificationMessageTemplate"]
    add(
      "verification_message_template", verification, "local.pool.VerificationMessageTemplate",
      [
        ("email_message", "EmailMessage"), ("email_subject", "EmailSubject"),
        ("sms_message", "SmsMessage"),
      ])
    // Cognito refuses mails with a code and mails with a link together.
    if verification?["EmailMessageByLink"] != nil {
      add(
        "verification_by_link", verification, "local.pool.VerificationMessageTemplate",
        [
          ("email_message_by_link", "EmailMessageByLink"),
          ("email_subject_by_link", "EmailSubjectByLink"), ("sms_message", "SmsMessage"),
        ], fixed: [("default_email_option", "CONFIRM_WITH_LINK")])
    }
    add(
      "invite_message_template",
      calls.userPool["AdminCreateUserConfig"]?["InviteMessageTemplate"],
      "local.pool.AdminCreateUserConfig.InviteMessageTemplate",
      [
        ("email_message", "EmailMessage"), ("email_subject", "EmailSubject"),
        ("sms_message", "SMSMessage"),
      ])
    add(
      "email_mfa_configuration", calls.mfa?["EmailMfaConfiguration"],
      "local.mfa.EmailMfaConfiguration", [("message", "Message"), ("subject", "Subject")])
    if calls.mfa?["SmsMfaConfiguration"]?["SmsAuthenticationMessage"] != nil {
      outputs.append(
        (
          "sms_authentication_message",
          ["value": "${local.mfa.SmsMfaConfiguration.SmsAuthenticationMessage}"]
        ))
    }
    outputs.append(("lambda_config", CustomMessageFunction.terraformOutput))
    return .object(outputs)
  }
}
