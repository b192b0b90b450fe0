internal import CSystem

/// What the process knows of itself and the machine.
package enum Machine {
  /// The absolute path of the current folder.
  package static var currentFolder: String {
    guard let path = unsafe getcwd(nil, 0) else { return "." }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  /// A variable of the environment; nil where it is not set.
  package static func environment(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  /// All of the environment.
  package static var environment: [String: String] {
    var all: [String: String] = [:]
    guard var next = unsafe lintel_environment() else { return all }
    while let entry = unsafe next.pointee {
      let parts = unsafe String(cString: entry).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { all[String(parts[0])] = String(parts[1]) }
      unsafe next += 1
    }
    return all
  }

  /// The absolute path of the running program, with links followed.
  package static var executable: String? {
    guard let path = unsafe realpath("/proc/self/exe", nil) else { return nil }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  /// Processors that are there to work, at least one.
  package static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Whether a descriptor leads to a terminal, and so to a person.
  package static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Columns of the terminal, or nil where there is none.
  package static func columns(_ descriptor: Int32) -> Int? {
    let columns = Int(lintel_columns(descriptor))
    return columns > 0 ? columns : nil
  }

  /// Ends the process.
  package static func exit(_ status: Int32) -> Never { CSystem.exit(status) }

  /// Seconds of a clock that only goes forward.
  package static var seconds: Double { seconds(of: CLOCK_MONOTONIC) }

  /// Holds the thread up: for one of one's own only.
  package static func pause(seconds: Double) {
    var time = timespec(
      tv_sec: Int(seconds), tv_nsec: Int((seconds - seconds.rounded(.down)) * 1e9))
    unsafe _ = nanosleep(&time, nil)
  }

  /// Seconds since 1970, with their fraction.
  package static var time: Double { seconds(of: CLOCK_REALTIME) }

  /// Seconds that the calling thread has kept a processor busy.
  package static var busySeconds: Double { seconds(of: CLOCK_THREAD_CPUTIME_ID) }

  private static func seconds(of clock: clockid_t) -> Double {
    var time = timespec()
    unsafe _ = clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Opens the standard streams that the process was started without, so that no file of its own gets
  /// their number: reading and writing fail as they would have.
  package static func fillStandardStreams() {
    for descriptor: Int32 in 0...2 where lintel_is_closed(descriptor) {
      // The lowest free number is taken: this one, since those below it are open by now.
      _ = unsafe lintel_open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY, 0)
    }
  }

  /// Writes all of a text to an open descriptor (1: output, 2: errors).
  ///
  /// Errors: the system's, with the stream's name for a path.
  package static func write(_ text: String, to descriptor: Int32) throws(DiskError) {
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe CSystem.write(
          descriptor, buffer.baseAddress?.advanced(by: start), bytes.count - start)
      }
      if count < 0 {
        if lintel_errno() == EINTR { continue }
        throw DiskError(.write, descriptor == 1 ? "standard output" : "standard error")
      }
      start += count
    }
  }
}
