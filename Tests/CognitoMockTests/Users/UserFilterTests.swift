import Syntax
import Testing

@testable import CognitoMock

@Suite struct UserFilterTests {
  @Test(arguments: [
    ("email", "Error while parsing filter"),
    ("email = a", "Error while parsing filter"),
    ("email = \"a", "Error while parsing filter"),
    ("email = \"a\\", "Error while parsing filter"),
    ("email = \"a\" and name = \"b\"", "Error while parsing filter"),
    ("email ~ \"a\"", "Error while parsing filter"),
    ("custom:team = \"a\"", "Invalid search attribute: custom:team"),
    ("nonsense = \"a\"", "Invalid search attribute: nonsense"),
  ])
  func `a filter that makes no sense is refused`(filter: String, expected: String) {
    var world = UserWorld()
    #expect(
      world.call("ListUsers", [("Filter", .string(filter))])
        == "InvalidParameterException: \(expected)")
  }

  @Test(arguments: [
    ("", "Alice bob"), ("  ", "Alice bob"),
    ("username = \"Alice\"", "Alice"), ("username = \"alice\"", ""),
    ("username ^= \"b\"", "bob"),
    ("email = \"A@X.example\"", "Alice"), ("email^=\"a@\"", "Alice"),
    ("family_name = \"O\\\"Brien\"", "bob"), ("family_name = \"x\"", ""),
    ("status = \"Disabled\"", "bob"), ("status = \"disabled\"", ""),
    ("cognito:user_status = \"confirmed\"", "Alice"),
    ("cognito:user_status ^= \"RESET\"", "bob"),
    ("sub = \"sub-bob\"", "bob"), ("\"email\" = \"a@x.example\"", "Alice"),
  ])
  func `a filter finds users`(filter: String, expected: String) {
    var world = UserWorld()
    world.add("Alice", [("email", "a@x.example")])
    world.add("bob", [("family_name", "O\"Brien")], status: .resetRequired) {
      $0.isEnabled = false
    }
    #expect(world.list([("Filter", .string(filter))]).0 == expected)
  }

  @Test func `a list comes piece by piece`() {
    var world = UserWorld()
    for name in ["a", "b", "c", "d", "e"] { world.add(name) }
    var names: [String] = []
    var token: String?
    repeat {
      var members: [(String, JSONTree)] = [("Limit", 2)]
      if let token { members.append(("PaginationToken", .string(token))) }
      let (piece, next) = world.list(members)
      names.append(piece)
      token = next
    } while token != nil
    #expect(names == ["a b", "c d", "e"])
  }

  @Test(arguments: ["AAAA", "dXMtZWFzdC0xX0xpbnRlbDAwMQ", "not a token"])
  func `a token that was never given out is refused`(token: String) {
    var world = UserWorld()
    world.add("a")
    #expect(
      world.call("ListUsers", [("PaginationToken", .string(token))])
        == "InvalidParameterException: Invalid pagination token")
  }

  @Test func `only attributes that everybody has can be asked for`() {
    var world = UserWorld()
    world.add("a", [("email", "a@x.example")])
    let members: [(String, JSONTree)] = [("AttributesToGet", ["email"])]
    #expect(
      world.call("ListUsers", members).contains(
        #""Attributes":[{"Name":"email","Value":"a@x.example"}]"#))
    world.add("b")
    #expect(
      world.call("ListUsers", members)
        == "InvalidParameterException: One or more requested attributes do not exist in user pool.")
  }
}

extension UserWorld {
  fileprivate mutating func list(_ members: [(String, JSONTree)]) -> (String, String?) {
    guard case .answered(.success(.json(let tree))) = run("ListUsers", members) else {
      return ("refused", nil)
    }
    let names = tree.items("Users").compactMap { $0.text("Username") }
    return (names.joined(separator: " "), tree.text("PaginationToken"))
  }
}
