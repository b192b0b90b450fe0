extension HostedRequest {
  /// Shows the page or takes what was posted to it. The query is checked like the authorize endpoint's,
  /// every time.
  package func run(on work: inout Work) throws(Interruption) -> HostedReply {
    let request: AuthorizationRequest
    do throws(AuthorizationFault) {
      request = try AuthorizationRequest.check(parameters, query: query, in: work.state)
    } catch { return HostedReply(error) }
    let dialog = HostedDialog(request: request, asked: self)
    return form == nil ? try dialog.show(on: &work) : try dialog.take(on: &work)
  }
}
