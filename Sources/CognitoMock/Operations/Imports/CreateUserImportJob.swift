import Syntax

struct CreateUserImportJob: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let id =
      "import-\(work.random.text(10, of: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"))"
    var settings = input.picked(["JobName", "CloudWatchLogsRoleArn"])
    settings.set("Status", "Created")
    settings.set(
      "PreSignedUrl",
      .string("\(work.state.settings.address)/_lintel/import/\(pool.id)/\(id)"))
    let job = work.add(Resource.importJob, to: pool, named: id, settings)
    return .json(["UserImportJob": job.describedImport])
  }
}
