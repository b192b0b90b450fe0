"""Accounts on direct pages: signing up, forgetting a password, changing things, signing out."""

import pytest

from direct import LANGUAGES, judge, preview, visitor  # noqa: F401
from project import NEW_PASSWORD, PASSWORD, totp
from visitor import Authenticator


@LANGUAGES
def test_signing_up_confirms_and_signs_in(visitor, preview, lang):
    name = f"new-{lang}@acme.example"
    person = visitor(lang).open("plain", "signup").at("signup")
    person.send("code", username=name, given_name="Robin", new_password=PASSWORD)
    assert person.page.locator("[data-slot=destination]").inner_text().count("*") > 2
    person.send(code="000000").fails("error.code-mismatch")
    person.send(code=person.code(name))
    assert person.is_signed_in()["given_name"] == "Robin"
    assert person.metadata["SignUp"] == {"lang": lang}, "messages come in the page's language"


def test_an_account_that_is_there_already(visitor, preview):
    preview.user("plain", "taken@acme.example")
    person = visitor().open("plain", "signup").at("signup")
    person.send(username="taken@acme.example", given_name="Robin", new_password=PASSWORD)
    person.fails("error.username-exists")
    assert person.value("username") == "taken@acme.example"


def test_an_account_that_was_never_confirmed(visitor, preview):
    name = "unconfirmed@acme.example"
    person = visitor().open("plain", "signup")
    person.send("code", username=name, given_name="Robin", new_password=PASSWORD)
    person.open("plain").send("code", username=name, password=PASSWORD)
    person.hears("error.user-not-confirmed")
    person.send(code=person.code(name)).is_signed_in()


def test_a_new_code_after_a_while(visitor, preview):
    name = "slow-mail@acme.example"
    person = visitor()
    person.page.clock.install()
    person.open("plain", "signup").send("code", username=name, given_name="Robin", new_password=PASSWORD)
    first = person.code(name)
    person.fill(code="12").page.locator('button[value="resend"]').click(force=True)
    assert person.requests == ["SignUp"], "it waits"
    person.page.clock.run_for(31_000)
    person.hears("common.resend-ready")
    person.press("resend").hears("common.resend-sent")
    assert person.requests == ["SignUp", "ResendConfirmationCode"]
    assert person.value("code") == "12", "what was typed stays"
    assert person.page.locator(".resend__wait").count() == 1
    second = person.code(name)
    assert second != first
    person.send(code=second).is_signed_in()


@LANGUAGES
def test_a_forgotten_password(visitor, preview, lang):
    name = f"forgot-{lang}@acme.example"
    preview.user("plain", name)
    person = visitor(lang).open("plain").fill(username=name)
    person.follow("forgot-password", "forgot-password")
    person.send("reset-password", username=name)
    assert person.value("username") == name
    assert person.metadata["ForgotPassword"] == {"lang": lang}
    person.send(code=person.code(name), new_password="weak")
    assert person.errors == [person.words("field.new-password.error.policy")]
    person.send("login", new_password=NEW_PASSWORD).hears("error.password-changed")
    assert person.value("username") == name, "nothing is typed twice"
    person.send(password=NEW_PASSWORD).is_signed_in()


def test_who_is_not_there_sees_the_same(visitor, preview):
    person = visitor().open("plain", "forgot-password")
    person.send("reset-password", username="nobody@acme.example")
    person.send(code="123456", new_password=NEW_PASSWORD)
    person.page.wait_for_selector(".summary")
    person.open("plain").send(username="nobody@acme.example", password=PASSWORD)
    person.fails("error.not-authorized")


def test_an_administrator_wants_another_password(visitor, preview):
    name = "must-reset@acme.example"
    user = preview.user("plain", name)
    preview.api("AdminResetUserPassword", **user)
    person = visitor().open("plain").send("reset-password", username=name, password=PASSWORD)
    person.hears("error.password-reset-required")
    person.send("login", code=person.code(name), new_password=NEW_PASSWORD)
    person.send(password=NEW_PASSWORD).is_signed_in()


# Signed in


def signed_in(visitor, preview, pool, name, lang="en", **attributes):
    user = preview.user(pool, name, **attributes)
    person = visitor(lang).open(pool).send(username=name, password=PASSWORD)
    person.is_signed_in()
    return person, user


@LANGUAGES
def test_a_page_that_needs_a_session_is_come_back_to(visitor, preview, lang):
    name = f"back-{lang}@acme.example"
    preview.user("plain", name)
    person = visitor(lang).open("plain", "change-password").at("login")
    person.send("change-password", username=name, password=PASSWORD)
    assert person.value("username") == name
    person.send(current_password="wrong-Pass-1", new_password=NEW_PASSWORD)
    person.page.wait_for_selector("#current-password[aria-invalid]")
    assert person.focused == "current-password" and person.errors == [person.words("error.not-authorized")]
    person.send(current_password=PASSWORD, new_password=NEW_PASSWORD).hears("change-password.done")
    assert person.value("new-password") == ""
    person.page.wait_for_selector("[data-met]", state="detached")
    person.open("plain").send(username=name, password=NEW_PASSWORD).is_signed_in()


def test_details_and_a_new_address(visitor, preview):
    person, user = signed_in(
        visitor, preview, "plain", "details@acme.example", phone_number="+15555550130",
        phone_number_verified="true")
    person.open("plain", "profile").at("profile")
    assert person.value("given_name") == "Robin" and person.value("phone") == "+15555550130"
    person.send("profile", given_name="Robyn").hears("profile.done")
    assert person.metadata["UpdateUserAttributes"] == {"lang": "en"}
    person.page.select_option("[name=custom-team]", "red")
    person.send("profile").hears("profile.done")
    given = {one["Name"]: one["Value"] for one in preview.api("AdminGetUser", **user)["UserAttributes"]}
    assert given["given_name"] == "Robyn" and given["custom:team"] == "red"


def cancels(person, page):
    """Who is signed in goes back to where a step was begun, and is not asked to sign in again."""
    assert not person.page.get_by_role("link", name=person.words("common.back-to-sign-in")).count()
    person.page.get_by_role("link", name=person.words("common.cancel")).click()
    person.at(page)


def test_an_account_leads_from_page_to_page(visitor, preview):
    person, _ = signed_in(visitor, preview, "factors", "around@acme.example")
    for page in ("profile", "change-password"):
        person.open("factors", page).at(page).follow("security.html", "security")


PHONES = {
    False: ("0501234567", "12", "hello", "+123456", "+1234567890123456", "+44 7700 900123 or so", "44 7700 900123"),
    True: ("", "+447700900123", "+44 (7700) 900-123", "+1.555.555.0130", " +49/30/901820 ", "\u200e+966 50 123 4567",
           "+\u0669\u0666\u0666 \u0665\u0660 \u0661\u0662\u0663 \u0664\u0665\u0666\u0667", "\uff0b\uff18\uff11 90 1234 5678"),
}


def test_a_number_needs_the_code_of_its_country(visitor, preview):
    person = visitor().open("plain", "signup").at("signup")
    for isRight, numbers in PHONES.items():
        for number in numbers:
            person.fill(phone=number)
            assert person.page.locator("[name=phone]").evaluate("field => field.validity.valid") == isRight, number
    person.fill(username="number@acme.example", given_name="Robin", new_password=PASSWORD)
    person.send(phone=PHONES[False][0])
    assert person.errors == [person.words("field.phone_number.error.format")]
    assert not person.requests, "nothing goes to the service"


def test_security_with_a_factor_on_and_off(visitor, preview):
    name = "safe@acme.example"
    person, user = signed_in(visitor, preview, "factors", name)
    person.open("factors", "security").at("security").follow("profile.html", "profile")
    person.page.go_back()
    person.at("security")
    person.page.locator('button[value="set-up:SOFTWARE_TOKEN_MFA"]').click()
    person.at("totp-setup")
    secret = person.page.locator("#totp-secret").get_attribute("data-value")
    person.send("security", code=totp(secret)).hears("security.saved")
    person.page.locator('button[value="set-up:EMAIL_OTP"]').click()
    person.page.locator('button[value="prefer:EMAIL_OTP"]').wait_for()
    person.page.wait_for_selector("main form:not([aria-busy])")
    person.page.locator('button[value="prefer:EMAIL_OTP"]').click()
    person.page.locator('button[value="prefer:EMAIL_OTP"]').wait_for(state="hidden")
    person.at("security")
    set_up = preview.api("AdminGetUser", **user)
    assert set(set_up["UserMFASettingList"]) == {"SOFTWARE_TOKEN_MFA", "EMAIL_OTP"}
    assert set_up["PreferredMfaSetting"] == "EMAIL_OTP"
    for factor in ("EMAIL_OTP", "SOFTWARE_TOKEN_MFA"):
        person.page.wait_for_selector("main form:not([aria-busy])")
        person.page.locator(f'button[value="turn-off:{factor}"]').click()
        person.page.locator(f'button[value="set-up:{factor}"]').wait_for()
        person.at("security")
    assert not preview.api("AdminGetUser", **user).get("UserMFASettingList")
    person.press("sign-out-everywhere", "signed-out")
    assert not person.tokens()


@pytest.mark.parametrize("pool,number", [("factors", "+15555550140"), ("bare", "+15555550141")])
def test_security_with_a_number_that_is_new(visitor, preview, pool, number):
    person, user = signed_in(visitor, preview, pool, f"number-{pool}@acme.example")
    person.open(pool, "security").at("security")
    set_up = person.page.locator('button[value="set-up:SMS_MFA"]')
    set_up.click()
    cancels(person.at("contact-setup"), "security")
    set_up.click()
    person.at("contact-setup").send("code", phone=number)
    cancels(person, "security")
    set_up.click()
    person.at("contact-setup").send("code", phone=f"{number[:2]} ({number[2:5]}) {number[5:]}")
    person.send("security", code=person.code(number)).hears("security.saved")
    assert preview.api("AdminGetUser", **user)["UserMFASettingList"] == ["SMS_MFA"]


@LANGUAGES
def test_passkeys_are_listed_added_and_removed(visitor, preview, lang):
    name = f"keys-{lang}@acme.example"
    preview.user("choice", name)
    person = visitor(lang)
    Authenticator(person)
    person.open("choice").send(username=name, password=PASSWORD).is_signed_in()
    person.open("choice", "security").at("security")
    assert person.words("security.no-passkeys") in person.text
    person.press("add-passkey", "passkey-add").send("passkey-add").follow("signed-in", "security")
    assert person.page.locator("[data-list=passkeys] button").count() == 1
    person.page.locator("[data-list=passkeys] button").click()
    person.at("security").hears("security.saved")
    assert person.words("security.no-passkeys") in person.text


@LANGUAGES
def test_signing_out_leaves_nothing(visitor, preview, lang):
    name = f"leaves-{lang}@acme.example"
    person, _ = signed_in(visitor, preview, "plain", name, lang)
    refresh = person.tokens()["refreshToken"]
    person.open("plain", "sign-out").at("sign-out").send("signed-out")
    assert not person.tokens()
    with pytest.raises(Exception):
        preview.api("InitiateAuth", AuthFlow="REFRESH_TOKEN_AUTH", ClientId=f"plain{'0' * 20}",
                    AuthParameters={"REFRESH_TOKEN": refresh})
    person.open("plain", "sign-out").at("signed-out")


def test_a_session_that_has_become_old_is_renewed(visitor, preview):
    person, _ = signed_in(visitor, preview, "plain", "old@acme.example")
    before = person.kept()
    preview.advance(2 * 3600)
    try:
        person.open("plain", "profile").at("profile")
        assert person.value("given_name") == "Robin"
        assert renewed(before, person.kept()) == {"accessToken", "idToken"}
    finally:
        preview.advance(-2 * 3600)
    person.open("plain", "sign-out").at("sign-out").send("signed-out")
    assert person.kept() == {}


def renewed(before, after):
    """What has another value than before, by the last part of its name; no name has come or gone."""
    assert before.keys() == after.keys()
    return {name.split(".")[-1] for name in before if before[name] != after[name]}


# From elsewhere


def test_a_mailed_link_confirms_an_account(visitor, preview):
    name = "link@acme.example"
    person = visitor().open("plain", "signup")
    person.send("code", username=name, given_name="Robin", new_password=PASSWORD)
    code = person.code(name)
    other = visitor()
    other.open("plain", "link-landing", user_name=name, confirmation_code=code).becomes("verified.title")
    assert "?" not in other.page.url, "what opens an account does not stay in history"
    other.follow("login", "login")
    assert other.value("username") == name
    other.send(password=PASSWORD).is_signed_in()
    other.open("plain", "link-landing", user_name=name, confirmation_code=code)
    other.becomes("link-landing.failed")
    assert other.words("error.expired-link") in other.text


def test_what_went_wrong_elsewhere_is_told_as_text(visitor, preview):
    person = visitor().open("plain", "error", error_description="<b>No</b>", reference="abc-1").at("error")
    person.page.wait_for_selector("#reference", state="visible")
    assert "<b>No</b>" in person.text and "abc-1" in person.text
