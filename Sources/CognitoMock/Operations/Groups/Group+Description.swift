import Syntax

extension Group {
  /// `GroupType`
  var described: JSONTree {
    var group = RowTree()
    group.put("GroupName", name)
    group.put("UserPoolId", userPoolId)
    group.put("Description", description)
    group.put("RoleArn", roleArn)
    group.put("Precedence", precedence)
    group.put("LastModifiedDate", JSONTree.moment(modified))
    group.put("CreationDate", JSONTree.moment(created))
    return group.tree
  }

  /// Takes over what a request says of it.
  mutating func apply(_ input: APIInput) {
    description = input.text("Description") ?? description
    roleArn = input.text("RoleArn") ?? roleArn
    precedence = input.whole("Precedence") ?? precedence
  }
}
