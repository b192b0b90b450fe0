import Bindings
import CognitoMock
import Diagnostics
import Syntax
import Testing

@testable import Preview

@Suite struct GatewayRoutesTests {
  private let asker = RouteAsker(GatewayRoutes(ServiceFixture.service()))

  private func ask(_ path: String, _ token: String?, method: String = "GET") throws -> HTTPResponse
  {
    try asker.ask(
      method, "/_lintel/\(path)", headers: token.map { [HTTPField("authorization", $0)] } ?? [])
  }

  @Test(arguments: ["api", "api/", "api/scoped", "api/scoped/"])
  func `there is nothing at the root`(path: String) throws {
    let response = try ask(path, ServiceFixture.token(.id))
    #expect(response.status == 403)
    #expect(response.text == #"{"message":"Missing Authentication Token"}"#)
    #expect(response.headers["x-amzn-errortype"] == "MissingAuthenticationTokenException")
    #expect(response.headers["access-control-allow-origin"] == nil)
  }

  @Test(arguments: ["TRACE", "PROPFIND", "get"])
  func `a method that the API does not have is no route`(method: String) throws {
    let token = ServiceFixture.token(.id)
    let response = try ask("api/hello", token, method: method)
    #expect(response.status == 403)
    #expect(response.text == #"{"message":"Missing Authentication Token"}"#)
    #expect(response.headers["x-amzn-errortype"] == "MissingAuthenticationTokenException")
    let other = try ask("http-api/hello", token, method: method)
    #expect(other.status == 404)
    #expect(other.text == #"{"message":"Not Found"}"#)
    #expect(other.headers["apigw-requestid"] != nil)
  }

  @Test(arguments: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"])
  func `a method that the API has is`(method: String) throws {
    #expect(try ask("api/hello", ServiceFixture.token(.id), method: method).status == 200)
    #expect(try ask("http-api/hello", nil, method: method).status == 401)
  }

  @Test(
    arguments: [
      nil, "", "Bearer ", "x", "a.b.c", ServiceFixture.token(.access),
      ServiceFixture.token(.id, ["iss": "https://elsewhere.example"]),
      ServiceFixture.token(.id, ["aud": "nobody"]), ServiceFixture.token(.id, ["exp": nil]),
      String(ServiceFixture.token(.id).dropLast(8)) + "AAAAAAAA",
      "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.",
    ])
  func `a token that will not do is unauthorized`(token: String?) throws {
    let response = try ask("api/hello", token)
    #expect(response.status == 401)
    #expect(response.headers["content-type"] == "application/json")
    #expect(response.headers["x-amz-apigw-id"] != nil)
    #expect(response.headers["x-amzn-errortype"] == "UnauthorizedException")
    #expect(response.text == #"{"message":"Unauthorized"}"# || response.text.contains("expired"))
  }

  @Test func `an expired token is told`() throws {
    let token = ServiceFixture.token(.id, time: Machine.time - 4000)
    let response = try ask("api/hello", token)
    #expect(response.status == 401)
    #expect(response.text == #"{"message":"The incoming token has expired"}"#)
    #expect(
      try ask("http-api/hello", token).headers["www-authenticate"]
        == #"Bearer scope="" error="invalid_token" error_description="the token has expired""#)
  }

  @Test func `a method with a scope wants an access token that has it`() throws {
    let access = ServiceFixture.token(.access)
    #expect(try ask("api/scoped/shop/write", access).status == 403)
    #expect(
      try ask("api/scoped/shop/write", access).text
        == #"{"message":"User is not authorized to access this resource"}"#)
    #expect(try ask("api/scoped/shop/read", ServiceFixture.token(.id)).status == 401)
    #expect(try ask("api/scoped/shop/read", access).status == 200)
  }

  @Test(arguments: ["", "Bearer "])
  func `claims are shown as a function sees them`(prefix: String) throws {
    let response = try ask("api/hello?x=1", prefix + ServiceFixture.token(.id))
    #expect(response.status == 200)
    let echo = try JSONValue.parse(SourceFile(name: "", bytes: response.body))
    let claims = echo["requestContext"]?["authorizer"]?["claims"]
    #expect(claims?["cognito:groups"]?.string == "admins,guests")
    #expect(claims?["email_verified"]?.string == "true")
    #expect(claims?["exp"]?.string?.isEmpty == false)
    #expect(echo["queryStringParameters"]?["x"]?.string == "1")
  }

  @Test func `a name that is asked for twice is there once, as each kind of API has it`() throws {
    let token = ServiceFixture.token(.id)
    let rest = try ask("api/hello?a=1&b=x&a=2", token).text
    #expect(
      rest.contains(
        #""queryStringParameters":{"a":"2","b":"x"},"#
          + #""multiValueQueryStringParameters":{"a":["1","2"],"b":["x"]},"#))
    let http = try ask("http-api/hello?a=1&b=x&a=2", token).text
    #expect(http.contains(#""queryStringParameters":{"a":"1,2","b":"x"},"#))
    #expect(!http.contains("multiValue"))
    #expect(
      try ask("api/hello", token).text.contains(
        #""queryStringParameters":null,"multiValueQueryStringParameters":null,"#))
  }

  @Test func `an HTTP API takes either kind of token`() throws {
    #expect(try ask("http-api/hello", ServiceFixture.token(.id)).status == 200)
    #expect(try ask("http-api/hello", "Bearer " + ServiceFixture.token(.access)).status == 200)
    #expect(try ask("http-api/hello", nil).headers["www-authenticate"] == "Bearer")
    let refused = try ask("http-api/scoped/shop/write", ServiceFixture.token(.access))
    #expect(refused.status == 403)
    #expect(refused.text == #"{"message":"Forbidden"}"#)
    #expect(refused.headers["www-authenticate"]?.contains("insufficient_scope") == true)
    #expect(try ask("http-api", ServiceFixture.token(.id)).text == #"{"message":"Not Found"}"#)
  }

  @Test func `a browser may ask first`() throws {
    let response = try ask("api/hello", nil, method: "OPTIONS")
    #expect(response.status == 200)
    #expect(response.headers["access-control-allow-headers"]?.contains("Authorization") == true)
  }
}
