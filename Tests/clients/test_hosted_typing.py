"""What a person may type into the hosted pages, and how long they may take over it, without any script."""

import re
import urllib.parse

import pytest
from cognito import (BY_MAIL, CALLBACK, PASSWORD, Pool, mock)  # noqa: F401
from hosted import Browser, names_of, request, sign_in

BY_PHONE = {"UsernameAttributes": ["phone_number"], "AutoVerifiedAttributes": ["phone_number"],
            "SmsConfiguration": {"SnsCallerArn": "arn:aws:iam::123456789012:role/sms"}}
NUMBER = "+971505550123"
WRITTEN = ["+971 50 555 0123", "(+971) 50-555-0123", "\u200e+971.50.555/0123\u200e",
           "\uff0b\u0669\u0667\u0661 \u0665\u0660 \u0665\u0665\u0665 \u0660\u0661\u0662\u0663"]


@pytest.mark.parametrize("written", WRITTEN)
def test_a_phone_number_may_be_written_as_people_write_it(mock, written):
    pool = Pool(mock, **BY_PHONE)
    browser = Browser(mock).open("/signup", **request(pool.client_id))
    browser.submit(username=written, password=PASSWORD)
    assert urllib.parse.urlsplit(browser.url).path == "/confirm", browser.page.text
    code = mock.code(NUMBER)
    browser.submit(code=f"{code[:3]} {code[3:]}")
    assert browser.left.startswith(f"{CALLBACK}?code=")

    assert sign_in(mock, pool.client_id, written, PASSWORD).left.startswith(f"{CALLBACK}?code=")
    browser = Browser(mock).open("/forgotPassword", **request(pool.client_id))
    browser.submit(username=written)
    assert urllib.parse.urlsplit(browser.url).path == "/confirmforgotPassword", browser.page.text
    digits = {ord(str(number)): chr(0x660 + number) for number in range(10)}
    browser.submit(code=mock.code(NUMBER).translate(digits), new_password="An0ther!pass")
    assert urllib.parse.urlsplit(browser.url).path == "/login", browser.page.text


def test_a_number_without_its_country_is_not_guessed_at(mock):
    pool = Pool(mock, **BY_PHONE)
    browser = Browser(mock).open("/signup", **request(pool.client_id))
    browser.submit(username="050 555 0123", password=PASSWORD)
    assert urllib.parse.urlsplit(browser.url).path == "/signup"
    assert mock.messages("050", wait=0) == []


def test_a_name_that_is_no_number_stays_as_it_is(mock):
    pool = Pool(mock)
    pool.user("12-34")
    assert sign_in(mock, pool.client_id, " 12-34 ", PASSWORD).left.startswith(f"{CALLBACK}?code=")


def test_a_reset_may_take_as_long_as_its_code(mock):
    pool = Pool(mock, **BY_MAIL)
    for wait in (470, 490):
        name = f"slow{wait}@acme.example"
        pool.user(name, email=name, email_verified="true")
        browser = Browser(mock).open("/forgotPassword", **request(pool.client_id))
        browser.submit(username=name)
        code = mock.code(name)
        mock.advance(wait)
        browser.submit(code=code, new_password="An0ther!pass")
        assert urllib.parse.urlsplit(browser.url).path == "/login"
        assert ("Something went wrong" in browser.page.text) == (wait == 490)
        old = sign_in(mock, pool.client_id, name, PASSWORD)
        assert (old.left is None) == (wait == 470), "the password is only changed in time"


def test_an_offer_of_a_passkey_stands_as_long_as_somebody_is_signed_in(mock):
    pool = Pool(mock, **BY_MAIL, client={"ExplicitAuthFlows": [
        "ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]}, Policies={"SignInPolicy": {
            "AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"]}})
    name = "offered@acme.example"
    browser = Browser(mock).open("/signup", **request(pool.client_id))
    field = "email" if names_of(browser.page.main_form("password"), "email") else "username"
    browser.submit(**{field: name}, password=PASSWORD)
    browser.submit(code=mock.code(name))
    assert urllib.parse.urlsplit(browser.url).path == "/passkeys/add"
    mock.advance(400)
    browser.submit(press="skip")
    assert browser.left.startswith(f"{CALLBACK}?code=")

    # By its address, which need not say how an answer comes back: there is none.
    for changes in ({}, {"response_type": None, "state": None, "scope": None}):
        browser.open("/passkeys/add", **request(pool.client_id, **changes))
        assert "data-credential-options" in browser.answer.text
        mock.advance(400)
        browser.submit(press="skip")
        assert browser.left == CALLBACK
    mock.advance(3600)
    browser.open("/passkeys/add", **request(pool.client_id))
    assert urllib.parse.urlsplit(browser.url).path == "/login", "it needs a session"


def test_an_error_stays_the_same_error_in_another_language(mock):
    pool = Pool(mock, **BY_MAIL)
    browser = Browser(mock).open(
        "/oauth2/authorize", **request(pool.client_id, redirect_uri="https://evil.example/"))
    said = "An error was encountered with the requested page."
    assert browser.answer.status_code == 400 and said in browser.page.text
    assert re.search(r'<p [^>]*dir="auto"[^>]*>' + said, browser.answer.text), "English reads as such"
    browser.follow("Deutsch")
    assert urllib.parse.urlsplit(browser.url).path == "/error"
    assert browser.answer.status_code == 400 and said in browser.page.text
    browser.follow("English").follow("Try again")
    assert browser.answer.status_code == 200 and browser.page.main_form("username")
    assert browser.query["redirect_uri"] == CALLBACK
