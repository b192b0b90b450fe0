import Site

/// Which of a mail's two bodies is looked at.
enum MessageForm: String, Hashable, Sendable, CaseIterable {
  case mail, text

  /// The mail itself where nothing else is asked for.
  init(_ asked: String?) { self = asked.flatMap(MessageForm.init) ?? .mail }

  var label: String {
    switch self {
    case .mail: "HTML"
    case .text: "Plain text"
    }
  }
}

extension MessageKind {
  /// A message by the names that an address has: `email` and `verification`.
  static func named(_ medium: String, _ id: String) -> MessageKind? {
    all.first { $0.path == "\(medium)/\(id)" }
  }

  /// What a pool, or its function, can come to send.
  static func all(of pool: Pool) -> [MessageKind] { all.filter(pool.sends) }
}
