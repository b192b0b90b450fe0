import Testing

@testable import CognitoMock

@Suite struct TableTests {
  @Test func `undo puts back what was there, index and all`() {
    var table = Table<Group>()
    table.put(group("a"))
    _ = table.commit()
    table.put(group("b"))
    table.update(Group.key("p_1", "a")) { $0.description = "changed" }
    table.remove(Group.key("p_1", "a"))
    table.undo()
    #expect(table.all.map(\.name) == ["a"])
    #expect(table.all.first?.description == nil)
    #expect(table.rows(with: "p_1").map(\.name) == ["a"])
    #expect(!table.isChanged)
  }

  @Test func `commit tells each changed key once, with the row that stands now`() {
    var table = Table<Group>()
    table.put(group("a"))
    table.put(group("b"))
    table.remove(Group.key("p_1", "b"))
    let changes = table.commit()
    #expect(changes.map(\.key) == ["p_1 a", "p_1 b"])
    #expect(changes.map { $0.row?.name } == ["a", nil])
    #expect(table.commit().isEmpty)
  }

  @Test func `work that waits for a function leaves no trace`() {
    var state = CognitoState()
    let outcome = state.perform(at: 0, seed: [1]) { (work) throws(Interruption) in
      work.state.groups.put(group("a"))
      _ = try work.invoke(TriggerCall(trigger: "PreSignUp", arn: "arn", event: .null))
    }
    guard case .calls(let call) = outcome else {
      Issue.record("it does not wait")
      return
    }
    #expect(call.trigger == "PreSignUp")
    #expect(state.groups.count == 0)
  }

  @Test func `work that is refused keeps what it wrote`() {
    var state = CognitoState()
    let outcome = state.perform(at: 0, seed: [1]) { (work) throws(Interruption) in
      work.state.groups.put(group("a"))
      throw .refused(.userNotFound)
    }
    guard case .answered(.failure(.userNotFound)) = outcome else {
      Issue.record("it is not refused")
      return
    }
    #expect(state.groups.count == 1)
  }

  private func group(_ name: String) -> Group {
    Group(userPoolId: "p_1", name: name, created: 0, modified: 0)
  }
}
