import Syntax

struct DescribeUserImportJob: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let job = try work.importJob(input.required("JobId"), of: pool)
    return .json(["UserImportJob": job.describedImport])
  }
}
