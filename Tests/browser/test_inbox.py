"""The inbox in a real browser: what a pool has sent, as its readers will see it."""

import json
import signal

import pytest

from accessibility import violations
from conftest import LINTEL, start_preview

pytest.importorskip("playwright.sync_api")

CLIENT = "1h57kf5cpq17m0eml12EXAMPLE"
PROJECT = {
    "pools": {"main": {
        "userPoolId": "eu-central-1_AbCdEf123", "domain": "id.acme.example", "sender": "ses",
        "identifiers": ["email", "phone"], "methods": ["password"], "recovery": ["email", "phone"]}},
    "defaults": {"pool": "main", "theme": "base", "locales": ["en", "ar"]},
    "tenants": [{"id": "acme", "name": "Acme Robotics", "url": "https://acme.example/login/",
                 "clients": {"web": {"clientId": CLIENT,
                                     "callbacks": ["https://acme.example/callback"]}}}],
    "preview": {"fixedCode": "123456"},
}


@pytest.fixture(scope="module")
def inbox(tmp_path_factory):
    """The inbox's address, with a mail and an SMS to somebody who reads Arabic."""
    boto3 = pytest.importorskip("boto3")
    from botocore import UNSIGNED
    from botocore.config import Config

    if not LINTEL.exists():
        pytest.skip("the program is not built: swift build")
    folder = tmp_path_factory.mktemp("inbox")
    (folder / "lintel.json").write_text(json.dumps(PROJECT))
    process, address = start_preview(folder)
    idp = boto3.client("cognito-idp", region_name="eu-central-1", endpoint_url=address,
                       config=Config(signature_version=UNSIGNED))
    for name, value in (("email", "sami@mail.example"), ("phone_number", "+971501234567")):
        idp.sign_up(
            ClientId=CLIENT, Username=value, Password="Correct-horse-7",
            UserAttributes=[{"Name": name, "Value": value}, {"Name": "locale", "Value": "ar"}])
    yield f"{address}/_lintel/inbox"
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=20) == 0


@pytest.fixture(params=["with", "without"])
def tab(browser, request):
    """With and without script: the switches are links."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, java_script_enabled=request.param == "with")
    yield context.new_page()
    context.close()


def follow(tab, name):
    """Boxes are measured once the style sheet is there."""
    tab.get_by_role("link", name=name).click()
    tab.wait_for_load_state()


def test_a_mail_is_shown_narrow_and_dark_and_as_plain_text(inbox, tab):
    tab.goto(f"{inbox}?to=sami")
    mail = tab.frame_locator("iframe.viewer__mail")
    assert mail.locator("html").get_attribute("dir") == "rtl"
    light = mail.locator("td.card").evaluate("cell => getComputedStyle(cell).backgroundColor")
    follow(tab, "320")
    assert tab.locator("iframe.viewer__mail").bounding_box()["width"] == 322
    follow(tab, "Dark")
    dark = mail.locator("td.card").evaluate("cell => getComputedStyle(cell).backgroundColor")
    assert light != dark
    follow(tab, "Plain text")
    text = tab.locator(".plain")
    assert "123456" in text.inner_text() and "<" not in text.inner_text()
    assert text.evaluate("text => getComputedStyle(text).direction") == "rtl"
    assert text.bounding_box()["width"] == 322
    assert [link.inner_text() for link in tab.locator(".switch [aria-current]").all()] == [
        "320", "Plain text"]


def test_a_text_message_says_how_it_travels(inbox, tab):
    tab.goto(f"{inbox}?to=%2B971")
    assert "#123456" in tab.locator(".bubble").inner_text()
    assert tab.locator(".bubble__note").inner_text().startswith("1 part: ")
    assert "in UCS-2" in tab.locator(".bubble__note").inner_text()


@pytest.mark.parametrize("query", ["to=sami", "to=sami&as=text&width=320", "to=%2B971"])
def test_the_inbox_passes_axe_in_light_and_dark_without_a_word_on_the_console(
        inbox, browser, query):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    tab, noise = context.new_page(), []
    tab.on("console", lambda message: noise.append(message.text))
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        tab.goto(f"{inbox}?{query}")
        assert violations(tab) == []
    assert not noise
    context.close()


def test_what_is_open_is_marked_in_forced_colours_too(inbox, browser):
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, forced_colors="active")
    tab = context.new_page()
    tab.goto(inbox)
    edge = "letter => getComputedStyle(letter).borderInlineStartWidth"
    assert tab.locator(".letter[aria-current]").evaluate(edge) == "3px"
    assert tab.locator(".letter:not([aria-current])").first.evaluate(edge) == "0px"
    context.close()
