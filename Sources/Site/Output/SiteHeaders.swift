import Syntax

/// The response headers that a site must be served with, in the two ways that hosts take them.
///
/// What only a header can say stands here: who may frame a page, that a browser comes back by TLS.
struct SiteHeaders {
  private let policy: String

  init(_ site: TenantSite) {
    policy = site.contentSecurityPolicy(.direct, asHeader: true)
  }

  /// Two years: what browsers' preload lists ask for at least, though this host is not put on one.
  private static let transportSeconds = 63_072_000
  /// An origin and no path: the pages' addresses can carry a code.
  private static let referrer = "strict-origin"
  /// Beside the policy on content: what passkeys, codes and copy buttons need, and nothing else.
  private static let permissions = [
    "publickey-credentials-get=(self)", "publickey-credentials-create=(self)",
    "otp-credentials=(self)", "clipboard-write=(self)", "accelerometer=()", "autoplay=()",
    "camera=()", "clipboard-read=()", "display-capture=()", "encrypted-media=()", "fullscreen=()",
    "geolocation=()", "gyroscope=()", "hid=()", "magnetometer=()", "microphone=()", "midi=()",
    "payment=()", "picture-in-picture=()", "screen-wake-lock=()", "serial=()", "usb=()",
    "xr-spatial-tracking=()",
  ].joined(separator: ", ")
  private static let opener = "same-origin"

  /// `_headers`, as Netlify and Cloudflare Pages read it. Both let browsers ask again for a page
  /// unless told otherwise, so only hashed names have a rule of their own: a second rule for the same
  /// header would be joined to the first with a comma. The rule is for one step of a path, since names
  /// in `assets/mail/` stay.
  var plain: String {
    """
    /*
      Content-Security-Policy: \(policy)
      Strict-Transport-Security: max-age=\(Self.transportSeconds)
      X-Content-Type-Options: nosniff
      X-Frame-Options: DENY
      Referrer-Policy: \(Self.referrer)
      Permissions-Policy: \(Self.permissions)
      Cross-Origin-Opener-Policy: \(Self.opener)
    /assets/:file
      Cache-Control: \(CacheRule.immutable.rawValue)

    """
  }

  /// `headers.json`: a `ResponseHeadersPolicyConfig`, for
  /// `aws cloudfront create-response-headers-policy --response-headers-policy-config file://…`.
  func cloudFront(id: String) -> String {
    let custom: [(String, String)] = [
      ("Permissions-Policy", Self.permissions), ("Cross-Origin-Opener-Policy", Self.opener),
    ]
    let config: JSONTree = [
      "Name": "lintel-\(id)",
      "Comment": "Login pages of \(id)",
      "SecurityHeadersConfig": [
        "ContentSecurityPolicy": ["Override": true, "ContentSecurityPolicy": .string(policy)],
        "StrictTransportSecurity": [
          "Override": true, "AccessControlMaxAgeSec": .int(Self.transportSeconds),
          "IncludeSubdomains": false, "Preload": false,
        ],
        "ContentTypeOptions": ["Override": true],
        "FrameOptions": ["Override": true, "FrameOption": "DENY"],
        "ReferrerPolicy": ["Override": true, "ReferrerPolicy": .string(Self.referrer)],
      ],
      "CustomHeadersConfig": [
        "Quantity": .int(custom.count),
        "Items": .array(
          custom.map { ["Header": .string($0.0), "Value": .string($0.1), "Override": true] }),
      ],
    ]
    return config.pretty()
  }
}
