import Bindings
import Branding
import Diagnostics
import Site

/// Rendering alone, without files and checks, beside copying the same bytes once by a plain loop.
///
///     rendering-bench PROJECT KIT
///
/// Both are measured in turn, so that a busy machine slows both; the best of each is printed.
@main struct RenderingBench {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else { return say("usage: rendering-bench PROJECT KIT") }
    let files = LayeredFiles(disk: LocalDisk(), roots: Array(arguments[1...]))
    guard let project = Project.load(files).value, let kit = Kit.load(files, locales: []).value
    else { return say("the project or the kit cannot be read") }
    let shelf = ThemeShelf(files: files)
    var sites: [TenantSite] = []
    let begun = Machine.seconds
    for entry in project.tenants.prefix(100) {
      guard let tenant = project.tenant(entry).value,
        let site = TenantSite.make(tenant, kit: kit, shelf: shelf).value
      else { return say("tenant '\(entry.id)' cannot be read") }
      sites.append(site)
    }
    let made = Machine.seconds - begun
    say(
      "sites      \(micros(made / Double(max(1, sites.count)))) µs a tenant: read, themed, linked")
    measure(sites)
  }

  private static func measure(_ sites: [TenantSite]) {
    var rendered: [UInt8] = []
    var copied: [UInt8] = []
    var best = (render: Double.infinity, copy: Double.infinity)
    var count = 0
    for _ in 0..<7 {
      rendered.removeAll(keepingCapacity: true)
      count = 0
      var start = Machine.seconds
      for site in sites {
        for locale in site.locales {
          for page in site.pages {
            site.render(page, locale: locale, into: &rendered)
            count += 1
          }
        }
      }
      best.render = min(best.render, Machine.seconds - start)
      copied.removeAll(keepingCapacity: true)
      copied.reserveCapacity(rendered.count)
      start = Machine.seconds
      for byte in rendered { copied.append(byte) }
      best.copy = min(best.copy, Machine.seconds - start)
    }
    precondition(rendered == copied)
    let megabytes = Double(rendered.count) / 1e6
    say("rendering  \(Int(megabytes / best.render)) MB/s, \(count) pages, \(Int(megabytes)) MB")
    say("plain loop \(Int(megabytes / best.copy)) MB/s")
    say("ratio      \(Int(100 * best.copy / best.render)) % of the plain loop; the goal is 50")
  }

  private static func micros(_ seconds: Double) -> Int { Int(seconds * 1e6) }

  private static func say(_ text: String) { Machine.write(text + "\n", to: 1) }
}
