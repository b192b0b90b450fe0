/// What a browser asks a page for.
package struct HostedRequest: Sendable {
  package let page: HostedPage
  /// As it was sent; it is kept through the whole sign-in.
  package let query: String
  package let parameters: OAuthParameters
  /// What was posted; nil where the page is only looked at.
  package var form: OAuthParameters?
  /// The cookie `cognito`.
  package var session: String?
  /// The cookie `page-data`.
  package var flow: String?
  /// Whether the tenant asks for the name first and the password on a page of its own.
  package var startsWithIdentifier = false
  /// Where the pages lie, for passkeys: `http://localhost:9229`.
  package var origin = ""
  /// The form was not one of ours.
  var isRejected = false

  package init(_ page: HostedPage, query: String, parameters: OAuthParameters) {
    self.page = page
    self.query = query
    self.parameters = parameters
  }
}
