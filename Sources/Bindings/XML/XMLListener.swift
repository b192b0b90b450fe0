internal import CLibXML2

/// Gathers what libxml2 says on this thread while one of its functions runs.
///
/// The library's handler is a thread's own: it is installed and removed within one synchronous call.
@safe
final class XMLListener {
  struct Message {
    let code: Int
    let level: Int
    let line: Int
    let column: Int
    let text: String
    /// The tree's index of the node it is about, or nil.
    let node: Int?
  }

  private(set) var messages: [Message] = []

  private init() {}

  /// Runs the body and gives what the library said meanwhile, at most 64 messages.
  static func listen<Value>(_ body: () -> Value) -> (value: Value, messages: [Message]) {
    let listener = XMLListener()
    var raw = unsafe lintel_xml_listener(
      context: Unmanaged.passUnretained(listener).toOpaque(), take: take)
    let value = unsafe withUnsafeMutablePointer(to: &raw) { raw in
      unsafe lintel_xml_listen(raw)
      defer { lintel_xml_listen(nil) }
      return body()
    }
    return withExtendedLifetime(listener) { (value, listener.messages) }
  }

  private func add(_ message: Message) {
    if messages.count < 64 { messages.append(message) }
  }

  private static let take:
    @convention(c) (
      UnsafeMutableRawPointer?, Int32, Int32, Int32, Int32, UnsafePointer<CChar>?,
      UnsafeMutableRawPointer?
    ) -> Void = { context, code, level, line, column, text, node in
      guard let context = unsafe context else { return }
      let listener = unsafe Unmanaged<XMLListener>.fromOpaque(context).takeUnretainedValue()
      listener.add(
        Message(
          code: Int(code), level: Int(level), line: Int(line), column: Int(column),
          text: unsafe text.map { unsafe String(cString: $0) } ?? "",
          node: unsafe node.flatMap {
            unsafe XMLDocument.index(of: $0.assumingMemoryBound(to: xmlNode.self))
          }))
    }
}

extension XMLListener.Message {
  /// The library's sentence in the house's form: no capital, no full stop, one line.
  var sentence: String {
    var words = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "unknown fault"
    while let last = words.last, last == "." || last == "!" || last == " " { words.removeLast() }
    guard let first = words.first, words.dropFirst().first?.isLowercase ?? false else {
      return words
    }
    return first.lowercased() + words.dropFirst()
  }
}
