import Testing

@testable import Bindings

@Suite struct HTTPAnswerReaderTests {
  private func read(_ pieces: [String], isBodiless: Bool = false) throws(HTTPCallError)
    -> HTTPResponse
  {
    var reader = HTTPAnswerReader(isBodiless: isBodiless, largest: 1000)
    for piece in pieces {
      if let answer = try reader.take(Array(piece.utf8)) { return answer }
    }
    return try reader.finish()
  }

  @Test(
    arguments: [
      "SSH-2.0-OpenSSH\r\n\r\n", "HTTP/1.1 2000 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nbad\r\n\r\n",
      "HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n",
      "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nabc",
      "HTTP/1.1 200 OK\r\ntransfer-encoding: gzip\r\n\r\n",
      "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
      "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabcd",
      "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n", "HTTP/1.1 200",
    ])
  func `what is no answer is refused`(text: String) {
    #expect(throws: HTTPCallError.malformed) { _ = try read([text]) }
  }

  @Test(
    arguments: [
      "HTTP/1.1 200 OK\r\ncontent-length: 2000\r\n\r\n",
      "HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "x", count: 1000),
    ])
  func `an answer over the limit is refused`(text: String) {
    #expect(throws: HTTPCallError.tooLarge) { _ = try read([text]) }
  }

  @Test(
    arguments: [
      ["HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello and more"],
      ["HTTP/1.1 20", "0 OK\r\nContent-Length:5\r\n\r", "\nhel", "lo"],
      ["HTTP/1.0 200 OK\r\n\r\n", "hel", "lo"],
      ["HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200\r\ncontent-length: 5\r\n\r\nhello"],
      [
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n2;x=y\r\nhe\r\n3",
        "\r\nllo\r\n0\r\n\r\n",
      ],
    ])
  func `the body ends where the answer says`(pieces: [String]) throws {
    let answer = try read(pieces)
    #expect(answer.status == 200)
    #expect(String(decoding: answer.body, as: UTF8.self) == "hello")
  }

  @Test(arguments: ["HTTP/1.1 204 No\r\ncontent-length: 5\r\n\r\n", "HTTP/1.1 304 No\r\n\r\nx"])
  func `some answers have no body`(text: String) throws {
    #expect(try read([text]).body == [])
  }
}

@Suite struct HTTPAddressTests {
  @Test(
    arguments: [
      "", "localhost:3000", "https://localhost/", "http://", "http:///x", "http://a:0/",
      "http://a:99999/", "http://user@a/", "http://a/ b", "http://a/\r\nx",
      "http://a:/", "http://a:+80/", "http://a:90:91/", "http://::1/", "http://[::1]x/",
      "http://[::1/",
    ])
  func `what is no plain address is refused`(text: String) {
    #expect(HTTPAddress(text) == nil)
  }

  @Test(
    arguments: zip(
      ["http://a", "HTTP://a:3001/x?y#z", "http://[::1]:9000/x", "http://a?b"],
      ["a a 80 /", "a:3001 a 3001 /x?y", "[::1]:9000 ::1 9000 /x", "a a 80 /?b"]))
  func `an address is taken apart`(text: String, wanted: String) throws {
    let address = try #require(HTTPAddress(text))
    #expect(
      "\(address.authority) \(address.host) \(address.port) \(address.target)" == wanted)
  }
}
