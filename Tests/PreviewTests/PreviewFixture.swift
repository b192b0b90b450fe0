import Bindings
import Branding
import CognitoMock
import Foundation
import Site
import TestSupport
import Testing

@testable import Preview

/// A small project over the checkout's kit, and the routes that answer for it.
struct PreviewFixture {
  static let project = """
    {"pools": {"main": {"userPoolId": "eu-central-1_AbCdEf123", "domain": "id.acme.example",
       "rpId": "acme.example", "identifiers": ["email"], "methods": ["password"], "signUp": true,
       "recovery": ["email"]}},
     "defaults": {"pool": "main", "theme": "plain", "locales": ["en", "de"]},
     "tenants": ["acme.json", "globex.json", "initech.json"]}
    """

  let folder: TemporaryFolder
  let files: LayeredFiles
  let workshop: Workshop
  let mock: ProjectMock
  private let router: Router

  /// - Parameters:
  ///   - changes: files of the project that differ, by path.
  ///   - brandingForms: what makes the calls that a build would upload.
  ///   - host: an address beside loopback on which others get in.
  init(
    _ changes: [String: String] = [:], brandingForms: [any OutputForm] = [],
    poolBrandingForms: [any PoolForm] = [], host: String? = nil
  ) throws {
    folder = try TemporaryFolder()
    var texts = [
      "lintel.json": Self.project, "acme.json": Self.tenant("acme", "Acme Robotics"),
      "globex.json": Self.tenant("globex", "Globex & Söhne"),
      "initech.json": Self.tenant("initech", "Initech", #""locales": ["en"], "#),
      "themes/plain/theme.json": ##"{"name": "Plain", "color": {"primary": "#0b5fff"}}"##,
    ]
    texts.merge(changes) { _, new in new }
    // Keys of its own would still be in the making when the last test ends, and OpenSSL with it.
    let keys = ServiceFixture.rsaKeys
    texts[".lintel/preview-id-token.pem"] = try keys.id.pem()
    texts[".lintel/preview-access-token.pem"] = try keys.access.pem()
    for (path, text) in texts { try folder.write(text, to: path) }
    files = LayeredFiles(disk: LocalDisk(), roots: [folder.path, ProjectFolder.path])
    workshop = Workshop(files, overlay: nil)
    let options = PreviewOptions(
      host: host, brandingForms: brandingForms, poolBrandingForms: poolBrandingForms)
    mock = try ProjectMock(workshop, options)
    router = .preview(
      PreviewAnswers(workshop: workshop, events: LiveEvents()), mock,
      RequestLog(now: { 0 }, added: {}), options)
  }

  private static func tenant(_ id: String, _ name: String, _ more: String = "") -> String {
    """
    {\(more)"id": "\(id)", "name": "\(name)", "url": "https://\(id).example/login/",
     "clients": {"web": {"clientId": "1h57kf5cpq17m0eml12EXAMPLE",
       "callbacks": ["https://app.\(id).example/callback"],
       "signedOut": ["https://app.\(id).example/"], "home": "https://app.\(id).example/"}}}
    """
  }

  func get(
    _ target: String, host: String = "localhost:9229", method: String = "GET"
  ) throws -> HTTPResponse {
    try answer(
      HTTPRequest(
        method: method, target: try #require(HTTPTarget(target), "\(target)"),
        headers: [HTTPField("host", host)]))
  }

  /// Posts a form as a page of the preview's does, or one of another origin.
  func post(
    _ target: String, _ form: [(String, String)], origin: String = "http://localhost:9229"
  ) throws -> HTTPResponse {
    let pairs = form.map { Attribute(name: $0.0, value: $0.1) }
    return try answer(
      HTTPRequest(
        method: "POST", target: try #require(HTTPTarget(target), "\(target)"),
        headers: [
          HTTPField("host", "localhost:9229"), HTTPField("origin", origin),
          HTTPField("content-type", "application/x-www-form-urlencoded"),
        ], body: Array(OAuthParameters(pairs).encoded.utf8)))
  }

  private func answer(_ request: HTTPRequest) throws -> HTTPResponse {
    guard case .now(let response) = router.answer(request) else {
      Issue.record("\(request.target.text) is not answered at once")
      return HTTPResponse()
    }
    return response
  }

  /// What a build leaves of a tenant's site, by path.
  func uploaded(_ id: String) throws -> [String: String] {
    let snapshot = workshop.bench.snapshot
    let project = try #require(snapshot.project)
    let tenant = try #require(project.entry(id).flatMap { project.tenant($0).value })
    let kit = try #require(snapshot.kit)
    let checked = TenantSite.make(tenant, kit: kit, shelf: ThemeShelf(files: files))
    let site = try #require(checked.value)
    let made = try #require(SiteForm().files(for: site).value)
    return Dictionary(
      uniqueKeysWithValues: made.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  func text(_ target: String) throws -> String {
    String(decoding: try get(target).body, as: UTF8.self)
  }

  /// Every value of an attribute in a page, entities undone.
  static func values(of attribute: String, in page: String) -> [String] {
    page.split(separator: " \(attribute)=\"").dropFirst().map { rest in
      rest.prefix { $0 != "\"" }.replacingOccurrences(of: "&amp;", with: "&")
        .replacingOccurrences(of: "&#39;", with: "'")
    }
  }
}
