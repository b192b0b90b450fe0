package import Syntax

extension ServiceModel {
  /// The members that an operation knows, or the service's refusal.
  ///
  /// A value of the wrong kind is a `SerializationException`. Broken constraints come all at once:
  /// ```
  /// 2 validation errors detected: Value 'Aaaa' at 'userCode' failed to satisfy constraint: Member must
  /// satisfy regular expression pattern: [0-9]+; Value 'Aaaa' at 'userCode' failed to …
  /// ```
  /// Null is the same as absent; members that the operation does not have are left out.
  ///
  /// - Parameter operation: `InitiateAuth`; one that the service does not have is an
  ///   `UnknownOperationException`.
  package func validate(
    _ operation: String, _ json: JSONValue
  ) -> Result<APIInput, CognitoError> {
    guard let known = self[operation] else {
      return .failure(CognitoError("UnknownOperationException", ""))
    }
    var validation = ServiceValidation(model: self)
    if operation.hasSuffix("UserPoolDomain") {
      // The pattern is the one of prefixes; a host name of one's own has dots.
      let hasOwnHost = json["CustomDomainConfig"].map { !$0.isNull } ?? false
      validation.skipsDomainPattern = hasOwnHost || !operation.hasPrefix("Create")
    }
    do throws(ServiceValidation.WrongKind) {
      let tree = try validation.input(json, known.input)
      guard let message = validation.message else { return .success(APIInput(tree)) }
      return .failure(CognitoError(validationError, message))
    } catch {
      return .failure(CognitoError("SerializationException", error.message))
    }
  }
}
