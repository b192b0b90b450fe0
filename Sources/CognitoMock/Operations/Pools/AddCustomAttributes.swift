import Syntax

struct AddCustomAttributes: APIOperation {
  private static let mostAttributes = 50
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    var pool = try work.pool(input.required("UserPoolId"))
    try work.refuseDuringImport(into: pool)
    var attributes = pool.settings.items("SchemaAttributes")
    var names = Set(attributes.compactMap { $0.text("Name") })
    for wish in input.objects("CustomAttributes") ?? [] {
      try UserPool.check(attribute: wish)
      try UserPool.claim(wish, besides: &names)
      attributes.append(SchemaAttributes.custom(wish.tree))
    }
    let own = attributes.count { $0.text("Name")?.contains("custom:") == true }
    guard own <= Self.mostAttributes else {
      throw .refused(
        .invalidParameter("Number of custom attributes exceeds \(Self.mostAttributes)."))
    }
    pool.settings.set("SchemaAttributes", .array(attributes))
    pool.modified = work.time
    work.state.pools.put(pool)
    return .done
  }
}
