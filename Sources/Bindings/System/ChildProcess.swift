internal import CSystem

/// Another program that this one has started.
package struct ChildProcess: Sendable {
  /// A program that could not be started, and the system's reason.
  package struct Failure: Error, Hashable, Sendable {
    package let program: String
    package let reason: String
  }

  private let number: pid_t
  private let leadsGroup: Bool

  /// Starts a program, looked for on the path, with this one's environment and what is added to it.
  ///
  /// The child meets every signal in the usual way, whatever `Signals.hold` has changed here.
  ///
  /// - Parameters:
  ///   - arguments: the program's name and its arguments.
  ///   - isQuiet: whether what it says goes nowhere, instead of to this program's output.
  ///   - output: a file that gets what it prints; made, or emptied, before it starts.
  ///   - leadsGroup: whether it leads a process group, so that `terminate` reaches what it has started
  ///     in turn. Such a group cannot read from a terminal, nor does Ctrl-C reach it.
  package init(
    _ arguments: [String], adding environment: [String: String] = [:], isQuiet: Bool = false,
    output: String? = nil, leadsGroup: Bool = false
  ) throws(Failure) {
    var attributes = posix_spawnattr_t()
    unsafe _ = posix_spawnattr_init(&attributes)
    defer { unsafe _ = posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    unsafe _ = sigemptyset(&none)
    unsafe _ = posix_spawnattr_setsigmask(&attributes, &none)
    var usual = sigset_t()
    unsafe _ = sigemptyset(&usual)
    unsafe _ = sigaddset(&usual, SIGPIPE)
    unsafe _ = posix_spawnattr_setsigdefault(&attributes, &usual)
    var flags = Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF)
    if leadsGroup {
      unsafe _ = posix_spawnattr_setpgroup(&attributes, 0)
      flags |= Int16(POSIX_SPAWN_SETPGROUP)
    }
    unsafe _ = posix_spawnattr_setflags(&attributes, flags)

    var actions = unsafe posix_spawn_file_actions_t()
    unsafe _ = posix_spawn_file_actions_init(&actions)
    defer { unsafe _ = posix_spawn_file_actions_destroy(&actions) }
    if isQuiet {
      for descriptor: Int32 in [0, 1, 2] {
        unsafe _ = posix_spawn_file_actions_addopen(
          &actions, descriptor, "/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY, 0)
      }
    }
    if let output {
      unsafe _ = posix_spawn_file_actions_addopen(
        &actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    }

    let all = Machine.environment.merging(environment) { _, new in new }
    let words = CStrings(arguments)
    let settings = CStrings(all.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
    var number: pid_t = 0
    let code = unsafe posix_spawnp(
      &number, arguments.first ?? "", &actions, &attributes, words.pointers, settings.pointers)
    guard code == 0 else {
      throw unsafe Failure(
        program: arguments.first ?? "", reason: String(cString: strerror(code)))
    }
    self.number = number
    self.leadsGroup = leadsGroup
  }

  /// Asks it to end, and where it leads a group all of that.
  package func terminate() { _ = kill(leadsGroup ? -number : number, SIGTERM) }

  /// Its exit status, or 128 and the signal that ended it; nil while it runs. Ask until it is there,
  /// and not again.
  package func exitStatus(waiting: Bool) -> Int? {
    var status: Int32 = 0
    while true {
      let found = unsafe waitpid(number, &status, waiting ? 0 : WNOHANG)
      if found == number { return Int(lintel_exit_status(status)) }
      if found < 0, lintel_errno() == EINTR { continue }
      return found < 0 ? 1 : nil
    }
  }
}

/// A list of C strings with nil at its end, freed when it goes.
@safe
private struct CStrings: ~Copyable {
  let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let count: Int

  init(_ strings: [String]) {
    count = strings.count
    unsafe pointers = .allocate(capacity: count + 1)
    for (index, string) in strings.enumerated() { unsafe pointers[index] = strdup(string) }
    unsafe pointers[count] = nil
  }

  deinit {
    for index in 0..<count { unsafe free(pointers[index]) }
    unsafe pointers.deallocate()
  }
}
