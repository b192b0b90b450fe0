"""The orders of pages and challenges that Cognito knows, and the walks through them on direct pages.

`ORDERS` lists each order with the tests that walk it, on direct pages and on hosted ones; `WALKS` are those of
`test_direct_orders`, as data: where somebody begins, who they are, and what they answer on each page that comes.
"""

import zlib
from dataclasses import dataclass, field
from typing import Any, Callable

from project import MFA, NEW_PASSWORD, PASSWORD, enrol, pool, tenant, totp
from visitor import Authenticator

TEMPORARY = "Temporary-7-word"
PHONE = "+15555550160"
CHOICES = ["password", "passkey", "emailCode", "smsCode"]
BY_PHONE = {"identifiers": ["phone"], "recovery": ["phone"], "attributes": [
    {"name": "given_name", "required": True}]}

PROJECT = {
    "pools": {
        "plain": pool("Plain0003"),
        "factors": pool("Factors03", mfa=MFA),
        "must": pool("Must00003", mfa={**MFA, "required": True}),
        "app": pool("App000003", mfa={"required": True, "methods": ["totp"]}),
        "phone": pool("Phone0003", **BY_PHONE),
        "choice": pool("Choice003", methods=CHOICES),
        "codes": pool("Codes0003", methods=["emailCode"]),
        "custom": pool("Custom003"),
        "all": pool("All000003", methods=CHOICES, mfa=MFA),
        "strong": pool("Strong003", methods=["password", "passkey"], mfa={**MFA, "methods": ["totp"]}),
    },
    "defaults": {"locales": ["en", "ar"]},
    "tenants": [tenant(name) for name in (
        "plain", "factors", "must", "app", "phone", "codes", "custom", "all", "strong")]
    + [tenant("choice", signIn={"start": "identifier"})],
}

ORDERS = {
    1: ("Plain", ["1 a name and a password"], ["order_1_name_and_password"]),
    2: ("Temporary password", ["test_a_temporary_password_and_what_is_missing",
                               "2 a temporary password, then a factor"],
        ["order_2_a_temporary_password", "order_2_a_temporary_password_and_a_factor"]),
    3: ("SMS MFA", ["test_a_code_by_message_after_the_password", "3 a second code by SMS"],
        ["orders_3_and_5_codes_by_message"]),
    4: ("TOTP MFA", ["4 an authenticator app"], ["orders_4_and_6_an_app_and_a_choice"]),
    5: ("E-mail MFA", ["test_a_code_by_message_after_the_password", "5 a second code by e-mail"],
        ["orders_3_and_5_codes_by_message"]),
    6: ("Several factors", ["test_an_authenticator_app_and_a_choice_of_factors", "6 a choice of factors, and SMS"],
        ["orders_4_and_6_an_app_and_a_choice"]),
    7: ("A factor to set up", ["test_a_second_factor_has_to_be_set_up", "7 an app that has to be set up, the only way",
                               "7 a sign-up, then an app"],
        ["order_7_a_factor_has_to_be_set_up", "order_7_a_sign_up_stands_for_the_second_factor"]),
    8: ("Sign-up", ["test_signing_up_confirms_and_signs_in", "test_a_passkey_after_signing_up_and_instead_of_a_password",
                    "8 a sign-up by phone", "8 a sign-up without a password", "8 a passkey that is put off"],
        ["order_8_signing_up", "orders_8_and_11_a_passkey"]),
    9: ("Forgotten password", ["test_a_forgotten_password", "9 a password forgotten, the code by SMS"],
        ["order_9_a_forgotten_password"]),
    10: ("Choice-based", ["test_a_name_first_then_a_password", "test_a_code_by_message_in_place_of_a_password",
                          "10 another way than the first", "10 a code, the only way there is"],
         ["order_10_a_choice_of_ways", "order_10_a_code_by_sms"]),
    11: ("Passkey", ["test_a_passkey_after_signing_up_and_instead_of_a_password", "11 the passkey of a name"],
         ["orders_8_and_11_a_passkey"]),
    12: ("What excludes what", ["12 a code as the first factor is enough",
                                "12 a second factor leaves only the password",
                                "12 a passkey that counts for both"],
         ["order_12_a_code_as_the_first_factor_is_enough", "order_12_a_second_factor_leaves_only_the_password"]),
    13: ("Custom challenges", ["test_a_question_of_the_pools_own", "13 a password, then a question"],
         ["order_13_no_page_asks_a_question"]),
}


@dataclass
class Walker:
    """Somebody on a walk."""

    person: Any
    preview: Any
    lang: str
    name: str
    pool: str
    secret: str = ""

    def mailed(self):
        return self.person.code(self.name)

    def texted(self):
        return self.person.code(PHONE)


@dataclass
class Walk:
    """Where it begins, who walks, and what is answered on each page: values, a button, or an act."""

    pool: str
    steps: list
    start: str = "login"
    query: dict = field(default_factory=dict)
    user: Callable = lambda walker: known(walker)
    ends: str = "signed-in"


# Who walks


def known(walker, **attributes):
    return walker.preview.user(walker.pool, walker.name, **attributes)


def stranger(walker):
    return None


def by_phone(walker):
    return known(walker, phone_number=PHONE, phone_number_verified="true")


def invited(walker):
    walker.person.secrets.add(TEMPORARY)
    walker.preview.api(
        "AdminCreateUser", UserPoolId=walker.preview.pool_id(walker.pool), Username=walker.name,
        TemporaryPassword=TEMPORARY, MessageAction="SUPPRESS",
        UserAttributes=[{"Name": "email", "Value": walker.name}])


def with_factors(*factors, preferred=None):
    def make(walker):
        user = by_phone(walker)
        if "SOFTWARE_TOKEN_MFA" in factors:
            walker.secret = enrol(walker.preview, walker.pool, walker.name)
        walker.preview.factor(user, *factors, preferred=preferred)
    return make


def only_by_phone(walker):
    """The number is the name; one walk in each language, so two numbers."""
    walker.name = number_of(walker)
    walker.preview.user(walker.pool, walker.name, email="", phone_number=walker.name,
                        phone_number_verified="true")


def new_number(walker):
    walker.name = number_of(walker)


def number_of(walker):
    return f"+1555555{zlib.crc32(walker.name.encode()) % 10000:04d}"


def with_passkey(walker):
    """A passkey is made on the security page, and nothing of the sign-in is left."""
    Authenticator(walker.person)
    user = known(walker)
    person = walker.person.open(walker.pool, "login").at("login")
    person.send(username=walker.name, password=PASSWORD).is_signed_in()
    person.open(walker.pool, "security").at("security").press("add-passkey", "passkey-add")
    person.send("passkey-add").follow("signed-in", "security")
    person.forget("localStorage", "sessionStorage")
    return user


def with_strong_passkey(walker):
    """The pool wants two factors once the passkey is there, and counts it for both."""
    pool = {"UserPoolId": walker.preview.pool_id(walker.pool), "SoftwareTokenMfaConfiguration": {"Enabled": True}}
    walker.preview.api("SetUserPoolMfaConfig", **pool, MfaConfiguration="OPTIONAL")
    with_passkey(walker)
    walker.preview.api("SetUserPoolMfaConfig", **pool, MfaConfiguration="ON", WebAuthnConfiguration={
        "RelyingPartyId": "localhost", "UserVerification": "required",
        "FactorConfiguration": "MULTI_FACTOR_WITH_USER_VERIFICATION"})


# What is answered: `...` stands for the name


NAME = {"username": ...}
SIGN_IN = {"username": ..., "password": PASSWORD}
SIGN_UP = {"username": ..., "given_name": "Robin", "new_password": PASSWORD}


def mailed(walker):
    walker.person.send(code=walker.mailed())


def texted(walker):
    walker.person.send(code=walker.texted())


def to_the_number(walker):
    walker.person.send(code=walker.person.code(walker.name))


def shown_by_app(walker):
    walker.person.send(code=totp(walker.secret, step=1))


def first_shown_by_app(walker):
    secret = walker.person.page.locator("#totp-secret").get_attribute("data-value")
    walker.person.send(code=totp(secret))


def asks_again(to):
    """The first code is not the one that counts."""
    def act(walker):
        person = walker.person
        first = person.code(to(walker))
        person.page.clock.run_for(31_000)
        person.press("resend").hears("common.resend-sent")
        second = person.code(to(walker))
        assert second != first
        person.send(code=second)
    return act


def new_password_by(to):
    def act(walker):
        walker.person.send(code=walker.person.code(to(walker)), new_password=NEW_PASSWORD)
    return act


def follows(part):
    return lambda walker: walker.person.follow(part)


def goes_back(walker):
    walker.person.page.go_back()


def presses_the_passkey_button(walker):
    walker.person.fill(username=walker.name).page.locator("[data-passkey]").click()


WALKS = {
    "1 a name and a password": Walk("plain", [("login", SIGN_IN)]),
    "2 a temporary password, then a factor": Walk("must", user=invited, steps=[
        ("login", {"username": ..., "password": TEMPORARY}),
        ("new-password", {"given_name": "Robin", "new_password": NEW_PASSWORD}),
        ("mfa-setup", "SOFTWARE_TOKEN_MFA"), ("totp-setup", first_shown_by_app)]),
    "3 a second code by SMS": Walk("factors", user=with_factors("SMS_MFA", preferred="SMS_MFA"), steps=[
        ("login", SIGN_IN), ("code", asks_again(lambda walker: PHONE))]),
    "4 an authenticator app": Walk(
        "factors", user=with_factors("SOFTWARE_TOKEN_MFA", preferred="SOFTWARE_TOKEN_MFA"), steps=[
            ("login", SIGN_IN), ("code", shown_by_app)]),
    "5 a second code by e-mail": Walk("factors", user=with_factors("EMAIL_OTP", preferred="EMAIL_OTP"), steps=[
        ("login", SIGN_IN), ("code", asks_again(lambda walker: walker.name))]),
    "6 a choice of factors, and SMS": Walk(
        "factors", user=with_factors("SOFTWARE_TOKEN_MFA", "SMS_MFA"), steps=[
            ("login", SIGN_IN), ("mfa-choose", "SOFTWARE_TOKEN_MFA"), ("code", follows("mfa-choose")),
            ("mfa-choose", "SMS_MFA"), ("code", texted)]),
    "7 an app that has to be set up, the only way": Walk("app", steps=[
        ("login", SIGN_IN), ("totp-setup", first_shown_by_app)]),
    "7 a sign-up, then an app": Walk("must", user=stranger, start="signup", steps=[
        ("signup", SIGN_UP), ("code", mailed), ("mfa-setup", "SOFTWARE_TOKEN_MFA"),
        ("totp-setup", first_shown_by_app)]),
    "8 a sign-up by phone": Walk("phone", user=new_number, start="signup", steps=[
        ("signup", SIGN_UP), ("code", to_the_number)]),
    "8 a sign-up without a password": Walk("codes", user=stranger, start="signup", steps=[
        ("signup", {"username": ..., "given_name": "Robin"}), ("code", mailed)]),
    "8 a passkey that is put off": Walk("choice", user=lambda walker: Authenticator(walker.person) and None,
                                        start="signup", steps=[
        ("signup", SIGN_UP), ("code", mailed), ("passkey-add", "skip")]),
    "9 a password forgotten, the code by SMS": Walk("phone", user=only_by_phone, steps=[
        ("login", follows("forgot-password")), ("forgot-password", NAME),
        ("reset-password", new_password_by(lambda walker: walker.name)),
        ("login", {"password": NEW_PASSWORD})]),
    "10 another way than the first": Walk("choice", user=by_phone, start="identifier", steps=[
        ("identifier", NAME), ("choose-method", "PASSWORD"), ("password", follows("choose-method")),
        ("choose-method", "SMS_OTP"), ("code", goes_back), ("identifier", NAME),
        ("choose-method", "EMAIL_OTP"), ("code", asks_again(lambda walker: walker.name))]),
    "10 a code, the only way there is": Walk("codes", user=lambda walker: known(walker, password=""), steps=[
        ("login", NAME), ("code", mailed)]),
    "11 the passkey of a name": Walk("all", user=with_passkey, steps=[
        ("login", presses_the_passkey_button)]),
    "12 a code as the first factor is enough": Walk("all", user=known, start="identifier", steps=[
        ("identifier", NAME), ("choose-method", "EMAIL_OTP"), ("code", mailed)]),
    "12 a second factor leaves only the password": Walk(
        "all", user=with_factors("EMAIL_OTP", preferred="EMAIL_OTP"), start="identifier", steps=[
            ("identifier", NAME), ("password", {"password": PASSWORD}), ("code", mailed)]),
    "12 a passkey that counts for both": Walk("strong", user=with_strong_passkey, steps=[
        ("login", presses_the_passkey_button)]),
    "13 a password, then a question": Walk("custom", query={"auth": "custom"}, steps=[
        ("login", SIGN_IN), ("custom-challenge", {"answer": "Hillside"})]),
}
