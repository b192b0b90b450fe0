"""Discovery, keys and tokens, read with PyJWT: claims exactly, refusals of forged ones."""

import base64
import hashlib

import hosted
import jwt
import pytest
from cognito import PASSWORD, UUID, Pool, mock, unpadded  # noqa: F401
from cryptography.hazmat.primitives.asymmetric import rsa


def issuer(pool):
    return f"https://cognito-idp.{pool.id.partition('_')[0]}.amazonaws.com/{pool.id}"


@pytest.fixture(scope="module")
def pool(mock):
    pool = Pool(mock)
    pool.user("alice", email="alice@acme.example", email_verified="true",
              phone_number="+15555550100", address="Road 1", updated_at="1700000000",
              given_name="Alice", birthdate="1990-01-01")
    return pool


@pytest.fixture(scope="module")
def keys(mock, pool):
    return jwt.PyJWKClient(f"{mock.address}/{pool.id}/.well-known/jwks.json")


def decode(keys, pool, token, **options):
    return jwt.decode(
        token, keys.get_signing_key_from_jwt(token), algorithms=["RS256"],
        issuer=issuer(pool), **options)


def test_discovery_has_the_services_fields(mock, pool):
    answer = mock.get(f"/{pool.id}/.well-known/openid-configuration")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("application/json")
    said = answer.json()
    assert list(said) == sorted([
        "authorization_endpoint", "end_session_endpoint", "id_token_signing_alg_values_supported",
        "issuer", "jwks_uri", "response_types_supported", "revocation_endpoint",
        "scopes_supported", "subject_types_supported", "token_endpoint",
        "token_endpoint_auth_methods_supported", "userinfo_endpoint"])
    assert said["issuer"] == issuer(pool)
    assert said["id_token_signing_alg_values_supported"] == ["RS256"]
    assert said["response_types_supported"] == ["code", "token"]
    assert said["scopes_supported"] == ["openid", "email", "phone", "profile"]
    assert said["subject_types_supported"] == ["public"]
    assert said["token_endpoint_auth_methods_supported"] == [
        "client_secret_basic", "client_secret_post"]
    assert said["jwks_uri"] == f"{mock.address}/{pool.id}/.well-known/jwks.json"


def test_discovery_of_a_pool_with_a_domain(mock):
    said = mock.get("/eu-central-1_Mail00001/.well-known/openid-configuration").json()
    assert said["authorization_endpoint"] == f"{mock.address}/oauth2/authorize"
    assert said["token_endpoint"] == f"{mock.address}/oauth2/token"
    assert said["userinfo_endpoint"] == f"{mock.address}/oauth2/userInfo"
    assert said["revocation_endpoint"] == f"{mock.address}/oauth2/revoke"
    assert said["end_session_endpoint"] == f"{mock.address}/logout"


def test_what_the_service_does_not_have(mock):
    assert mock.get("/.well-known/oauth-authorization-server").status_code == 404
    for path in ("jwks.json", "openid-configuration"):
        answer = mock.get(f"/eu-central-1_None00000/.well-known/{path}")
        assert answer.status_code in (400, 404), answer.text
        assert answer.json()


def test_the_key_set(mock, pool):
    said = mock.get(f"/{pool.id}/.well-known/jwks.json").json()
    assert set(said) == {"keys"} and len(said["keys"]) == 2
    for key in said["keys"]:
        assert set(key) == {"alg", "e", "kid", "kty", "n", "use"}
        assert (key["alg"], key["e"], key["kty"], key["use"]) == ("RS256", "AQAB", "RSA", "sig")
        assert len(base64.b64decode(key["kid"], validate=True)) == 32
        assert len(base64.urlsafe_b64decode(key["n"] + "==")) == 256 and "=" not in key["n"]


def test_the_claims_of_a_sign_in_through_the_api(mock, pool, keys):
    tokens = pool.tokens("alice")
    at = mock.now
    assert jwt.get_unverified_header(tokens["IdToken"]).keys() == {"kid", "alg"}
    assert (jwt.get_unverified_header(tokens["IdToken"])["kid"]
            != jwt.get_unverified_header(tokens["AccessToken"])["kid"])
    claims = decode(keys, pool, tokens["IdToken"], audience=pool.client_id)
    assert set(claims) - {"phone_number_verified"} == {
        "sub", "aud", "iss", "token_use", "auth_time", "iat", "exp", "jti", "origin_jti",
        "event_id", "cognito:username", "email", "email_verified", "phone_number",
        "address", "updated_at", "given_name", "birthdate"}
    assert claims["token_use"] == "id" and claims["cognito:username"] == "alice"
    assert claims["email_verified"] is True
    assert claims["address"] == {"formatted": "Road 1"}
    assert claims["updated_at"] == 1700000000
    assert claims["exp"] - claims["iat"] == 3600
    assert abs(claims["auth_time"] - at) < 5 and abs(claims["iat"] - at) < 5
    assert all(UUID.fullmatch(claims[name]) for name in ("sub", "jti", "origin_jti", "event_id"))
    access = decode(keys, pool, tokens["AccessToken"])
    assert set(access) == {
        "sub", "iss", "client_id", "origin_jti", "event_id", "token_use", "scope", "auth_time",
        "exp", "iat", "jti", "username"}
    assert access["token_use"] == "access"
    assert access["scope"] == "aws.cognito.signin.user.admin"
    assert (access["client_id"], access["username"]) == (pool.client_id, "alice")
    assert access["sub"] == claims["sub"] and access["origin_jti"] == claims["origin_jti"]
    assert access["jti"] != claims["jti"]


def test_the_claims_of_a_sign_in_through_the_pages(mock, pool, keys):
    browser = hosted.sign_in(mock, pool.client_id, "alice", PASSWORD, nonce="n-1",
                             scope="openid email")
    tokens = hosted.redeem(mock, pool.client_id, browser.query["code"]).json()
    claims = decode(keys, pool, tokens["id_token"], audience=pool.client_id)
    assert set(claims) == {
        "at_hash", "sub", "aud", "iss", "token_use", "auth_time", "iat", "exp", "jti",
        "origin_jti", "event_id", "cognito:username", "nonce", "email", "email_verified"}
    assert claims["nonce"] == "n-1"
    digest = hashlib.sha256(tokens["access_token"].encode()).digest()
    assert claims["at_hash"] == unpadded(digest[:16])
    access = decode(keys, pool, tokens["access_token"])
    assert set(access) == {
        "sub", "iss", "version", "client_id", "origin_jti", "event_id", "token_use", "scope",
        "auth_time", "exp", "iat", "jti", "username"}
    assert access["version"] == 2
    assert set(access["scope"].split()) == {"openid", "email"}


def test_openid_alone_gives_every_attribute(mock, pool, keys):
    browser = hosted.sign_in(mock, pool.client_id, "alice", PASSWORD, scope="openid")
    tokens = hosted.redeem(mock, pool.client_id, browser.query["code"]).json()
    claims = decode(keys, pool, tokens["id_token"], audience=pool.client_id)
    assert {"email", "given_name", "phone_number", "address", "birthdate"} <= set(claims)


def test_groups_and_roles(mock, keys):
    pool = Pool(mock)
    pool.user("alice")
    for name, precedence in (("low", 9), ("high", 1), ("plain", None)):
        pool.idp.create_group(
            UserPoolId=pool.id, GroupName=name,
            **({"Precedence": precedence,
                "RoleArn": f"arn:aws:iam::123456789012:role/{name}"} if precedence else {}))
        pool.idp.admin_add_user_to_group(UserPoolId=pool.id, Username="alice", GroupName=name)
    tokens = pool.tokens("alice")
    claims = jwt.decode(tokens["IdToken"], options={"verify_signature": False})
    assert set(claims["cognito:groups"]) == {"low", "high", "plain"}
    assert set(claims["cognito:roles"]) == {
        "arn:aws:iam::123456789012:role/low", "arn:aws:iam::123456789012:role/high"}
    assert claims["cognito:preferred_role"] == "arn:aws:iam::123456789012:role/high"
    access = jwt.decode(tokens["AccessToken"], options={"verify_signature": False})
    assert set(access["cognito:groups"]) == {"low", "high", "plain"}
    assert "cognito:roles" not in access


def test_a_refresh_keeps_the_time_of_the_sign_in(mock, pool):
    tokens = pool.tokens("alice")
    mock.advance(60)
    again = pool.idp.initiate_auth(
        ClientId=pool.client_id, AuthFlow="REFRESH_TOKEN_AUTH",
        AuthParameters={"REFRESH_TOKEN": tokens["RefreshToken"]})["AuthenticationResult"]
    first, second = (jwt.decode(one["IdToken"], options={"verify_signature": False})
                     for one in (tokens, again))
    assert first["auth_time"] == second["auth_time"]
    assert first["origin_jti"] == second["origin_jti"]
    assert second["iat"] >= first["iat"] + 60


def test_validity_is_the_clients(mock):
    pool = Pool(mock, client={
        "AccessTokenValidity": 5, "IdTokenValidity": 2, "RefreshTokenValidity": 1,
        "TokenValidityUnits": {"AccessToken": "minutes", "IdToken": "hours",
                               "RefreshToken": "hours"}})
    pool.user("alice")
    tokens = pool.tokens("alice")
    access, own = (jwt.decode(tokens[name], options={"verify_signature": False})
                   for name in ("AccessToken", "IdToken"))
    assert tokens["ExpiresIn"] == 300 == access["exp"] - access["iat"]
    assert own["exp"] - own["iat"] == 7200


def test_no_ids_of_a_family_without_revocation(mock):
    pool = Pool(mock, client={"EnableTokenRevocation": False})
    pool.user("alice")
    tokens = pool.tokens("alice")
    for name in ("AccessToken", "IdToken"):
        assert "origin_jti" not in jwt.decode(tokens[name], options={"verify_signature": False})


def test_client_credentials(mock):
    pool = Pool(mock)
    pool.idp.create_resource_server(
        UserPoolId=pool.id, Identifier="api", Name="API",
        Scopes=[{"ScopeName": "read", "ScopeDescription": "Read"},
                {"ScopeName": "write", "ScopeDescription": "Write"}])
    client, secret = pool.client(
        GenerateSecret=True, AllowedOAuthFlows=["client_credentials"],
        AllowedOAuthScopes=["api/read", "api/write"])
    answer = mock.post("/oauth2/token", data={"grant_type": "client_credentials",
                                              "scope": "api/read"},
                       headers={"Authorization": hosted.basic(client, secret)})
    assert answer.status_code == 200, answer.text
    assert set(answer.json()) == {"access_token", "expires_in", "token_type"}
    claims = jwt.decode(answer.json()["access_token"], options={"verify_signature": False})
    assert set(claims) == {"sub", "token_use", "scope", "auth_time", "iss", "exp", "iat",
                           "version", "jti", "client_id"}
    assert claims["sub"] == claims["client_id"] == client
    assert claims["scope"] == "api/read"
    default = mock.post("/oauth2/token", data={"grant_type": "client_credentials"},
                        headers={"Authorization": hosted.basic(client, secret)}).json()
    claims = jwt.decode(default["access_token"], options={"verify_signature": False})
    assert set(claims["scope"].split()) == {"api/read", "api/write"}
    for secret_of, scope, error in ((secret, "api/none", "invalid_scope"),
                                    ("wrong" * 10, "api/read", "invalid_client")):
        answer = mock.post(
            "/oauth2/token", data={"grant_type": "client_credentials", "scope": scope},
            headers={"Authorization": hosted.basic(client, secret_of)})
        assert (answer.status_code, answer.json()["error"]) == (400, error)


@pytest.mark.parametrize("forge", ["none", "hs256", "other key", "other claims", "id", "expired"])
def test_a_forged_token_is_refused(mock, pool, keys, forge):
    tokens = pool.tokens("alice")
    genuine = tokens["AccessToken"]
    claims = jwt.decode(genuine, options={"verify_signature": False})
    kid = jwt.get_unverified_header(genuine)["kid"]
    own = rsa.generate_private_key(65537, 2048)
    head, body, signature = genuine.split(".")
    forged = {
        "none": lambda: jwt.encode(claims, None, algorithm="none", headers={"kid": kid}),
        "hs256": lambda: jwt.encode(claims, "k" * 32, algorithm="HS256", headers={"kid": kid}),
        "other key": lambda: jwt.encode(claims, own, algorithm="RS256", headers={"kid": kid}),
        "other claims": lambda: ".".join([head, unpadded(base64.urlsafe_b64decode(
            body + "==").replace(b"alice", b"alina")), signature]),
        "id": lambda: tokens["IdToken"],
        "expired": lambda: genuine,
    }[forge]()
    if forge == "expired":
        mock.advance(3601)
    message = "Access Token has expired" if forge == "expired" else "Invalid Access Token"
    assert mock.call("GetUser", {"AccessToken": forged}).json() == {
        "__type": "NotAuthorizedException", "message": message}
    answer = mock.get("/oauth2/userInfo", headers={"Authorization": f"Bearer {forged}"})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == (
        'error="invalid_token", error_description="Access token is expired, disabled, or deleted,'
        ' or the user has globally signed out."')
