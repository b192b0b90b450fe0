"""Where a sign-in ends that was begun on the preview's start page."""

import re

from cognito import CLIENT, PASSWORD, SECRET, SERVER, Pool, mock  # noqa: F401
from hosted import Browser, request, sign_in

POOL = "eu-central-1_Mail00001"


def landing(mock):
    return mock.address + "/_lintel/signed-in"


def person(mock, name):
    idp = mock.boto()
    idp.admin_create_user(
        UserPoolId=POOL, Username=name, MessageAction="SUPPRESS",
        UserAttributes=[{"Name": "email", "Value": name},
                        {"Name": "email_verified", "Value": "true"}])
    idp.admin_set_user_password(UserPoolId=POOL, Username=name, Password=PASSWORD, Permanent=True)
    return name


def test_a_code_that_was_never_given_out_signs_nobody_in(mock):
    page = Browser(mock).open("/_lintel/signed-in", code="nothing").page
    assert "Nobody is signed in" in page.text and not any("Sign out" in one for one in page.links)


def test_what_went_wrong_is_said_and_stays_text(mock):
    browser = Browser(mock).open(
        "/_lintel/signed-in", error="invalid_request", error_description="<b>no</b>")
    assert "<b>no</b>" in browser.page.text and "<b>" not in browser.answer.text


def test_only_clients_of_the_project_may_end_here(mock):
    pool = Pool(mock)
    browser = Browser(mock).open(
        "/oauth2/authorize", **request(pool.client_id, redirect_uri=landing(mock)))
    assert "redirect_mismatch" in browser.url


def test_from_the_start_page_to_the_claims_and_out_again(mock):
    name = person(mock, "landing@acme.example")
    browser = Browser(mock).open("/_lintel/", q="acme")
    browser.follow("Sign in")
    browser.submit(username=name, password=PASSWORD)
    assert browser.left is None and browser.url.startswith(landing(mock) + "?code=")
    assert "ID token" in browser.page.text and name in browser.page.text
    code = browser.url
    browser.follow("Sign out")
    assert browser.url == mock.address + "/_lintel/"
    # A reload of the page that had the code is no second sign-in.
    assert "Nobody is signed in" in browser.open(code).page.text


def test_a_client_with_a_secret_lands_as_well(mock):
    name = person(mock, "landing2@acme.example")
    browser = sign_in(mock, SERVER, name, PASSWORD, redirect_uri=landing(mock))
    assert "Access token" in browser.page.text
    assert SECRET not in browser.answer.text
    assert re.search(rf"client_id&quot;: &quot;{SERVER}", browser.answer.text)
