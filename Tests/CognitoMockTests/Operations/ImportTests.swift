import Syntax
import Testing

@testable import CognitoMock

@Suite struct ImportTests {
  private static let header = [
    "name", "given_name", "family_name", "middle_name", "nickname", "preferred_username",
    "profile", "picture", "website", "email", "email_verified", "gender", "birthdate", "zoneinfo",
    "locale", "phone_number", "phone_number_verified", "address", "updated_at",
    "cognito:mfa_enabled", "cognito:username",
  ]

  private func job(in mock: inout MockPool) throws -> String {
    try mock.callInPool("UpdateUserPool", ["AutoVerifiedAttributes": ["email"]])
    let made = try mock.callInPool(
      "CreateUserImportJob",
      ["JobName": "j", "CloudWatchLogsRoleArn": "arn:aws:iam::123456789012:role/r"])
    return try #require(made["UserImportJob"]?.text("JobId"))
  }

  private func upload(_ csv: String, to job: String, in mock: inout MockPool) -> CognitoError? {
    let pool = mock.poolId
    let outcome = mock.state.perform(at: mock.time, seed: [9]) { (work) throws(Interruption) in
      try work.importRows(Array(csv.utf8), into: pool, job: job)
    }
    if case .answered(.failure(let error)) = outcome { return error }
    return nil
  }

  private func row(_ cells: [String: String]) -> String {
    Self.header.map { cells[$0] ?? "" }.joined(separator: ",")
  }

  private func start(_ job: String, in mock: inout MockPool) throws -> JSONTree {
    let reply = try mock.callInPool("StartUserImportJob", ["JobId": .string(job)])
    return try #require(reply["UserImportJob"])
  }

  @Test func `the header is the pool's own columns`() throws {
    var mock = try MockPool()
    #expect(try mock.callInPool("GetCSVHeader").texts("CSVHeader") == Self.header)
  }

  @Test(
    arguments: [
      "", "name,email\n", header.dropLast().joined(separator: ","),
    ])
  func `a file without the columns fails as a whole`(_ csv: String) throws {
    var mock = try MockPool()
    let job = try job(in: &mock)
    _ = upload(csv, to: job, in: &mock)
    #expect(try start(job, in: &mock).text("Status") == "Failed")
    #expect(mock.state.users.count == 0)
  }

  @Test func `rows are imported, skipped and failed one by one`() throws {
    var mock = try MockPool()
    let job = try job(in: &mock)
    try mock.callInPool("AdminCreateUser", ["Username": "bob", "MessageAction": "SUPPRESS"])
    let good = [
      "cognito:username": "alice", "cognito:mfa_enabled": "false", "email": "alice@acme.example",
      "email_verified": "true", "name": #"Doe\, Alice"#,
    ]
    let rows = [
      good,
      good.merging(["cognito:username": "bob"]) { $1 },
      good.merging(["cognito:username": "carol", "email_verified": "false"]) { $1 },
      good.merging(["cognito:username": "dave", "cognito:mfa_enabled": "true"]) { $1 },
      good.merging(["cognito:username": "erin", "birthdate": "1/1/2000"]) { $1 },
    ]
    let csv = ([Self.header.joined(separator: ",")] + rows.map(row)).joined(separator: "\n")
    #expect(upload(csv, to: job, in: &mock) == nil)
    let done = try start(job, in: &mock)
    #expect(done.text("Status") == "Succeeded")
    #expect(done.whole("ImportedUsers") == 1)
    #expect(done.whole("SkippedUsers") == 1)
    #expect(done.whole("FailedUsers") == 3)
    let alice = try #require(mock.state.users[User.key(mock.poolId, "alice")])
    #expect(alice.status == .resetRequired)
    #expect(alice["name"] == "Doe, Alice")
    #expect(
      mock.refusalInPool("StartUserImportJob", ["JobId": .string(job)])?.type
        == "PreconditionNotMetException")
  }

  @Test(
    arguments: [
      "2000-02-29", "1/1/2000", "13/01/2000", "00/10/2000", "02/30/2000", "02/29/2001",
      "02/29/1900", "+1/01/2000", "01/01/20", "01/01/2000/",
    ])
  func `a birthday in another form than the service's fails its row`(_ birthdate: String) throws {
    #expect(try failures(["birthdate": birthdate]) == 1)
  }

  @Test(arguments: ["02/29/2000", "12/31/1999"])
  func `a birthday in the service's form is taken`(_ birthdate: String) throws {
    #expect(try failures(["birthdate": birthdate]) == 0)
  }

  @Test(arguments: [#""Alice""#, #"Alice "Al" Doe"#])
  func `a quotation mark fails its row`(_ name: String) throws {
    #expect(try failures(["name": name]) == 1)
  }

  @Test(
    arguments: [
      (["AliasAttributes": ["email"]], ["cognito:username": "b ad"]),
      (["AliasAttributes": ["email"]], ["cognito:username": "x@y.example"]),
      (["AliasAttributes": ["email"]], ["email": "FIRST@acme.example"]),
      (["AliasAttributes": ["preferred_username"]], ["preferred_username": "Number One"]),
      (["UsernameAttributes": ["email"]], ["cognito:username": "second"]),
      (["UsernameAttributes": ["email"]], ["cognito:username": "third@acme.example"]),
      ([:], ["email": "no address"]),
      ([:], ["email": "a@b@c"]),
      ([:], ["phone_number": "+12345678901234567"]),
      ([:], ["custom:age": "6"]),
      ([:], ["custom:age": "old"]),
      ([:], ["custom:team": "reds"]),
      ([:], ["updated_at": "1.5"]),
      ([:], ["given_name": ""]),
    ] as [([String: JSONTree], [String: String])])
  func `a row that the service would refuse as a new user fails`(
    _ pool: [String: JSONTree], _ cells: [String: String]
  ) throws {
    let done = try importing(into: pool, [[:], cells])
    #expect(done.whole("ImportedUsers") == 1)
    #expect(done.whole("SkippedUsers") == 0)
    #expect(done.whole("FailedUsers") == 1)
  }

  @Test func `rows of users who are there, however their names are written, are skipped`() throws {
    for pool: [String: JSONTree] in [[:], ["UsernameAttributes": ["email"]]] {
      let done = try importing(
        into: pool, [[:], [:], ["cognito:username": pool.isEmpty ? "FIRST" : "FIRST@acme.example"]])
      #expect(done.whole("ImportedUsers") == 1)
      #expect(done.whole("SkippedUsers") == 2)
    }
  }

  /// What becomes of rows in a pool that takes names in any case. The first row is a user's who lacks
  /// nothing, and so is each without cells; others are a second user's, with cells of their own.
  private func importing(
    into settings: [String: JSONTree], _ rows: [[String: String]]
  ) throws -> JSONTree {
    let usual: [String: JSONTree] = [
      "UsernameConfiguration": ["CaseSensitive": false],
      "Schema": [
        ["Name": "given_name", "Required": true],
        [
          "Name": "age", "AttributeDataType": "Number",
          "NumberAttributeConstraints": ["MaxValue": "5"],
        ],
        [
          "Name": "team", "AttributeDataType": "String",
          "StringAttributeConstraints": ["MaxLength": "3"],
        ],
      ],
    ]
    var mock = try MockPool(usual.merging(settings) { $1 })
    let job = try job(in: &mock)
    let header = try mock.callInPool("GetCSVHeader").texts("CSVHeader")
    let lines = rows.map { cells in
      let name = cells.isEmpty ? "first" : "second"
      let row = [
        "cognito:username": settings["UsernameAttributes"] == nil ? name : "\(name)@acme.example",
        "cognito:mfa_enabled": "false", "email": "\(name)@acme.example", "email_verified": "true",
        "given_name": "G", "preferred_username": cells.isEmpty ? "number one" : "",
        "custom:age": "5", "custom:team": "red",
      ].merging(cells) { $1 }
      return header.map { row[$0] ?? "" }
    }
    let csv = ([header] + lines).map { $0.joined(separator: ",") }.joined(separator: "\n")
    #expect(upload(csv, to: job, in: &mock) == nil)
    return try start(job, in: &mock)
  }

  /// How many of one row fail.
  private func failures(_ cells: [String: String]) throws -> Int? {
    var mock = try MockPool()
    let job = try job(in: &mock)
    let good = [
      "cognito:username": "alice", "cognito:mfa_enabled": "false", "email": "alice@acme.example",
      "email_verified": "true",
    ]
    let csv = [Self.header.joined(separator: ","), row(good.merging(cells) { $1 })]
    #expect(upload(csv.joined(separator: "\n"), to: job, in: &mock) == nil)
    let done = try start(job, in: &mock)
    #expect(done.whole("ImportedUsers") == 1 - (done.whole("FailedUsers") ?? 0))
    return done.whole("FailedUsers")
  }

  @Test func `the address for the file is good for 15 minutes`() throws {
    var mock = try MockPool()
    let job = try job(in: &mock)
    mock.time += 901
    #expect(upload("x", to: job, in: &mock)?.status == 403)
    mock.time += 86_400
    let reply = try mock.callInPool("DescribeUserImportJob", ["JobId": .string(job)])
    #expect(reply["UserImportJob"]?.text("Status") == "Expired")
  }
}
