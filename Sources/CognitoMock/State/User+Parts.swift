extension User {
  /// A password, as a salted hash that a password and SRP can both be checked with.
  package struct Password: Hashable, Sendable {
    /// 16 bytes in hexadecimal: SRP's salt.
    package var salt: String
    /// SHA-256 of pool, name, colon and password, in hexadecimal: SRP's inner hash.
    package var inner: String
    /// SRP's verifier in hexadecimal, once it was needed.
    package var verifier: String?
    /// When it was set: seconds since 1970.
    package var set: Double
    /// To be changed at the first sign-in.
    package var isTemporary: Bool

    package init(salt: String, inner: String, set: Double, isTemporary: Bool) {
      self.salt = salt
      self.inner = inner
      self.set = set
      self.isTemporary = isTemporary
    }
  }

  /// Failed passwords and codes.
  package struct LockOut: Hashable, Sendable {
    package var failures = 0
    /// Seconds since 1970.
    package var lastFailure: Double = 0
    package var lockedUntil: Double = 0

    package init() {}
  }

  /// A code that was sent.
  package struct SentCode: Hashable, Sendable {
    /// What it is for.
    package enum Purpose: String, Hashable, Sendable {
      case signUp, reset, attribute
      /// Nothing any more: the link that it came in has confirmed the sign-up, and says so again.
      case openedLink
    }

    package var purpose: Purpose
    /// The attribute that it verifies, or that it was sent to.
    package var attribute: String
    package var code: String
    /// Seconds since 1970.
    package var expires: Double
    package var failures = 0

    package init(purpose: Purpose, attribute: String, code: String, expires: Double) {
      self.purpose = purpose
      self.attribute = attribute
      self.code = code
      self.expires = expires
    }
  }

  /// Which second factors a user has switched on: `SMS_MFA`, `SOFTWARE_TOKEN_MFA`, `EMAIL_OTP`.
  package struct MFASettings: Hashable, Sendable {
    package var enabled: [String] = []
    package var preferred: String?

    package init() {}
  }

  /// An authenticator app.
  package struct Authenticator: Hashable, Sendable {
    /// Base 32.
    package var secret: String
    package var isVerified = false
    package var name: String?
    /// The last time step that was accepted: a code counts once.
    package var lastStep: Int?

    package init(secret: String) { self.secret = secret }
  }

  /// A device that a user signed in with.
  package struct Device: Hashable, Sendable {
    package var key: String
    package var groupKey: String
    package var name: String?
    /// Base64, as `ConfirmDevice` brought them; nil until then.
    package var salt: String?
    package var verifier: String?
    package var isRemembered = false
    package var created: Double
    package var modified: Double
    package var lastAuthenticated: Double

    package init(key: String, groupKey: String, created: Double) {
      self.key = key
      self.groupKey = groupKey
      self.created = created
      modified = created
      lastAuthenticated = created
    }
  }

  /// A passkey.
  package struct Passkey: Hashable, Sendable {
    /// Base64url.
    package var id: String
    /// The COSE key as it came: base64url.
    package var publicKey: String
    package var signCount: Int
    package var name: String
    package var rpId: String
    package var attachment: String?
    package var transports: [String]
    package var created: Double

    package init(
      id: String, publicKey: String, signCount: Int, name: String, rpId: String,
      attachment: String?, transports: [String], created: Double
    ) {
      self.id = id
      self.publicKey = publicKey
      self.signCount = signCount
      self.name = name
      self.rpId = rpId
      self.attachment = attachment
      self.transports = transports
      self.created = created
    }
  }

  /// Who a user is at a provider.
  package struct FederatedIdentity: Hashable, Sendable {
    package var providerName: String
    package var providerType: String
    package var userId: String
    package var issuer: String?
    package var isPrimary: Bool
    /// Seconds since 1970.
    package var created: Double

    package init(
      providerName: String, providerType: String, userId: String, issuer: String?,
      isPrimary: Bool, created: Double
    ) {
      self.providerName = providerName
      self.providerType = providerType
      self.userId = userId
      self.issuer = issuer
      self.isPrimary = isPrimary
      self.created = created
    }
  }
}
