import Bindings
import Testing

@testable import Preview

@Suite struct RouterTests {
  private struct Echo: RouteGroup {
    var routes: [Route] {
      [
        Route("GET", "") { _ in .now(.plain("root")) },
        Route("GET", "a/{name}") { .now(.plain("name \($0["name"])")) },
        Route("GET", "a/b") { _ in .now(.plain("never")) },
        Route("GET", "files/{path...}") { .now(.plain("files \($0.rest)")) },
        Route("GET", "own") { _ in
          .now(HTTPResponse(headers: [HTTPField("X-Content-Type-Options", "nosniff")]))
        },
        Route("POST", "a/{name}") { .now(.plain("posted \($0.request.body.count)")) },
      ]
    }
  }

  private let router = Router(hosts: HostCheck(), groups: [Echo()]) { _ in
    .plain("nothing", status: 404)
  }

  private func answer(
    _ target: String, method: String = "GET", host: String = "localhost:9229"
  ) throws -> HTTPResponse {
    let request = HTTPRequest(
      method: method, target: try #require(HTTPTarget(target)),
      headers: [HTTPField("Host", host)])
    guard case .now(let response) = router.answer(request) else {
      Issue.record("not answered at once")
      return HTTPResponse()
    }
    return response
  }

  private func text(_ response: HTTPResponse) -> String {
    String(decoding: response.body, as: UTF8.self)
  }

  @Test(arguments: ["/", "/a/x", "/nothing"])
  func `a foreign host gets nothing but a refusal`(target: String) throws {
    let response = try answer(target, host: "evil.example")
    #expect(response.status == 421)
    #expect(text(response).contains("--allow-host"))
  }

  @Test(arguments: ["/", "/own"])
  func `a header that keeps other pages out is there once`(target: String) throws {
    let headers = try answer(target).headers
    #expect(headers.all("x-content-type-options") == ["nosniff"])
    #expect(headers.all("cross-origin-resource-policy") == ["same-origin"])
  }

  @Test func `a method that no route has is refused with those there are`() throws {
    let response = try answer("/a/x", method: "DELETE")
    #expect(response.status == 405)
    #expect(response.headers["allow"] == "GET, HEAD, POST")
  }

  @Test(arguments: ["/a", "/a/x/y", "/b", "/%61/", "/files%2Fx"])
  func `an address without a route is nothing`(target: String) throws {
    #expect(try answer(target).status == 404)
  }

  @Test(
    arguments: zip(
      ["/", "/a/x", "/a/b", "/%61/x", "/a/x%2Fy", "/files", "/files/a/..%2Fb", "/a/x?y=/z"],
      [
        "root", "name x", "name b", "name x", "name x/y", "files []", "files [\"a\", \"../b\"]",
        "name x",
      ]))
  func `the first route that fits answers`(target: String, wanted: String) throws {
    #expect(text(try answer(target)) == wanted + "\n")
  }

  @Test func `HEAD is answered as GET`() throws {
    #expect(text(try answer("/a/x", method: "HEAD")) == "name x\n")
  }

  @Test(arguments: ["/", "/a/x", "/nothing"])
  func `no answer may be sniffed or read by another origin`(target: String) throws {
    let headers = try answer(target).headers
    #expect(headers["x-content-type-options"] == "nosniff")
    #expect(headers["cross-origin-resource-policy"] == "same-origin")
  }
}
