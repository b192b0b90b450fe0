import Syntax

struct UpdateGroup: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    var group = try work.group(input.required("GroupName"), in: pool)
    group.apply(input)
    group.modified = work.time
    work.state.groups.put(group)
    return .json(["Group": group.described])
  }
}
