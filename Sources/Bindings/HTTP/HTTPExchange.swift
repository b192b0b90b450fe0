internal import CMicroHTTPD

/// A request as it comes in, piece by piece. Used by one of the library's threads at a time.
final class HTTPExchange {
  let target: String
  var method = ""
  var headers: [HTTPField] = []
  var body: [UInt8] = []
  /// Bytes of a body that were thrown away since it is too large; 0 where it is not.
  private(set) var dropped = 0
  /// Whether the library has asked for the first time.
  var hasBegun = false
  var reply: HTTPReply?
  var stream: EventStream?

  init(target: String) { self.target = target }

  /// Takes a piece of the body, or throws it away with all before it once they are too much.
  ///
  /// - Returns: false where there is no end to it.
  func take(_ piece: UnsafeRawBufferPointer, _ limits: HTTPLimits) -> Bool {
    let size = body.count + piece.count
    if dropped == 0, size <= limits.body(at: target) {
      unsafe body.append(contentsOf: piece)
      return true
    }
    body = []
    dropped += size
    return dropped - limits.body(at: target) <= limits.dropped
  }

  var request: HTTPRequest? {
    HTTPTarget(target).map {
      HTTPRequest(method: method, target: $0, headers: headers, body: body)
    }
  }
}

/// Called with the first line's target, before anything of it is decoded; what it returns is the
/// request's own slot.
let beginRequest:
  @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, OpaquePointer?) ->
    UnsafeMutableRawPointer? = { context, target, _ in
      guard let core = unsafe core(context), let target = unsafe target else { return nil }
      core.requestBegan()
      let exchange = unsafe HTTPExchange(target: String(cString: target))
      return unsafe Unmanaged.passRetained(exchange).toOpaque()
    }

/// Called once with the headers, then for each piece of the body, then with none: the time to answer;
/// and once more when a connection that was set aside is taken up.
let answerRequest: MHD_AccessHandlerCallback = {
  context, connection, _, method, _, bytes, count, slot in
  guard
    let core = unsafe core(context), let connection = unsafe connection,
    let slot = unsafe slot?.pointee, let count = unsafe count
  else { return .NO }
  let exchange = unsafe Unmanaged<HTTPExchange>.fromOpaque(slot).takeUnretainedValue()
  let client = unsafe HTTPConnection(connection)
  guard exchange.hasBegun else {
    exchange.hasBegun = true
    if let method = unsafe method { exchange.method = unsafe String(cString: method) }
    unsafe _ = MHD_get_connection_values(connection, .HEADER_KIND, collectHeader, slot)
    // Refused before it is sent; a body of unknown length can be answered only when it is there.
    if let length = exchange.headers["content-length"].map({ Int($0) ?? .max }),
      length > core.limits.body(at: exchange.target)
    {
      return client.queue(tooLarge, closes: true)
    }
    return .YES
  }
  let pieces = unsafe count.pointee
  if pieces > 0, let bytes = unsafe bytes {
    unsafe count.pointee = 0
    let piece = unsafe UnsafeRawBufferPointer(start: bytes, count: pieces)
    return unsafe exchange.take(piece, core.limits) ? .YES : .NO
  }
  unsafe clock(of: connection)?.arrived()
  if exchange.dropped > 0 { return client.queue(tooLarge, closes: true) }
  return core.answer(exchange, on: client)
}

let endRequest: MHD_RequestCompletedCallback = { context, connection, slot, _ in
  if let connection = unsafe connection { unsafe clock(of: connection)?.answered() }
  guard let core = unsafe core(context), let held = unsafe slot?.pointee else { return }
  unsafe slot?.pointee = nil
  core.requestEnded(unsafe Unmanaged<HTTPExchange>.fromOpaque(held).takeRetainedValue())
}

private let tooLarge = HTTPResponse.plain("the body is too large", status: 413)

private let collectHeader: MHD_KeyValueIterator = { slot, _, name, value in
  guard let slot = unsafe slot, let name = unsafe name else { return .YES }
  let exchange = unsafe Unmanaged<HTTPExchange>.fromOpaque(slot).takeUnretainedValue()
  let text = unsafe value.map { unsafe String(cString: $0) } ?? ""
  exchange.headers.append(unsafe HTTPField(String(cString: name), text))
  return .YES
}

private func core(_ context: UnsafeMutableRawPointer?) -> DaemonCore? {
  unsafe context.map { unsafe Unmanaged<DaemonCore>.fromOpaque($0).takeUnretainedValue() }
}
