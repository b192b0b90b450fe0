"""The hosted pages walked through as a browser without script does, by their forms."""

import json
import re
import urllib.parse

import pytest
from cognito import (BY_MAIL, CALLBACK, PASSWORD, TOTP_ON, UUID, Pool, mock, totp)  # noqa: F401
from hosted import Browser, names_of, problem, redeem, request, sign_in
from passkey import Authenticator

SMS = {"SmsMfaConfiguration": {"SmsConfiguration": {
    "SnsCallerArn": "arn:aws:iam::123456789012:role/sms"}}}


def signed_in(browser):
    assert browser.left and browser.left.startswith(CALLBACK + "?"), (
        browser.url, browser.page and browser.page.text)
    assert UUID.fullmatch(browser.query["code"]) and browser.query["state"] == "st-1"
    return browser.query["code"]


def test_signing_up_and_confirming(mock):
    pool = Pool(mock, **BY_MAIL, Schema=[{"Name": "given_name", "Required": True}])
    name = "new@acme.example"
    browser = Browser(mock).open("/signup", **request(pool.client_id))
    form = browser.page.main_form("password")
    inputs = {one[0] for one in form["inputs"]}
    assert {"requiredAttributes[given_name]", "_csrf"} <= inputs
    field = "email" if "email" in inputs else (
        "username" if "username" in inputs else "requiredAttributes[email]")

    def send(password, given_name="Nia"):
        values = {field: name, "requiredAttributes[given_name]": given_name}
        for own in names_of(browser.page.main_form("requiredAttributes[given_name]"),
                            "new_password"):
            values[own] = password
        browser.submit(**values)

    send("short")
    assert browser.left is None and "password" in browser.page.text.lower()
    assert browser.page.main_form("requiredAttributes[given_name]")["fields"][
        "requiredAttributes[given_name]"] == "Nia", "what was typed stays"
    send(PASSWORD)
    assert urllib.parse.urlsplit(browser.url).path == "/confirm"
    first = mock.code(name)
    browser.submit(code="000000" if first != "000000" else "000001")
    assert problem("code-mismatch") in browser.page.text
    browser.submit(press="resend")
    assert urllib.parse.urlsplit(browser.url).path == "/confirm"
    assert len(mock.messages(name)) == 2
    browser.submit(code=mock.code(name))
    signed_in(browser)
    assert pool.status(name) == "CONFIRMED"


def test_signing_up_where_only_admins_may(mock):
    pool = Pool(mock, AdminCreateUserConfig={"AllowAdminCreateUserOnly": True})
    browser = Browser(mock).open("/login", **request(pool.client_id))
    assert not any("/signup" in address for address in browser.page.links.values())
    answer = browser.session.post(
        mock.address + "/signup?" + urllib.parse.urlencode(request(pool.client_id)),
        allow_redirects=False, data={
            "_csrf": browser.session.cookies["XSRF-TOKEN"], "username": "eve",
            "password": PASSWORD})
    assert "/confirm" not in answer.headers.get("Location", "")
    assert pool.idp.list_users(UserPoolId=pool.id)["Users"] == []


def test_who_is_not_confirmed_is_asked_for_the_code(mock):
    pool = Pool(mock, **BY_MAIL)
    name = "wait@acme.example"
    pool.idp.sign_up(ClientId=pool.client_id, Username=name, Password=PASSWORD)
    browser = sign_in(mock, pool.client_id, name, PASSWORD)
    assert urllib.parse.urlsplit(browser.url).path == "/confirm"
    browser.submit(code=mock.code(name))
    signed_in(browser)


def test_a_forgotten_password(mock):
    pool = Pool(mock, **BY_MAIL)
    name = "lost@acme.example"
    pool.user(name, email=name, email_verified="true")
    browser = Browser(mock).open("/login", **request(pool.client_id))
    link = next(address for address in browser.page.links.values() if "/forgotPassword" in address)
    browser.open(link).submit(username=name)
    assert urllib.parse.urlsplit(browser.url).path == "/confirmforgotPassword"
    code = mock.code(name)
    browser.submit(code="000000" if code != "000000" else "000001", new_password="Another-horse-7")
    assert problem("code-mismatch") in browser.page.text
    browser.submit(code=code, new_password="Another-horse-7")
    assert urllib.parse.urlsplit(browser.url).path == "/login"
    assert browser.query["client_id"] == pool.client_id and browser.query["state"] == "st-1"
    browser.submit(username=name, password="Another-horse-7")
    signed_in(browser)


def test_who_must_reset_is_led_to_it(mock):
    pool = Pool(mock, **BY_MAIL)
    name = "must@acme.example"
    pool.user(name, email=name, email_verified="true")
    pool.idp.admin_reset_user_password(UserPoolId=pool.id, Username=name)
    browser = sign_in(mock, pool.client_id, name, PASSWORD)
    assert urllib.parse.urlsplit(browser.url).path == "/confirmforgotPassword"
    browser.submit(code=mock.code(name), new_password="Another-horse-7")
    assert pool.status(name) == "CONFIRMED"


def test_a_temporary_password(mock):
    pool = Pool(mock, Schema=[{"Name": "given_name", "Required": True}])
    pool.idp.admin_create_user(
        UserPoolId=pool.id, Username="tom", TemporaryPassword=PASSWORD, MessageAction="SUPPRESS")
    browser = sign_in(mock, pool.client_id, "tom", PASSWORD)
    assert browser.left is None and browser.page.main_form("new_password")
    browser.submit(new_password="short", **given_name(browser))
    assert browser.left is None
    browser.submit(new_password="Another-horse-7", **given_name(browser))
    tokens = redeem(mock, pool.client_id, signed_in(browser)).json()
    assert tokens["id_token"]
    assert pool.status("tom") == "CONFIRMED"


def given_name(browser):
    form = browser.page.main_form("new_password")
    return {one[0]: "Tom" for one in form["inputs"] if "given_name" in one[0]}


def test_a_step_cannot_be_skipped(mock):
    pool = Pool(mock)
    pool.idp.admin_create_user(
        UserPoolId=pool.id, Username="tom", TemporaryPassword=PASSWORD, MessageAction="SUPPRESS")
    browser = sign_in(mock, pool.client_id, "tom", PASSWORD)
    assert browser.left is None
    for path in ("/oauth2/authorize", "/login", "/passkeys/add"):
        browser.open(path, **request(pool.client_id))
        assert browser.left is None, path
    for path in ("/mfa", "/changePassword", "/confirm", "/confirmforgotPassword"):
        alone = Browser(mock).open(path, **request(pool.client_id))
        assert alone.left is None and alone.answer.status_code < 500, path
        assert urllib.parse.urlsplit(alone.url).path != path or not any(
            names_of(form, "new_password") and names_of(form, "code")
            for form in alone.page.forms) or alone.answer.status_code >= 400, path


def test_a_second_factor(mock):
    pool = Pool(mock, mfa={"MfaConfiguration": "OPTIONAL", **TOTP_ON})
    pool.user("mia")
    secret = pool.enrol_totp(pool.tokens("mia")["AccessToken"])
    now = mock.advance(60)
    browser = sign_in(mock, pool.client_id, "mia", PASSWORD)
    assert browser.left is None
    browser.submit(code=totp(secret, now - 900))
    assert browser.left is None and problem("enable-software-token-mfa") in browser.page.text
    browser.submit(code=totp(secret, now))
    signed_in(browser)


def test_setting_up_a_second_factor_that_is_required(mock):
    pool = Pool(mock, mfa={"MfaConfiguration": "ON", **TOTP_ON})
    pool.user("max")
    browser = sign_in(mock, pool.client_id, "max", PASSWORD)
    if not any(names_of(form, "code") for form in browser.page.forms):
        browser.submit(press="SOFTWARE_TOKEN_MFA", choose="SOFTWARE_TOKEN_MFA")
    address = re.search(r"otpauth://totp/[^\"'<> ]+", browser.answer.text.replace("&amp;", "&"))
    secret = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(address[0]).query))["secret"]
    assert re.fullmatch(r"[A-Z2-7]{52}", secret)
    browser.submit(code="000000" if totp(secret, mock.now) != "000000" else "000001")
    assert browser.left is None
    assert secret in browser.answer.text.replace(" ", ""), "the same secret after a wrong code"
    browser.submit(code=totp(secret, mock.now))
    signed_in(browser)
    mock.advance(90)
    again = sign_in(mock, pool.client_id, "max", PASSWORD)
    again.submit(code=totp(secret, mock.now))
    signed_in(again)


def test_a_code_by_text_message(mock):
    pool = Pool(mock, mfa={"MfaConfiguration": "OPTIONAL", **SMS})
    pool.user("sam", phone_number="+15555550177", phone_number_verified="true")
    pool.idp.admin_set_user_mfa_preference(
        UserPoolId=pool.id, Username="sam", SMSMfaSettings={"Enabled": True, "PreferredMfa": True})
    browser = sign_in(mock, pool.client_id, "sam", PASSWORD)
    assert "+*******0177" in browser.page.text
    browser.submit(code=mock.code("+15555550177"))
    signed_in(browser)


def test_a_choice_of_ways_in(mock):
    pool = Pool(mock, **BY_MAIL, client={"ExplicitAuthFlows": [
        "ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]}, Policies={"SignInPolicy": {
            "AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]}})
    name = "way@acme.example"
    pool.user(name, email=name, email_verified="true")
    browser = Browser(mock).open("/oauth2/authorize", **request(pool.client_id))
    assert not any(names_of(form, "password") for form in browser.page.forms)
    browser.submit(username=name)
    assert browser.left is None
    browser.submit(choose="EMAIL_OTP")
    code = mock.code(name)
    assert re.fullmatch(r"\d{8}", code)
    browser.submit(code="00000000" if code != "00000000" else "00000001")
    assert browser.left is None
    browser.submit(code=code)
    signed_in(browser)


def offered(browser):
    """The options that the page's script would hand to the browser's prompt."""
    found = re.search(r"<script[^>]*data-credential-options[^>]*>(.*?)</script>",
                      browser.answer.text, re.DOTALL)
    return json.loads(json.loads(found[1])["json"])


def test_a_passkey_is_added_and_signs_in(mock):
    pool = Pool(mock, **BY_MAIL, client={"ExplicitAuthFlows": [
        "ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]}, Policies={"SignInPolicy": {
            "AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"]}}, mfa={
                "MfaConfiguration": "OFF", "WebAuthnConfiguration": {
                    "RelyingPartyId": "localhost", "UserVerification": "preferred"}})
    name = "key@acme.example"
    pool.user(name, email=name, email_verified="true")
    alone = Browser(mock).open("/passkeys/add", **request(pool.client_id))
    assert "data-credential-options" not in alone.answer.text, "it needs a session"
    browser = Browser(mock).open("/oauth2/authorize", **request(pool.client_id))
    browser.submit(username=name)
    if not any(names_of(form, "password") for form in browser.page.forms):
        browser.submit(choose="PASSWORD")
    browser.submit(password=PASSWORD)
    signed_in(browser)
    browser.open("/passkeys/add", **request(pool.client_id))
    stranger = Authenticator("https://evil.example").create(offered(browser))
    browser.submit(credential=json.dumps(stranger))
    assert browser.left is None and "data-credential-options" in browser.answer.text
    key = Authenticator(mock.address)
    browser.submit(credential=json.dumps(key.create(offered(browser))))
    if browser.left is None:
        browser.submit()
    assert browser.left.startswith(CALLBACK)

    browser = Browser(mock).open("/oauth2/authorize", **request(pool.client_id))
    browser.submit(username=name)
    browser.submit(choose="WEB_AUTHN")
    thief = Authenticator(mock.address)
    thief.id, thief.raw, thief.user = key.id, key.raw, key.user
    browser.submit(credential=json.dumps(thief.get(offered(browser))))
    assert browser.left is None
    if "data-credential-options" not in browser.answer.text:
        browser = Browser(mock).open("/oauth2/authorize", **request(pool.client_id))
        browser.submit(username=name)
        browser.submit(choose="WEB_AUTHN")
    browser.submit(credential=json.dumps(key.get(offered(browser))))
    signed_in(browser)


def test_the_link_in_a_mail(mock):
    pool = Pool(mock, **BY_MAIL, VerificationMessageTemplate={
        "DefaultEmailOption": "CONFIRM_WITH_LINK"})
    name = "link@acme.example"
    pool.idp.sign_up(ClientId=pool.client_id, Username=name, Password=PASSWORD)
    newest = mock.messages(name)[-1]
    address = re.search(r"https?://[^\"'<> ]+/confirmUser/?\?[^\"'<> ]+", str(newest))
    query = urllib.parse.urlsplit(address[0].replace("&amp;", "&")).query
    said = dict(urllib.parse.parse_qsl(query))
    assert {"client_id", "user_name", "confirmation_code"} <= set(said)
    browser = Browser(mock).open("/confirmUser", **{**said, "confirmation_code": "000000"})
    assert browser.answer.status_code == 400 and pool.status(name) == "UNCONFIRMED"
    assert "This link doesn’t work" in browser.page.text
    assert "on our side" not in browser.page.text
    leads_to_a_sign_in(browser.follow("Back to sign in"))
    for _ in range(2):  # Programs that look at mail open links before people do.
        browser.open("/confirmUser", **said)
        assert browser.answer.status_code == 200 and pool.status(name) == "CONFIRMED"
        assert "Your account is confirmed" in browser.page.text
        leads_to_a_sign_in(browser.follow("Sign in"))
    browser.submit(username=name, password=PASSWORD)
    assert browser.left.startswith(f"{CALLBACK}?code=")


def leads_to_a_sign_in(browser):
    assert browser.answer.status_code == 200, browser.page.text
    assert browser.url.startswith(browser.mock.address + "/login?")
    asked = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(browser.url).query))
    assert {"response_type": "code", "redirect_uri": CALLBACK}.items() <= asked.items()
    assert "confirmation_code" not in asked and "user_name" not in asked


@pytest.mark.parametrize("lang", ["de", "fr"])
def test_the_language_that_is_asked_for_is_remembered(mock, lang):
    browser = Browser(mock)
    browser.session.headers["Accept-Language"] = "en"
    browser.open("/login", **request("1h57kf5cpq17m0eml12mail01", lang=lang))
    assert browser.session.cookies.get("lang") == lang
    assert f'lang="{lang}"' in browser.answer.text
    browser.open("/login", **request("1h57kf5cpq17m0eml12mail01"))
    assert f'lang="{lang}"' in browser.answer.text


@pytest.mark.parametrize("path", ["/login", "/signup", "/forgotPassword"])
def test_pages_need_no_script_and_allow_no_frame(mock, path):
    answer = mock.get(path, params=request("1h57kf5cpq17m0eml12mail01"))
    assert answer.status_code == 200
    policy = answer.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy and "form-action 'self'" in policy
    assert "Set-Cookie" in answer.headers and "Secure" not in answer.headers["Set-Cookie"]
