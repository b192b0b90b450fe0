"""The domain's endpoints: authorize, login, token, userInfo, revoke, logout; refusals first."""

import re
import urllib.parse

import hosted
import jwt
import pytest
from authlib.integrations.requests_client import OAuth2Session
from cognito import (CALLBACK, PASSWORD, SIGNED_OUT, Pool, mock)  # noqa: F401
from hosted import CHALLENGE, VERIFIER, Browser, problem, redeem, request, sign_in
from requests_oauthlib import OAuth2Session as RequestsOAuth

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@pytest.fixture(scope="module")
def pool(mock):
    pool = Pool(mock)
    pool.user("alice", email="alice@acme.example", email_verified="true", given_name="Alice",
              phone_number="+15555550100")
    return pool


# GET /oauth2/authorize, errors in the order of the service


@pytest.mark.parametrize(("changes", "status", "words"), [
    ({"client_id": None}, 400, "client_id"),
    ({"redirect_uri": None}, 400, "Required String parameter 'redirect_uri' is not present"),
])
def test_what_is_missing_is_said_on_a_page(mock, pool, changes, status, words):
    client, _ = pool.client(CallbackURLs=[CALLBACK, "https://app.acme.example/other"])
    answer = mock.get("/oauth2/authorize", params=request(client, **changes))
    assert answer.status_code == status
    assert words in hosted.Page(answer.text).text
    assert "Location" not in answer.headers


@pytest.mark.parametrize(("changes", "error"), [
    ({"client_id": "nosuchclient"}, "invalid_request"),
    ({"redirect_uri": CALLBACK + "/"}, "redirect_mismatch"),
    ({"redirect_uri": CALLBACK + "?a=b"}, "redirect_mismatch"),
    ({"redirect_uri": CALLBACK.upper()}, "redirect_mismatch"),
    ({"redirect_uri": "https://evil.example/"}, "redirect_mismatch"),
    ({"redirect_uri": "javascript:alert(1)"}, "redirect_mismatch"),
    ({"redirect_uri": CALLBACK + "%0d%0aX: y"}, "redirect_mismatch"),
])
def test_an_address_that_is_not_registered_is_never_gone_to(mock, pool, changes, error):
    query = request(pool.client_id, **changes)
    answer = mock.get("/oauth2/authorize", params=query)
    assert answer.status_code == 302
    where = urllib.parse.urlsplit(answer.headers["Location"])
    assert where.path == "/error"
    assert dict(urllib.parse.parse_qsl(where.query)) == {
        "error": error, "client_id": query["client_id"]}
    page = mock.get(f"{where.path}?{where.query}")
    assert page.status_code == 400
    if error == "redirect_mismatch":
        assert "An error was encountered with the requested page." in hosted.Page(page.text).text


@pytest.mark.parametrize(("changes", "location"), [
    ({"response_type": None}, "?error=invalid_request&state=st-1"),
    ({"response_type": "id_token"}, "?error=invalid_request&state=st-1"),
    ({"scope": "openid offline_access"},
     "?error_description=invalid_scope&state=st-1&error=invalid_request"),
    ({"scope": "openid+email"},
     "?error_description=invalid_scope&state=st-1&error=invalid_request"),
    ({"scope": "none"}, "?error_description=invalid_scope&state=st-1&error=invalid_request"),
    ({"prompt": "none"}, "?error=login_required&state=st-1"),
])
def test_an_error_goes_back_to_the_application(mock, pool, changes, location):
    answer = mock.get("/oauth2/authorize", params=request(pool.client_id, **changes))
    assert (answer.status_code, answer.headers["Location"]) == (302, CALLBACK + location)


@pytest.mark.parametrize(("changes", "error"), [
    ({"code_challenge": CHALLENGE}, "invalid_request"),
    ({"code_challenge_method": "S256"}, "invalid_request"),
    ({"code_challenge": CHALLENGE, "code_challenge_method": "plain"}, "invalid_request"),
    ({"identity_provider": "Nobody"}, "invalid_request"),
])
def test_an_error_of_its_parameters(mock, pool, changes, error):
    answer = mock.get("/oauth2/authorize", params=request(pool.client_id, **changes))
    assert answer.status_code == 302
    where = urllib.parse.urlsplit(answer.headers["Location"])
    assert answer.headers["Location"].startswith(CALLBACK + "?")
    said = dict(urllib.parse.parse_qsl(where.query))
    assert (said["error"], said["state"]) == (error, "st-1")


def test_errors_of_the_implicit_grant_are_in_the_fragment(mock, pool):
    answer = mock.get("/oauth2/authorize", params=request(
        pool.client_id, response_type="token", scope="none"))
    location = answer.headers["Location"]
    assert location.startswith(CALLBACK + "#")
    said = dict(urllib.parse.parse_qsl(location.partition("#")[2]))
    assert (said["error"], said["error_description"]) == ("invalid_request", "invalid_scope")


def test_a_grant_that_the_client_does_not_have(mock, pool):
    client, _ = pool.client(AllowedOAuthFlows=["code"])
    answer = mock.get("/oauth2/authorize", params=request(client, response_type="token"))
    said = answer.headers["Location"].replace("#", "?").partition("?")
    assert said[0] == CALLBACK
    assert dict(urllib.parse.parse_qsl(said[2]))["error"] == "unauthorized_client"


def test_authorize_is_for_get(mock, pool):
    assert mock.post("/oauth2/authorize", data=request(pool.client_id)).status_code in (403, 405)


# /login


def test_the_first_step_keeps_the_whole_query(mock, pool):
    query = request(pool.client_id, nonce="n", login_hint="alice")
    answer = mock.get("/oauth2/authorize", params=query)
    where = urllib.parse.urlsplit(answer.headers["Location"])
    assert (answer.status_code, where.path) == (302, "/login")
    assert dict(urllib.parse.parse_qsl(where.query)) == query
    browser = Browser(mock).open("/oauth2/authorize", **query)
    assert browser.answer.status_code == 200
    form = browser.page.main_form("username")
    assert form["fields"]["username"] == "alice", "the hint is filled in"
    assert form["method"].lower() == "post"
    assert urllib.parse.urlsplit(form["action"]).path in ("/login", "")
    assert "_csrf" in form["fields"]
    assert "XSRF-TOKEN" in browser.session.cookies
    assert "Access-Control-Allow-Origin" not in browser.answer.headers


def test_wrong_credentials_show_the_page_again(mock, pool):
    for name, password in (("alice", "Wrong-horse-7"), ("nobody", PASSWORD)):
        browser = sign_in(mock, pool.client_id, name, password)
        assert browser.left is None and problem("not-authorized") in browser.page.text
        assert browser.page.main_form("password")
    browser = sign_in(mock, pool.client_id, "alice", PASSWORD, browser=browser)
    assert UUID.fullmatch(browser.query["code"])


def test_a_form_from_another_site_is_refused(mock, pool):
    browser = Browser(mock).open("/oauth2/authorize", **request(pool.client_id))
    form = browser.page.main_form("username")
    action = urllib.parse.urljoin(browser.url, form["action"])
    fields = {**form["fields"], "username": "alice", "password": PASSWORD}
    for what, data, headers in (
            ("no token", {**fields, "_csrf": ""}, {}),
            ("another token", {**fields, "_csrf": "0" * 36}, {}),
            ("another origin", fields, {"Origin": "https://evil.example"})):
        answer = browser.session.post(action, data=data, headers=headers, allow_redirects=False)
        assert answer.status_code in (200, 302, 400, 403), what
        assert "code=" not in answer.headers.get("Location", ""), what
    bare = mock.http.__class__().post(action, data=fields, allow_redirects=False)
    assert "code=" not in bare.headers.get("Location", ""), "no cookie"


def test_a_headless_script_signs_in_as_it_does_at_the_service(mock, pool):
    """The fields of the classic page, posted with the cookies to the last address."""
    browser = Browser(mock).open("/oauth2/authorize", **request(pool.client_id))
    answer = browser.session.post(browser.url, allow_redirects=False, data={
        "_csrf": browser.session.cookies["XSRF-TOKEN"], "username": "alice",
        "password": PASSWORD, "cognitoAsfData": "", "signInSubmitButton": "Sign in"})
    assert answer.status_code == 302
    where = urllib.parse.urlsplit(answer.headers["Location"])
    assert answer.headers["Location"].startswith(CALLBACK + "?")
    said = dict(urllib.parse.parse_qsl(where.query))
    assert list(said) == ["code", "state"] and said["state"] == "st-1"


@pytest.mark.parametrize("state", ["a b&c=d#e", "ünï", '{"a": "b"}', "x" * 1500, "%2F+%20"])
def test_state_comes_back_as_it_was(mock, pool, state):
    browser = sign_in(mock, pool.client_id, "alice", PASSWORD, state=state)
    assert browser.query["state"] == state


def test_an_address_with_a_query_keeps_it(mock, pool):
    address = CALLBACK + "?a=1"
    client, _ = pool.client(CallbackURLs=[address])
    browser = sign_in(mock, client, "alice", PASSWORD, redirect_uri=address)
    assert browser.left.startswith(address + "&code=")


# The session


def test_one_sign_in_is_good_for_all_clients_for_an_hour(mock, pool):
    browser = sign_in(mock, pool.client_id, "alice", PASSWORD)
    assert "cognito" in browser.session.cookies
    other, _ = pool.client()
    browser.open("/oauth2/authorize", **request(other))
    assert UUID.fullmatch(browser.query["code"]), "single sign-on"
    browser.open("/oauth2/authorize", **request(pool.client_id, prompt="none"))
    assert UUID.fullmatch(browser.query["code"])
    browser.open("/oauth2/authorize", **request(pool.client_id, prompt="login"))
    assert browser.left is None and browser.page.main_form("password")
    assert browser.query["prompt"] == "login"
    mock.advance(3601)
    browser.open("/oauth2/authorize", **request(pool.client_id))
    assert browser.left is None, "the hour is over"


def test_an_attempt_of_more_than_five_minutes_begins_again(mock, pool):
    browser = Browser(mock).open("/oauth2/authorize", **request(pool.client_id))
    mock.advance(301)
    browser.submit(username="alice", password=PASSWORD)
    assert browser.left is None and "Something went wrong" in browser.page.text


@pytest.mark.parametrize(("query", "status", "location"), [
    ({"logout_uri": SIGNED_OUT}, 302, SIGNED_OUT),
    ({"logout_uri": SIGNED_OUT, "redirect_uri": CALLBACK, "response_type": "code"}, 302,
     SIGNED_OUT),
    ({"post_logout_redirect_uri": SIGNED_OUT}, 400, None),
    ({"logout_uri": SIGNED_OUT, "client_id": None}, 400, None),
])
def test_logging_out(mock, pool, query, status, location):
    browser = sign_in(mock, pool.client_id, "alice", PASSWORD)
    query = {"client_id": pool.client_id, **query}
    answer = browser.session.get(
        mock.address + "/logout", allow_redirects=False,
        params={name: value for name, value in query.items() if value})
    assert (answer.status_code, answer.headers.get("Location")) == (status, location)
    if query["client_id"]:
        browser.open("/oauth2/authorize", **request(pool.client_id))
        assert browser.left is None, "the session is gone"
    if "post_logout_redirect_uri" in query:
        assert "Required String parameter 'redirect_uri' is not present" in (
            hosted.Page(answer.text).text)


def test_logging_out_to_where_it_may_not_go(mock, pool):
    answer = mock.get("/logout", params={
        "client_id": pool.client_id, "logout_uri": "https://evil.example/"})
    assert "evil.example" not in answer.headers.get("Location", "")
    if answer.status_code == 302:
        assert "redirect_mismatch" in answer.headers["Location"]
    else:
        assert answer.status_code == 400


def test_logging_out_to_log_in_again(mock, pool):
    browser = sign_in(mock, pool.client_id, "alice", PASSWORD)
    answer = browser.session.get(mock.address + "/logout", allow_redirects=False, params={
        "client_id": pool.client_id, "response_type": "code", "redirect_uri": CALLBACK,
        "state": "st-2"})
    where = urllib.parse.urlsplit(answer.headers["Location"])
    said = dict(urllib.parse.parse_qsl(where.query))
    assert (answer.status_code, where.path) == (302, "/login")
    assert said["state"] == "st-2" and said["redirect_uri"] == CALLBACK
    assert set(said["scope"].split()) == {
        "openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"}


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


def test_the_default_address_is_gone_to_when_none_is_named(mock, pool):
    client, _ = pool.client(
        CallbackURLs=[CALLBACK, "https://app.acme.example/two"],
        DefaultRedirectURI="https://app.acme.example/two")
    browser = sign_in(mock, client, "alice", PASSWORD, redirect_uri=None)
    assert browser.left.startswith("https://app.acme.example/two?code=")
