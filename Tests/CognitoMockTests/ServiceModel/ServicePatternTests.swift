import Testing

@testable import CognitoMock

@Suite struct ServicePatternTests {
  @Test(
    arguments: [
      (#"[\S]+"#, ["a", "ä#", "1"], ["", "a b", "a\tb"]),
      (#"[\w+]+"#, ["abc_1+"], ["", "a-b", "ä"]),
      (#"[\p{L}\p{M}\p{S}\p{N}\p{P}]+"#, ["jürgen@x.de", "名前", "€5"], ["", "a b", "a\u{0}"]),
      (#"[\w-]+_[0-9a-zA-Z]+"#, ["us-east-1_AbC", "a_b_c"], ["us-east-1", "_a", "a_", "a_b-c"]),
      (#"^[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?$"#, ["a", "a-b", "ab"], ["", "-a", "a-", "A"]),
      (#"[A-Za-z0-9-_=.]+"#, ["a-_=.Z9"], ["a/b", ""]),
      (#"(?s).*"#, ["", "a\nb"], []),
      (#".*\{####\}.*"#, ["{####}", "Code {####}!"], ["{###}", "a\n{####}", ""]),
      (
        #"[^_\p{Z}][\p{L}\p{M}\p{S}\p{N}\p{P}][^_\p{Z}]+"#, ["abc", "ac\u{0}"],
        ["ab", "_bc", "a c"]
      ),
      (#"^[0-9A-Za-z\.\-_]*(?<!\.)$"#, ["", "a.b"], ["a.", "."]),
      (#"[\x21\x23-\x5B\x5D-\x7E]+"#, ["https://x", "[]"], ["\"", "\\", "a b", "é"]),
      (#"(un)?authenticated"#, ["authenticated", "unauthenticated"], ["un", "ununauthenticated"]),
      (#"^(terms-of-use|privacy-policy)$"#, ["terms-of-use", "privacy-policy"], ["terms", ""]),
      (#"\d+"#, ["012"], ["", "٣"]),
      (#"[\w\s+=,.@-]+"#, ["a b+=,.@-"], ["a/b"]),
    ] as [(String, [String], [String])])
  func `a pattern holds for the whole value`(_ text: String, _ good: [String], _ bad: [String]) {
    let pattern = ServicePattern(text)
    for value in good { #expect(pattern.matches(value), "\(text) takes \(value.debugDescription)") }
    for value in bad {
      #expect(!pattern.matches(value), "\(text) refuses \(value.debugDescription)")
    }
  }

  @Test func `an identifier of version 4 is told from another`() {
    let pattern = ServicePattern(
      "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[4][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$")
    #expect(pattern.matches("1215c4c4-e021-4054-8c68-94858df7c169"))
    #expect(!pattern.matches("1215c4c4-e021-7054-8c68-94858df7c169"))
    #expect(!pattern.matches("1215c4c4-e021-4054-8c68-94858df7c16"))
  }

  @Test func `a value of many almost matches takes no longer for it`() {
    let pattern = ServicePattern(
      #"[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*\{##[\p{L}\p{S}\p{N}\p{P}\s*]*##\}[\p{L}\p{P}\s*]*"#)
    #expect(!pattern.matches(String(repeating: "{##", count: 7_000)))
  }

  @Test func `every pattern of the services compiles`() {
    for model in [ServiceModel.userPools, .identityPools] {
      #expect(model.shapes.contains { $0.pattern != nil })
    }
  }
}
