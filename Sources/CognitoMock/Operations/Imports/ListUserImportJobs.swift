import Syntax

struct ListUserImportJobs: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let page = try Page(
      of: work.resources(Resource.importJob, of: pool), after: input.text("PaginationToken"),
      limit: input.whole("MaxResults"), key: \.key)
    var jobs: [JSONTree] = []
    for job in page.items { jobs.append(try work.importJob(job.name, of: pool).describedImport) }
    var reply = RowTree()
    reply.put("UserImportJobs", JSONTree.array(jobs))
    reply.put("PaginationToken", page.nextToken)
    return .json(reply.tree)
  }
}
