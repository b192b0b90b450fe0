"""What an application asks of the domain: token, userInfo, revoke; refusals first, then whole flows."""

import re

import jwt
import pytest
from authlib.integrations.requests_client import OAuth2Session
from cognito import CALLBACK, PASSWORD, UUID, Pool, mock  # noqa: F401
from hosted import CHALLENGE, VERIFIER, Browser, redeem, request, sign_in
from requests_oauthlib import OAuth2Session as RequestsOAuth


@pytest.fixture(scope="module")
def pool(mock):
    pool = Pool(mock)
    pool.user("alice", email="alice@acme.example", email_verified="true", given_name="Alice",
              phone_number="+15555550100")
    return pool


# POST /oauth2/token


@pytest.fixture
def code(mock, pool):
    return sign_in(mock, pool.client_id, "alice", PASSWORD, code_challenge=CHALLENGE,
                   code_challenge_method="S256").query["code"]


def test_a_code_is_good_once_for_its_client_and_address(mock, pool, code):
    other, _ = pool.client()
    for changes in ({"client_id": other}, {"redirect_uri": "https://app.acme.example/x"}):
        answer = redeem(mock, pool.client_id, code, code_verifier=VERIFIER, **changes)
        assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")
    answer = redeem(mock, pool.client_id, code, code_verifier=VERIFIER)
    assert answer.status_code == 200, answer.text
    assert set(answer.json()) == {
        "access_token", "refresh_token", "id_token", "token_type", "expires_in"}
    assert answer.headers["Content-Type"].replace(" ", "") == "application/json;charset=UTF-8"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert UUID.fullmatch(answer.headers["x-amz-cognito-request-id"])
    again = redeem(mock, pool.client_id, code, code_verifier=VERIFIER)
    assert (again.status_code, again.json()["error"]) == (400, "invalid_grant")
    assert "WWW-Authenticate" not in again.headers


@pytest.mark.parametrize("verifier", [None, "", "wrong" * 10, CHALLENGE])
def test_a_code_wants_its_verifier_and_burns_with_a_wrong_one(mock, pool, code, verifier):
    answer = redeem(mock, pool.client_id, code, code_verifier=verifier)
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")
    answer = redeem(mock, pool.client_id, code, code_verifier=VERIFIER)
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")


def test_a_verifier_without_a_challenge_and_a_code_too_old(mock, pool):
    plain = sign_in(mock, pool.client_id, "alice", PASSWORD).query["code"]
    answer = redeem(mock, pool.client_id, plain, code_verifier=VERIFIER)
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")
    late = sign_in(mock, pool.client_id, "alice", PASSWORD).query["code"]
    mock.advance(301)
    answer = redeem(mock, pool.client_id, late)
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")


@pytest.mark.parametrize(("body", "error"), [
    ({}, "invalid_request"),
    ({"grant_type": ""}, "invalid_request"),
    ({"grant_type": "password"}, "unsupported_grant_type"),
    ({"grant_type": "authorization_code", "redirect_uri": CALLBACK}, "invalid_request"),
    ({"grant_type": "authorization_code", "code": "x"}, "invalid_request"),
    ({"grant_type": "refresh_token"}, "invalid_request"),
    ({"grant_type": "refresh_token", "refresh_token": "a.b.c.d.e"}, "invalid_grant"),
    ({"grant_type": "authorization_code", "code": "x", "redirect_uri": CALLBACK},
     "invalid_grant"),
    ({"grant_type": "client_credentials"}, "unauthorized_client"),
    ({"grant_type": "refresh_token", "refresh_token": "a", "client_id": "nosuchclient"},
     "invalid_client"),
    ({"grant_type": "refresh_token", "refresh_token": "a", "client_secret": "surplus"},
     "invalid_client"),
])
def test_a_token_request_that_is_refused(mock, pool, body, error):
    answer = mock.post("/oauth2/token", data={"client_id": pool.client_id, **body})
    assert (answer.status_code, answer.json()["error"]) == (400, error)


def test_the_token_endpoint_is_for_posted_forms(mock, pool):
    assert mock.get("/oauth2/token").status_code in (400, 404, 405)
    answer = mock.post("/oauth2/token", json={"grant_type": "refresh_token"})
    assert answer.status_code in (400, 415)
    twice = mock.post("/oauth2/token", headers={
        "Content-Type": "application/x-www-form-urlencoded"},
        data=f"client_id={pool.client_id}&grant_type=refresh_token&grant_type=refresh_token")
    assert (twice.status_code, twice.json()["error"]) == (400, "invalid_request")


def test_a_confidential_client_authenticates(mock, pool):
    client, secret = pool.client(GenerateSecret=True)
    for given, body in ((None, {}), ("wrong" * 10, {}), (None, {"client_secret": "wrong" * 10})):
        code = sign_in(mock, client, "alice", PASSWORD).query["code"]
        answer = redeem(mock, client, code, given, **body)
        assert (answer.status_code, answer.json()["error"]) == (400, "invalid_client")
    for given, body in ((secret, {"client_id": None}), (None, {"client_secret": secret})):
        code = sign_in(mock, client, "alice", PASSWORD).query["code"]
        assert redeem(mock, client, code, given, **body).status_code == 200
    code = sign_in(mock, client, "alice", PASSWORD).query["code"]
    answer = redeem(mock, client, code, secret, client_id=pool.client_id)
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")


def test_no_id_token_without_openid(mock, pool):
    code = sign_in(mock, pool.client_id, "alice", PASSWORD,
                   scope="aws.cognito.signin.user.admin").query["code"]
    said = redeem(mock, pool.client_id, code).json()
    assert "id_token" not in said
    answer = mock.get("/oauth2/userInfo", headers={
        "Authorization": "Bearer " + said["access_token"]})
    assert answer.status_code == 401
    assert pool.idp.get_user(AccessToken=said["access_token"])["Username"] == "alice"


def test_a_token_without_the_admin_scope_is_none_for_the_api(mock, pool):
    code = sign_in(mock, pool.client_id, "alice", PASSWORD, scope="openid").query["code"]
    token = redeem(mock, pool.client_id, code).json()["access_token"]
    assert mock.call("GetUser", {"AccessToken": token}).json() == {
        "__type": "NotAuthorizedException",
        "message": "Access Token does not have required scopes"}


# userInfo and revoke


@pytest.mark.parametrize(("scope", "claims"), [
    ("openid", {"sub", "username", "email", "email_verified", "phone_number",
                "phone_number_verified", "given_name"}),
    ("openid email", {"sub", "username", "email", "email_verified"}),
    ("openid phone", {"sub", "username", "phone_number", "phone_number_verified"}),
    ("openid profile", {"sub", "username", "given_name"}),
])
def test_user_info_by_scope(mock, pool, scope, claims):
    code = sign_in(mock, pool.client_id, "alice", PASSWORD, scope=scope).query["code"]
    token = redeem(mock, pool.client_id, code).json()["access_token"]
    answer = mock.get("/oauth2/userInfo", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 200, answer.text
    optional = {"phone_number_verified", "updated_at"}
    assert set(answer.json()) - optional == claims - optional
    assert answer.json()["username"] == "alice"
    if "email" in claims:
        assert answer.json()["email_verified"] == "true"
    assert mock.post("/oauth2/userInfo", headers={
        "Authorization": f"Bearer {token}"}).json() == answer.json()
    for name, value in {
            "Content-Type": "application/json;charset=UTF-8", "X-Content-Type-Options": "nosniff",
            "X-XSS-Protection": "1; mode=block", "Pragma": "no-cache", "Expires": "0",
            "Cache-Control": "no-cache, no-store, max-age=0, must-revalidate",
            "Strict-Transport-Security": "max-age=31536000 ; includeSubDomains",
            "X-Frame-Options": "DENY", "Server": "Server",
            "Access-Control-Allow-Origin": "*"}.items():
        assert answer.headers[name] == value, name


@pytest.mark.parametrize(("header", "status", "said"), [
    (None, 400, 'error="invalid_request", error_description="Bad OAuth2 request at UserInfo '
                'Endpoint"'),
    ("Basic YTpi", 400, 'error="invalid_request", error_description="Bad OAuth2 request at '
                        'UserInfo Endpoint"'),
    ("Bearer a.b.c", 401, 'error="invalid_token", error_description="Access token is expired, '
                          'disabled, or deleted, or the user has globally signed out."'),
])
def test_user_info_without_a_token(mock, header, status, said):
    answer = mock.get("/oauth2/userInfo", headers={"Authorization": header} if header else {})
    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (status, said)
    error = re.fullmatch(r'error="(.*)", error_description="(.*)"', said)
    assert answer.json() == {"error": error[1], "error_description": error[2]}


def test_user_info_is_for_tokens_of_the_pages(mock, pool):
    token = pool.tokens("alice")["AccessToken"]
    answer = mock.get("/oauth2/userInfo", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 401


def test_revoking(mock, pool):
    code = sign_in(mock, pool.client_id, "alice", PASSWORD).query["code"]
    tokens = redeem(mock, pool.client_id, code).json()

    def revoke(**body):
        return mock.post("/oauth2/revoke", data={"client_id": pool.client_id, **body})

    for body, status, error in (
            ({}, 400, "invalid_request"),
            ({"token": tokens["access_token"]}, 400, "unsupported_token_type"),
            ({"token": tokens["id_token"]}, 400, "unsupported_token_type"),
            ({"token": tokens["refresh_token"], "client_id": "nosuchclient"}, 401,
             "invalid_client")):
        answer = revoke(**body)
        assert (answer.status_code, answer.json()["error"]) == (status, error)
    for token in (tokens["refresh_token"], tokens["refresh_token"], "unknown"):
        answer = revoke(token=token)
        assert (answer.status_code, answer.content) == (200, b"")
    answer = mock.post("/oauth2/token", data={
        "grant_type": "refresh_token", "client_id": pool.client_id,
        "refresh_token": tokens["refresh_token"]})
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")
    answer = mock.get("/oauth2/userInfo", headers={
        "Authorization": f"Bearer {tokens['access_token']}"})
    assert answer.status_code == 401


def test_which_endpoints_a_script_of_another_origin_may_read(mock, pool):
    origin = {"Origin": "https://app.acme.example"}
    for path in ("/oauth2/token", "/oauth2/revoke", "/oauth2/userInfo"):
        answer = mock.post(path, headers=origin)
        assert answer.headers["Access-Control-Allow-Origin"] == "*", path
    for path in ("/oauth2/authorize", "/login", "/logout"):
        answer = mock.get(path, headers=origin, params=request(pool.client_id))
        assert "Access-Control-Allow-Origin" not in answer.headers, path


# Whole flows with libraries


def test_authlib_discovers_signs_in_refreshes_and_revokes(mock, pool):
    said = mock.get("/eu-central-1_Mail00001/.well-known/openid-configuration").json()
    client = OAuth2Session(
        pool.client_id, redirect_uri=CALLBACK, scope="openid email profile",
        code_challenge_method="S256", token_endpoint_auth_method="none",
        token_endpoint=said["token_endpoint"])
    address, state = client.create_authorization_url(
        said["authorization_endpoint"], code_verifier=VERIFIER, nonce="n")
    browser = Browser(mock).open(address)
    browser.submit(username="alice", password=PASSWORD)
    token = client.fetch_token(
        said["token_endpoint"], authorization_response=browser.left, state=state,
        code_verifier=VERIFIER)
    assert token["token_type"] == "Bearer" and token["expires_in"] == 3600
    assert client.get(said["userinfo_endpoint"]).json()["email"] == "alice@acme.example"
    fresh = client.refresh_token(said["token_endpoint"])
    assert fresh["access_token"] != token["access_token"]
    assert client.get(said["userinfo_endpoint"]).status_code == 200
    assert client.revoke_token(
        said["revocation_endpoint"], token=token["refresh_token"]).status_code == 200
    assert client.get(said["userinfo_endpoint"]).status_code == 401


def test_requests_oauthlib_signs_a_confidential_client_in(mock, pool, monkeypatch):
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    monkeypatch.setenv("OAUTHLIB_RELAX_TOKEN_SCOPE", "1")
    client, secret = pool.client(GenerateSecret=True)
    session = RequestsOAuth(client, redirect_uri=CALLBACK, scope=["openid", "email"])
    address, _ = session.authorization_url(mock.address + "/oauth2/authorize")
    browser = Browser(mock).open(address)
    browser.submit(username="alice", password=PASSWORD)
    token = session.fetch_token(
        mock.address + "/oauth2/token", authorization_response=browser.left,
        client_secret=secret, include_client_id=True)
    assert token["id_token"]
    assert session.get(mock.address + "/oauth2/userInfo").json()["username"] == "alice"


def test_the_implicit_grant(mock, pool):
    browser = sign_in(mock, pool.client_id, "alice", PASSWORD, response_type="token")
    assert set(browser.fragment) == {
        "id_token", "access_token", "expires_in", "token_type", "state"}
    assert (browser.fragment["token_type"], browser.fragment["expires_in"]) == ("Bearer", "3600")
    assert browser.fragment["state"] == "st-1"
    browser = sign_in(mock, pool.client_id, "alice", PASSWORD, response_type="token",
                      scope="aws.cognito.signin.user.admin")
    assert "id_token" not in browser.fragment


def test_a_resource_is_the_audience_of_the_access_token(mock, pool):
    browser = sign_in(mock, pool.client_id, "alice", PASSWORD,
                      resource="https://api.acme.example")
    token = redeem(mock, pool.client_id, browser.query["code"]).json()["access_token"]
    claims = jwt.decode(token, options={"verify_signature": False, "verify_aud": False})
    assert claims["aud"] == "https://api.acme.example"
