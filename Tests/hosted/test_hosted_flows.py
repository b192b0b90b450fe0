"""Each order of pages that the hosted sign-in can take, walked through by a person without script, in
a language of either direction; and what must not be possible on the way."""

import pytest

from hosted_flow import (  # noqa: F401
    APP, CALLBACK, NEW_PASSWORD, PASSWORD, App, enrol, judge, person, preview, query, totp)

LANGUAGES = pytest.mark.parametrize("lang", ["en", "ar"])


@LANGUAGES
def test_order_1_name_and_password(person, lang):
    visitor = person(lang).open("plain").look("/login")
    visitor.send("/login", username="ada@acme.example", password="wrong")
    assert visitor.page.locator(".notice--error").count() == 1
    assert visitor.page.input_value("[name=username]") == "ada@acme.example", "what was typed stays"
    assert visitor.page.input_value("[name=password]") == "", "but never a password"
    visitor.send(username="ada@acme.example", password=PASSWORD)
    visitor.is_signed_in()
    visitor.open("plain")
    visitor.is_signed_in()
    visitor.page.goto(
        f"{visitor.preview.address}/logout?client_id=plain{'0' * 20}&logout_uri={APP}/")
    assert visitor.page.url == APP + "/"
    visitor.open("plain").look("/login")


@LANGUAGES
def test_order_2_a_temporary_password(person, preview, lang):
    name = f"temp-{lang}@acme.example"
    preview.api(
        "AdminCreateUser", UserPoolId="eu-central-1_Plain0001", Username=name,
        TemporaryPassword="Temporary-1", MessageAction="SUPPRESS",
        UserAttributes=[{"Name": "email", "Value": name}])
    visitor = person(lang).open("plain")
    visitor.send("/changePassword", username=name, password="Temporary-1")
    assert visitor.page.locator('[name="requiredAttributes[given_name]"]').count() == 1
    visitor.fill(given_name="Robin").send(
        "/changePassword", **{"new-password": "only-small-letters"})
    assert visitor.page.locator("[aria-invalid]").count() == 1
    assert visitor.page.input_value('[name="requiredAttributes[given_name]"]') == "Robin"
    visitor.send(**{"new-password": NEW_PASSWORD})
    visitor.is_signed_in()


@LANGUAGES
def test_order_2_a_temporary_password_and_a_factor(person, preview, lang):
    name = f"temp-factor-{lang}@acme.example"
    preview.api(
        "AdminCreateUser", UserPoolId="eu-central-1_Must00001", Username=name,
        TemporaryPassword="Temporary-1", MessageAction="SUPPRESS",
        UserAttributes=[{"Name": "email", "Value": name}])
    visitor = person(lang).open("must")
    visitor.send("/changePassword", username=name, password="Temporary-1")
    visitor.fill(given_name="Robin").send("/mfa/setup", **{"new-password": NEW_PASSWORD})
    visitor.press("SOFTWARE_TOKEN_MFA", "/mfa/setup/app")
    visitor.send(code=totp(visitor.page.locator("#totp-secret").get_attribute("data-value")))
    visitor.is_signed_in()


@LANGUAGES
def test_orders_3_and_5_codes_by_message(person, preview, lang):
    for factor, to in (("SMS_MFA", "+15555550100"), ("EMAIL_OTP", f"mail-{lang}@acme.example")):
        name = f"{factor.lower()}-{lang}@acme.example"
        address = {"phone_number": to, "phone_number_verified": "true"}
        if factor == "EMAIL_OTP":
            name, address = to, {}
        user = preview.user("factors", name, **address)
        setting = "SMSMfaSettings" if factor == "SMS_MFA" else "EmailMfaSettings"
        preview.api("AdminSetUserMFAPreference", **user,
                    **{setting: {"Enabled": True, "PreferredMfa": True}})
        visitor = person(lang).open("factors")
        visitor.send("/mfa", username=name, password=PASSWORD)
        assert "***" in visitor.text
        first = preview.code(to)
        visitor.press("resend", "/mfa")
        second = preview.code(to)
        wrong = first if first != second else "000000"
        visitor.send("/mfa", code=wrong)
        assert visitor.page.locator(".notice--error").count() == 1
        visitor.send(code=second)
        visitor.is_signed_in()


@LANGUAGES
def test_orders_4_and_6_an_app_and_a_choice(person, preview, lang):
    name = f"both-{lang}@acme.example"
    user = preview.user("factors", name, phone_number="+15555550123", phone_number_verified="true")
    secret = enrol(preview, "factors", name)
    preview.api("AdminSetUserMFAPreference", **user, SoftwareTokenMfaSettings={"Enabled": True})
    visitor = person(lang).open("factors")
    visitor.send("/mfa", username=name, password=PASSWORD)
    visitor.send(code=totp(secret, step=1))
    visitor.is_signed_in()
    preview.api("AdminSetUserMFAPreference", **user, SMSMfaSettings={"Enabled": True},
                SoftwareTokenMfaSettings={"Enabled": True})
    visitor = person(lang).open("factors")
    visitor.send("/mfa/select", username=name, password=PASSWORD)
    assert "+*******0123" in visitor.text
    visitor.press("SMS_MFA", "/mfa")
    visitor.send(code=preview.code("+15555550123"))
    visitor.is_signed_in()


@LANGUAGES
@pytest.mark.parametrize("way", ["SOFTWARE_TOKEN_MFA", "SMS_MFA", "EMAIL_OTP"])
def test_order_7_a_factor_has_to_be_set_up(person, preview, lang, way):
    name = f"must-{way.lower()}-{lang}@acme.example"
    preview.user("must", name)
    visitor = person(lang).open("must")
    visitor.send("/mfa/setup", username=name, password=PASSWORD)
    if way == "SOFTWARE_TOKEN_MFA":
        visitor.press(way, "/mfa/setup/app")
        secret = visitor.page.locator("#totp-secret").get_attribute("data-value")
        visitor.send("/mfa/setup/app", code="000000")
        assert visitor.page.locator("#totp-secret").get_attribute("data-value") == secret
        visitor.send(code=totp(secret))
    else:
        visitor.press(way, "/mfa/setup/contact")
        field, to = (("phone_number", "+15555550155") if way == "SMS_MFA"
                     else ("email", f"second-{lang}@acme.example"))
        field = visitor.page.locator("main input.input").first.get_attribute("name") or field
        visitor.page.fill(f'[name="{field}"]', to)
        visitor.send("/mfa")
        visitor.send(code=preview.code(to))
    visitor.is_signed_in()


@LANGUAGES
def test_order_7_a_sign_up_stands_for_the_second_factor(person, preview, lang):
    name = f"must-new-{lang}@acme.example"
    visitor = person(lang).open("must", "/signup")
    visitor.send("/confirm", username=name, given_name="Robin", password=PASSWORD)
    visitor.send(code=preview.code(name))
    visitor.is_signed_in()
    other = person(lang).open("must")
    other.send("/mfa/setup", username=name, password=PASSWORD)


@LANGUAGES
def test_order_8_signing_up(person, preview, lang):
    name = f"new-{lang}@acme.example"
    visitor = person(lang).open("plain").follow("/signup", "/signup")
    visitor.send("/signup", username=name, given_name="Robin", password="only-small-letters")
    assert visitor.page.input_value('[name="requiredAttributes[given_name]"]') == "Robin"
    visitor.send("/confirm", username=name, given_name="Robin", password=PASSWORD)
    first = preview.code(name)
    visitor.press("resend", "/confirm")
    code = preview.code(name)
    visitor.send("/confirm", code=first if first != code else "000000")
    visitor.send(code=code)
    visitor.is_signed_in()
    again = person(lang).open("plain", "/signup")
    again.send("/signup", username=name, given_name="Robin", password=PASSWORD)
    assert again.page.locator(".notice--error").count() == 1, "the name is taken"


def test_order_8_an_account_that_was_never_confirmed(person, preview):
    name = "later@acme.example"
    visitor = person().open("plain", "/signup")
    visitor.send("/confirm", username=name, given_name="Robin", password=PASSWORD)
    other = person().open("plain")
    other.send("/login", username=name, password="wrong")
    other.send("/confirm", username=name, password=PASSWORD)
    other.send(code=preview.code(name))
    other.is_signed_in()


@LANGUAGES
def test_order_9_a_forgotten_password(person, preview, lang):
    name = f"lost-{lang}@acme.example"
    preview.user("plain", name)
    visitor = person(lang).open("plain").follow("/forgotPassword", "/forgotPassword")
    visitor.send("/confirmforgotPassword", username=name)
    visitor.send("/confirmforgotPassword", code="000000", **{"new-password": NEW_PASSWORD})
    assert visitor.page.locator(".notice--error").count() == 1
    visitor.press("resend", "/confirmforgotPassword")
    visitor.send("/login", code=preview.code(name), **{"new-password": NEW_PASSWORD})
    assert visitor.page.locator(".notice--success").count() == 1
    visitor.send("/login", username=name, password=PASSWORD)
    visitor.send(username=name, password=NEW_PASSWORD)
    visitor.is_signed_in()


def test_order_9_who_is_not_there_sees_the_same(person):
    visitor = person().open("plain", "/forgotPassword")
    visitor.send("/confirmforgotPassword", username="nobody@acme.example")
    visitor.send("/confirmforgotPassword", code="123456", **{"new-password": NEW_PASSWORD})
    assert visitor.page.locator(".notice--error").count() == 1


def test_order_9_an_administrator_wants_it(person, preview):
    user = preview.user("plain", "must-reset@acme.example")
    preview.api("AdminResetUserPassword", **user)
    visitor = person().open("plain")
    visitor.send(
        "/confirmforgotPassword", username="must-reset@acme.example", password=PASSWORD)
    visitor.send("/login", code=preview.code("must-reset@acme.example"),
                 **{"new-password": NEW_PASSWORD})


@LANGUAGES
def test_order_10_a_choice_of_ways(person, preview, lang):
    name = f"ways-{lang}@acme.example"
    preview.user("choice", name)
    visitor = person(lang).open("choice").look("/login")
    assert visitor.page.locator("[name=password]").count() == 0, "the name alone"
    visitor.send("/login/select", username=name)
    visitor.press("EMAIL_OTP", "/login/code")
    code = preview.code(name)
    assert len(code) == 8
    visitor.send("/login/code", code="00000000")
    visitor.follow("/login/select", "/login/select") if visitor.page.locator(
        'main a[href*="/login/select"]').count() else visitor.page.goto(
        visitor.page.url.replace("/login/code", "/login/select"))
    visitor.press("PASSWORD", "/login/password")
    visitor.send("/login/password", password="wrong")
    visitor.send(password=PASSWORD)
    visitor.is_signed_in()
    visitor = person(lang).open("choice")
    visitor.send("/login/select", username=name).press("EMAIL_OTP", "/login/code")
    visitor.press("resend", "/login/code")
    visitor.send(code=preview.code(name))
    visitor.is_signed_in()


@LANGUAGES
def test_order_10_a_code_by_sms(person, preview, lang):
    name = f"texted-{lang}@acme.example"
    preview.user("all", name, phone_number="+15555550177", phone_number_verified="true")
    visitor = person(lang).open("all")
    visitor.send("/login/select", username=name).press("SMS_OTP", "/login/code")
    assert "***" in visitor.text
    visitor.send(code=preview.code("+15555550177"))
    visitor.is_signed_in()


def authenticator(visitor):
    """A passkey's home in the browser."""
    devtools = visitor.context.new_cdp_session(visitor.page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True,
        "automaticPresenceSimulation": True}})


@LANGUAGES
def test_orders_8_and_11_a_passkey(person, preview, lang):
    name = f"key-{lang}@acme.example"
    visitor = person(lang, script=True)
    authenticator(visitor)
    visitor.open("choice", "/signup")
    visitor.send("/confirm", username=name, given_name="Robin", password=PASSWORD)
    visitor.page.fill("[name=code]", preview.code(name))
    visitor.page.wait_for_url("**/passkeys/add?**")
    visitor.look("/passkeys/add")
    visitor.page.locator("main button.button--primary").first.click()
    visitor.page.wait_for_url(CALLBACK + "**")
    visitor.is_signed_in()
    visitor.context.clear_cookies()
    visitor.open("choice")
    visitor.send("/login/select", username=name)
    # The page asks by itself.
    visitor.page.locator('button[value="WEB_AUTHN"]').click()
    visitor.page.wait_for_url(CALLBACK + "**")
    visitor.is_signed_in()
    other = person(lang).open("choice")
    other.send("/login/select", username=name).press("WEB_AUTHN", "/login/passkey")
    other.page.locator('main a[href*="/login/select"]').click()
    other.look("/login/select").press("PASSWORD", "/login/password")
    other.send(password=PASSWORD)
    other.is_signed_in()


def test_order_11_a_passkey_that_is_not_wanted(person, preview):
    name = "no-key@acme.example"
    visitor = person().open("choice", "/signup")
    visitor.send("/confirm", username=name, given_name="Robin", password=PASSWORD)
    visitor.send("/passkeys/add", code=preview.code(name))
    visitor.press("skip")
    visitor.is_signed_in()


@LANGUAGES
def test_order_12_a_second_factor_leaves_only_the_password(person, preview, lang):
    name = f"careful-{lang}@acme.example"
    user = preview.user("all", name)
    preview.api("AdminSetUserMFAPreference", **user, EmailMfaSettings={"Enabled": True, "PreferredMfa": True})
    visitor = person(lang).open("all")
    visitor.send("/login/password", username=name)
    assert visitor.page.locator('main a[href*="/login/select"]').count() == 0
    visitor.send("/mfa", password=PASSWORD)
    visitor.send(code=preview.code(name))
    visitor.is_signed_in()


@LANGUAGES
def test_order_12_a_code_as_the_first_factor_is_enough(person, preview, lang):
    name = f"enough-{lang}@acme.example"
    preview.user("all", name)
    visitor = person(lang).open("all")
    visitor.send("/login/select", username=name).press("EMAIL_OTP", "/login/code")
    visitor.send(code=preview.code(name))
    visitor.is_signed_in()


@LANGUAGES
def test_order_13_no_page_asks_a_question(person, preview, lang):
    name = f"unasked-{lang}@acme.example"
    preview.user("plain", name)
    visitor = person(lang).open("plain")
    visitor.send(username=name, password=PASSWORD)
    visitor.is_signed_in()
    assert App.called == [], "the pool's function is there, and no page calls it"


@LANGUAGES
def test_a_provider(person, lang):
    visitor = person(lang).open("plain")
    visitor.page.locator('a[data-provider="Google"]').click()
    assert "/_lintel/provider" in visitor.page.url
    visitor.page.locator('button[value="deny"]').click()
    said = visitor.result
    assert said["error"] == "access_denied" and said["state"] == "st 1/é"
    visitor.page.goto(
        f"{visitor.preview.address}/oauth2/authorize?{query('plain', identity_provider='staff')}")
    visitor.page.fill("[name=sub]", f"staff-{lang}")
    visitor.page.locator('button[value="allow"]').click()
    visitor.is_signed_in()
    found = visitor.preview.api(
        "AdminGetUser", UserPoolId="eu-central-1_Plain0001", Username=f"staff_staff-{lang}")
    assert found["UserStatus"] == "EXTERNAL_PROVIDER"


def test_too_long(person, preview):
    preview.user("plain", "slow@acme.example")
    visitor = person().open("plain")
    preview.advance(301)
    visitor.send("/login", username="slow@acme.example", password=PASSWORD)
    assert "Something went wrong" in visitor.text
    visitor.page.reload()
    assert "Something went wrong" not in visitor.text, "said once"
    visitor.send(username="slow@acme.example", password=PASSWORD)
    visitor.is_signed_in()


@pytest.mark.parametrize("path", [
    "/mfa", "/mfa/select", "/mfa/setup", "/mfa/setup/app", "/changePassword", "/confirm",
    "/confirmforgotPassword", "/login/password", "/login/select", "/login/code",
    "/login/passkey", "/passkeys/add"])
def test_a_step_is_no_way_in(person, path):
    person().open("plain", path).look("/login")


def test_a_language_stays(person):
    visitor = person().open("plain")
    visitor.page.locator('a[hreflang="ar"]').click()
    visitor.lang = "ar"
    visitor.look("/login")
    visitor.page.goto(f"{visitor.preview.address}/login?{query('plain')}")
    visitor.look("/login")
