import Syntax

struct StopUserImportJob: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let job = try work.importJob(input.required("JobId"), of: pool)
    let status = job.importStatus(at: work.time)
    // A job runs to its end before anybody could stop it.
    throw .refused(
      CognitoError(
        "PreconditionNotMetException", "User import job \(job.name) is in status \(status)."))
  }
}
