internal import CMicroHTTPD
internal import CSystem
internal import Synchronization

/// The connections of a daemon, and since when each has been waited for: the library gives up a client
/// that sends nothing, but not one that sends a byte now and then for ever.
final class OpenConnections: Sendable {
  /// A connection's own clock.
  final class Clock: Sendable {
    let socket: Int32
    /// Seconds of `Machine.seconds`, as bits; 0 while it is the server's turn.
    private let waitingSince: Atomic<UInt64>

    init(socket: Int32) {
      self.socket = socket
      waitingSince = Atomic(Machine.seconds.bitPattern)
    }

    /// A request is there whole.
    func arrived() { waitingSince.store(0, ordering: .relaxed) }

    /// It was answered: the next one is waited for.
    func answered() { waitingSince.store(Machine.seconds.bitPattern, ordering: .relaxed) }

    func isLate(_ now: Double, _ patience: Double) -> Bool {
      let since = waitingSince.load(ordering: .relaxed)
      return since != 0 && Double(bitPattern: since) + patience < now
    }
  }

  private let clocks = Mutex<[ObjectIdentifier: Clock]>([:])
  private let taken = Atomic(0)

  /// With those that have been taken and are not yet served.
  var count: Int { taken.load(ordering: .relaxed) }

  /// One was taken, to be served.
  func took() { taken.add(1, ordering: .relaxed) }

  /// One has ended, or could not be served.
  func ended() { taken.subtract(1, ordering: .relaxed) }

  func opened(_ clock: Clock) { clocks.withLock { $0[ObjectIdentifier(clock)] = clock } }

  /// Called before the socket is closed, so that its number is not another's yet.
  func closed(_ clock: Clock) {
    clocks.withLock { $0[ObjectIdentifier(clock)] = nil }
    ended()
  }

  /// Ends every connection whose request has been on its way for longer than `patience` seconds.
  func endLate(patience: Double) {
    let now = Machine.seconds
    clocks.withLock { clocks in
      for clock in clocks.values where clock.isLate(now, patience) {
        _ = shutdown(clock.socket, Int32(SHUT_RDWR))
      }
    }
  }
}

/// Called when a connection is made and when it ends; what it puts into the slot is the connection's.
let connectionChanged: MHD_NotifyConnectionCallback = { context, connection, slot, code in
  guard let context = unsafe context, let connection = unsafe connection,
    let slot = unsafe slot
  else { return }
  let core = unsafe Unmanaged<DaemonCore>.fromOpaque(context).takeUnretainedValue()
  switch code {
  case .CONNECTION_NOTIFY_STARTED:
    let clock = OpenConnections.Clock(socket: unsafe lintel_mhd_socket(connection))
    unsafe slot.pointee = Unmanaged.passRetained(clock).toOpaque()
    core.connections.opened(clock)
  case .CONNECTION_NOTIFY_CLOSED:
    guard let held = unsafe slot.pointee else { return }
    unsafe slot.pointee = nil
    core.connections.closed(
      unsafe Unmanaged<OpenConnections.Clock>.fromOpaque(held).takeRetainedValue())
  @unknown default: return
  }
}

/// The clock of a connection.
func clock(of connection: OpaquePointer) -> OpenConnections.Clock? {
  guard let slot = unsafe lintel_mhd_slot(connection) else { return nil }
  return unsafe Unmanaged<OpenConnections.Clock>.fromOpaque(slot).takeUnretainedValue()
}
