internal import CSystem

/// Threads for work that blocks: calls to other servers, keys that take their time. Neither a server's
/// own threads nor the pool that Swift's tasks run on may wait for such work.
///
/// A thread is started when there is work and nobody is idle, up to a limit; further work waits its
/// turn. Work that has begun is never broken off.
@safe
package final class WorkerThreads: @unchecked Sendable {
  // Sendable: what changes is only touched between `pthread_mutex_lock` and its unlock, and the limit
  // and both pointers are never written after `init`. The mutex and the condition have an address of
  // their own, as the system demands.
  private let limit: Int
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>
  private var waiting: [@Sendable () -> Void] = []
  private var threads = 0
  private var idle = 0
  private var isStopped = false

  /// - Parameter limit: threads at once, at least one.
  package init(limit: Int = 32) {
    self.limit = max(1, limit)
    unsafe mutex = .allocate(capacity: 1)
    unsafe condition = .allocate(capacity: 1)
    unsafe _ = pthread_mutex_init(mutex, nil)
    unsafe _ = pthread_cond_init(condition, nil)
  }

  /// Has the work done by a thread, soon. After `stop` nothing is begun any more.
  package func run(_ work: @escaping @Sendable () -> Void) {
    unsafe _ = pthread_mutex_lock(mutex)
    defer { unsafe _ = pthread_mutex_unlock(mutex) }
    guard !isStopped else { return }
    waiting.append(work)
    if idle >= waiting.count {
      unsafe _ = pthread_cond_signal(condition)
    } else if threads < limit, start() {
      threads += 1
    }
  }

  /// Ends idle threads; those that work end after it.
  package func stop() {
    unsafe _ = pthread_mutex_lock(mutex)
    isStopped = true
    waiting = []
    unsafe _ = pthread_cond_broadcast(condition)
    unsafe _ = pthread_mutex_unlock(mutex)
  }

  private func start() -> Bool {
    // Retained for the thread, which lets it go at its end.
    let context = unsafe Unmanaged.passRetained(self).toOpaque()
    var attributes = pthread_attr_t()
    unsafe _ = pthread_attr_init(&attributes)
    defer { unsafe _ = pthread_attr_destroy(&attributes) }
    unsafe _ = pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    var thread = pthread_t()
    guard unsafe pthread_create(&thread, &attributes, worker, context) == 0 else {
      unsafe Unmanaged<WorkerThreads>.fromOpaque(context).release()
      return false
    }
    return true
  }

  /// What one thread does until `stop`.
  fileprivate func work() {
    while let next = take() { next() }
  }

  private func take() -> (@Sendable () -> Void)? {
    unsafe _ = pthread_mutex_lock(mutex)
    defer { unsafe _ = pthread_mutex_unlock(mutex) }
    idle += 1
    defer { idle -= 1 }
    while waiting.isEmpty, !isStopped { unsafe _ = pthread_cond_wait(condition, mutex) }
    return isStopped ? nil : waiting.removeFirst()
  }

  deinit {
    unsafe _ = pthread_cond_destroy(condition)
    unsafe _ = pthread_mutex_destroy(mutex)
    unsafe condition.deallocate()
    unsafe mutex.deallocate()
  }
}

private let worker: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
  context in
  guard let context = unsafe context else { return nil }
  unsafe Unmanaged<WorkerThreads>.fromOpaque(context).takeRetainedValue().work()
  return nil
}
