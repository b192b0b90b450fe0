import Bindings
import CognitoMock
import Testing

@testable import Preview

@Suite struct APIRoutesTests {
  private let asker = RouteAsker(APIRoutes(ServiceFixture.service()))

  private func ask(
    _ target: String?, _ body: String, signed: Bool = true
  ) throws -> HTTPResponse {
    var headers: [HTTPField] = []
    if let target { headers.append(HTTPField("X-Amz-Target", target)) }
    if signed { headers.append(HTTPField("Authorization", "AWS4-HMAC-SHA256 Credential=x")) }
    return try asker.ask("POST", "/", headers: headers, body: body)
  }

  @Test(arguments: [
    ("origin", "https://evil.example"), ("origin", "null"), ("origin", "http://203.0.113.5"),
    ("origin", "http://localhost.evil.example"), ("sec-fetch-site", "cross-site"),
  ])
  func `a page of the open web may not do what administrators do`(header: (String, String)) throws {
    let headers = [
      HTTPField("X-Amz-Target", "\(Self.idp).ListUserPools"), HTTPField("Authorization", "AWS4"),
      HTTPField(header.0, header.1),
    ]
    let response = try asker.ask("POST", "/", headers: headers, body: #"{"MaxResults":1}"#)
    #expect(response.headers["x-amzn-errortype"] == "AccessDeniedException:")
  }

  @Test(arguments: ["http://localhost:3000", "https://app.localhost", "http://127.0.0.1:8080"])
  func `an app on this machine may`(origin: String) throws {
    let headers = [
      HTTPField("X-Amz-Target", "\(Self.idp).ListUserPools"), HTTPField("Authorization", "AWS4"),
      HTTPField("origin", origin), HTTPField("sec-fetch-site", "same-site"),
    ]
    let response = try asker.ask("POST", "/", headers: headers, body: #"{"MaxResults":1}"#)
    #expect(response.status == 200)
  }

  private static let idp = "AWSCognitoIdentityProviderService"

  @Test(
    arguments: [
      nil, "", "Nothing", "AWSCognitoIdentityProviderService.Nothing",
      "AWSCognitoIdentityProviderService.", "AWSCognitoIdentityService.InitiateAuth",
      "Other.InitiateAuth", "awscognitoidentityproviderservice.InitiateAuth",
    ])
  func `an unknown target is an unknown operation`(target: String?) throws {
    let response = try ask(target, "{}")
    #expect(response.status == 400)
    #expect(response.text == #"{"__type":"UnknownOperationException"}"#)
    #expect(response.headers["x-amzn-errortype"] == "UnknownOperationException:")
  }

  @Test func `a signed operation without a signature is refused`() throws {
    let response = try ask("\(Self.idp).ListUserPools", #"{"MaxResults":1}"#, signed: false)
    #expect(response.status == 400)
    #expect(
      response.text
        == #"{"__type":"MissingAuthenticationTokenException","message":"Missing Authentication Token"}"#
    )
  }

  @Test(
    arguments: ["", "{", "[]", "\"x\"", "null", "{\"ClientId\":}", "{}{}", "{'a':1}"])
  func `what is no JSON object cannot be read`(body: String) throws {
    let response = try ask("\(Self.idp).InitiateAuth", body)
    #expect(response.status == 400)
    #expect(response.text == #"{"__type":"SerializationException"}"#)
  }

  @Test func `bytes that are no text cannot be read`() throws {
    let request = HTTPRequest(
      method: "POST", target: try #require(HTTPTarget("/")),
      headers: [
        HTTPField("host", "localhost"), HTTPField("x-amz-target", "\(Self.idp).InitiateAuth"),
      ], body: [0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x3A, 0x31, 0x7D])
    guard case .now(let response) = asker.router.answer(request) else {
      Issue.record("later")
      return
    }
    #expect(response.text == #"{"__type":"SerializationException"}"#)
  }

  @Test func `a header that quotes what was sent is one line of ASCII`() throws {
    let response = try ask(
      "\(Self.idp).DescribeUserPool", #"{"UserPoolId":"ä\r\nx-evil: 1"}"#)
    let header = try #require(response.headers["x-amzn-errormessage"])
    #expect(header.utf8.allSatisfy { (0x20..<0x7F).contains($0) })
    #expect(response.text.contains("InvalidParameterException"))
  }

  @Test func `every page may ask, and read what it needs`() throws {
    let asked = try asker.ask(
      "OPTIONS", "/",
      headers: [HTTPField("access-control-request-headers", "content-type,x-amz-target")])
    #expect(asked.status == 200)
    #expect(asked.body.isEmpty)
    #expect(asked.headers["access-control-allow-headers"] == "content-type,x-amz-target")
    #expect(asked.headers["access-control-allow-methods"] == "POST")
    #expect(asked.headers["access-control-max-age"] == "172800")
    #expect(
      asked.headers["strict-transport-security"] == "max-age=31536000; includeSubDomains")
    let response = try ask("\(Self.idp).Nothing", "{}")
    for answer in [asked, response] {
      #expect(answer.headers["access-control-allow-origin"] == "*")
      #expect(
        answer.headers["access-control-expose-headers"]
          == "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date")
      #expect(answer.headers["x-amzn-requestid"]?.count == 36)
    }
  }

  @Test func `identity pools answer by their own target`() throws {
    let response = try ask("AWSCognitoIdentityService.ListIdentityPools", #"{"MaxResults":1}"#)
    #expect(response.status == 200)
    #expect(response.text == #"{"IdentityPools":[]}"#)
    #expect(response.headers["content-type"] == "application/x-amz-json-1.1")
  }
}
