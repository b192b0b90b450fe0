import Bindings
import CognitoMock
import Diagnostics
import TestSupport
import Testing

@testable import Preview

@Suite struct SigningKeysTests {
  @Test(arguments: ["", "a note to myself", "-----BEGIN PRIVATE KEY-----\nAAAA\n"])
  func `a file that holds no key is told and left as it is`(text: String) async throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/preview-id-token.pem"
    try LocalDisk().write(Array(text.utf8), to: path)
    let first = await start(in: folder.path)
    #expect(first.findings.map(\.code) == ["preview.key"])
    #expect(first.findings.first?.message.contains("'\(path)'") == true)
    #expect(first.findings.first?.hint?.contains("remove the file") == true)
    #expect(try LocalDisk().read(path) == Array(text.utf8))
    let second = await start(in: folder.path)
    #expect(second.made.id.kid != first.made.id.kid)
    #expect(second.made.access.kid == first.made.access.kid)
  }

  @Test func `a folder in a key's place is told and left as it is`() async throws {
    let folder = try TemporaryFolder()
    try LocalDisk().makeDirectories("\(folder.path)/preview-access-token.pem")
    let keys = await start(in: folder.path)
    #expect(keys.findings.map(\.code) == ["preview.key"])
    #expect(
      try LocalDisk().status(of: "\(folder.path)/preview-access-token.pem")?.kind == .directory)
  }

  @Test func `keys are kept for their user's eyes only, and found again`() async throws {
    let folder = try TemporaryFolder()
    let place = "\(folder.path)/.lintel"
    let first = await start(in: place)
    #expect(first.findings.isEmpty)
    let second = await start(in: place)
    #expect(second.findings.isEmpty)
    #expect(second.made.id.kid == first.made.id.kid)
    #expect(second.made.access.kid == first.made.access.kid)
    let child = try ChildProcess([
      "sh", "-c", "test \"$(ls -l \(place)/*.pem | cut -c1-10 | sort -u)\" = -rw-------",
    ])
    #expect(child.exitStatus(waiting: true) == 0)
  }

  @Test func `keys that were kept are there at once`() async throws {
    let folder = try TemporaryFolder()
    _ = await start(in: folder.path)
    let workers = WorkerThreads()
    workers.stop()
    #expect(SigningKeys(in: folder.path, on: LocalDisk(), workers: workers).made != nil)
  }

  private func start(in folder: String) async -> (made: TokenKeys, findings: [Diagnostic]) {
    let workers = WorkerThreads()
    defer { workers.stop() }
    let keys = SigningKeys(in: folder, on: LocalDisk(), workers: workers)
    let made = await withCheckedContinuation { done in
      keys.whenMade { done.resume(returning: $0) }
    }
    return (made, keys.findings)
  }
}
