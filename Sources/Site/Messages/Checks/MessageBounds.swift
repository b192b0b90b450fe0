import Templating

/// What of a language's messages is the same for every brand, measured once: enough to tell of most brands
/// that none of their messages breaks a rule of size, without writing one.
///
/// It errs on one side: a message that it calls safe has no finding of ``MessageChecks/sizeFindings``.
struct MessageBounds: Sendable {
  /// Every hole of the language's messages; a brand's values come in this order.
  private let holes: [Stencil.Hole]
  private let messages: [(message: LinkedMessage, frame: MessageFrame)]

  init(_ linked: LinkedMessages, _ kinds: [MessageKind], of pool: Pool) {
    let all = kinds.compactMap { linked[$0] }
    holes = Array(
      all.flatMap { [$0.subject, $0.html, $0.text] }
        .reduce(into: Set()) { $0.formUnion($1?.holes ?? []) })
    let places = Dictionary(uniqueKeysWithValues: holes.enumerated().map { ($1, $0) })
    messages = all.map { ($0, MessageFrame($0, linked, places, pool)) }
  }

  /// The messages of a brand that may break a rule.
  func suspects(of branded: BrandedMessages) -> [MessageKind] {
    let values = holes.map { hole in
      HoleValue(branded.bytes(for: hole), isPlain: hole.escape == .message)
    }
    return messages.filter { entry in
      entry.frame.mayBreak(with: values)
        || mayBindWrongly(entry.message, branded)
    }
    .map(\.message.kind)
  }

  /// Text messages are short: what the last line says is read.
  private func mayBindWrongly(_ message: LinkedMessage, _ branded: BrandedMessages) -> Bool {
    guard BoundCode.binds(message.kind) else { return false }
    let text = String(decoding: message.text.filled(branded.bytes), as: UTF8.self)
    return BoundCode.fault(of: text, boundTo: branded.brand.codeHost) != nil
  }
}

/// A brand's value of one hole.
struct HoleValue {
  let measure: TextMeasure
  /// Whether it could begin or end a placeholder.
  let hasBrace: Bool
  /// Where its links lead.
  let addresses: [String]
  let text: String
  /// Columns of what nothing can break, in a plain text.
  let longestPiece: Int

  init(_ bytes: [UInt8], isPlain: Bool = false) {
    text = String(decoding: bytes, as: UTF8.self)
    longestPiece = isPlain ? LineBreaks(text).longestPiece : 0
    measure = TextMeasure(text)
    hasBrace = bytes.contains(UInt8(ascii: "{")) || bytes.contains(UInt8(ascii: "}"))
    addresses = MessageMarkers.addresses(in: bytes)
  }

}

extension LinkedMessages {
  /// What a brand that has no words fills a hole with: blocks have words of their own.
  fileprivate func bareValue(of hole: Stencil.Hole) -> [UInt8] {
    guard hole.name == MessageBlock.Slot.feedback.rawValue else { return [] }
    let block = hole.escape == .message ? feedback : blocks[.feedback]
    return block?.filled { _ in [] } ?? []
  }
}

/// One message without its brand.
private struct MessageFrame {
  private let kind: MessageKind
  private let subject: TextFrame?
  private let html: TextFrame?
  private let text: TextFrame
  /// Whether something is wrong, or may be, whatever the brand is.
  private let isSuspect: Bool

  init(
    _ message: LinkedMessage, _ linked: LinkedMessages, _ places: [Stencil.Hole: Int],
    _ pool: Pool
  ) {
    kind = message.kind
    let id = kind.id
    func frame(_ stencil: Stencil) -> TextFrame {
      TextFrame(stencil, places, id, pool, linked.bareValue)
    }
    subject = message.subject.map(frame)
    html = message.html.map(frame)
    text = frame(message.text)
    let bare = message.filled(in: linked.dictionary, linked.bareValue)
    isSuspect =
      !MessageMarkers(bare).findings.isEmpty
      || [subject, html, text].contains { $0?.isOpen == true }
      || kind.medium == .email
        && LineBreaks(bare.text.string).longestPiece > LineBreaks.columns / 2
      || message.subject?.holes.contains { $0.name == "tenant" } == false
  }

  func mayBreak(with values: [HoleValue]) -> Bool {
    if isSuspect || [subject, html, text].contains(where: { $0?.hasBrace(in: values) == true }) {
      return true
    }
    guard let html, let subject else { return textMayBreak(text.measured(values)) }
    return subjectMayBreak(subject.measured(values))
      || mailMayBreak(html.measured(values), text.measured(values))
      || travels(subject.measured(values), html.measured(values), text.measured(values))
        > MessageLimits.clipped
      || html.addresses(in: values).contains { !text.says($0, in: values) }
      || text.longestPiece(in: values) > LineBreaks.columns / 2
  }

  private func subjectMayBreak(_ subject: TextMeasure) -> Bool {
    subject.isBlank || subject.units > MessageLimits.shownSubject || subject.isRefusedInLine
  }

  private func mailMayBreak(_ mail: TextMeasure, _ plain: TextMeasure) -> Bool {
    let most = kind.id.isRiskNotice ? MessageLimits.longBody : MessageLimits.heavyBody
    // A break may be added to every line of wide characters.
    return mail.units + (html?.growth ?? 0) > most || mail.isRefused
      || mail.longestLine > MessageLimits.longLine
      || plain.units * 40 / 39 + text.growth > MessageLimits.body || plain.isRefused
  }

  /// Bytes of the mail as a file at most: a soft break takes three, and comes after 73 at the soonest.
  private func travels(
    _ subject: TextMeasure, _ mail: TextMeasure, _ plain: TextMeasure
  ) -> Int {
    let bodies = mail.encoded + plain.encoded + (html?.growth ?? 0) + text.growth
    return 1_000 + 3 * subject.bytes + plain.units / 8 + bodies * 25 / 24
  }

  private func textMayBreak(_ text: TextMeasure) -> Bool {
    let isLine = !kind.id.isInvitation
    if isLine ? text.isRefusedInLine : text.isRefused { return true }
    let grown = text.units + self.text.growth
    if text.units < MessageLimits.textMessage.lowerBound
      || grown > MessageLimits.textMessage.upperBound
    {
      return true
    }
    return text.isGSM
      ? text.septets + self.text.delivered.septets > SMSSegments.Alphabet.gsm7.capacity.alone
      : text.units + self.text.delivered.units > SMSSegments.Alphabet.ucs2.capacity.alone
  }
}

/// One text: what is written in it, and the places of holes.
private struct TextFrame {
  private enum Piece {
    case written(TextMeasure)
    case hole(Int)
  }

  private let pieces: [Piece]
  private let places: Set<Int>
  /// Those of blocks that have placeholders themselves, the same for every brand.
  private let marked: Set<Int>
  /// What placeholders may grow by, in characters.
  let growth: Int
  /// What the longest values in the place of placeholders add to a text message as it travels.
  let delivered: (units: Int, septets: Int)
  /// Whether a value could become part of a placeholder or of an address that is written around it.
  let isOpen: Bool

  init(
    _ stencil: Stencil, _ places: [Stencil.Hole: Int], _ id: MessageID, _ pool: Pool,
    _ bare: (Stencil.Hole) -> [UInt8]
  ) {
    var pieces: [Piece] = []
    var marked: Set<Int> = []
    var written = ""
    var isOpen = false
    for part in stencil.joined.parts {
      switch part.content {
      case .text(let bytes):
        let text = String(decoding: bytes, as: UTF8.self)
        if text.contains(/\{[a-z#-]*$/) { isOpen = true }
        pieces.append(.written(TextMeasure(text)))
        written += text
      case .hole(let hole):
        if hole.escape == .address || hole.escape == .addressPart { isOpen = true }
        guard let place = places[hole] else { continue }
        pieces.append(.hole(place))
        let value = HoleValue(bare(hole))
        if value.hasBrace { marked.insert(place) }
        written += value.text
      }
    }
    self.pieces = pieces
    self.marked = marked
    self.places = Set(
      pieces.compactMap { piece in
        if case .hole(let place) = piece { place } else { nil }
      })
    self.isOpen = isOpen
    growth = MessagePlaceholder.growth(of: written, in: id, of: pool)
    let longest = TextMeasure(MessagePlaceholder.longestText(of: written, in: id, of: pool))
    let raw = TextMeasure(written)
    delivered = (longest.units - raw.units, longest.septets - raw.septets)
  }

  func measured(_ values: [HoleValue]) -> TextMeasure {
    var sum = TextMeasure()
    for piece in pieces {
      switch piece {
      case .written(let measure): sum += measure
      case .hole(let place): sum += values[place].measure
      }
    }
    return sum
  }

  func hasBrace(in values: [HoleValue]) -> Bool {
    places.contains { !marked.contains($0) && values[$0].hasBrace }
  }

  func addresses(in values: [HoleValue]) -> [String] { places.flatMap { values[$0].addresses } }

  func longestPiece(in values: [HoleValue]) -> Int {
    places.map { values[$0].longestPiece }.max() ?? 0
  }

  func says(_ address: String, in values: [HoleValue]) -> Bool {
    places.contains { values[$0].text.contains(address) }
  }
}
