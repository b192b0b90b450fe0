/// Where the lines of a plain text are broken, so that none is wider than mail programs show.
///
/// Addresses and Cognito's placeholders stay whole. Chinese and Japanese break between any two
/// characters, but never before a closing mark or behind an opening one.
///
/// Source: RFC 5322, section 2.1.1 (78 characters); a wide character takes two columns.
struct LineBreaks {
  static let columns = 78

  /// Byte offsets: of a blank that becomes the break, or of the character before which one is put.
  private(set) var offsets: [Int] = []
  /// Columns of the longest piece that nothing can break, addresses left aside.
  private(set) var longestPiece = 0

  init(_ text: String) {
    var start = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      read(line, at: start)
      start += line.utf8.count + 1
    }
  }

  private mutating func read(_ line: Substring, at start: Int) {
    var width = 0
    for piece in Self.pieces(of: line, at: start) {
      if !piece.isAddress { longestPiece = max(longestPiece, piece.width) }
      let added = piece.width + (piece.blank == nil ? 0 : 1)
      if width > 0, width + added > Self.columns {
        offsets.append(piece.blank ?? piece.start)
        width = piece.width
      } else {
        width += added
      }
    }
  }

  /// What stays together.
  private struct Piece {
    let start: Int
    var width = 0
    var text = String.UnicodeScalarView()
    /// Where the blank before it is, if one is.
    let blank: Int?

    init(at start: Int, after blank: Int? = nil) {
      self.start = start
      self.blank = blank
    }

    var isAddress: Bool {
      let text = String(text)
      return text.contains("://") || text.contains("mailto:")
    }
  }

  private static func pieces(of line: Substring, at start: Int) -> [Piece] {
    var pieces: [Piece] = []
    var piece = Piece(at: start)
    var place = start
    let scalars = Array(line.unicodeScalars)
    var isInLink = false
    for (index, scalar) in scalars.enumerated() {
      defer { place += UTF8.width(scalar) }
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      // `{##words##}` is one thing.
      if scalar == "{" { isInLink = scalars[index...].starts(with: "{##".unicodeScalars) }
      if scalar == "}" { isInLink = false }
      if scalar == " ", !isInLink, let next, !closing.contains(next) {
        pieces.append(piece)
        piece = Piece(at: place + 1, after: place)
        continue
      }
      if let last = piece.text.last, isFree(scalar) || isFree(last), !isInLink,
        !closing.contains(scalar), !opening.contains(last)
      {
        pieces.append(piece)
        piece = Piece(at: place)
      }
      piece.text.append(scalar)
      piece.width += width(of: scalar)
    }
    return pieces + [piece]
  }

  /// French sets a blank before some of them.
  private static let closing = Set("、。，．：；！？）」』】〉》ー々:;!?»)%".unicodeScalars)
  private static let opening = Set("（「『【〈《«(".unicodeScalars)

  /// Whether a line may end beside it: Korean, which has blanks, is not among these.
  private static func isFree(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0xA4CF, 0xF900...0xFAFF, 0xFF00...0xFF60, 0x20000...0x3FFFD: true
    default: false
    }
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x1100...0x115F, 0xAC00...0xD7A3, 0xFE30...0xFE6F, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF: 2
    default: scalar.properties.generalCategory == .nonspacingMark ? 0 : isFree(scalar) ? 2 : 1
    }
  }
}
