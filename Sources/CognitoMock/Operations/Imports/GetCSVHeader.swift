import Syntax

struct GetCSVHeader: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    return .json([
      "UserPoolId": .string(pool.id),
      "CSVHeader": .array(ImportColumns(pool).names.map { .string($0) }),
    ])
  }
}
