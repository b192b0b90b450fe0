import Bindings
import CognitoMock

/// What a SAML provider has the browser hand on. It is not signed: the mock knows its own by a hash.
///
/// Source: SAML 2.0 Core, `Response`.
enum SAMLResponse {
  static func xml(
    id: String, subject: String, attributes: [(String, String)], issuer: String, time: String
  ) -> String {
    let statements = attributes.map { name, value in
      "<saml:Attribute Name=\"\(name.escapedForXML)\"><saml:AttributeValue>\(value.escapedForXML)"
        + "</saml:AttributeValue></saml:Attribute>"
    }
    return """
      <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" \
      xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_\(id)" Version="2.0" \
      IssueInstant="\(time)"><saml:Issuer>\(issuer.escapedForXML)</saml:Issuer><samlp:Status>\
      <samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>\
      <saml:Assertion ID="_\(id)-a" Version="2.0" IssueInstant="\(time)"><saml:Issuer>\
      \(issuer.escapedForXML)</saml:Issuer><saml:Subject><saml:NameID>\(subject.escapedForXML)</saml:NameID>\
      </saml:Subject><saml:AttributeStatement>\(statements.joined())</saml:AttributeStatement>\
      </saml:Assertion></samlp:Response>
      """
  }
}
