import Bindings
import Syntax

extension Resource {
  /// `UICustomizationType`; the picture lies on the domain's distribution.
  func describedUI(in state: CognitoState) -> JSONTree {
    var custom = RowTree()
    custom.put("UserPoolId", userPoolId)
    custom.put("ClientId", name)
    if settings["ImageFile"] != nil, let domain = state.domains.first(with: userPoolId) {
      custom.put(
        "ImageUrl",
        "https://\(domain.distribution)/\(userPoolId)/\(name)/\(Int(modified * 1000))"
          + "/assets/images/image.jpg")
    }
    custom.put("CSS", settings["CSS"])
    custom.put("CSSVersion", "20190128172214")
    custom.put("LastModifiedDate", JSONTree.moment(modified))
    custom.put("CreationDate", JSONTree.moment(created))
    return custom.tree
  }
}

extension Work {
  /// The client that a request is about, `ALL` for the whole pool.
  ///
  /// The classic pages lie on a domain: without one there is nothing to customise.
  func customizedClient(_ input: APIInput, of pool: UserPool) throws(Interruption) -> String {
    guard state.domains.count(with: pool.id) > 0 else {
      throw .refused(
        .invalidParameter("There has to be an existing domain associated with this user pool"))
    }
    let id = input.text("ClientId") ?? "ALL"
    return id == "ALL" ? id : try client(id, of: pool).id
  }
}
