import Diagnostics
import Site
import Templating

/// One view in a window of its width, with the ways to its neighbours.
struct ViewPage: Sendable {
  private let states: [PageState]
  private let index: Int
  private let choice: ViewChoice
  private let site: TenantSite

  /// - Parameter states: all of the page's; `state` is one of them.
  init(_ state: PageState, of states: [PageState], _ choice: ViewChoice, _ site: TenantSite) {
    self.states = states
    self.choice = choice
    self.site = site
    index = states.firstIndex(of: state) ?? 0
  }

  func values(_ frame: PageFrame, _ snapshot: ProjectSnapshot) -> [(String, Value)] {
    let state = states[index]
    func neighbour(_ step: Int) -> Value {
      states.indices.contains(index + step)
        ? .address(choice.address(of: states[index + step])) : .url(.none)
    }
    return frame.values + [
      ("page", .text(state.page.rawValue)), ("state", .text(state.name)),
      ("width", .text(choice.width.rawValue)),
      ("back", .address("/_lintel/gallery/?\(choice.query)#\(state.page.rawValue)")),
      ("action", .address("/_lintel/gallery/\(state.page.rawValue)")),
      ("frame", .address(choice.frame(of: state, on: site))), ("previous", neighbour(-1)),
      ("next", neighbour(1)), ("position", .text("\(index + 1) of \(states.count)")),
      (
        "filters",
        .list(
          GalleryFilters.records(choice, site, snapshot, states: states, state: state.name))
      ),
    ]
  }
}
