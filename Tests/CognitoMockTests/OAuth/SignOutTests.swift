import Testing

@testable import CognitoMock

@Suite struct SignOutTests {
  private static let client = ("client_id", UserWorld.clientId)
  private static let bye = "https://app.example/bye"

  private func run(
    _ pairs: [(String, String)], in world: inout OAuthWorld
  ) -> SignOut.Reply? {
    let request = SignOut(
      OAuthParameters(pairs.map { Attribute(name: $0.0, value: $0.1) }))
    let session = world.session
    let outcome = world.users.perform { work throws(Interruption) in
      request.run(session, on: &work)
    }
    guard case .answered(.success(let reply)) = outcome else { return nil }
    return reply
  }

  private static let mismatch = SignOut.Reply.redirect(
    "/error?error=redirect_mismatch&client_id=\(UserWorld.clientId)")
  private static let noAddress = SignOut.Reply.page(
    "Required String parameter 'redirect_uri' is not present")

  // What is not said stands for the usual client.
  @Test(
    arguments: zip(
      [
        "client_id=&logout_uri=https://app.example/bye", "",
        "post_logout_redirect_uri=https://app.example/bye",
        "client_id=nobody&logout_uri=https://app.example/bye",
        "logout_uri=https://evil.example/", "logout_uri=https://app.example/cb",
        "redirect_uri=https://app.example/bye&response_type=code",
        "logout_uri=https://app.example/bye&state=x&redirect_uri=https://app.example/cb",
      ],
      [
        SignOut.Reply.page("Required String parameter 'client_id' is not present"), noAddress,
        noAddress, .redirect("/error?error=invalid_request&client_id=nobody"), mismatch, mismatch,
        mismatch, .redirect(bye),
      ]))
  func `the session is over in any case`(text: String, expected: SignOut.Reply) {
    var world = OAuthWorld()
    _ = world.signIn()
    var pairs = OAuthWorld.pairs(text)
    if !pairs.contains(where: { $0.0 == "client_id" }) { pairs.append(Self.client) }
    #expect(run(pairs, in: &world) == expected)
    #expect(world.authorize().hasPrefix("/login?"))
  }

  @Test func `logging in again asks for all scopes where none are named`() {
    var world = OAuthWorld()
    let pairs = [
      Self.client, ("response_type", "code"), ("redirect_uri", OAuthWorld.callback),
      ("state", "2"),
    ]
    guard case .redirect(let address) = run(pairs, in: &world) else {
      Issue.record("nobody was sent on")
      return
    }
    let query = OAuthParameters(query: String(address.dropFirst("/login?".count)))
    #expect(query["state"] == "2")
    #expect(query.words("scope").count == 6)
  }
}
