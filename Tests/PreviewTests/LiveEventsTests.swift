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
