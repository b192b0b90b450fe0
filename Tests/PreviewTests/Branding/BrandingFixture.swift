import Bindings
import CognitoMock
import Diagnostics
import Site
import Syntax
import Testing

@testable import Preview

/// A small project, what its build would upload, and ways to the looks of its first tenant.
struct BrandingFixture {
  static let pool = "eu-central-1_AbCdEf123"
  static let client = "1h57kf5cpq17m0eml12EXAMPLE"
  static let root = "/_lintel/branding/acme/web"
  /// The smallest head of a PNG that anybody looks at.
  static let png = Base64.encode([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1])

  let preview: PreviewFixture

  /// - Parameter planned: calls that a build would make, by `<client>.<operation>`.
  init(_ changes: [String: String] = [:], planned: [String: JSONTree] = [:]) throws {
    let form = FixedForm(calls: planned)
    preview = try PreviewFixture(changes, brandingForms: [form], poolBrandingForms: [form])
  }

  /// Does what a client of the API asks for; what is refused fails the test.
  @discardableResult
  func call(
    _ operation: String, _ members: [(String, JSONTree)]
  ) throws -> JSONTree {
    let input = JSONTree.object([("UserPoolId", .string(Self.pool))] + members)
    let result = preview.mock.service.perform { (work) throws(Interruption) in
      try work.run(operation, APIInput(input))
    }
    return try result.get()
  }

  /// The text of an address below the first client's folder.
  func text(_ path: String) throws -> String { try preview.text("\(Self.root)/\(path)") }

  func style(_ mode: String = "auto") throws -> String {
    try text("managed-login/\(mode)/style.css")
  }
}

/// A form of tenants and of pools that makes calls which were written before.
struct FixedForm: PartForm, PoolForm {
  let part = BuildPart.cognito
  let digest: [UInt8] = []
  let calls: [String: JSONTree]

  func files(for site: TenantSite) -> Checked<[OutputFile]> { Checked(files) }
  func files(for site: PoolSite) -> Checked<[OutputFile]> { Checked(files) }

  private var files: [OutputFile] {
    calls.map { name, body in
      OutputFile(
        path: "cognito/calls/\(name).json", bytes: Array(body.compact().utf8),
        contentType: "application/json", cache: .revalidate)
    }
  }
}
