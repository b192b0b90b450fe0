/// The candidate that a person most likely meant by `name`, or nil when none is near.
///
/// Near means an edit distance (insert, delete, replace, swap neighbours; case ignored) of at most a
/// third of the name's length, and at least 1. Ties go to the first candidate in sorted order.
package func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars.prefix(64))
  let limit = max(1, wanted.count / 3)
  var best: (distance: Int, candidate: String)?
  for candidate in candidates.sorted() where candidate != name {
    let other = Array(candidate.lowercased().unicodeScalars.prefix(64))
    guard abs(other.count - wanted.count) <= limit else { continue }
    let distance = editDistance(wanted, other)
    if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
  }
  return best?.candidate
}

/// "did you mean 'x'?", or nil when nothing is near.
package func nearestNameHint(for name: String, among candidates: some Sequence<String>) -> String? {
  nearestName(to: name, among: candidates).map { "did you mean '\($0)'?" }
}

/// "did you mean 'x'?", where nothing is near "one of a, b, c" (the first twelve), or nil without
/// candidates.
package func nameHint(for name: String, among candidates: some Sequence<String>) -> String? {
  if let near = nearestNameHint(for: name, among: candidates) { return near }
  let names = Set(candidates).sorted()
  let shown = names.prefix(12).joined(separator: ", ")
  return names.isEmpty ? nil : "one of \(shown)\(names.count > 12 ? ", …" : "")"
}

/// Optimal string alignment distance.
private func editDistance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...other.count)
  for i in 0..<one.count {
    var current = [i + 1]
    for j in 0..<other.count {
      let replace = last[j] + (one[i] == other[j] ? 0 : 1)
      var least = min(replace, last[j + 1] + 1, current[j] + 1)
      if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] {
        least = min(least, beforeLast[j - 1] + 1)
      }
      current.append(least)
    }
    beforeLast = last
    last = current
  }
  return last[other.count]
}
