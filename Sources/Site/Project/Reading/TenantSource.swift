import Diagnostics
import Syntax

/// Where tenants stand, with just as much as it takes to read one of them again.
struct TenantSource: Sendable {
  enum Origin: Sendable {
    /// A file of one tenant, by its path: it is read when the tenant is.
    case file(String)
    /// A file that holds several JSON values, as bytes.
    case values(SourceFile)
    /// A CSV file, as bytes.
    case rows(CSVReader, TenantColumns)
  }

  let origin: Origin
  /// The index in the project's layers.
  let layers: Int

  /// The file's path, below the project's folder.
  var path: String {
    switch origin {
    case .file(let path): path
    case .values(let file): file.name
    case .rows(let reader, _): reader.file.name
    }
  }

  /// What a person wrote of the tenant in a range of the source.
  func value(
    in range: Range<Int>, _ project: ProjectFiles
  ) throws(Diagnostic) -> JSONValue {
    switch origin {
    case .file(let path): return try JSONValue.parse(project.source(path, at: nil))
    case .values(let file): return try JSONValue.parse(file, in: range)
    case .rows(var reader, let columns):
      reader.move(to: range.lowerBound)
      guard let row = try reader.next(), let value = try columns.tenant(row) else {
        preconditionFailure("an entry is made of a row that has a tenant")
      }
      return value
    }
  }
}
