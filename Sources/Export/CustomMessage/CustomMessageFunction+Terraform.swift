import Syntax

extension CustomMessageFunction {
  /// The same for Terraform. The resources are named `custom_message`; the role and the log are named like
  /// the function, which `upload.sh` names so too.
  static let terraformResources: [(String, JSONTree)] = [
    (
      "aws_cloudwatch_log_group",
      own(["name": .string("/aws/lambda/\(name)"), "retention_in_days": .int(logDays)])
    ),
    (
      "aws_iam_role",
      own(["name": .string(name), "assume_role_policy": .string(trust.compact())])
    ),
    (
      "aws_iam_role_policy",
      own([
        "name": "log", "role": "${aws_iam_role.custom_message.id}",
        "policy": .string(
          policy(log: "${aws_cloudwatch_log_group.custom_message.arn}:*").compact()),
      ])
    ),
    (
      "aws_lambda_function",
      own([
        "function_name": .string(name), "description": .string(summary),
        "runtime": .string(runtime), "handler": .string(handler), "timeout": .int(seconds),
        "memory_size": .int(megabytes), "role": "${aws_iam_role.custom_message.arn}",
        "filename": .string(file), "source_code_hash": .string("${filebase64sha256(\"\(file)\")}"),
        "depends_on": ["aws_cloudwatch_log_group.custom_message"],
      ])
    ),
    (
      "aws_lambda_permission",
      own([
        "statement_id": "cognito", "action": "lambda:InvokeFunction",
        "function_name": "${aws_lambda_function.custom_message.function_name}",
        "principal": .string(caller),
        "source_arn": .string(
          "arn:${data.aws_partition.current.partition}:cognito-idp:"
            + "${split(\"_\", var.user_pool_id)[0]}:"
            + "${data.aws_caller_identity.current.account_id}:userpool/${var.user_pool_id}"),
      ])
    ),
  ]

  /// What the pool's ARN is made of.
  static let terraformData: JSONTree = [
    "aws_partition": ["current": [:]], "aws_caller_identity": ["current": [:]],
  ]

  /// For the block `lambda_config` of the pool's own resource.
  static let terraformOutput: JSONTree = [
    "value": ["custom_message": "${aws_lambda_function.custom_message.arn}"]
  ]

  private static let name = "lintel-messages-${var.user_pool_id}"
  private static let file = "${path.module}/../\(archive)"

  private static func own(_ resource: JSONTree) -> JSONTree { ["custom_message": resource] }
}
