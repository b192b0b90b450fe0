/// Laying one value over another. A merged object takes file and range of the upper one; what was not
/// touched keeps its own.
extension JSONValue {
  /// This value with a JSON merge patch applied.
  ///
  /// Objects merge member by member, null removes a member, everything else replaces. Members keep
  /// their order, new ones follow in the order of the patch.
  ///
  /// Source: RFC 7396 section 2.
  package func patched(by patch: JSONValue) -> JSONValue {
    guard case .object(let changes) = patch.content else { return patch }
    // Nil for what was removed. No name stands twice in either, so that places stay as they are.
    var members: [JSONObject.Member?] = object?.members ?? []
    var places: [String: Int] = [:]
    for (index, member) in members.enumerated() { places[member?.name ?? ""] = index }
    for change in changes.members {
      let index = places[change.name]
      if change.value.isNull {
        if let index { members[index] = nil }
        continue
      }
      let old = index.flatMap { members[$0]?.value } ?? change.value.emptied
      let member = JSONObject.Member(
        name: change.name, nameRange: change.nameRange, value: old.patched(by: change.value))
      if let index { members[index] = member } else { members.append(member) }
    }
    return JSONValue(
      .object(JSONObject(members: members.compactMap { $0 })), file: patch.file,
      range: patch.range)
  }

  /// This value laid over defaults: objects merge deeply, lists replace, null removes.
  ///
  /// The same rule as ``patched(by:)``, seen from the other side.
  package func merged(over base: JSONValue) -> JSONValue { base.patched(by: self) }

  /// What a patch's object is laid over where the target has nothing.
  private var emptied: JSONValue { JSONValue(.null, file: file, range: range) }
}
