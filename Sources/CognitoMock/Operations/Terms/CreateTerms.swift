import Syntax

struct CreateTerms: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let client = try work.client(input.required("ClientId"), of: pool)
    try work.checkTerms(input.required("TermsName"), client: client.id, except: nil, of: pool)
    var settings = input.picked(["ClientId", "TermsName", "TermsSource", "Enforcement", "Links"])
    if settings["Links"] == nil { settings.set("Links", .object([])) }
    let terms = work.add(Resource.terms, to: pool, named: work.uuidV4(), settings)
    return .json(["Terms": terms.describedTerms])
  }
}
