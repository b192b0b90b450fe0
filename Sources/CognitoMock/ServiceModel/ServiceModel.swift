/// What a service states of its operations: members, types, limits, errors.
///
/// Source: botocore's models of cognito-idp (2016-04-18) and cognito-identity (2014-06-30), Apache
/// License 2.0; a test compares each fact with the installed botocore.
package struct ServiceModel: Sendable {
  /// The name of the endpoint: `cognito-idp`.
  package let name: String
  /// What stands before the operation in `X-Amz-Target`: `AWSCognitoIdentityProviderService`.
  package let targetPrefix: String
  /// The wire name of the error for input that breaks a constraint.
  package let validationError: String
  /// The errors that are the service's own fault, answered with status 500.
  package let faults: Set<String>
  private let operations: [String: ServiceOperation]
  let shapes: [ServiceShape]

  /// Amazon Cognito user pools.
  package static let userPools = ServiceModel(
    reading: ServiceModelText.userPools, validationError: "InvalidParameterException")

  /// Amazon Cognito identity pools.
  package static let identityPools = ServiceModel(
    reading: [ServiceModelText.identityPools], validationError: "ValidationException")

  init(reading texts: [String], validationError: String) {
    var reader = ServiceModelReader()
    for text in texts { reader.read(text) }
    reader.link()
    name = reader.name
    targetPrefix = reader.targetPrefix
    faults = reader.faults
    operations = reader.operations
    shapes = reader.shapes
    self.validationError = validationError
  }

  /// The names of all operations, sorted.
  package var operationNames: [String] { operations.keys.sorted() }

  /// The operation of that name, nil where the service has none.
  package subscript(operation: String) -> ServiceOperation? { operations[operation] }
}

/// One operation of a service.
package struct ServiceOperation: Sendable {
  package let name: String
  /// Whether it is sent without a signature.
  package let isOpen: Bool
  /// Whether its answer has a JSON body; else the body is empty.
  package var hasOutput: Bool { output != nil }
  /// The wire names of the errors that it declares: `NotAuthorizedException`.
  package let errors: [String]
  /// Places in `ServiceModel.shapes`.
  let input: Int
  let output: Int?
}
