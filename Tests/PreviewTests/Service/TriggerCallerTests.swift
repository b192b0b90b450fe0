import Bindings
import CognitoMock
import Syntax
import Testing

@testable import Preview

@Suite struct TriggerCallerTests {
  private func name(_ answer: TriggerAnswer) -> String {
    switch answer {
    case .returned(let value): "returned \(JSONTree(value).compact())"
    case .failed(let message): "failed \(message)"
    case .unreachable(let reason): "unreachable \(reason)"
    case .unreadable: "unreadable"
    }
  }

  private let call = TriggerCall(
    trigger: "PreSignUp", arn: "arn:aws:lambda:eu-central-1:123456789012:function:check",
    event: ["version": "1"])

  @Test(
    arguments: zip(
      [
        HTTPResponse(
          headers: [HTTPField("X-Amz-Function-Error", "Handled")],
          body: Array(#"{"errorMessage":"not you","errorType":"Error"}"#.utf8)),
        HTTPResponse(body: Array(#"{"errorMessage":"not you","errorType":"Error"}"#.utf8)),
        HTTPResponse(
          headers: [HTTPField("X-Amz-Function-Error", "Unhandled")],
          body: Array(#"{"errorMessage":"exited","errorType":"Runtime.ExitError"}"#.utf8)),
        HTTPResponse(headers: [HTTPField("X-Amz-Function-Error", "Unhandled")]),
        HTTPResponse(status: 502), HTTPResponse(body: Array("<html>".utf8)),
        HTTPResponse(body: Array(#"{"response":{}}"#.utf8)),
      ],
      [
        "failed not you", "failed not you", "unreachable Runtime.ExitError",
        "unreachable Unhandled", "unreachable status 502", "unreadable",
        #"returned {"response":{}}"#,
      ]))
  func `an answer is a refusal, a crash, nonsense or an event`(
    response: HTTPResponse, wanted: String
  ) {
    #expect(name(TriggerCaller.read(response)) == wanted)
  }

  @Test(
    arguments: zip(
      [
        #"{"errorMessage":"2026-01-01T00:00:00Z 1-2 Task timed out after 3.00 seconds"}"#,
        #"{"errorMessage":"RequestId: 1-2 Process exited before completing request"}"#,
        #"{"errorMessage":"exited","errorType":"Runtime.ExitError"}"#,
        #"{"errorMessage":"late","errorType":"Sandbox.Timedout"}"#,
        #"{"errorMessage":"too large","errorType":"Function.ResponseSizeTooLarge"}"#,
        #"{"errorMessage":"Task timed out after 3.00 seconds","errorType":"Error"}"#,
        #"{"errorMessage":"thrown without a type"}"#,
      ],
      [
        "unreachable 2026-01-01T00:00:00Z 1-2 Task timed out after 3.00 seconds",
        "unreachable RequestId: 1-2 Process exited before completing request",
        "unreachable Runtime.ExitError", "unreachable Sandbox.Timedout",
        "unreachable Function.ResponseSizeTooLarge", "failed Task timed out after 3.00 seconds",
        "failed thrown without a type",
      ]))
  func `what Lambda says for a function is a crash, what it throws is a refusal`(
    body: String, wanted: String
  ) {
    let response = HTTPResponse(
      headers: [HTTPField("X-Amz-Function-Error", "Unhandled")], body: Array(body.utf8))
    #expect(name(TriggerCaller.read(response)) == wanted)
  }

  @Test func `a trigger without an address is unreachable`() {
    #expect(name(TriggerCaller().answer(call)).hasPrefix("unreachable no address of PreSignUp"))
  }

  @Test func `a function that takes too long is asked three times`() throws {
    let attempts = Counter()
    let daemon = try HTTPDaemon(port: 0) { _ in
      attempts.increment()
      return .later { _ in }
    }
    defer { daemon.stop() }
    let address = try #require(HTTPAddress("http://localhost:\(daemon.port)/"))
    let caller = TriggerCaller(["PreSignUp": address], patience: 0.05)
    #expect(name(caller.answer(call)) == "unreachable no answer in time")
    #expect(attempts.count == 3)
  }

  @Test func `an address without a path is where functions are invoked by name`() throws {
    let daemon = try HTTPDaemon(port: 0) { request in
      let text = "[\"\(request.method) \(request.target.text)\", "
      return .now(HTTPResponse(body: Array(text.utf8) + request.body + Array("]".utf8)))
    }
    defer { daemon.stop() }
    let address = try #require(HTTPAddress("http://localhost:\(daemon.port)"))
    #expect(
      name(TriggerCaller(["PreSignUp": address]).answer(call))
        == #"returned ["POST /2015-03-31/functions/check/invocations",{"version":"1"}]"#)
  }
}
