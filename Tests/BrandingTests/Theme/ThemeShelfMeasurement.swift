import Bindings
import Branding
import Diagnostics
import Syntax
import TestSupport
import Testing

/// What a tenant's theme costs: run with `LINTEL_MEASURE=1 swift test -c release -Xswiftc
/// -enable-testing --filter ThemeShelfMeasurement`. It prints and asserts nothing about time.
@Suite(
  .enabled(if: Machine.environment("LINTEL_MEASURE") != nil, "prints times, asserts none"))
struct ThemeShelfMeasurement {
  @Test(arguments: ["base", "verbena", "parallax"])
  func `a thousand tenants with colours of their own over one theme`(name: String) throws {
    let shelf = ThemeShelf(files: LayeredFiles(disk: LocalDisk(), roots: [ProjectFolder.path]))
    let brands = try (0..<1000).map { index in
      let color = Color(
        red: Double(index % 10) / 9, green: Double(index / 10 % 10) / 9,
        blue: Double(index / 100) / 9)
      let text = ##"{"contrast": "repair", "color": {"primary": "\##(color.css)"}}"##
      return try JSONValue.parse(SourceFile(name: "t.json", text: text))
    }
    let start = Machine.seconds
    _ = shelf.theme(named: name)
    let first = Machine.seconds
    var made = 0
    for brand in brands {
      let checked = shelf.theme(named: name, brand: brand)
      if checked.value == nil { print(checked.lines) } else { made += 1 }
    }
    let end = Machine.seconds
    let perTenant = ((end - first) * 1000).rounded() / 1000
    try Machine.write(
      "\(name): theme \(((first - start) * 100_000).rounded() / 100) ms, "
        + "\(made) tenants \(perTenant) ms each\n", to: 1)
    #expect(made == 1000)
  }
}
