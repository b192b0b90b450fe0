import Syntax

/// Changes what is given; the rest stays.
struct UpdateTerms: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let terms = try work.terms(input.required("TermsId"), of: pool)
    var settings = terms.settings
    for name in ["TermsName", "TermsSource", "Enforcement", "Links"]
    where input.tree[name] != nil {
      settings.set(name, input.tree[name])
    }
    try work.checkTerms(
      settings.text("TermsName") ?? "", client: settings.text("ClientId") ?? "",
      except: terms.name, of: pool)
    return .json(["Terms": work.change(terms, to: settings).describedTerms])
  }
}
