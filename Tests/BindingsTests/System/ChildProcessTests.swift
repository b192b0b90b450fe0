import Bindings
import Testing

@Suite struct ChildProcessTests {
  @Test func `a program that is not there is named`() {
    #expect(throws: ChildProcess.Failure.self) { _ = try ChildProcess(["lintel-no-such-program"]) }
  }

  @Test(arguments: zip(["exit 7", "kill -9 $$", "exit $LINTEL_TEST"], [7, 137, 3]))
  func `the exit status is the child's`(command: String, status: Int) throws {
    let child = try ChildProcess(
      ["sh", "-c", command], adding: ["LINTEL_TEST": "3"], isQuiet: true)
    #expect(child.exitStatus(waiting: true) == status)
  }

  @Test func `a child that runs has no status until it is ended`() throws {
    let child = try ChildProcess(["sleep", "60"])
    #expect(child.exitStatus(waiting: false) == nil)
    child.terminate()
    #expect(child.exitStatus(waiting: true) == 128 + 15)
  }
}
