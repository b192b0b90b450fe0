import Templating

/// Where a page's changing values come from.
enum PageSource {
  /// Nowhere: the page as it is uploaded or first shown.
  case built
  /// Nowhere yet: a step, before its script has put in what the service has said.
  case step(StateFacts)
  /// A state of the gallery, with made-up people.
  case state(StateFacts)
  /// A person at a hosted page.
  indirect case live(LivePage)

  var facts: StateFacts {
    switch self {
    case .built: StateFacts()
    case .step(let facts), .state(let facts): facts
    case .live(let page): page.facts
    }
  }

  var live: LivePage? {
    if case .live(let page) = self { page } else { nil }
  }

  /// Whether names and values are as long as they get; nobody's are made longer.
  var isLong: Bool {
    if case .state(let facts) = self { facts.isLong } else { false }
  }

  var isBuilt: Bool {
    if case .built = self { true } else { false }
  }

  var isState: Bool {
    if case .state = self { true } else { false }
  }

  var isStep: Bool {
    if case .step = self { true } else { false }
  }

  /// The name that was typed before; empty where nobody has typed one yet.
  func identifier(_ pool: Pool) -> String {
    switch self {
    case .built, .step: ""
    case .state(let facts):
      facts.hasArrived ? Fixture.identifier(pool.identifiers, isLong: facts.isLong) : ""
    case .live(let page): page.identifier
    }
  }

  /// Where a code or a link went, masked; empty where that is not known.
  func destination(_ medium: CodeVariant.Medium) -> String {
    switch self {
    case .built, .step: ""
    case .state(let facts):
      facts.hasArrived ? Fixture.destination(medium, isLong: facts.isLong) : ""
    case .live(let page): medium == .app ? "" : page.destination
    }
  }
}
