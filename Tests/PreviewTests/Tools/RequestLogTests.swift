import Bindings
import Syntax
import Testing

@testable import Preview

@Suite struct RequestLogTests {
  private let log = RequestLog(now: { 1_767_366_245 }, added: {})

  @Test func `what the preview shows by itself is not noted`() {
    for path in ["/_lintel/", "/_lintel/inbox", "/_lintel/preview/live.js", "/"] {
      _ = log.noting(request(path), .now(.plain("")))
    }
    #expect(log.entries.isEmpty)
  }

  @Test func `the latest request is the first, and the oldest are dropped`() {
    for number in 1...RequestLog.longest + 3 {
      _ = log.noting(request("/login?n=\(number)"), .now(.plain("")))
    }
    let entries = log.entries
    #expect(entries.count == RequestLog.longest)
    #expect(entries.first?.target.text == "/login?n=\(RequestLog.longest + 3)")
    #expect(entries.last?.target.text == "/login?n=4")
  }

  @Test func `a page's markup is not kept, a reply is, up to a size`() {
    let long = [UInt8](repeating: 65, count: LogEntry.largestBody + 10)
    _ = log.noting(request("/login"), .now(HTTPResponse(contentType: "text/html", body: long)))
    _ = log.noting(
      request("/oauth2/token"), .now(HTTPResponse(contentType: "application/json", body: long)))
    #expect(log.entries.map(\.response.body.count) == [LogEntry.largestBody, 0])
  }

  @Test(
    arguments: zip(
      ["password", "Password", "NEW_PASSWORD", "client_secret", "ClientSecret", "CREDENTIAL"],
      [
        "SECRET_HASH", "SecretHash", "SECRET_BLOCK", "PASSWORD_CLAIM_SIGNATURE", "SecretCode",
        "code",
      ]
    ))
  func `a secret is hidden, what only the mock can use is not`(secret: String, shown: String) {
    let tree: JSONTree = [
      "AuthParameters": .object([(secret, .string("hunter2")), (shown, .string("abc"))])
    ]
    let text = Secrets.hidden(tree).compact()
    #expect(!text.contains("hunter2"))
    #expect(text.contains("abc"))
    let rows = Secrets.hidden([HTTPField(secret, "hunter2"), HTTPField(shown, "abc")])
    #expect(rows.map(\.value) == ["•••", "abc"])
  }

  @Test func `tokens in a text are taken apart, refresh tokens and rubbish are not`() {
    let header = Base64URL.encode(Array(#"{"kid":"a","alg":"RS256"}"#.utf8))
    let claims = Base64URL.encode(Array(#"{"token_use":"id","sub":"s"}"#.utf8))
    let text =
      "?id_token=\(header).\(claims).c2ln&x=eyJ.eyJ.eyJ&r=\(header).a.b.c.d&again=\(header).\(claims).c2ln"
    let tokens = TokenText.all(in: text)
    #expect(tokens.map(\.use) == ["id"])
    #expect(tokens.first?.text.contains(#""sub": "s""#) == true)
  }

  @Test(
    arguments: zip(
      [
        "https://app.example/cb?error=invalid_request&state=s", "/error?error=redirect_mismatch",
        "https://app.example/cb#state=s&error=unauthorized_client",
        "https://app.example/cb?code=1&state=error", "/login?client_id=a",
      ],
      [
        "https://app.example/cb · invalid_request", "/error · redirect_mismatch",
        "https://app.example/cb · unauthorized_client", "https://app.example/cb", "/login",
      ]))
  func `a redirect's line tells the error that it carries`(location: String, line: String) {
    let response = HTTPResponse(status: 302, headers: [HTTPField("location", location)])
    _ = log.noting(request("/oauth2/authorize"), .now(response))
    #expect(log.entries.map(\.destination) == [line])
  }

  @Test(
    arguments: zip(
      [0.0, 951_782_400, 1_767_366_245.9, 4_107_542_399, -1],
      [
        "1970-01-01T00:00:00Z", "2000-02-29T00:00:00Z", "2026-01-02T15:04:05Z",
        "2100-02-28T23:59:59Z", "1969-12-31T23:59:59Z",
      ]))
  func `a moment is written as machines write it`(seconds: Double, text: String) {
    #expect(Timestamp(seconds).iso == text)
  }

  private func request(_ target: String) -> HTTPRequest {
    HTTPRequest(target: HTTPTarget(target) ?? root)
  }

  private let root = HTTPTarget("/")!
}
