import Testing

@testable import CognitoMock

@Suite struct TypedTextTests {
  @Test(arguments: [
    "+44 7700 900123", "(+44) 7700-900123", "\u{200E}+44.7700/900123\u{200E}",
    "＋٤٤ ٧٧٠٠ ٩٠٠١٢٣", "+۴۴7700۹۰۰۱۲۳", "+44 7700–900 123\u{00A0}",
  ])
  func `a number with its country is a phone number among names of any kind`(text: String) {
    #expect(TypedText.name(text, isPhone: false) == "+447700900123")
    #expect(TypedText.name(text, isPhone: true) == "+447700900123")
    #expect(TypedText.phoneNumber(text) == "+447700900123")
  }

  @Test(arguments: [
    "ada", "12-34", "ada+tag@acme.example", "+ada", "1 2 3", "", "+", "一二三",
    "0f1e2d3c-0000-4000-8000-123456789abc",
  ])
  func `any other name stays as it is`(text: String) {
    #expect(TypedText.name(" \(text)\n", isPhone: false) == text)
  }

  @Test func `where names are phone numbers, one needs no plus sign to be one`() {
    #expect(TypedText.name("050 555-0123", isPhone: true) == "0505550123")
    #expect(TypedText.name("050 555-0123", isPhone: false) == "050 555-0123")
    let id = "0f1e2d3c-0000-4000-8000-123456789abc"
    #expect(TypedText.name(id, isPhone: true) == id, "a user's sub is a name too")
    #expect(TypedText.name("- ", isPhone: true) == "-")
  }

  @Test(arguments: ["call me", "+44 7700 x12", "+44 7700 900123 ext. 4", "()", ""])
  func `a number with anything else in it stays, to be refused`(text: String) {
    #expect(TypedText.phoneNumber(" \(text) ") == text)
  }

  @Test func `a code is its letters and digits`() {
    #expect(TypedText.code("123 456") == "123456")
    #expect(TypedText.code("\u{200F}١٢٣-٤٥٦\u{00A0}") == "123456")
    #expect(TypedText.code("abc–1") == "abc1")
    #expect(TypedText.code(" \t ") == "")
  }
}
