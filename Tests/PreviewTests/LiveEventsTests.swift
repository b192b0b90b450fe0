import Testing

@testable import Preview

@Suite struct LiveEventsTests {
  @Test func `each change and each run is another version`() {
    let events = LiveEvents()
    let first = events.version
    events.advance()
    #expect(events.version != first)
    #expect(LiveEvents().version != first)
  }

  @Test func `a page knows how much was told before it was made`() {
    let events = LiveEvents()
    #expect(events.news == "mail-0.log-0.branding-0")
    for news in [LiveEvents.News.mail, .log, .mail] { events.tell(news) }
    #expect(events.news == "mail-2.log-1.branding-0")
  }

  @Test func `the script stands at the end of the head and nowhere else`() {
    let page = Array("<html><head><title>a</title></head><body>&lt;/head></body></html>".utf8)
    let shown = String(decoding: LiveScript.inserted(into: page, version: "1-0"), as: UTF8.self)
    #expect(
      shown == """
        <html><head><title>a</title><script type="module" src="/_lintel/preview/live.js?v=1-0"></script>
        </head><body>&lt;/head></body></html>
        """)
  }
}
