/// The texts that a ``ServiceModel`` is read from, one a resource, in `Text/`.
///
/// An operation is four lines, a type is one; indented lines continue the one above:
/// ```
/// open AssociateSoftwareToken
/// < AccessToken TokenModelType, Session SessionType
/// > SecretCode SecretCodeType, Session SessionType
/// ! ConcurrentModification InvalidParameter NotAuthorized
/// string SoftwareTokenMFAUserCodeType sensitive 6..6 /[0-9]+/
/// ```
/// `open` operations carry no signature, `*` marks a required member, a missing `>` an empty body.
/// Text is read at run time because literals of that size take the compiler minutes.
enum ServiceModelText {
  static let userPools = [
    sharedTypes, pools, clients, domains, groups, providers, resourceServers, branding, imports,
    security, signIn, signUp, users, devices, passkeys,
  ]
}
