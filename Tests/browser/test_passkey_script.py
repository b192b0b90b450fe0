"""What passkey.js does on a hosted page, with the browser's own virtual authenticator."""

import base64
import json

import pytest
from page_site import ORIGIN, site, summary  # noqa: F401

NOTICE = "<p>already said</p>"


def encoded(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decoded(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def creation(**changes):
    return {
        "challenge": encoded(b"\xfb\xff a challenge"),
        "rp": {"id": "localhost", "name": "Acme </script>"},
        "user": {"id": encoded(b"ann"), "name": "ann", "displayName": "Ann"},
        "pubKeyCredParams": [{"type": "public-key", "alg": alg} for alg in (-7, -257)],
        "authenticatorSelection": {"residentKey": "required", "userVerification": "preferred"},
        "excludeCredentials": [],
        "timeout": 60000,
        **changes,
    }


def request(**changes):
    return {
        "challenge": encoded(b"another challenge"), "rpId": "localhost", "timeout": 60000,
        "userVerification": "preferred", **changes,
    }


class Passkeys:
    """A page that asks for a passkey, and the authenticator that answers."""

    def __init__(self, site):
        self.site = site
        self.session = site.context.new_cdp_session(site.page)
        self.session.send("WebAuthn.enable")
        self.authenticator = self.session.send(
            "WebAuthn.addVirtualAuthenticator",
            {"options": {
                "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
                "hasUserVerification": True, "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }},
        )["authenticatorId"]

    def open(self, ceremony, options, notice="", served="hosted"):
        # As the templates write it: a text within JSON, which no markup can end.
        block = json.dumps({"json": json.dumps(options)}).replace("<", "\\u003c")
        return self.site.open(
            "passkey", served=served, ceremony=ceremony,
            changes={"{options}": block, "{notice}": notice})

    def refuse(self):
        """The person is there and says no."""
        self.session.send(
            "WebAuthn.setUserVerified",
            {"authenticatorId": self.authenticator, "isUserVerified": False})

    def answer(self):
        (form,) = self.site.sent()
        assert form["_csrf"] == ["token"] and "action" not in form
        return json.loads(form["credential"][0])


@pytest.fixture
def passkeys(site):  # noqa: F811
    return Passkeys(site)


def status(page):
    return page.locator("[data-region=status]").inner_text()


# Refusals


def test_who_cancels_has_made_no_mistake(passkeys):
    page = passkeys.open(
        "get", request(allowCredentials=[{"type": "public-key", "id": encoded(b"unknown")}],
                       timeout=10), NOTICE)
    assert passkeys.site.posted == []
    page.click("text=Continue")
    page.wait_for_selector("text=Nothing was used")
    assert summary(page) == []
    assert page.title() == "Passkey – Acme"
    assert page.get_attribute("form", "aria-busy") is None
    assert page.locator("[data-busy]").count() == 0
    assert passkeys.site.posted == []


def test_a_device_that_has_a_passkey_says_so_in_the_page_s_words(passkeys):
    page = passkeys.open("create", creation())
    page.click("text=Continue")
    first = passkeys.answer()
    passkeys.site.posted.clear()
    page = passkeys.open(
        "create", creation(excludeCredentials=[{"type": "public-key", "id": first["id"]}]))
    page.click("text=Continue")
    page.wait_for_selector("text=There is one already")
    assert summary(page) == [("There is one already", None)]
    assert page.title().startswith("Error: ")
    assert passkeys.site.posted == []


def test_another_site_s_passkey_is_refused_by_the_browser(passkeys):
    page = passkeys.open("get", request(rpId="elsewhere.example"), NOTICE)
    page.click("text=Continue")
    page.wait_for_selector("text=Not at this address")
    assert passkeys.site.posted == []


def test_options_that_cannot_be_read_are_our_fault(passkeys):
    page = passkeys.open("create", {"challenge": "AA"})
    page.click("text=Continue")
    page.wait_for_selector("text=On our side")


def test_a_browser_without_passkeys_says_so(passkeys):
    passkeys.site.page.add_init_script("delete self.PublicKeyCredential")
    page = passkeys.open("get", request(), NOTICE)
    page.click("text=Continue")
    page.wait_for_selector("text=Not in this browser")


# Ways on


def test_a_new_passkey_is_posted_as_webauthn_has_it(passkeys):
    page = passkeys.open("create", creation())
    assert passkeys.site.posted == []
    page.click("text=Continue")
    answer = passkeys.answer()
    assert answer["type"] == "public-key"
    assert answer["id"] == answer["rawId"]
    assert answer["authenticatorAttachment"] == "platform"
    data = json.loads(decoded(answer["response"]["clientDataJSON"]))
    assert data["type"] == "webauthn.create" and data["origin"] == ORIGIN
    assert decoded(data["challenge"]) == b"\xfb\xff a challenge"
    assert answer["response"]["transports"] == ["internal"]
    assert decoded(answer["response"]["attestationObject"])


@pytest.mark.parametrize("own", [False, True], ids=["browser's JSON", "own JSON"])
def test_a_passkey_that_was_made_signs_in_without_a_click(passkeys, own):
    if own:
        passkeys.site.page.add_init_script(
            "for (const name of ['parseCreationOptionsFromJSON', 'parseRequestOptionsFromJSON'])"
            " delete PublicKeyCredential[name]; delete PublicKeyCredential.prototype.toJSON")
    page = passkeys.open("create", creation())
    page.click("text=Continue")
    made = passkeys.answer()
    passkeys.site.posted.clear()
    passkeys.open(
        "get", request(allowCredentials=[{"type": "public-key", "id": made["id"]}]))
    answer = passkeys.answer()
    assert answer["id"] == made["id"]
    assert set(answer["response"]) >= {"clientDataJSON", "authenticatorData", "signature"}
    data = json.loads(decoded(answer["response"]["clientDataJSON"]))
    assert data["type"] == "webauthn.get"


def test_a_page_with_something_to_say_waits_for_a_click(passkeys):
    passkeys.open("get", request(), NOTICE)
    passkeys.site.page.wait_for_timeout(300)
    assert passkeys.site.posted == [] and status(passkeys.site.page) == "already said"


def test_skipping_asks_for_nothing(passkeys):
    page = passkeys.open("create", creation())
    page.click("text=Not now")
    assert passkeys.site.sent() == [{"_csrf": ["token"], "credential": [""], "action": ["skip"]}]
