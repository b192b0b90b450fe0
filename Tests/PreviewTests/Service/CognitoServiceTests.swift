import Bindings
import CognitoMock
import Synchronization
import Syntax
import TestSupport
import Testing

@testable import Preview

/// Counts from any thread.
final class Counter: Sendable {
  private let state = Mutex(0)
  var count: Int { state.withLock { $0 } }
  func increment() { state.withLock { $0 += 1 } }
}

@Suite struct CognitoServiceTests {
  private let key = User.key(ServiceFixture.poolId, "ada")

  @Test func `a refusal keeps what was written before it`() throws {
    let service = ServiceFixture.service()
    let result = service.perform { work throws(Interruption) -> Int in
      work.state.users.update(key) { $0.lockOut.failures += 1 }
      throw .refused(.incorrectUsernameOrPassword)
    }
    #expect(throws: CognitoError.incorrectUsernameOrPassword) { _ = try result.get() }
    #expect(service.read { $0.users[key]?.lockOut.failures } == 1)
  }

  @Test func `work that asks a function is undone, run again and answered later`() throws {
    let asked = Counter()
    let daemon = try HTTPDaemon(port: 0) { _ in
      asked.increment()
      return .now(HTTPResponse(body: Array(#"{"response":{"n":5}}"#.utf8)))
    }
    defer { daemon.stop() }
    let address = try #require(HTTPAddress("http://localhost:\(daemon.port)/x"))
    let service = ServiceFixture.service(triggers: TriggerCaller(["PreSignUp": address]))
    let ids = Mutex<[String]>([])
    let result = service.perform { work throws(Interruption) -> Int in
      work.state.users.update(key) { $0.lockOut.failures += 1 }
      let id = work.random.uuid()
      ids.withLock { $0.append(id) }
      let call = TriggerCall(trigger: "PreSignUp", arn: "arn", event: .object([]))
      guard case .returned(let answer) = try work.invoke(call) else { return 0 }
      return answer["response"]?["n"]?.int ?? 0
    }
    #expect(try result.get() == 5)
    #expect(asked.count == 1)
    let seen = ids.withLock { $0 }
    #expect(seen.count == 2)
    #expect(Set(seen).count == 1)
    #expect(service.read { $0.users[key]?.lockOut.failures } == 1)
  }

  @Test func `nobody waits for a function whose answer makes no difference`() async throws {
    let (kinds, arrived) = AsyncStream<String>.makeStream()
    let daemon = try HTTPDaemon(port: 0) { request in
      arrived.yield(request.headers["x-amz-invocation-type"] ?? "")
      return .now(HTTPResponse(body: Array(#"{"response":{}}"#.utf8)))
    }
    defer { daemon.stop() }
    let address = try #require(HTTPAddress("http://localhost:\(daemon.port)/x"))
    let service = ServiceFixture.service(triggers: TriggerCaller(["CustomEmailSender": address]))
    let result = service.perform { work throws(Interruption) -> Bool in
      let call = TriggerCall(
        trigger: "CustomEmailSender", arn: "arn", event: .object([]), isAwaited: false)
      guard case .unreadable = try work.invoke(call) else { return false }
      return true
    }
    #expect(try result.get())
    #expect(await kinds.first { _ in true } == "Event")
  }

  @Test func `a function may call the mock back`() throws {
    let service = ServiceFixture.service()
    let daemon = try HTTPDaemon(port: 0) { _ in
      let failures = service.read { $0.users[key]?.lockOut.failures }
      let text = #"{"response":{"n":\#(failures ?? -1)}}"#
      return .now(HTTPResponse(body: Array(text.utf8)))
    }
    defer { daemon.stop() }
    let address = try #require(HTTPAddress("http://localhost:\(daemon.port)/x"))
    service.use(TriggerCaller(["PreSignUp": address]))
    let result = service.perform { work throws(Interruption) -> Int in
      work.state.users.update(key) { $0.lockOut.failures = 7 }
      let call = TriggerCall(trigger: "PreSignUp", arn: "arn", event: .object([]))
      guard case .returned(let answer) = try work.invoke(call) else { return -2 }
      return answer["response"]?["n"]?.int ?? -3
    }
    // What was interrupted is not there for anybody else.
    #expect(try result.get() == 0)
  }

  @Test func `what was answered is there after a restart`() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/state.db"
    do {
      let journal = Journal(try JournalFile(path, on: LocalDisk()))
      let service = ServiceFixture.service(journal: journal)
      _ = service.perform { work throws(Interruption) in
        work.state.users.update(key) { $0["email"] = "ada@example.com" }
      }
      service.workers.stop()
    }
    var state = CognitoState()
    for (table, _, row) in try JournalFile(path, on: LocalDisk()).rows() {
      let isRestored = state.restore(table: table, row)
      #expect(isRestored)
    }
    #expect(state.users[key]?["email"] == "ada@example.com")
  }

  @Test func `a reset goes back to the beginning and tells the journal`() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/state.db"
    do {
      let service = CognitoService(
        ServiceFixture.state(), keys: SigningKeys(ServiceFixture.keys), workers: WorkerThreads(),
        journal: Journal(try JournalFile(path, on: LocalDisk())),
        beginning: { ServiceFixture.state() })
      service.clock.advance(by: 1000)
      _ = service.perform { work throws(Interruption) in
        work.state.users.remove(key)
        work.state.users.put(
          User(
            userPoolId: ServiceFixture.poolId, username: "bo", sub: "b", status: .confirmed,
            created: 0))
      }
      service.reset()
      #expect(service.read { $0.users.all.map(\.username) } == ["ada"])
      #expect(abs(service.clock.now - Machine.time) < 100)
    }
    let users = try JournalFile(path, on: LocalDisk()).rows().filter { $0.table == "user" }
    #expect(users.map(\.key) == [key])
  }
}
