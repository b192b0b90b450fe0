import Bindings
import CognitoMock
import Diagnostics
import Syntax

/// The JSON APIs of user pools and identity pools: `POST /`, told apart by `X-Amz-Target`.
struct APIRoutes: RouteGroup {
  private let service: CognitoService
  private let hosts: HostCheck

  init(_ service: CognitoService, hosts: HostCheck = HostCheck()) {
    self.service = service
    self.hosts = hosts
  }

  var routes: [Route] {
    [
      Route("POST", "", isOpen: true) { [self] match in answer(match.request) },
      Route("OPTIONS", "", isOpen: true) { match in .now(APIAnswer.preflight(match.request)) },
    ]
  }

  /// What is wrong with a request is found in the service's order: target, signature, form, input.
  private func answer(_ request: HTTPRequest) -> HTTPAnswer {
    guard let call = Self.call(request) else {
      return .now(APIAnswer.refusal(CognitoError("UnknownOperationException", "")))
    }
    // Any signature will do, but one there must be.
    guard call.operation.isOpen || !(request.headers["authorization"] ?? "").isEmpty else {
      return .now(
        APIAnswer.refusal(
          CognitoError(
            "MissingAuthenticationTokenException", "Missing Authentication Token")))
    }
    guard call.operation.isOpen || OriginCheck.allowsAdministration(request, hosts) else {
      return .now(
        APIAnswer.refusal(
          CognitoError(
            "AccessDeniedException", "Pages of other hosts may not call \(call.operation.name)")))
    }
    guard
      let json = try? JSONValue.parse(SourceFile(name: "request", bytes: request.body)),
      json.object != nil
    else { return .now(APIAnswer.refusal(CognitoError("SerializationException", ""))) }
    switch call.model.validate(call.operation.name, json) {
    case .failure(let error): return .now(APIAnswer.refusal(error))
    case .success(let input): return run(call, input)
    }
  }

  private struct Call {
    let model: ServiceModel
    let operation: ServiceOperation
    let table: OperationTable
  }

  private static func call(_ request: HTTPRequest) -> Call? {
    let targets = request.headers.all("x-amz-target")
    guard targets.count == 1, let dot = targets[0].lastIndex(of: ".") else { return nil }
    let name = String(targets[0][targets[0].index(after: dot)...])
    for (model, table) in [
      (ServiceModel.userPools, OperationTable.userPools),
      (ServiceModel.identityPools, OperationTable.identityPools),
    ] where targets[0][..<dot] == model.targetPrefix {
      return model[name].map { Call(model: model, operation: $0, table: table) }
    }
    return nil
  }

  private func run(_ call: Call, _ input: APIInput) -> HTTPAnswer {
    guard let type = call.table[call.operation.name] else {
      // A mock may know less than the service; then it says so in the service's form.
      return .now(
        APIAnswer.refusal(
          CognitoError(
            "InternalErrorException", "\(call.operation.name) is not answered by the preview",
            status: 500)))
    }
    let operation = type.init(input)
    return service.answerWithKeys { (work) throws(Interruption) in
      try operation.run(on: &work)
    } respond: { result, keys in
      switch result {
      case .failure(let error): APIAnswer.refusal(error)
      case .success(.empty): APIAnswer.reply(nil)
      case .success(.json(let tree)): APIAnswer.reply(tree)
      case .success(.tokens(let set, let rest)):
        APIAnswer.reply(
          .object(
            [("AuthenticationResult", keys.sign(set).authenticationResult)] + rest))
      case .success(.identityToken(let token, let rest)):
        APIAnswer.reply(.object(rest + [("Token", .string(token.signed(with: keys)))]))
      }
    }
  }
}
