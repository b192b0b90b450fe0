import Testing

@testable import Site

@Suite struct PageStateTests {
  @Test(arguments: PageID.allCases)
  func `a page has states, each with a name of its own`(_ page: PageID) {
    let names = PageState.all(for: page).map(\.name)
    #expect(!names.isEmpty)
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: PageState.list)
  func `a state says only what the dictionary has`(_ state: PageState) throws {
    let texts = try #require(SampleKit.checked.value?.reference.catalog)
    if let name = state.facts.serverError { #expect(texts.text("error.\(name)") != nil) }
    if let notice = state.facts.notice { #expect(texts.text(notice.key) != nil) }
  }

  @Test(arguments: PageErrors.classes.keys.sorted { $0.rawValue < $1.rawValue })
  func `a page's error classes have texts and stand once`(_ page: PageID) throws {
    let texts = try #require(SampleKit.checked.value?.reference.catalog)
    let classes = PageErrors.classes[page] ?? []
    #expect(Set(classes).count == classes.count)
    for name in classes { #expect(texts.text("error.\(name)") != nil, "\(name)") }
  }

  @Test func `every class that a state shows can also come from the script`() {
    // The login page's rarer ones come with the steps.
    for state in PageState.list where state.page != .callback && state.page != .login {
      guard let name = state.facts.serverError else { continue }
      #expect(PageErrors.classes[state.page]?.contains(name) == true, "\(state.page) \(name)")
    }
  }

  /// The letters of the page table: E empty, X field error, S server error, L busy, D cooldown or
  /// disabled, K done, T long text.
  @Test(
    arguments: [
      (PageID.login, "EXSLDT"), (.code, "EXSLDKT"), (.signup, "EXSLT"), (.forgotPassword, "EXSL"),
      (.resetPassword, "EXSLDKT"), (.newPassword, "EXSLT"), (.changePassword, "EXSLK"),
      (.mfaChoose, "EL"), (.mfaSetup, "EL"), (.totpSetup, "EXSLKT"), (.callback, "LS"),
      (.signedIn, "KT"), (.signOut, "EL"), (.signedOut, "K"), (.expired, "S"), (.locked, "SD"),
      (.error, "ST"), (.notFound, "S"), (.identifier, "EXSLT"), (.password, "EXSLT"),
      (.chooseMethod, "EL"), (.passkeyLogin, "ELS"), (.messageSent, "KT"),
      (.contactSetup, "EXSL"), (.passkeyAdd, "ELSK"), (.linkLanding, "LKS"), (.verified, "K"),
      (.security, "EKST"), (.rememberDevice, "EL"), (.profile, "EXSLKT"), (.terms, "EXT"),
      (.customChallenge, "EXSLT"), (.tenantPicker, "EXT"), (.maintenance, "ST"),
    ])
  func `a page has every state of the page table`(_ page: PageID, _ letters: String) {
    let states = PageState.all(for: page)
    for letter in letters { #expect(states.contains { $0.shows(letter) }, "\(letter)") }
  }
}

extension PageState {
  fileprivate func shows(_ letter: Character) -> Bool {
    switch letter {
    case "E": facts.fieldErrors.isEmpty && facts.serverError == nil && facts.busy == nil
    case "X": !facts.fieldErrors.isEmpty
    case "S": facts.serverError != nil || name == "error" || name == "reference"
    case "L": facts.busy != nil || name == "busy"
    case "D": facts.cooldown != nil || facts.isDisabled || facts.wait != nil
    case "K":
      facts.notice?.kind == .success || facts.isDone
        || ["done", "account"].contains(name)
    case "T": facts.isLong
    default: false
    }
  }
}
