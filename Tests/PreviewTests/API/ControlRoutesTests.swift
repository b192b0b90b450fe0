import Bindings
import CognitoMock
import Testing

@testable import Preview

@Suite struct ControlRoutesTests {
  private let service = ServiceFixture.service()
  private let asker: RouteAsker

  init() {
    asker = RouteAsker(ControlRoutes(service: service, inbox: InboxWaiters(service)))
  }

  @Test(
    arguments: [
      [HTTPField("origin", "https://evil.example")], [HTTPField("origin", "null")],
      [HTTPField("sec-fetch-site", "cross-site")], [HTTPField("sec-fetch-site", "same-site")],
      [HTTPField("origin", "http://localhost:9229"), HTTPField("origin", "http://localhost:9229")],
      [HTTPField("origin", "http://localhost:9230")],
    ])
  func `a page elsewhere changes nothing`(headers: [HTTPField]) throws {
    let before = service.clock.now
    let response = try asker.ask(
      "POST", "/_lintel/clock", headers: headers, body: #"{"advance": 1000}"#)
    #expect(response.status == 403)
    #expect(service.clock.now < before + 100)
  }

  @Test(
    arguments: [
      [], [HTTPField("origin", "http://localhost:9229")],
      [HTTPField("sec-fetch-site", "same-origin"), HTTPField("origin", "http://localhost:9229")],
      [HTTPField("sec-fetch-site", "none")],
    ])
  func `programs and pages of its own move the clock`(headers: [HTTPField]) throws {
    let before = service.clock.now
    let response = try asker.ask(
      "POST", "/_lintel/clock", headers: headers, body: #"{"advance": 1000}"#)
    #expect(response.status == 200)
    #expect(service.clock.now >= before + 1000)
  }

  @Test(
    arguments: [
      "", "{}", "[]", #"{"advance": "1"}"#, #"{"advance": 1e300}"#, #"{"set": -1}"#,
      #"{"set": null}"#,
    ])
  func `nonsense does not move the clock`(body: String) throws {
    #expect(try asker.ask("POST", "/_lintel/clock", body: body).status == 400)
    #expect(abs(service.clock.now - Machine.time) < 100)
  }

  @Test func `the clock is set, and goes on`() throws {
    let response = try asker.ask("POST", "/_lintel/clock", body: #"{"set": 4000000000}"#)
    #expect(response.text.hasPrefix(#"{"now":400000000"#))
    #expect(service.clock.now >= 4_000_000_000)
  }

  private func send(_ id: String, to address: String) {
    _ = service.perform { work throws(Interruption) in
      work.state.messages.put(
        Message(
          id: id, time: work.time, userPoolId: ServiceFixture.poolId, username: "ada",
          medium: "EMAIL", to: address, source: "CustomMessage_SignUp", body: "x"))
    }
  }

  @Test func `the inbox is asked by address and by what is known`() throws {
    #expect(try asker.ask("GET", "/_lintel/inbox.json").text == #"{"messages":[]}"#)
    send("1", to: "ada@example.com")
    send("2", to: "bo@example.com")
    send("3", to: "ada@example.com")
    let all = try asker.ask("GET", "/_lintel/inbox.json?to=ADA%40example.com").text
    #expect(all.contains(#""id":"1""#) && all.contains(#""id":"3""#) && !all.contains("bo@"))
    let rest = try asker.ask("GET", "/_lintel/inbox.json?to=ada%40example.com&after=1&wait=9").text
    #expect(!rest.contains(#""id":"1""#) && rest.contains(#""id":"3""#))
  }

  /// Waits without keeping one of the few threads that tasks have, on which the wait ends.
  private func text(_ daemon: HTTPDaemon) async throws -> String {
    let address = try #require(HTTPAddress("http://localhost:\(daemon.port)/"))
    let workers = WorkerThreads(limit: 1)
    defer { workers.stop() }
    return await withCheckedContinuation { done in
      workers.run {
        let answer = try? HTTPClient(patience: 60).call(address, method: "GET")
        done.resume(returning: answer?.text ?? "")
      }
    }
  }

  @Test func `whoever waits for a message gets it`() async throws {
    let inbox = InboxWaiters(service)
    let daemon = try HTTPDaemon(port: 0) { _ in
      inbox.answer(to: "ada@example.com", after: nil, wait: 50)
    }
    defer { daemon.stop() }
    async let answer = text(daemon)
    send("7", to: "ada@example.com")
    #expect(try await answer.contains(#""id":"7""#))
  }

  @Test func `whoever waits in vain is told that there is nothing`() async throws {
    let inbox = InboxWaiters(service)
    let daemon = try HTTPDaemon(port: 0) { _ in inbox.answer(to: "x", after: nil, wait: 0.05) }
    defer { daemon.stop() }
    #expect(try await text(daemon) == #"{"messages":[]}"#)
  }
}
