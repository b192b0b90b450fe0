/// What changed between two texts, as `diff -u` writes it: three lines around each change.
enum UnifiedDiff {
  static func text(from old: String, to new: String, names: (String, String)) -> String {
    let before = lines(of: old)
    let after = lines(of: new)
    let edits = edits(from: before, to: after)
    guard edits.contains(where: { $0.mark != " " }) else { return "" }
    var text = "--- \(names.0)\n+++ \(names.1)\n"
    for hunk in hunks(of: edits) { text += header(of: hunk, in: edits) + body(of: hunk, in: edits) }
    return text
  }

  private struct Edit {
    let mark: Character
    let line: Substring
    /// Lines of each text before this one.
    let old: Int
    let new: Int
  }

  private static func lines(of text: String) -> [Substring] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private static func edits(from before: [Substring], to after: [Substring]) -> [Edit] {
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in after.difference(from: before) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var edits: [Edit] = []
    var old = 0
    var new = 0
    while old < before.count || new < after.count {
      if old < before.count, removed.contains(old) {
        edits.append(Edit(mark: "-", line: before[old], old: old, new: new))
        old += 1
      } else if new < after.count, inserted.contains(new) {
        edits.append(Edit(mark: "+", line: after[new], old: old, new: new))
        new += 1
      } else {
        edits.append(Edit(mark: " ", line: before[old], old: old, new: new))
        old += 1
        new += 1
      }
    }
    return edits
  }

  private static func hunks(of edits: [Edit]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in edits.indices where edits[index].mark != " " {
      let range = max(0, index - 3)..<min(edits.count, index + 4)
      if let last = hunks.last, range.lowerBound <= last.upperBound {
        hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        hunks.append(range)
      }
    }
    return hunks
  }

  private static func header(of hunk: Range<Int>, in edits: [Edit]) -> String {
    let lines = edits[hunk]
    let old = lines.count { $0.mark != "+" }
    let new = lines.count { $0.mark != "-" }
    let first = edits[hunk.lowerBound]
    // An empty side is named by the line before it.
    return
      "@@ -\(first.old + (old == 0 ? 0 : 1)),\(old) +\(first.new + (new == 0 ? 0 : 1)),\(new) @@\n"
  }

  private static func body(of hunk: Range<Int>, in edits: [Edit]) -> String {
    edits[hunk].map { "\($0.mark)\($0.line)\n" }.joined()
  }
}
