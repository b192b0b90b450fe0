import Bindings
import CognitoMock
import Diagnostics
import Syntax

/// Calls Lambda functions where the project says that they answer: the Invoke API over HTTP, as the
/// runtime's emulator, `sam local start-lambda` and others speak it.
///
/// Source: Lambda API Reference, Invoke; Cognito's time limits for triggers (5 seconds, 3 attempts).
struct TriggerCaller: Sendable {
  static let attempts = 3

  /// Where each trigger is answered, by its name.
  private let addresses: [String: HTTPAddress]
  private let client: HTTPClient
  /// What the project itself has to say: calls that are no function's.
  private let messages: @Sendable (TriggerCall) -> TriggerAnswer

  /// - Parameters:
  ///   - patience: seconds for each attempt.
  ///   - messages: answers ``TriggerCall/messages`` and ``TriggerCall/poolMessages``.
  init(
    _ addresses: [String: HTTPAddress] = [:], patience: Double = 5,
    messages: @escaping @Sendable (TriggerCall) -> TriggerAnswer = { _ in .unreadable }
  ) {
    self.addresses = addresses
    self.messages = messages
    client = HTTPClient(patience: patience)
  }

  /// Asks the function and waits: only on a thread that may wait.
  func answer(_ call: TriggerCall) -> TriggerAnswer {
    if [TriggerCall.messages, TriggerCall.poolMessages].contains(call.arn) {
      return messages(call)
    }
    guard let address = addresses[call.trigger].flatMap({ Self.invocation(call, at: $0) }) else {
      return .unreachable(
        reason: "no address of \(call.trigger) under 'triggers' of 'preview'")
    }
    let headers = [
      HTTPField("content-type", "application/json"),
      HTTPField("x-amz-invocation-type", call.isAwaited ? "RequestResponse" : "Event"),
    ]
    let event = Array(call.event.compact().utf8)
    var attempt = 1
    while true {
      do throws(HTTPCallError) {
        return Self.read(try client.call(address, headers: headers, body: event))
      } catch {
        guard error == .timedOut, attempt < Self.attempts else {
          return .unreachable(reason: error.description)
        }
        attempt += 1
      }
    }
  }

  /// An address without a path is where functions are invoked by name.
  private static func invocation(_ call: TriggerCall, at address: HTTPAddress) -> HTTPAddress? {
    guard address.target == "/" else { return address }
    let name = call.arn.split(separator: ":").last.map(String.init) ?? call.trigger
    let path = "/2015-03-31/functions/\(PercentCoding.encode(name))/invocations"
    return HTTPAddress("http://\(address.authority)\(path)")
  }

  /// What an answer means. The runtime's emulator tells of errors in the body alone.
  static func read(_ response: HTTPResponse) -> TriggerAnswer {
    let value = try? JSONValue.parse(SourceFile(name: "", bytes: response.body))
    let message = value?["errorMessage"]?.string
    let type = value?["errorType"]?.string
    if response.headers["x-amz-function-error"] != nil || message != nil && type != nil {
      guard let message, !isCrash(type, message) else {
        return .unreachable(reason: type ?? message ?? "Unhandled")
      }
      return .failed(message: message)
    }
    guard response.status == 200 else { return .unreachable(reason: "status \(response.status)") }
    return value.map { .returned($0) } ?? .unreadable
  }

  /// Whether Lambda says for a function that it has no answer. Of time-outs and exits it may do so
  /// without a type, which an error that a function throws has.
  private static func isCrash(_ type: String?, _ message: String) -> Bool {
    guard let type else {
      return ["Task timed out after ", "Process exited before completing request"].contains {
        message.contains($0)
      }
    }
    return ["Runtime.", "Sandbox.", "Function."].contains { type.hasPrefix($0) }
  }
}
