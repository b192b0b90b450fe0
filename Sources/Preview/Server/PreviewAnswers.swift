import Bindings
import Diagnostics
import Templating

/// Makes the preview's pages into answers.
struct PreviewAnswers: Sendable {
  let workshop: Workshop
  let events: LiveEvents

  /// What an address leads to.
  enum Shown {
    case page(PreviewPages.Name, [(String, Value)])
    /// What was asked for is not to be had here, but something near is: its address.
    case elsewhere(String)
  }

  /// A page of the preview's own.
  ///
  /// - Parameters:
  ///   - tool: which of the preview's tools it is.
  ///   - make: gives the page and what it shows; what it throws is drawn instead.
  func page(
    at tool: PageFrame.Tool? = nil,
    _ make: (Workshop.Bench, PageFrame) throws(Findings) -> Shown
  ) -> HTTPAnswer {
    .now(response(at: tool, make))
  }

  /// The same for an answer that somebody else gives.
  func response(
    at tool: PageFrame.Tool? = nil,
    _ make: (Workshop.Bench, PageFrame) throws(Findings) -> Shown
  ) -> HTTPResponse {
    let bench = workshop.bench
    do throws(Findings) {
      switch try make(bench, .served(events, at: tool)) {
      case .elsewhere(let address): return .redirect(to: address)
      case .page(let name, let values):
        guard let bytes = bench.pages.render(name, values) else {
          throw Findings(bench.pages.findings)
        }
        return html(bytes)
      }
    } catch { return fault(error.all, bench) }
  }

  var frame: PageFrame { .served(events) }

  /// What is in the way, drawn: 404 for an address that names nothing, else 500.
  func fault(_ findings: [Diagnostic], _ bench: Workshop.Bench) -> HTTPResponse {
    let isMissing = findings.contains { $0.code.hasPrefix("preview.") && $0.location == nil }
    let page =
      isMissing && findings.count == 1 ? FaultPage.missing(findings[0]) : FaultPage.broken(findings)
    let status = isMissing ? 404 : 500
    guard let bytes = bench.pages.render(.fault, page.values(frame, workshop.files)) else {
      return .plain(
        FaultPage.broken(findings + bench.pages.findings).plain, status: status)
    }
    var response = html(bytes)
    response.status = status
    return response
  }

  private func html(_ bytes: [UInt8]) -> HTTPResponse {
    HTTPResponse(
      headers: [
        HTTPField("content-type", "text/html; charset=utf-8"),
        HTTPField("cache-control", "no-store"),
        HTTPField("content-security-policy", "\(PageFrame.policy); frame-ancestors 'self'"),
      ], body: bytes)
  }
}
