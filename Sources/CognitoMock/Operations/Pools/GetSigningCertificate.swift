import Syntax

/// The certificate that requests to SAML providers are signed with.
struct GetSigningCertificate: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    _ = try work.pool(input.required("UserPoolId"))
    return .json(["Certificate": .string(Self.certificate)])
  }

  /// Self-signed, the same for every pool: the mock signs no SAML.
  private static let certificate =
    """
    MIIDHzCCAgegAwIBAgIUaQG1d9VnTfqF4jRuS8j1/RFJQ4MwDQYJKoZIhvcNAQELBQAwHjEcMBoGA1UEAwwT\
    dXMtZWFzdC0xX0xpbnRlbDAwMTAgFw0yNjExMjUyMDQwMjBaGA8yMTI2MTEwMTIwNDAyMFowHjEcMBoGA1UE\
    AwwTdXMtZWFzdC0xX0xpbnRlbDAwMTCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEBAMnwBPiYXgs0\
    R5IEUSk4+as4q4/xY80nLjmgqrz0wO/9GvmDuA+5KyG7xRi1VeP4zsAxe0CFtu8b8R5i9MiuFCGxVHwgg2mz\
    9CF7RHS4RtDaogg57Q3uMGoPAGnCVw3BE/QzETUovPD1v9nTSrHhRtTQxQi2j5NmCoLGzIO81fCP+PFa5fJb\
    /IzEyDhu77CsrEr6MVgJNb3gMQusMULfrbZ5afmsyd1tt3o1DrlVt2VGgmMX2hKTYbLs9RFX7Bv6KlxDcAcr\
    Wwjdu8Q5iZRTvpeh1NXOxyGS2mfApgd3VjKE/qdlKdVZUbRH8WH0KlOzSMw6VyOSWW2/jfsZG/zXuikCAwEA\
    AaNTMFEwHQYDVR0OBBYEFLTXHxPxn9OCLMo5lvvoLjrB46GBMB8GA1UdIwQYMBaAFLTXHxPxn9OCLMo5lvvo\
    LjrB46GBMA8GA1UdEwEB/wQFMAMBAf8wDQYJKoZIhvcNAQELBQADggEBAFz0qh/wBtu3ePJZvLqwUveZSEn0\
    1nAB66kposWjfvCiFphPAmU87BCZRDL79xVcpPTWFcTduZfgj9Gvqc13E57Eikgf7oBJOu73JdpMw0Tkfe70\
    cjuhJqrCFMACnPU+AKcxTNVBHXyRacG9PISrjFyNLovLRzyVaX7rmDb0wRGjX55LyKqYSHj+bChZdI9OYWxk\
    qXRnDLCD0VkPPlzgAyy62ABNgp6dcec2Ymn1ZFzbp4a7nbXzCFlys6hm5hldR7D2jFa8gs7IftVgBBSOUU1v\
    PXhQa/ZC0M2ySVDZkLAKV8ajLdEnDy1Zu+s86ynrH45h7TxL9mOK6M7tlWf8oDM=
    """
}
