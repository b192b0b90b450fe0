import Diagnostics
import Site
import Templating

/// One view in a window of its width, with the ways to its neighbours.
struct ViewPage: Sendable {
  private let states: [PageState]
  private let index: Int
  private let choice: ViewChoice
  private let site: TenantSite

  /// Errors: `preview.state` for a state that the page does not have with this tenant's pool.
  init(
    _ page: PageID, state: String?, _ choice: ViewChoice, _ site: TenantSite
  ) throws(Findings) {
    states = site.states(of: page)
    self.choice = choice
    self.site = site
    guard
      let index = state == nil
        ? states.indices.first : states.firstIndex(where: { $0.name == state })
    else {
      throw Findings([ViewChoice.unknown("state", state ?? "", among: states.map(\.name))])
    }
    self.index = index
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
