/// Reads an answer out of the bytes of a connection, as they come.
///
/// The body ends where `content-length` or the last chunk says, else where the connection does.
/// Interim answers (1xx) are passed over.
///
/// Source: RFC 9112, sections 4, 6 and 7.
struct HTTPAnswerReader {
  private enum Body {
    case length(Int)
    case chunked
    case untilClose
  }

  private static let largestHead = 64 << 10

  /// Whether the request was one whose answer has no body.
  let isBodiless: Bool
  /// Bytes of head and body together.
  let largest: Int
  private var pending: [UInt8] = []
  private var taken = 0
  private var head: (response: HTTPResponse, body: Body)?

  init(isBodiless: Bool, largest: Int) {
    self.isBodiless = isBodiless
    self.largest = largest
  }

  /// - Returns: the answer once it is there whole.
  mutating func take(_ bytes: [UInt8]) throws(HTTPCallError) -> HTTPResponse? {
    taken += bytes.count
    if taken > largest { throw .tooLarge }
    pending += bytes
    while head == nil {
      guard let end = endOfHead else {
        if pending.count > Self.largestHead { throw .tooLarge }
        return nil
      }
      let (response, body) = try read(head: pending[..<end])
      pending.removeFirst(end + 4)
      if response.status >= 200 { head = (response, body) }
    }
    return try answer(isEnd: false)
  }

  /// The connection has ended.
  mutating func finish() throws(HTTPCallError) -> HTTPResponse {
    guard head != nil else {
      throw pending.isEmpty && taken == 0 ? .connection("the connection was closed") : .malformed
    }
    guard let answer = try answer(isEnd: true) else { throw .malformed }
    return answer
  }

  private var endOfHead: Int? {
    guard pending.count >= 4 else { return nil }
    return (0...pending.count - 4).first { pending[$0..<$0 + 4].elementsEqual([13, 10, 13, 10]) }
  }

  private func read(
    head bytes: ArraySlice<UInt8>
  ) throws(HTTPCallError) -> (HTTPResponse, Body) {
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map { line in
      String(decoding: line.last == 13 ? line.dropLast() : line, as: UTF8.self)
    }
    let status = lines.removeFirst().split(separator: " ", maxSplits: 2)
    guard status.count >= 2, status[0].hasPrefix("HTTP/1."), status[1].utf8.count == 3,
      let code = Int(status[1]), (100...599).contains(code)
    else { throw .malformed }
    var response = HTTPResponse(status: code)
    for line in lines {
      guard let colon = line.firstIndex(of: ":"), colon != line.startIndex else {
        throw .malformed
      }
      let value = line[line.index(after: colon)...]
      response.headers.append(
        HTTPField(String(line[..<colon]), value.trimmingPrefix { $0 == " " || $0 == "\t" }.trimmed))
    }
    return (response, try body(of: response))
  }

  private func body(of response: HTTPResponse) throws(HTTPCallError) -> Body {
    if isBodiless || response.status == 204 || response.status == 304 { return .length(0) }
    if let coding = response.headers["transfer-encoding"] {
      guard coding.lowercased() == "chunked" else { throw .malformed }
      return .chunked
    }
    guard let text = response.headers["content-length"] else { return .untilClose }
    guard let length = Int(text), length >= 0, text.utf8.first != UInt8(ascii: "+") else {
      throw .malformed
    }
    if length > largest { throw .tooLarge }
    return .length(length)
  }

  private mutating func answer(isEnd: Bool) throws(HTTPCallError) -> HTTPResponse? {
    guard let (head, body) = head else { return nil }
    var response = head
    switch body {
    case .untilClose:
      guard isEnd else { return nil }
      response.body = pending
    case .length(let length):
      guard pending.count >= length else { return nil }
      response.body = Array(pending.prefix(length))
    case .chunked:
      guard let whole = try unchunked() else { return nil }
      response.body = whole
    }
    return response
  }

  /// The chunks put together; nil while the last one is missing. Trailers are passed over.
  private func unchunked() throws(HTTPCallError) -> [UInt8]? {
    var body: [UInt8] = []
    var rest = pending[...]
    while let end = rest.firstIndex(of: 10) {
      let line = rest[..<end].prefix { $0 != 13 && $0 != UInt8(ascii: ";") }
      let digits = String(decoding: line, as: UTF8.self)
      guard (1...8).contains(digits.utf8.count), digits.utf8.first != UInt8(ascii: "+"),
        let size = Int(digits, radix: 16), size >= 0
      else { throw .malformed }
      rest = rest[(end + 1)...]
      if size == 0 { return body }
      guard rest.count >= size + 2 else { return nil }
      body += rest.prefix(size)
      rest = rest.dropFirst(size)
      guard rest.starts(with: [13, 10]) else { throw .malformed }
      rest = rest.dropFirst(2)
    }
    return nil
  }
}

extension Substring {
  fileprivate var trimmed: String {
    var text = self
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }
}
