import Diagnostics

/// Reads one JSON value from bytes by recursive descent.
///
/// Members and elements of all open objects and lists wait on two stacks, so that each array is
/// allocated once, at its size.
struct JSONParser {
  static let depthLimit = 128

  /// What stands after the last byte, for messages.
  enum End: String {
    case file, line, cell
  }

  let file: SourceFile
  let bytes: [UInt8]
  let limit: Int
  let end: End
  var offset: Int
  private var open: [Int] = []
  private var members: [JSONObject.Member] = []
  private var elements: [JSONValue] = []

  init(file: SourceFile, range: Range<Int>, end: End) {
    self.file = file
    self.end = end
    bytes = file.bytes
    limit = range.upperBound
    offset =
      range.lowerBound == 0
      ? min(limit, SourceFile.markLength(of: bytes)) : range.lowerBound
  }

  mutating func document() throws(JSONFault) -> JSONValue {
    try checkEncoding()
    skipSpace()
    guard offset < limit else { throw JSONFault(.empty(end), at: offset..<offset) }
    let value = try value()
    skipSpace()
    guard offset == limit else { throw faultAfterDocument() }
    return value
  }

  /// The byte at the offset, 0 at the end.
  var current: UInt8 { offset < limit ? bytes[offset] : 0 }

  mutating func skipSpace() {
    while offset < limit {
      switch bytes[offset] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"):
        offset += 1
      default: return
      }
    }
  }

  private mutating func value() throws(JSONFault) -> JSONValue {
    let start = offset
    let content: JSONValue.Content
    switch current {
    case UInt8(ascii: "\""): content = .string(try string())
    case UInt8(ascii: "{"): content = .object(try object())
    case UInt8(ascii: "["): content = .array(try array())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): content = try number()
    default: content = try literal()
    }
    return JSONValue(content, file: file, range: start..<offset)
  }

  private mutating func literal() throws(JSONFault) -> JSONValue.Content {
    let word = wordRange
    switch bytes[word] {
    case [0x74, 0x72, 0x75, 0x65]:
      offset = word.upperBound
      return .bool(true)
    case [0x66, 0x61, 0x6C, 0x73, 0x65]:
      offset = word.upperBound
      return .bool(false)
    case [0x6E, 0x75, 0x6C, 0x6C]:
      offset = word.upperBound
      return .null
    default: throw faultAtValue(open: open.last)
    }
  }

  /// The letters, digits and signs from the offset on that would read as one word or number.
  var wordRange: Range<Int> {
    var end = offset
    while end < limit, Self.isWord(bytes[end]) { end += 1 }
    return offset..<end
  }

  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"),
      UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}

extension JSONParser {
  private mutating func enter() throws(JSONFault) {
    guard open.count < Self.depthLimit else {
      throw JSONFault(.tooDeep(limit: Self.depthLimit), at: offset..<offset + 1)
    }
    open.append(offset)
    offset += 1
    skipSpace()
  }

  private mutating func leave() {
    open.removeLast()
    offset += 1
  }

  private mutating func object() throws(JSONFault) -> JSONObject {
    try enter()
    let first = members.count
    var comma: Int?
    while current != UInt8(ascii: "}") {
      guard current == UInt8(ascii: "\"") else { throw faultAtName(open: open.last) }
      let start = offset
      let name = try string()
      let nameRange = start..<offset
      skipSpace()
      guard current == UInt8(ascii: ":") else {
        throw faultAtColon(after: name, open: open.last)
      }
      offset += 1
      skipSpace()
      members.append(JSONObject.Member(name: name, nameRange: nameRange, value: try value()))
      comma = try separator(closing: UInt8(ascii: "}"))
      guard comma != nil else { break }
    }
    if let comma { throw JSONFault(.commaTrailing, at: comma..<comma + 1) }
    leave()
    let object = JSONObject(members: Array(members[first...]))
    members.removeLast(members.count - first)
    if let fault = duplicate(in: object.members) { throw fault }
    return object
  }

  private mutating func array() throws(JSONFault) -> [JSONValue] {
    try enter()
    let first = elements.count
    var comma: Int?
    while current != UInt8(ascii: "]") {
      elements.append(try value())
      comma = try separator(closing: UInt8(ascii: "]"))
      guard comma != nil else { break }
    }
    if let comma { throw JSONFault(.commaTrailing, at: comma..<comma + 1) }
    leave()
    let values = Array(elements[first...])
    elements.removeLast(elements.count - first)
    return values
  }

  /// Passes the comma after a member or element and gives its offset, or nil before the closing
  /// bracket.
  private mutating func separator(closing: UInt8) throws(JSONFault) -> Int? {
    skipSpace()
    if current == closing { return nil }
    guard current == UInt8(ascii: ",") else {
      throw faultAtSeparator(closing: closing, open: open.last)
    }
    let comma = offset
    offset += 1
    skipSpace()
    return comma
  }

  /// Names are compared as text is: two spellings of one accented letter are the same name, because
  /// whoever looks a name up could not tell them apart either.
  private func duplicate(in members: [JSONObject.Member]) -> JSONFault? {
    if members.count <= 8 {
      for (index, member) in members.enumerated() {
        for earlier in members[..<index] where earlier.name == member.name {
          return JSONFault(.duplicate(member.name, first: earlier.nameRange), at: member.nameRange)
        }
      }
      return nil
    }
    var seen: [String: Range<Int>] = [:]
    seen.reserveCapacity(members.count)
    for member in members {
      if let first = seen.updateValue(member.nameRange, forKey: member.name) {
        return JSONFault(.duplicate(member.name, first: first), at: member.nameRange)
      }
    }
    return nil
  }
}
