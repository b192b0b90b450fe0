import Bindings
import Site
import Syntax
import Templating

/// What another engine needs to render the same pages: each page's linked template as a tree of names,
/// and each tenant's values.
///
/// Shape: `outlines.json` has `{"login.html": [node…], "de/login.html": …}`; `records.ndjson` a line a
/// tenant, `{"id": …, "pages": {"login.html": {name: value…}}}`. A node is a string of literal text or
/// one of `{"value": place}`, `{"if": place, "wanted": true, "body": [node…]}`,
/// `{"for": place, "body": [node…]}`, `{"plural": place, "forms": {"one": [node…]}}`,
/// `{"part": name, "body": [node…]}`; a place is the
/// number of loops outside of which its names are looked up, and the names.
struct Port {
  let sites: Sites
  let folder: String

  func write() throws(DiskError) {
    let disk = LocalDisk()
    try disk.makeDirectories(folder)
    var lines: [UInt8] = []
    for number in 0..<sites.count {
      let site = sites[number]
      let pages = site.locales.flatMap { locale in
        site.pages.map { page in
          (
            String(site.path(of: page, locale: locale).dropFirst("site/".utf8.count)),
            site.parts(of: page, locale: locale)
          )
        }
      }
      if number == 0 {
        let outlines = JSONTree.object(pages.map { ($0, .array($1.program.outline.map(node))) })
        try disk.write(Array(outlines.compact().utf8), to: "\(folder)/outlines.json")
      }
      let line: JSONTree = [
        "id": .string(site.tenant.id), "pages": .object(pages.map { ($0, record($1.record)) }),
      ]
      lines += (line.compact() + "\n").utf8
    }
    try disk.write(lines, to: "\(folder)/records.ndjson")
  }

  private func node(_ node: Outline) -> JSONTree {
    switch node {
    case .literal(let bytes): return .string(String(decoding: bytes, as: UTF8.self))
    case .value(let place): return ["value": tree(place)]
    case .data(let place): return ["data": tree(place)]
    case .section(let place, let wanted, let body):
      return ["if": tree(place), "wanted": .bool(wanted), "body": .array(body.map(self.node))]
    case .loop(let place, let body):
      return ["for": tree(place), "body": .array(body.map(self.node))]
    case .plural(let place, let forms):
      let bodies = forms.map { ($0.category.rawValue, JSONTree.array($0.body.map(self.node))) }
      return ["plural": tree(place), "forms": .object(bodies)]
    case .part(let name, let body):
      return ["part": .string(name), "body": .array(body.map(self.node))]
    }
  }

  private func tree(_ place: Outline.Place) -> JSONTree {
    .array([.int(place.level)] + place.names.map { .string($0) })
  }

  private func record(_ record: Record) -> JSONTree {
    .object(zip(record.shape.fields, record.values).map { ($0.name, value($1)) })
  }

  private func value(_ value: Value) -> JSONTree {
    switch value {
    case .flag(let flag): .bool(flag)
    case .number(let number): .int(number)
    case .list(let records): .array(records.map(record))
    case .record(let record): self.record(record)
    case .words, .url, .css, .markup, .data: .string(value.plainText ?? "")
    }
  }
}
