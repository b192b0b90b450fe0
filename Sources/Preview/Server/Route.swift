import Bindings

/// What answers the requests of one shape.
///
/// Shape: `_lintel/gallery/{page}`; `{name}` is any one segment, `{name...}` at the end any number.
struct Route: Sendable {
  /// Nil where every method is answered that has no route before it.
  let method: String?
  /// Whether pages of any origin may ask it and read the answer as far as its own headers let them:
  /// Cognito's paths, which check for themselves who asks. Any other route that is no GET answers
  /// programs and the preview's own pages only.
  let isOpen: Bool
  private let pattern: [Part]
  let handler: @Sendable (RouteMatch) -> HTTPAnswer

  private enum Part: Sendable {
    case literal(String)
    case any(String)
    case rest
  }

  init(
    _ method: String?, _ pattern: String, isOpen: Bool = false,
    handler: @escaping @Sendable (RouteMatch) -> HTTPAnswer
  ) {
    self.method = method
    self.isOpen = isOpen
    self.pattern = pattern.split(separator: "/").map { part in
      if part.hasSuffix("...}") { return .rest }
      if part.hasPrefix("{") { return .any(String(part.dropFirst().dropLast())) }
      return .literal(String(part))
    }
    self.handler = handler
  }

  /// The path's first segment, for whoever looks routes up by it: empty for the root, nil for any.
  var firstSegment: String? {
    switch pattern.first {
    case nil: ""
    case .literal(let text): text
    case .any, .rest: nil
    }
  }

  /// What the pattern's names stand for in a path, or nil where it does not fit.
  func match(_ request: HTTPRequest, host: String) -> RouteMatch? {
    var match = RouteMatch(request: request, host: host)
    var segments = request.target.segments[...]
    for part in pattern {
      switch part {
      case .rest:
        match.rest = Array(segments)
        return match
      case .literal(let text):
        guard segments.popFirst() == text else { return nil }
      case .any(let name):
        guard let segment = segments.popFirst() else { return nil }
        match.values[name] = segment
      }
    }
    return segments.isEmpty ? match : nil
  }
}

/// A request at the route that it found.
struct RouteMatch: Sendable {
  let request: HTTPRequest
  /// The name it was sent to, in lower case.
  let host: String
  fileprivate(set) var values: [String: String] = [:]
  fileprivate(set) var rest: [String] = []

  /// What a name of the pattern stands for.
  subscript(name: String) -> String { values[name] ?? "" }
}

/// Routes that belong together.
protocol RouteGroup: Sendable {
  var routes: [Route] { get }
}
