internal import CMicroHTTPD

/// A connection that can be set aside and taken up again.
@safe
struct HTTPConnection: @unchecked Sendable {
  // Sendable: libmicrohttpd's suspend and resume take its own lock and may be called by any thread.
  // The pointer lives at least as long as the connection is suspended, and whoever keeps one drops it
  // in the library's completed or free callback.
  private let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) { unsafe self.pointer = pointer }

  /// Only from within one of the library's callbacks for this connection.
  func suspend() { unsafe MHD_suspend_connection(pointer) }

  /// Exactly once for each `suspend`.
  func resume() { unsafe MHD_resume_connection(pointer) }

  /// Queues an answer; only from within the library's access handler.
  func queue(_ response: HTTPResponse, closes: Bool = false) -> MHD_Result {
    let made = unsafe response.body.withUnsafeBytes { bytes in
      // The library copies the bytes and writes to none of them.
      unsafe MHD_create_response_from_buffer(
        bytes.count, UnsafeMutableRawPointer(mutating: bytes.baseAddress), .RESPMEM_MUST_COPY)
    }
    guard let made = unsafe made else { return .NO }
    defer { unsafe MHD_destroy_response(made) }
    for field in response.headers {
      // Refused are names and values that would end their line: left out rather than sent.
      _ = unsafe MHD_add_response_header(made, field.name, field.value)
    }
    if closes { _ = unsafe MHD_add_response_header(made, "connection", "close") }
    return unsafe MHD_queue_response(pointer, UInt32(response.status), made)
  }

  /// Queues the head of a stream and gives the stream its reader.
  func queue(_ stream: EventStream, headers: [HTTPField]) -> MHD_Result {
    // Retained here, released by the free callback.
    let context = unsafe Unmanaged.passRetained(stream).toOpaque()
    guard
      let made = unsafe MHD_create_response_from_callback(
        UInt64.max, 4096, readStream, context, freeStream)
    else {
      unsafe Unmanaged<EventStream>.fromOpaque(context).release()
      return .NO
    }
    defer { unsafe MHD_destroy_response(made) }
    stream.attach(self)
    for field in EventStream.headers + headers {
      _ = unsafe MHD_add_response_header(made, field.name, field.value)
    }
    return unsafe MHD_queue_response(pointer, 200, made)
  }
}

private let readStream: MHD_ContentReaderCallback = { context, _, buffer, limit in
  guard let context = unsafe context, let buffer = unsafe buffer else {
    return readFailed
  }
  let stream = unsafe Unmanaged<EventStream>.fromOpaque(context).takeUnretainedValue()
  switch stream.read(limit: limit) {
  case .ended: return streamEnded
  case .suspended: return 0
  case .bytes(let bytes):
    unsafe bytes.withUnsafeBytes { source in
      unsafe UnsafeMutableRawBufferPointer(start: buffer, count: limit).copyMemory(from: source)
    }
    return bytes.count
  }
}

private let freeStream: MHD_ContentReaderFreeCallback = { context in
  guard let context = unsafe context else { return }
  unsafe Unmanaged<EventStream>.fromOpaque(context).takeRetainedValue().detach()
}

/// The library's macros are casts.
private let streamEnded = -1
private let readFailed = -2
