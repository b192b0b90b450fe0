import Bindings
import Site

/// Rendering alone, without files and checks, beside copying the same bytes once by a plain loop.
///
/// Both are measured in turn and by processor time, so that a busy machine slows both; the best of
/// each is printed.
enum SpeedTest {
  static func run(_ sites: Sites) {
    let begun = Machine.seconds
    let sites = (0..<min(100, sites.count)).map { sites[$0] }
    let each = (Machine.seconds - begun) / Double(max(1, sites.count))
    RenderingBench.say("sites      \(Int(each * 1e6)) µs a tenant: read, themed, linked")
    measure(sites)
  }

  private static func measure(_ sites: [TenantSite]) {
    var rendered: [UInt8] = []
    var copied: [UInt8] = []
    var best = (render: Double.infinity, copy: Double.infinity)
    var count = 0
    for _ in 0..<15 {
      rendered.removeAll(keepingCapacity: true)
      count = 0
      var start = Machine.busySeconds
      for site in sites {
        for locale in site.locales {
          for page in site.pages {
            site.render(page, locale: locale, into: &rendered)
            count += 1
          }
        }
      }
      best.render = min(best.render, Machine.busySeconds - start)
      copied.removeAll(keepingCapacity: true)
      copied.reserveCapacity(rendered.count)
      start = Machine.busySeconds
      for byte in rendered { copied.append(byte) }
      best.copy = min(best.copy, Machine.busySeconds - start)
    }
    precondition(rendered == copied)
    let megabytes = Double(rendered.count) / 1e6
    RenderingBench.say(
      """
      rendering  \(Int(megabytes / best.render)) MB/s, \(count) pages, \(Int(megabytes)) MB
      plain loop \(Int(megabytes / best.copy)) MB/s
      ratio      \(Int(100 * best.copy / best.render)) % of the plain loop; the goal is 50
      """)
  }
}
