"""Where the domain leads a browser: authorize, login, logout, and the session between; refusals first."""

import urllib.parse

import hosted
import pytest
from cognito import CALLBACK, PASSWORD, SIGNED_OUT, UUID, Pool, mock  # noqa: F401
from hosted import CHALLENGE, Browser, problem, request, sign_in


@pytest.fixture(scope="module")
def pool(mock):
    pool = Pool(mock)
    pool.user("alice", email="alice@acme.example", email_verified="true")
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


def test_the_default_address_is_gone_to_when_none_is_named(mock, pool):
    client, _ = pool.client(
        CallbackURLs=[CALLBACK, "https://app.acme.example/two"],
        DefaultRedirectURI="https://app.acme.example/two")
    browser = sign_in(mock, client, "alice", PASSWORD, redirect_uri=None)
    assert browser.left.startswith("https://app.acme.example/two?code=")


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
