import Diagnostics
import Syntax

extension TokenRequest {
  /// `client_credentials`: a program signs in for itself.
  func signInClient(
    _ client: UserPoolClient, on work: inout Work
  ) throws(TokenRefusal) -> TokenSet {
    guard let scopes = OAuthScopes.grantedToClient(form.words("scope"), client) else {
      throw .oauth(.invalidScope)
    }
    let metadata = try metadata
    do throws(Interruption) {
      return try work.clientCredentialsTokens(
        client: client, scopes: scopes, clientMetadata: metadata)
    } catch { throw .from(error) }
  }

  /// `aws_client_metadata`: JSON of texts, for the pre-token trigger.
  private var metadata: [(String, String)] {
    get throws(TokenRefusal) {
      guard let text = form["aws_client_metadata"] else { return [] }
      guard
        let json = try? JSONValue.parse(
          SourceFile(name: "aws_client_metadata", bytes: Array(text.utf8))),
        let members = json.object?.members
      else { throw .oauth(.invalidRequest) }
      var pairs: [(String, String)] = []
      for member in members {
        guard let value = member.value.string else { throw .oauth(.invalidRequest) }
        pairs.append((member.name, value))
      }
      return pairs
    }
  }
}
