import Bindings
import Templating

/// The log: each request, what it was answered with, and the tokens in it taken apart.
struct LogPage {
  /// Entries that are shown at once.
  static let longest = 100

  private let entries: [LogEntry]
  private let count: Int
  private let query: String

  /// - Parameters:
  ///   - entries: the latest first.
  ///   - query: a part of an address, an operation or a body.
  init(_ entries: [LogEntry], query: String) {
    let found = query.isEmpty ? entries : entries.filter { $0.contains(query) }
    self.entries = Array(found.prefix(Self.longest))
    count = found.count
    self.query = query
  }

  func values(_ frame: PageFrame) -> [(String, Value)] {
    frame.values + [
      ("action", .address("/_lintel/log")), ("query", .text(query)),
      ("count", .text("\(count) \(count == 1 ? "request" : "requests")")),
      ("isEmpty", .flag(entries.isEmpty)), ("entries", .list(entries.map(record))),
    ]
  }

  private func record(_ entry: LogEntry) -> Record {
    let time = Timestamp(entry.time)
    return Record(
      PreviewModels.logEntry,
      [
        ("tone", .text(entry.response.status >= 400 ? "wrong" : "well")),
        ("stamp", .text(time.iso)), ("time", .text(time.text)), ("method", .text(entry.method)),
        ("what", .text(entry.operation ?? entry.path)),
        ("status", .text(String(entry.response.status))), ("leads", .text(entry.destination)),
        ("parts", .list(entry.parts.map(\.record))),
      ])
  }
}

extension LogEntry {
  fileprivate var path: String { String(target.text.prefix { $0 != "?" }) }

  /// A redirect's address without its query but for the error that it tells, or the error of a refusal.
  var destination: String {
    guard let location else {
      return response.headers["x-amzn-errortype"].map { String($0.prefix { $0 != ":" }) } ?? ""
    }
    let error = redirected.first { $0.name == "error" }.map { " · \($0.value)" } ?? ""
    return location.prefix { $0 != "?" && $0 != "#" } + error
  }

  /// What a redirect's address says in its query, or after `#`.
  private var redirected: [HTTPField] {
    let query = location?.drop { $0 != "?" && $0 != "#" }.dropFirst() ?? ""
    return HTTPTarget("/?\(query)")?.query ?? []
  }

  fileprivate var parts: [LogPart] {
    var parts: [LogPart] = []
    if !target.query.isEmpty {
      parts.append(LogPart(title: "Query", rows: Secrets.hidden(target.query)))
    }
    let headers = headers.filter { Self.worthSeeing.contains($0.name.lowercased()) }
    if !headers.isEmpty {
      parts.append(
        LogPart(title: "Headers", rows: headers.map { ($0.name.lowercased(), $0.value) }))
    }
    let sent = LogPart.body("Sent", body, self.headers["content-type"] ?? "")
    let answered = LogPart.body(
      "Answered", response.body, response.headers["content-type"] ?? "")
    parts += [sent, redirect, answered].compactMap { $0 }
    let said =
      String(decoding: body, as: UTF8.self) + " " + (self.headers["authorization"] ?? "") + " "
      + (location ?? "") + " " + String(decoding: response.body, as: UTF8.self)
    for token in TokenText.all(in: said) {
      let title = token.use.isEmpty ? "Token" : token.use == "id" ? "ID token" : "Access token"
      parts.append(LogPart(title: title, text: token.text))
    }
    return parts
  }

  /// A redirect's address with its query, or what stands after `#`, taken apart.
  private var redirect: LogPart? {
    guard let location else { return nil }
    return LogPart(
      title: "Redirect",
      rows: [("to", String(location.prefix { $0 != "?" && $0 != "#" }))]
        + Secrets.hidden(redirected))
  }

  private static let worthSeeing: Set<String> = [
    "authorization", "content-type", "cookie", "origin", "x-amz-target",
  ]

  fileprivate func contains(_ text: String) -> Bool {
    let wanted = text.lowercased()
    return target.text.lowercased().contains(wanted)
      || operation?.lowercased().contains(wanted) == true
      || String(decoding: body, as: UTF8.self).lowercased().contains(wanted)
      || location?.lowercased().contains(wanted) == true
  }
}
