extension HostedRequest {
  /// A page that can be opened by its address, for a request that was found good: what shows it needs
  /// nothing but the request.
  package func entry(_ request: AuthorizationRequest) -> HostedReply {
    HostedDialog(request: request, asked: self).entry()
  }

  /// Shows the page or takes what was posted to it. The query is checked like the authorize endpoint's,
  /// every time.
  package func run(on work: inout Work) throws(Interruption) -> HostedReply {
    let request: AuthorizationRequest
    do throws(AuthorizationFault) {
      request = try AuthorizationRequest.check(
        parameters, query: query, at: page, in: work.state)
    } catch { return HostedReply(error) }
    let dialog = HostedDialog(request: request, asked: self)
    if isRejected { return dialog.lost }
    return form == nil ? try dialog.show(on: &work) : try dialog.take(on: &work)
  }
}

extension HostedRequest {
  /// The same for a form that does not come from a page that this browser was shown: it begins anew.
  package var rejected: HostedRequest {
    var request = self
    request.isRejected = true
    return request
  }
}
