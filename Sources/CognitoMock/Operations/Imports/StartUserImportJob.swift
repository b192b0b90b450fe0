import Syntax

/// Imports what was uploaded, all of it before it answers.
struct StartUserImportJob: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let job = try work.importJob(input.required("JobId"), of: pool)
    let status = job.importStatus(at: work.time)
    guard status == "Created" else {
      throw .refused(
        CognitoError(
          "PreconditionNotMetException", "User import job \(job.name) is in status \(status)."))
    }
    return .json(["UserImportJob": work.runImport(job, into: pool).describedImport])
  }
}
