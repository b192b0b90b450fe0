"""Each way to sign in on direct pages, step by step, in a language of either direction."""

import pytest

from direct import LANGUAGES, judge, preview, visitor  # noqa: F401
from project import NEW_PASSWORD, PASSWORD, enrol, totp
from visitor import Authenticator

# First factors


@LANGUAGES
def test_a_name_first_then_a_password(visitor, preview, lang):
    name = f"first-{lang}@acme.example"
    preview.user("choice", name)
    person = visitor(lang).open("choice", "identifier").at("identifier")
    person.send("choose-method", username=name).press("PASSWORD", "password")
    assert person.value("username") == name and person.focused == "password"
    person.send(password="wrong").fails("error.not-authorized")
    person.send(password=PASSWORD)
    assert person.is_signed_in()["email"] == name


@LANGUAGES
def test_a_code_by_message_in_place_of_a_password(visitor, preview, lang):
    for way, to in (("EMAIL_OTP", f"otp-{lang}@acme.example"), ("SMS_OTP", "+15555550101")):
        name = f"{way.lower()}-{lang}@acme.example" if way == "SMS_OTP" else to
        contact = {"phone_number": to, "phone_number_verified": "true"} if way == "SMS_OTP" else {}
        preview.user("choice", name, **contact)
        person = visitor(lang).open("choice", "identifier").send("choose-method", username=name)
        assert person.focused == "h1"
        person.press(way, "code")
        assert "***" in person.text and person.focused == "code"
        person.send(code="00000000").fails("error.code-mismatch")
        person.send(code=person.code(to))
        assert person.is_signed_in()["email"] == name


def test_a_new_code_is_sent_in_place_of_the_first(visitor, preview):
    name = "again@acme.example"
    preview.user("choice", name)
    person = visitor()
    person.page.clock.install()
    person.open("choice", "identifier").send("choose-method", username=name).press("EMAIL_OTP", "code")
    first = person.code(name)
    button = person.page.locator('button[value="resend"]')
    assert button.get_attribute("aria-disabled") == "true", "a code has just gone out"
    person.page.clock.run_for(31_000)
    person.press("resend").hears("common.resend-sent")
    assert button.get_attribute("aria-disabled") == "true"
    person.send(code=first).fails("error.code-mismatch")
    person.send(code=person.code(name)).is_signed_in()


def test_who_has_only_a_password_is_asked_for_it_at_once(visitor, preview):
    name = "only@acme.example"
    preview.user("plain", name)
    person = visitor().open("plain", "identifier").send("password", username=name)
    assert person.requests == [], "there is nothing to ask for yet"
    person.send(password=PASSWORD).is_signed_in()
    assert person.requests == ["InitiateAuth", "RespondToAuthChallenge"]


def test_a_code_alone_where_there_are_no_passwords(visitor, preview):
    name = "code-only@acme.example"
    preview.user("codes", name, password="")
    person = visitor().open("codes", "login").at("login")
    person.send("code", username=name)
    person.send(code=person.code(name)).is_signed_in()


@pytest.mark.parametrize("pool, digits", [("phone", "7700900123"), ("either", "7700900124")])
def test_a_number_may_be_typed_as_people_write_it(visitor, preview, pool, digits):
    number, grouped = f"+44{digits}", f"{digits[:4]} {digits[4:]}"
    person = visitor().open(pool, "signup").at("signup")
    person.send("code", username=f"+44 {grouped}", given_name="Robin", new_password=PASSWORD)
    person.send(code=person.code(number))
    assert person.is_signed_in()["phone_number"] == number
    arabic = f"+44 {grouped}".translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    for typed in (f"+44 {grouped}", f"+44-{grouped}".replace(" ", "-"), arabic):
        person.open(pool).send(username=typed, password=PASSWORD)
        assert person.is_signed_in()["phone_number"] == number
        person.forget("localStorage", "sessionStorage")


# Second factors


@LANGUAGES
def test_a_code_by_message_after_the_password(visitor, preview, lang):
    for factor, to in (("SMS_MFA", "+15555550110"), ("EMAIL_OTP", f"second-{lang}@acme.example")):
        name = f"sms-{lang}@acme.example" if factor == "SMS_MFA" else to
        contact = {"phone_number": to, "phone_number_verified": "true"} if factor == "SMS_MFA" else {}
        user = preview.user("factors", name, **contact)
        preview.factor(user, factor, preferred=factor)
        person = visitor(lang).open("factors").at("login")
        person.send("code", username=name, password=PASSWORD)
        assert person.page.locator("[data-slot=destination]").inner_text().count("*") > 2
        assert person.page.locator('a[href*="mfa-choose"]').count() == 0, "there is nothing to choose"
        person.send(code="000000").fails("error.code-mismatch")
        person.send(code=person.code(to)).is_signed_in()


@LANGUAGES
def test_an_authenticator_app_and_a_choice_of_factors(visitor, preview, lang):
    name = f"app-{lang}@acme.example"
    user = preview.user("factors", name)
    secret = enrol(preview, "factors", name)
    preview.factor(user, "SOFTWARE_TOKEN_MFA", "EMAIL_OTP")
    person = visitor(lang).open("factors").send("mfa-choose", username=name, password=PASSWORD)
    assert person.page.locator("button.choice").count() == 2
    person.press("EMAIL_OTP", "code").follow("mfa-choose", "mfa-choose")
    person.press("SOFTWARE_TOKEN_MFA", "code")
    assert person.page.locator('button[value="resend"]').count() == 0
    person.send(code="000000").fails("error.enable-software-token-mfa")
    person.send(code=totp(secret, step=1)).is_signed_in()


@LANGUAGES
@pytest.mark.parametrize("way", ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP", "SMS_MFA"])
def test_a_second_factor_has_to_be_set_up(visitor, preview, lang, way):
    name = f"{way.lower().replace('_', '-')}-setup-{lang}@acme.example"
    preview.user("must", name)
    person = visitor(lang).open("must").send("mfa-setup", username=name, password=PASSWORD)
    if way == "SOFTWARE_TOKEN_MFA":
        person.press(way, "totp-setup")
        assert person.page.locator(".qr svg[role=img]").count() == 1
        secret = person.page.locator("#totp-secret").get_attribute("data-value")
        address = person.page.locator(".totp__open").get_attribute("href")
        assert address.startswith("otpauth://totp/") and f"secret={secret}&" in address
        assert person.page.locator("#totp-secret").inner_text().replace(" ", "") == secret
        person.send(code="000000").fails("error.enable-software-token-mfa")
        person.send(code=totp(secret)).is_signed_in()
        return
    person.press(way, "contact-setup").follow("mfa-setup", "mfa-setup").press(way, "contact-setup")
    to = "+15555550120" if way == "SMS_MFA" else f"codes-{lang}@acme.example"
    person.send("code", **({"phone": "+1 (555) 555-0120"} if way == "SMS_MFA" else {"email": to}))
    person.send(code=person.code(to)).is_signed_in()


# Other challenges


@LANGUAGES
def test_a_temporary_password_and_what_is_missing(visitor, preview, lang):
    name = f"temp-{lang}@acme.example"
    preview.api(
        "AdminCreateUser", UserPoolId=preview.pool_id("plain"), Username=name,
        TemporaryPassword="Temporary-1", MessageAction="SUPPRESS",
        UserAttributes=[{"Name": "email", "Value": name}])
    person = visitor(lang)
    person.secrets.add("Temporary-1")
    person.open("plain").send("new-password", username=name, password="Temporary-1")
    assert person.page.locator("main .field").count() == 2, "the password, and one attribute"
    person.send(given_name="Robin", new_password="only-small-letters")
    assert person.errors == [person.words("field.new-password.error.policy")]
    assert person.focused == "new-password"
    person.send(new_password=NEW_PASSWORD)
    assert person.is_signed_in()["given_name"] == "Robin"


def test_who_is_invited_reads_the_terms_before_anything_is_changed(visitor, preview):
    name = "invited@acme.example"
    preview.api(
        "AdminCreateUser", UserPoolId=preview.pool_id("all"), Username=name,
        TemporaryPassword="Temporary-1", MessageAction="SUPPRESS",
        UserAttributes=[{"Name": "email", "Value": name}, {"Name": "given_name", "Value": "Robin"}])
    person = visitor()
    person.secrets.add("Temporary-1")
    person.open("all").send("terms", username=name, password="Temporary-1").send()
    assert person.errors == [person.words("field.terms.error.required")]
    person.page.check("#terms")
    person.send("new-password").send(new_password=NEW_PASSWORD).is_signed_in()
    assert person.metadata["RespondToAuthChallenge"] == {"lang": "en", "terms": "accepted"}


@LANGUAGES
def test_a_question_of_the_pools_own(visitor, preview, lang):
    name = f"custom-{lang}@acme.example"
    preview.user("custom", name)
    person = visitor(lang).open("custom", "identifier", auth="custom")
    person.send("custom-challenge", username=name)
    assert "Which school?" in person.text
    person.send(answer="Elsewhere").fails("error.answer-mismatch")
    person.send(answer="Hillside").is_signed_in()


@LANGUAGES
def test_a_question_that_a_mailed_link_answers(visitor, preview, lang):
    name = f"linked-{lang}@acme.example"
    preview.user("custom", name)
    person = visitor(lang)
    person.page.clock.install()
    person.open("custom", "identifier", auth="custom").send("message-sent", username=name)
    assert person.page.locator("[data-slot=destination]").inner_text() == "l***@a***"
    person.page.clock.run_for(31_000)
    person.press("resend").hears("message-sent.resent")
    other = visitor(lang).open("custom", "link-landing", user_name=name, answer="Hillside")
    assert other.is_signed_in()["email"] == name


@LANGUAGES
def test_a_device_that_is_remembered_stands_for_the_second_factor(visitor, preview, lang):
    name = f"device-{lang}@acme.example"
    user = preview.user("devices", name)
    preview.factor(user, "EMAIL_OTP", preferred="EMAIL_OTP")
    remembers(preview)
    person = visitor(lang).open("devices").send("code", username=name, password=PASSWORD)
    person.send("remember-device", code=person.code(name))
    assert not person.tokens(), "nothing is kept before the answer"
    person.send().is_signed_in()
    assert {"deviceKey", "deviceGroupKey", "randomPasswordKey"} <= set(person.tokens())
    person.requests.clear()
    person.open("devices").send(username=name, password=PASSWORD).is_signed_in()
    assert person.requests == ["InitiateAuth"] + ["RespondToAuthChallenge"] * 3


def test_a_device_that_is_not_remembered_is_a_stranger(visitor, preview):
    name = "stranger@acme.example"
    user = preview.user("devices", name)
    preview.factor(user, "EMAIL_OTP", preferred="EMAIL_OTP")
    remembers(preview)
    person = visitor().open("devices").send("code", username=name, password=PASSWORD)
    person.send("remember-device", code=person.code(name)).press("skip").is_signed_in()
    preview.advance(2 * 3600)
    try:
        person.open("devices", "profile").at("profile")
        assert "GetTokensFromRefreshToken" in person.requests, "which only the device's key allows"
    finally:
        preview.advance(-2 * 3600)
    person.open("devices").send("code", username=name, password=PASSWORD)


def remembers(preview):
    """The pool remembers devices of those who want it, and asks them for no code."""
    preview.api("UpdateUserPool", UserPoolId=preview.pool_id("devices"), MfaConfiguration="OPTIONAL",
                DeviceConfiguration={"ChallengeRequiredOnNewDevice": True,
                                     "DeviceOnlyRememberedOnUserPrompt": True})


# Passkeys


@LANGUAGES
def test_a_passkey_after_signing_up_and_instead_of_a_password(visitor, preview, lang):
    name = f"key-{lang}@acme.example"
    person = visitor(lang)
    Authenticator(person)
    person.open("choice", "signup").at("signup")
    person.send("code", username=name, given_name="Robin", new_password=PASSWORD)
    person.send("passkey-add", code=person.code(name))
    person.send("passkey-add")
    assert person.title.startswith(person.words("passkey-add.done"))
    person.follow("signed-in").is_signed_in()
    person.forget().open("choice", "identifier").send("choose-method", username=name)
    person.press("WEB_AUTHN")
    assert person.is_signed_in()["email"] == name
    # The name is remembered now: the field's suggestions offer its passkey, and it is chosen at once.
    person.forget("localStorage").open("choice", "login").is_signed_in()


def test_a_passkey_that_is_not_used(visitor, preview):
    name = "no-key@acme.example"
    person = visitor()
    device = Authenticator(person)
    person.open("choice", "signup").send("code", username=name, given_name="Robin", new_password=PASSWORD)
    person.send("passkey-add", code=person.code(name)).send("passkey-add")
    person.follow("signed-in").is_signed_in()
    device.refuses()
    person.forget().open("choice", "identifier").send("choose-method", username=name)
    person.press("WEB_AUTHN", "passkey-login").hears("error.passkey-cancelled")
    assert person.errors == [], "who changes their mind has made no mistake"
    person.follow("choose-method", "choose-method").press("PASSWORD", "password")
    person.send(password=PASSWORD).is_signed_in()


def test_the_passkey_button_wants_a_name(visitor, preview):
    person = visitor()
    Authenticator(person)
    person.open("choice").at("login")
    person.page.locator("[data-passkey]").click()
    person.page.wait_for_selector("[aria-invalid]")
    assert person.focused == "username" and len(person.errors) == 1
    preview.user("choice", "keyless@acme.example")
    person.fill(username="keyless@acme.example").page.locator("[data-passkey]").click()
    person.at("choose-method").hears("error.passkey-not-found")


def test_the_passkey_button_asks_once_however_often_it_is_pressed(visitor, preview):
    preview.user("choice", "pressed@acme.example")
    person = visitor()
    Authenticator(person)
    person.open("choice").at("login").fill(username="pressed@acme.example", password=PASSWORD)
    held = []
    person.context.route("http://127.0.0.1:*/", lambda route: held.append(route))
    for _ in range(3):
        person.page.locator("[data-passkey]").click()
    person.page.wait_for_selector("form[aria-busy] [data-passkey] [data-busy]")
    person.page.press("#password", "Enter")
    while not held:
        person.page.wait_for_timeout(20)
    assert person.requests == ["InitiateAuth"]
    for route in held:
        route.continue_()
    person.at("choose-method").page.go_back()
    person.at("login")
    assert person.page.locator("[data-busy]").count() == 0
