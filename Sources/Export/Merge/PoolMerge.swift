package import Diagnostics
package import Syntax

/// A full body of `UpdateUserPool`, `SetUserPoolMfaConfig` or `SetRiskConfiguration`: what a pool has,
/// with a fragment laid over it.
///
/// Each of these calls sets back what it is not given, so that a fragment alone would cost a pool its
/// password policy, its triggers or its second factors.
package enum PoolMerge {
  /// - Parameters:
  ///   - current: the answer of `describe-user-pool`, `get-user-pool-mfa-config` or
  ///     `describe-risk-configuration`, as the AWS CLI prints it.
  ///   - fragment: members of the call that changes it; objects merge, lists replace, null removes.
  ///   - pool: the pool's id, which one of the answers does not have.
  /// - Returns: the body, and what it changes besides, or errors `merge.…`, `json.…`.
  package static func merge(
    _ current: SourceFile, _ fragment: SourceFile, pool: String? = nil
  ) -> Checked<JSONTree> {
    do throws(Diagnostic) {
      let answer = try JSONValue.parse(current)
      _ = try answer.requireObject("the current configuration")
      guard let call = PoolCall(answer: answer) else {
        throw Diagnostic(
          .error, "merge.current",
          "no answer of \(PoolCall.allCases.map(\.source).joined(separator: ", "))",
          at: answer.opening, hint: "save what the AWS CLI prints, whole")
      }
      let change = try JSONValue.parse(fragment)
      let faults = try change.requireObject("the fragment").checkKeys(
        call.members.map(\.name), in: call.name)
      guard faults.isEmpty else { return Checked(nil, faults) }
      var merge = Merge(call: call, own: try owned(answer, call), change: change)
      try merge.identify(pool)
      let body = merge.body()
      let isRefused = merge.findings.contains { $0.severity == .error }
      return Checked(isRefused ? nil : .object(body), merge.findings)
    } catch { return Checked(nil, [error]) }
  }

  /// What the pool has and the call takes, under the call's names.
  private static func owned(
    _ answer: JSONValue, _ call: PoolCall
  ) throws(Diagnostic) -> JSONValue {
    let inner = call.wrapper.flatMap { answer[$0] } ?? answer
    let members = try inner.requireObject(call.wrapper ?? "the current configuration").members
    var owned: [JSONObject.Member] = []
    for (name, answered) in call.members {
      guard let member = members.first(where: { $0.name == answered }) else { continue }
      owned.append(JSONObject.Member(name: name, nameRange: member.nameRange, value: member.value))
    }
    return JSONValue(.object(JSONObject(members: owned)), file: inner.file, range: inner.range)
  }
}

private struct Merge {
  let call: PoolCall
  let own: JSONValue
  let change: JSONValue
  private(set) var findings: [Diagnostic] = []
  private var members: [(String, JSONTree)] = []

  init(call: PoolCall, own: JSONValue, change: JSONValue) {
    self.call = call
    self.own = own
    self.change = change
    if case .object(let members) = JSONTree(own.patched(by: change)) { self.members = members }
  }

  /// Both documents and the option must be of one pool.
  mutating func identify(_ option: String?) throws(Diagnostic) {
    let theirs = change["UserPoolId"]
    let ids = [own["UserPoolId"]?.string, theirs?.string, option].compactMap { $0 }
    guard let id = ids.first else {
      throw Diagnostic(
        .error, "merge.pool", "\(call.source) does not say which pool it is of",
        at: own.opening, hint: "name it: --user-pool-id ID")
    }
    if let other = ids.first(where: { $0 != id }) {
      throw Diagnostic(
        .error, "merge.pool", "two pools: '\(id)' and '\(other)'",
        at: theirs?.location ?? own.opening, hint: "a fragment goes with its own pool")
    }
    members.removeAll { $0.0 == "UserPoolId" }
    members.insert(("UserPoolId", .string(id)), at: 0)
  }

  mutating func body() -> [(String, JSONTree)] {
    switch call {
    case .updateUserPool:
      keepOnePair()
      keepOneValidity()
    case .setUserPoolMfaConfig: noteNewFactors()
    case .setRiskConfiguration: checkNotices()
    }
    return members
  }

  private func value(_ path: String...) -> JSONTree? {
    path.reduce(JSONTree.object(members)) { $0?[$1] }
  }

  private mutating func remove(_ names: [String], in member: String) {
    guard let index = members.firstIndex(where: { $0.0 == member }),
      case .object(let inner) = members[index].1
    else { return }
    members[index].1 = .object(inner.filter { !names.contains($0.0) })
  }

  /// Mails with a code and mails with a link are an error together.
  private mutating func keepOnePair() {
    let template = "VerificationMessageTemplate"
    let isLink = value(template, "DefaultEmailOption") == "CONFIRM_WITH_LINK"
    let pairs = [["EmailMessage", "EmailSubject"], ["EmailMessageByLink", "EmailSubjectByLink"]]
    let dropped = pairs[isLink ? 0 : 1]
    guard dropped.contains(where: { value(template, $0) != nil }) else { return }
    remove(dropped, in: template)
    findings.append(
      Diagnostic(
        .note, "merge.template",
        "the pool verifies by \(isLink ? "link" : "code"), so '\(dropped[0])' is left out: Cognito "
          + "refuses both together",
        hint: "DefaultEmailOption in '\(template)' says which"))
  }

  /// The older name for the days that a temporary password is good for is refused beside the newer.
  private mutating func keepOneValidity() {
    if value("Policies", "PasswordPolicy", "TemporaryPasswordValidityDays") != nil {
      remove(["UnusedAccountValidityDays"], in: "AdminCreateUserConfig")
    }
  }

  /// A factor that is named is switched on.
  private mutating func noteNewFactors() {
    for name in ["SmsMfaConfiguration", "EmailMfaConfiguration"]
    where value(name) != nil && own[name] == nil {
      findings.append(
        Diagnostic(
          .warning, "merge.factor", "the pool has no '\(name)' yet: this call switches it on",
          at: change[name]?.location,
          hint: "take it out of the fragment if that is not meant"))
    }
  }

  private mutating func checkNotices() {
    let name = "AccountTakeoverRiskConfiguration"
    guard value(name) != nil else { return }
    if value(name, "Actions") == nil {
      findings.append(
        Diagnostic(
          .error, "merge.actions", "the pool says not what to do at a risk, which the call needs",
          at: own.opening, hint: "set threat protection up first, or add 'Actions' to the fragment")
      )
    }
    if value(name, "NotifyConfiguration") != nil,
      value(name, "NotifyConfiguration", "SourceArn") == nil
    {
      findings.append(
        Diagnostic(
          .error, "merge.sender", "the pool names no sender of its notices, which the call needs",
          at: own.opening, hint: "add 'SourceArn' to 'NotifyConfiguration': the identity in SES"))
    }
  }
}

extension JSONValue {
  /// The first byte: what a finding about the whole object points to.
  fileprivate var opening: SourceLocation {
    file.location(of: range.lowerBound..<min(range.upperBound, range.lowerBound + 1))
  }
}
