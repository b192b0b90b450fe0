import Bindings
import Foundation
import Testing

@Suite struct SignalsTests {
  @Test func `a signal waits until it is taken, whichever thread it meets`() {
    Signals.hold()
    _ = kill(getpid(), SIGTERM)
    // Children of other tests may end meanwhile.
    var arrival = Signals.wait()
    while arrival == .child { arrival = Signals.wait() }
    #expect(arrival == .terminate)
  }
}
