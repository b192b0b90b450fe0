import Bindings
import CognitoMock
import Diagnostics
import Syntax

/// What tests use to hold the mock still: back to the start, the clock, the inbox as JSON.
struct ControlRoutes: RouteGroup {
  /// Seconds that a request for a message may wait.
  static let longestWait = 60.0

  let service: CognitoService
  let inbox: InboxWaiters
  /// Told of a reset, for what the preview itself remembers.
  var forget: @Sendable () -> Void = {}

  var routes: [Route] {
    [
      Route("POST", "_lintel/reset") { [service, forget] _ in
        .later { reply in
          service.workers.run {
            service.reset()
            forget()
            reply.send(.json(["now": .double(service.clock.now)]))
          }
        }
      },
      Route("POST", "_lintel/clock") { [service] match in
        .now(Self.move(service, match.request.body))
      },
      Route("GET", "_lintel/clock") { [service] _ in
        .now(.json(["now": .double(service.clock.now)]))
      },
      Route("GET", "_lintel/inbox.json") { [inbox] match in
        inbox.answer(
          to: match.request.query("to"), after: match.request.query("after"),
          wait: min(Double(match.request.query("wait") ?? "") ?? 0, Self.longestWait))
      },
    ]
  }

  /// `{"advance": seconds}` or `{"set": seconds since 1970}`.
  private static func move(_ service: CognitoService, _ body: [UInt8]) -> HTTPResponse {
    // No date of JavaScript, and no lifetime of Cognito's, goes further.
    let limit = 8.64e12
    let asked = try? JSONValue.parse(SourceFile(name: "", bytes: body))
    if let seconds = asked?["advance"]?.number, abs(seconds) < limit {
      service.move { $0.advance(by: seconds) }
    } else if let time = asked?["set"]?.number, (0..<limit).contains(time) {
      service.move { $0.set(to: time) }
    } else {
      return .json(
        ["message": #"say {"advance": SECONDS} or {"set": SECONDS SINCE 1970}"#], status: 400)
    }
    return .json(["now": .double(service.clock.now)])
  }
}
