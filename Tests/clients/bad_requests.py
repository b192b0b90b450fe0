"""Malformed and hostile requests, a row each, and what is said to them.

A row is (name, method, target, headers, body, status, said). `said` is the whole JSON body as an
object, the start of the `Location` after "-> ", or words that the body has. $names are filled in by
the test: tokens, clients, codes. Bodies that are objects are sent as forms, to the API as JSON.
"""

IDP = "AWSCognitoIdentityProviderService."
IDENTITY = "AWSCognitoIdentityService."
MB = 1 << 20
INVALID_TOKEN = "Invalid Access Token"


def api(name, operation, body, kind, message=None, service=IDP):
    said = {"__type": kind} if message is None else {"__type": kind, "message": message}
    return (name, "POST", "/", {"X-Amz-Target": service + operation}, body, 400, said)


def form(name, path, body, status, said, **headers):
    return (name, "POST", path, {key.replace("_", "-"): value for key, value in headers.items()},
            body, status, said)


def get(name, target, status, said=None, **headers):
    return (name, "GET", target, {key.replace("_", "-"): value for key, value in headers.items()},
            None, status, said)


def oauth(error):
    return {"error": error}


SERIALIZATION = "SerializationException"
BROKEN = [
    "{", "}", "[]", "null", "true", '"text"', "7", '{"a"', '{"a":}', '{"a":1,}', "{'a':1}",
    '{"a":1} x', "{a:1}", '{"a":01}', '{"a":+1}', '{"a":.5}', '{"a":NaN}', '{"a":Infinity}',
    '{"a":"\n"}', '{"a":"\\x"}', '{"a":"\\u12"}', '{"a":"\\ud800"}', '{"a" "b"}', '{,}',
    "/*c*/{}", '{"AccessToken":"a"]', "[" * 100_000, '{"a":' * 50_000, "\ufeff{", "<xml/>",
    b'{"AccessToken":"\xff"}', b'{"AccessToken":"\xc0\x80"}', b'{"AccessToken":"\xed\xa0\x80"}',
    b"\xfe\xff\x00{\x00}", b"\x00", '{"a":"\x00"}',
]
TYPES = [
    ("GetUser", {"AccessToken": 7}), ("GetUser", {"AccessToken": ["a"]}),
    ("GetUser", {"AccessToken": {"a": 1}}), ("GetUser", {"AccessToken": True}),
    ("InitiateAuth", {"ClientId": "$client", "AuthFlow": "USER_PASSWORD_AUTH",
                      "AuthParameters": []}),
    ("InitiateAuth", {"ClientId": "$client", "AuthFlow": "USER_PASSWORD_AUTH",
                      "AuthParameters": {"USERNAME": 1}}),
    ("InitiateAuth", {"ClientId": "$client", "AuthFlow": "USER_PASSWORD_AUTH",
                      "AuthParameters": "USERNAME"}),
    ("ListUserPools", {"MaxResults": "ten"}), ("ListUserPools", {"MaxResults": [1]}),
    ("ListUserPools", {"MaxResults": {}}),
    ("SignUp", {"ClientId": "$client", "Username": "a", "UserAttributes": {}}),
    ("SignUp", {"ClientId": "$client", "Username": "a", "UserAttributes": ["email"]}),
    ("SignUp", {"ClientId": "$client", "Username": "a", "UserAttributes": [{"Name": 1}]}),
    ("ConfirmSignUp", {"ClientId": "$client", "Username": "a", "ConfirmationCode": 123456}),
    ("AdminSetUserPassword", {"UserPoolId": "$pool", "Username": "a", "Password": "b",
                              "Permanent": "yes"}),
]

ROWS = [
    *(api(f"JSON that is broken, {number}", "GetUser", body, SERIALIZATION)
      for number, body in enumerate(BROKEN)),
    *(api(f"a value of the wrong type, {number}", operation, body, SERIALIZATION)
      for number, (operation, body) in enumerate(TYPES)),

    # Names and targets
    api("an operation that is none", "GetEverything", {}, "UnknownOperationException"),
    api("an operation in other letters", "getuser", {}, "UnknownOperationException"),
    api("an operation of another service", "GetId", {}, "UnknownOperationException"),
    api("an operation with a path", "GetUser/../InitiateAuth", {}, "UnknownOperationException"),
    ("no target", "POST", "/", {}, {}, 400, {"__type": "UnknownOperationException"}),
    ("a target without a service", "POST", "/", {"X-Amz-Target": "GetUser"}, {}, 400,
     {"__type": "UnknownOperationException"}),
    ("a target of 4 kB", "POST", "/", {"X-Amz-Target": "A" * 4096}, {}, 400,
     {"__type": "UnknownOperationException"}),
    ("a signed operation without a signature", "POST", "/",
     {"X-Amz-Target": IDP + "ListUsers", "Authorization": None}, {"UserPoolId": "$pool"}, 400,
     {"__type": "MissingAuthenticationTokenException",
      "message": "Missing Authentication Token"}),

    # Tokens
    api("a token of alg none", "GetUser", {"AccessToken": "$none"},
        "NotAuthorizedException", INVALID_TOKEN),
    api("a token signed with the public key as a secret", "GetUser", {"AccessToken": "$hmac"},
        "NotAuthorizedException", INVALID_TOKEN),
    api("a token signed with another key", "GetUser", {"AccessToken": "$foreign"},
        "NotAuthorizedException", INVALID_TOKEN),
    api("a token whose claims were changed", "GetUser", {"AccessToken": "$changed"},
        "NotAuthorizedException", INVALID_TOKEN),
    api("a token whose key is unknown", "GetUser", {"AccessToken": "$unknown"},
        "NotAuthorizedException", INVALID_TOKEN),
    api("a token without a signature", "GetUser", {"AccessToken": "$bare"},
        "NotAuthorizedException", INVALID_TOKEN),
    api("an ID token for an access token", "GetUser", {"AccessToken": "$id"},
        "NotAuthorizedException", INVALID_TOKEN),
    api("a refresh token for an access token", "GetUser", {"AccessToken": "$refresh"},
        "NotAuthorizedException", INVALID_TOKEN),
    api("a token that has expired", "GetUser", {"AccessToken": "$expired"},
        "NotAuthorizedException", "Access Token has expired"),
    api("a token that was revoked", "GetUser", {"AccessToken": "$revoked"},
        "NotAuthorizedException", "Access Token has been revoked"),
    api("a token of dots", "GetUser", {"AccessToken": "." * 2000},
        "NotAuthorizedException", INVALID_TOKEN),
    api("a token of one part", "GetUser", {"AccessToken": "a"},
        "NotAuthorizedException", INVALID_TOKEN),
    api("a token of 100 kB", "GetUser", {"AccessToken": "a." * 50_000},
        "NotAuthorizedException", INVALID_TOKEN),
    api("a refresh token of another client", "InitiateAuth",
        {"ClientId": "$other", "AuthFlow": "REFRESH_TOKEN_AUTH",
         "AuthParameters": {"REFRESH_TOKEN": "$refresh"}},
        "NotAuthorizedException", "Invalid Refresh Token"),
    api("an access token for a refresh token", "InitiateAuth",
        {"ClientId": "$client", "AuthFlow": "REFRESH_TOKEN_AUTH",
         "AuthParameters": {"REFRESH_TOKEN": "$access"}},
        "NotAuthorizedException", "Invalid Refresh Token"),

    # Sessions and codes
    api("a session that is none", "RespondToAuthChallenge",
        {"ClientId": "$client", "ChallengeName": "NEW_PASSWORD_REQUIRED", "Session": "x" * 40,
         "ChallengeResponses": {"USERNAME": "temp", "NEW_PASSWORD": "Another-horse-7"}},
        "NotAuthorizedException", "Invalid session for the user."),
    api("a session used before", "RespondToAuthChallenge",
        {"ClientId": "$client", "ChallengeName": "NEW_PASSWORD_REQUIRED", "Session": "$spent",
         "ChallengeResponses": {"USERNAME": "spent", "NEW_PASSWORD": "Another-horse-7"}},
        "NotAuthorizedException", "Invalid session for the user, session can only be used once."),
    api("a session of another user", "RespondToAuthChallenge",
        {"ClientId": "$client", "ChallengeName": "NEW_PASSWORD_REQUIRED", "Session": "$session",
         "ChallengeResponses": {"USERNAME": "alice", "NEW_PASSWORD": "Another-horse-7"}},
        "NotAuthorizedException", "Invalid session for the user."),
    api("a session of another client", "RespondToAuthChallenge",
        {"ClientId": "$other", "ChallengeName": "NEW_PASSWORD_REQUIRED", "Session": "$session",
         "ChallengeResponses": {"USERNAME": "temp", "NEW_PASSWORD": "Another-horse-7"}},
        "NotAuthorizedException", "Invalid session for the user."),
    api("a session for no challenge", "RespondToAuthChallenge",
        {"ClientId": "$client", "ChallengeName": "NEW_PASSWORD_REQUIRED",
         "ChallengeResponses": {"USERNAME": "temp", "NEW_PASSWORD": "Another-horse-7"}},
        "InvalidParameterException", "Missing required parameter Session"),
    api("a code that was never sent", "ConfirmForgotPassword",
        {"ClientId": "$client", "Username": "alice", "ConfirmationCode": "000000",
         "Password": "Another-horse-7"},
        "ExpiredCodeException", "Invalid code provided, please request a code again."),
    api("an attribute with a surrogate in its name", "SignUp",
        {"ClientId": "$client", "Username": "a", "Password": "Correct-horse-7",
         "UserAttributes": [{"Name": "custom:\U0001f40e", "Value": "x"}]},
        "InvalidParameterException", ...),
    api("a user name of control signs", "SignUp",
        {"ClientId": "$client", "Username": "a\u0007", "Password": "Correct-horse-7"},
        "InvalidParameterException", ...),
    api("a filter of 257 signs", "ListUsers",
        {"UserPoolId": "$pool", "Filter": "x" * 257}, "InvalidParameterException",
        ...),

    # Identity pools
    api("an identity pool id of another form", "GetId", {"IdentityPoolId": "nothing"},
        "ValidationException", ..., IDENTITY),
    api("a login of rubbish", "GetId",
        {"IdentityPoolId": "$guests", "Logins": {"$provider": "rubbish"}},
        "NotAuthorizedException", ..., IDENTITY),
    api("a login of alg none", "GetId",
        {"IdentityPoolId": "$guests", "Logins": {"$provider": "$none"}},
        "NotAuthorizedException", ..., IDENTITY),

    # The token endpoint
    form("a code used before", "/oauth2/token",
         {"grant_type": "authorization_code", "client_id": "$client", "code": "$used",
          "redirect_uri": "$callback"}, 400, oauth("invalid_grant")),
    form("a code of another client", "/oauth2/token",
         {"grant_type": "authorization_code", "client_id": "$other", "code": "$code",
          "redirect_uri": "$callback"}, 400, oauth("invalid_grant")),
    form("a code with another address", "/oauth2/token",
         {"grant_type": "authorization_code", "client_id": "$client", "code": "$code",
          "redirect_uri": "https://evil.example/"}, 400, oauth("invalid_grant")),
    form("a code of signs", "/oauth2/token",
         {"grant_type": "authorization_code", "client_id": "$client", "code": "' or 1=1 --",
          "redirect_uri": "$callback"}, 400, oauth("invalid_grant")),
    form("no grant", "/oauth2/token", {"client_id": "$client"}, 400, oauth("invalid_request")),
    form("a grant that is none", "/oauth2/token",
         {"client_id": "$client", "grant_type": "urn:x"}, 400, oauth("unsupported_grant_type")),
    form("a grant twice", "/oauth2/token",
         "client_id=$client&grant_type=refresh_token&grant_type=refresh_token", 400,
         oauth("invalid_request")),
    form("a client twice", "/oauth2/token",
         "client_id=$client&client_id=$other&grant_type=refresh_token&refresh_token=a", 400,
         oauth("invalid_request")),
    form("no body", "/oauth2/token", "", 400, oauth("invalid_request")),
    form("a body of percent signs", "/oauth2/token", "%%%=%zz&%=%", 400,
         oauth("invalid_request")),
    form("a body that is no UTF-8", "/oauth2/token", b"grant_type=%ff%fe&client_id=%c0%80", 400,
         oauth("invalid_request")),
    form("a body of JSON", "/oauth2/token", '{"grant_type":"refresh_token"}', 400,
         oauth("invalid_request"), Content_Type="application/json"),
    form("a Basic header that is no Base64", "/oauth2/token",
         {"grant_type": "refresh_token", "refresh_token": "a"}, 400, oauth("invalid_client"),
         Authorization="Basic !!!!"),
    form("a Basic header without a colon", "/oauth2/token",
         {"grant_type": "refresh_token", "refresh_token": "a"}, 400, oauth("invalid_client"),
         Authorization="Basic YWJj"),
    form("a header and a body that disagree", "/oauth2/token",
         {"grant_type": "refresh_token", "refresh_token": "a", "client_id": "$other"}, 400,
         oauth("invalid_request"), Authorization="Basic $basic"),
    form("a refresh token that was revoked", "/oauth2/token",
         {"grant_type": "refresh_token", "client_id": "$client", "refresh_token": "$dead"}, 400,
         oauth("invalid_grant")),
    form("an ID token for a refresh token", "/oauth2/token",
         {"grant_type": "refresh_token", "client_id": "$client", "refresh_token": "$id"}, 400,
         oauth("invalid_grant")),
    form("revoking nothing", "/oauth2/revoke", {"client_id": "$client"}, 400,
         oauth("invalid_request")),
    form("revoking an ID token", "/oauth2/revoke", {"client_id": "$client", "token": "$id"}, 400,
         oauth("unsupported_token_type")),
    form("revoking as nobody", "/oauth2/revoke", {"client_id": "none", "token": "$refresh"}, 401,
         oauth("invalid_client")),

    # userInfo and the API behind the authorizer
    get("user info for nobody", "/oauth2/userInfo", 400, "invalid_request"),
    get("user info for alg none", "/oauth2/userInfo", 401, "invalid_token",
        Authorization="Bearer $none"),
    get("user info for an ID token", "/oauth2/userInfo", 401, "invalid_token",
        Authorization="Bearer $id"),
    get("user info for a revoked token", "/oauth2/userInfo", 401, "invalid_token",
        Authorization="Bearer $revoked"),
    get("an API call for alg none", "/_lintel/api/x", 401, {"message": "Unauthorized"},
        Authorization="$none"),
    get("an API call for an access token", "/_lintel/api/x", 401, {"message": "Unauthorized"},
        Authorization="$access"),
    get("an API call for a changed token", "/_lintel/api/x", 401, {"message": "Unauthorized"},
        Authorization="$changedid"),
    get("an API call for an expired token", "/_lintel/api/x", 401,
        {"message": "The incoming token has expired"}, Authorization="$expiredid"),
    get("an API call for spaces", "/_lintel/api/x", 401, {"message": "Unauthorized"},
        Authorization="   "),

    # Redirects
    get("an address that is a script", "/oauth2/authorize?client_id=$client&response_type=code"
        "&redirect_uri=javascript:alert(1)", 302, "-> /error?error=redirect_mismatch"),
    get("an address with a user name", "/oauth2/authorize?client_id=$client&response_type=code"
        "&redirect_uri=https://app.acme.example@evil.example/callback", 302,
        "-> /error?error=redirect_mismatch"),
    get("an address with a line break", "/oauth2/authorize?client_id=$client&response_type=code"
        "&redirect_uri=$callback%0d%0aSet-Cookie:%20a=b", 302,
        "-> /error?error=redirect_mismatch"),
    get("an address twice", "/oauth2/authorize?client_id=$client&response_type=code"
        "&redirect_uri=$callback&redirect_uri=https://evil.example/", ..., None),
    get("an unknown client with markup", "/oauth2/authorize?client_id=%3Cscript%3E"
        "&response_type=code&redirect_uri=$callback", 302, "-> /error?error=invalid_request"),
    get("markup on the error page", "/error?error=%3Cscript%3Ealert(1)%3C/script%3E", 400, None),
    get("logging out to elsewhere", "/logout?client_id=$client&logout_uri=https://evil.example/",
        ..., None),
    get("a state with a line break", "/oauth2/authorize?client_id=$client&response_type=x"
        "&redirect_uri=$callback&state=a%0d%0aSet-Cookie:%20a=b", 302,
        "-> $callback?error=invalid_request&state=a%0D%0ASet-Cookie"),

    # Forms of the pages
    form("a login from another site", "$login", "$fields", 403, None,
         Origin="https://evil.example", Cookie="$cookies"),
    form("a login from nowhere", "$login", "$fields", 403, None, Origin="null",
         Cookie="$cookies"),
    form("a login without its cookie", "$login", "$fields", ..., None),
    form("a login with another token", "$login", "_csrf=0000&username=alice&password=x", ..., None,
         Cookie="$cookies"),
    form("a login with a cookie of rubbish", "$login", "$fields", ..., None,
         Cookie="XSRF-TOKEN=\x7f\x01; csrf-state=%%; cognito=====;;;=;"),
    get("a session of rubbish", "/oauth2/authorize?client_id=$client&response_type=code"
        "&redirect_uri=$callback&prompt=none", 302, "-> $callback?error=login_required",
        Cookie="cognito=eyJhbGciOiJub25lIn0.e30."),
    get("a session cookie of 6 kB", "/oauth2/authorize?client_id=$client&response_type=code"
        "&redirect_uri=$callback&prompt=none", 302, "-> $callback?error=login_required",
        Cookie="cognito=" + "a" * 6000),

    # The preview's own routes
    form("a reset from another site", "/_lintel/reset", "", 403, None,
         Origin="https://evil.example"),
    form("a reset from another port", "/_lintel/reset", "", 403, None,
         Origin="http://localhost:1"),
    form("a clock set from another site", "/_lintel/clock", '{"advance": 9}', 403, None,
         Origin="https://evil.example", Content_Type="application/json"),
    form("a clock set across sites", "/_lintel/clock", '{"advance": 9}', 403, None,
         Sec_Fetch_Site="cross-site", Content_Type="application/json"),
    form("a clock set to words", "/_lintel/clock", '{"advance": "soon"}', 400, None,
         Content_Type="application/json"),
    form("a clock set with broken JSON", "/_lintel/clock", "{", 400, None,
         Content_Type="application/json"),
    form("a clock set beyond all time", "/_lintel/clock", '{"set": 1e300}', 400, None,
         Content_Type="application/json"),
    get("a reset by a link", "/_lintel/reset", ..., None),
    get("an inbox that waits for ever", "/_lintel/inbox.json?to=nobody&wait=minus", ..., None),

    # Paths
    get("a path upwards", "/../../etc/passwd", 404),
    get("a path upwards, encoded", "/%2e%2e/%2e%2e/etc/passwd", 404),
    get("a path out of a site", "/_lintel/site/acme/../../../lintel.json", 404),
    get("a path out of a site, encoded", "/_lintel/site/acme/%2e%2e/%2e%2e/lintel.json", 404),
    get("a path out of a site, slash encoded", "/_lintel/site/acme/..%2f..%2flintel.json", 404),
    get("a path out of a site, backslashes", "/_lintel/site/acme/..\\..\\lintel.json", 404),
    get("a path that looks like a host", "//evil.example/login", 404),
    get("a zero in a path", "/login%00.html", 400, "the request cannot be read"),
    get("a percent sign alone", "/login%", 400, "the request cannot be read"),
    get("a path that is no UTF-8", "/login%ff", ..., None),
    get("keys of a pool with a path", "/eu-central-1_Mail00001%2f../.well-known/jwks.json", 404),
    get("keys of a pool that is none", "/eu-central-1_None00000/.well-known/jwks.json", ..., None),
    get("an address of 200 kB", "/" + "a" * 200_000, 414),
    get("another host", "/login", 421, "does not answer", Host="evil.example"),
    get("another host on the API", "/_lintel/health", 421, "does not answer",
        Host="localhost.evil.example"),
    get("a host with a user", "/login", 421, "does not answer", Host="localhost@evil.example"),
    get("no host", "/login", 421, "does not answer", Host=None),
    get("a header of 1 MB", "/login", 431, None, X_Large="a" * MB),
    ("a flood of headers", "GET", "/login", {f"X-{number}": "a" for number in range(2000)}, None,
     431, None),
    form("a body of 10 MB to the API", "/", b"a" * (10 * MB), 413, None,
         X_Amz_Target=IDP + "GetUser"),
    form("a body of 10 MB to the token endpoint", "/oauth2/token", b"a" * (10 * MB), 413, None),
    form("a body of 10 MB to the login", "/login", b"a" * (10 * MB), 413, None),
    ("a method that is none", "FOO", "/login", {}, None, 405, None),
    ("a trace", "TRACE", "/login", {}, None, 405, None),
    ("keys put", "PUT", "/eu-central-1_Mail00001/.well-known/jwks.json", {}, "x", 405, None),
]

# Bytes that are no request, and the status of the answer; None where there is none.
RAW = [
    ("no HTTP", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", None),
    ("a line alone", b"GET /login\r\n\r\n", 400),
    ("a preface of HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
    ("a length below nothing", b"POST / HTTP/1.1\r\n$host\r\nContent-Length: -5\r\n\r\n", 400),
    ("a length of words", b"POST / HTTP/1.1\r\n$host\r\nContent-Length: ten\r\n\r\n", 400),
    ("chunks that are none",
     b"POST / HTTP/1.1\r\n$host\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n", 400),
    ("two hosts", b"GET /login HTTP/1.1\r\n$host\r\nHost: evil.example\r\n"
                  b"Connection: close\r\n\r\n", 421),
    ("an address with its host", b"GET http://evil.example/login HTTP/1.1\r\n$host\r\n"
                                 b"Connection: close\r\n\r\n", 400),
    ("a path without its slash", b"GET login HTTP/1.1\r\n$host\r\nConnection: close\r\n\r\n", 400),
    ("a connection to elsewhere",
     b"CONNECT evil.example:443 HTTP/1.1\r\n$host\r\nConnection: close\r\n\r\n", 400),
]
