import Bindings
import Branding
import Diagnostics
import Site
import Syntax

/// The verification mail of every tenant, over and over: filled in as it is when it is sent, a brand's
/// values at hand, and once more with those values derived from the brand's theme first.
///
/// Shape: with a folder it writes what another engine needs to render the same: `mails.json` with the
/// mail's `parts`, each a text or the number of a hole, the `holes` by their numbers, and for each tenant
/// a list of `values`; and the mail of the first one, `first.html`.
struct MailSpeed {
  private let brands: [MessageBrand]
  private let linked: LinkedMessages
  private let table: MessageTable
  private let body: [MessageTable.Part]

  init(_ sites: Sites) {
    guard sites.count > 0, let table = MessageTable.make(sites.kit).value,
      let linked = sites.kit.messages(in: "en", for: sites[0].theme).value,
      let kind = MessageKind(.verification, by: .email),
      let mail = table.text(of: linked, for: sites[0].tenant.pool).messages
        .first(where: { $0.kind == kind })
    else { preconditionFailure("the mail cannot be linked") }
    self.linked = linked
    self.table = table
    body = mail.body
    brands = (0..<min(200, sites.count)).map { number in
      let site = sites[number]
      return MessageBrand(site.tenant, theme: site.theme)
    }
  }

  /// Prints mails a second of one processor: filled in, and with a brand's values derived.
  func run() {
    let rows = brands.map(values)
    let filled = rate(rows) { body.filled(with: $0) }
    let derived = rate(brands) { body.filled(with: values(of: $0)) }
    RenderingBench.say("\(Int(filled)) \(Int(derived))")
  }

  private func values(of brand: MessageBrand) -> [String] {
    table.language(of: BrandedMessages(brand, linked)).values
  }

  private func rate<Row>(_ rows: [Row], _ mail: (Row) -> String) -> Double {
    var (bytes, count) = (0, 0)
    let start = Machine.busySeconds
    var seconds = 0.0
    repeat {
      for row in rows { bytes += mail(row).utf8.count }
      count += rows.count
      seconds = Machine.busySeconds - start
    } while seconds < 0.5
    precondition(bytes > count)
    return Double(count) / seconds
  }

  func write(to folder: String) throws(DiskError) {
    let parts = body.map { part -> JSONTree in
      switch part {
      case .text(let text): .string(text)
      case .hole(let number): .int(number)
      }
    }
    let rows = brands.map(values)
    let tree: JSONTree = [
      "parts": .array(parts),
      "holes": .array(table.holes.map { .string("\($0.name):\($0.escape)") }),
      "values": .array(rows.map { row in .array(row.map { .string($0) }) }),
    ]
    let disk = LocalDisk()
    try disk.makeDirectories(folder)
    try disk.write(Array(tree.compact().utf8), to: "\(folder)/mails.json")
    guard let first = rows.first else { return }
    try disk.write(Array(body.filled(with: first).utf8), to: "\(folder)/first.html")
  }
}
