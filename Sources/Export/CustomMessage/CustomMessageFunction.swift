import Site
import Syntax

/// The CustomMessage function of a pool as those deploy it who describe what they have: how it runs, who
/// may call it, and what it may do itself, which is to write its log.
///
/// It never makes the pool's side of it: the trigger belongs to the pool's own resource.
struct CustomMessageFunction {
  let pool: Pool

  static let runtime = "nodejs24.x"
  static let handler = "index.handler"
  /// Cognito waits no longer.
  static let seconds = 5
  /// Less would make a first answer slow, since processors are given by memory.
  static let megabytes = 256
  /// Days that the log is kept.
  static let logDays = 30
  static let summary = "Messages of a user pool in its tenants' looks, by Lintel"
  /// The archive that is uploaded, below the pool's folder.
  static let archive = "custom-message.zip"
  static let caller = "cognito-idp.amazonaws.com"

  /// Who may take the role.
  static let trust: JSONTree = [
    "Version": "2012-10-17",
    "Statement": [
      [
        "Effect": "Allow", "Action": "sts:AssumeRole",
        "Principal": ["Service": "lambda.amazonaws.com"],
      ]
    ],
  ]

  /// What the function may do, and nothing else: write into a log that is there.
  static func policy(log: JSONTree) -> JSONTree {
    [
      "Version": "2012-10-17",
      "Statement": [
        [
          "Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
          "Resource": log,
        ]
      ],
    ]
  }
}

extension CustomMessageFunction {
  /// What a stack exports the function's ARN as: letters, digits and hyphens only.
  private var export: String {
    "lintel-\(pool.userPoolId.replacing("_", with: "-"))-custom-message"
  }

  /// What goes into the pool's own resource in CloudFormation. A stack whose export is in use cannot be
  /// deleted, and a pool that called a function that is gone could sign nobody up.
  var lambdaConfig: JSONTree { ["CustomMessage": ["Fn::ImportValue": .string(export)]] }

  static let parameters: [(String, JSONTree)] = [
    (
      "FunctionBucket",
      [
        "Type": "String", "MinLength": 3,
        "Description": .string("The bucket in the pool's region that has \(archive)"),
      ]
    ),
    (
      "FunctionKey",
      [
        "Type": "String", "Default": .string(archive),
        "Description": .string("Where it lies there; by a new key a stack knows new code"),
      ]
    ),
  ]

  /// The function, its role, its log, and the pool's permission to call it.
  static let resources: [(String, JSONTree)] = [
    (
      "FunctionLog",
      [
        "Type": "AWS::Logs::LogGroup", "DeletionPolicy": "Delete", "UpdateReplacePolicy": "Delete",
        "Properties": ["RetentionInDays": .int(logDays)],
      ]
    ),
    (
      "FunctionRole",
      [
        "Type": "AWS::IAM::Role",
        "Properties": [
          "AssumeRolePolicyDocument": trust,
          "Policies": [
            [
              "PolicyName": "log",
              "PolicyDocument": policy(log: ["Fn::GetAtt": ["FunctionLog", "Arn"]]),
            ]
          ],
        ],
      ]
    ),
    (
      "Function",
      [
        "Type": "AWS::Lambda::Function",
        "Properties": [
          "Description": .string(summary), "Runtime": .string(runtime),
          "Handler": .string(handler), "Timeout": .int(seconds), "MemorySize": .int(megabytes),
          "Role": ["Fn::GetAtt": ["FunctionRole", "Arn"]],
          "LoggingConfig": ["LogGroup": ["Ref": "FunctionLog"]],
          "Code": ["S3Bucket": ["Ref": "FunctionBucket"], "S3Key": ["Ref": "FunctionKey"]],
        ],
      ]
    ),
    (
      "FunctionPermission",
      [
        "Type": "AWS::Lambda::Permission",
        "Properties": [
          "Action": "lambda:InvokeFunction", "FunctionName": ["Ref": "Function"],
          "Principal": .string(caller),
          "SourceArn": [
            "Fn::Sub":
              "arn:${AWS::Partition}:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/${UserPoolId}"
          ],
        ],
      ]
    ),
  ]

  var outputs: JSONTree {
    [
      "FunctionArn": [
        "Description": "For LambdaConfig.CustomMessage of the user pool",
        "Value": ["Fn::GetAtt": ["Function", "Arn"]], "Export": ["Name": .string(export)],
      ]
    ]
  }
}
