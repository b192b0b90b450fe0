"""Cognito's own two looks in the preview: what boto3 uploads is what a browser computes, and it runs nothing."""

import base64

import pytest

from accessibility import CONTRAST, violations
from conftest import Preview, cognito_client

pytest.importorskip("boto3")
sync = pytest.importorskip("playwright.sync_api")

POOL = "eu-central-1_AbCdEf123"
CLIENT = {"UserPoolId": POOL, "ClientId": "1h57kf5cpq17m0eml12EXAMPLE"}
ROOT = "/_lintel/branding"
LOOKS = f"{ROOT}/harbour/web"
PAGES = ["sign-in", "wrong-password", "sign-up", "reset-password", "controls"]


@pytest.fixture(scope="module")
def preview():
    running = Preview()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def cognito(preview):
    return cognito_client(preview.address)


def opened(browser, **options):
    """A page, what the browser has to say about it, and what it refused to ask for."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, reduced_motion="reduce", **options)
    page = context.new_page()
    page.said, page.refused = [], {}
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.on("dialog", lambda dialog: page.said.append(dialog.message) or dialog.dismiss())
    page.on("requestfailed", lambda request: page.refused.update({request.url: request.failure}))
    return page


@pytest.fixture
def tab(browser):
    page = opened(browser)
    yield page
    page.context.close()


@pytest.fixture
def judged(browser):
    """The same without any policy: axe is a script, and the looks let none run."""
    page = opened(browser, bypass_csp=True)
    yield page
    page.context.close()


def settings(color):
    mode = {"defaults": {"backgroundColor": color}}
    return {"components": {"primaryButton": {"lightMode": mode, "darkMode": mode}}}


def test_hostile_uploads_look_as_they_like_and_do_nothing(preview, cognito, tab):
    css = (
        ".banner-customizable { background: url(https://evil.example/banner), url(/logout) }"
        "</style><script>alert('css')</script>"
        ".submitButton-customizable { background-color: #010203; }")
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" onload="alert(1)">'
        '<script>alert(2)</script><image href="https://evil.example/pixel" width="9" height="9"/>'
        "</svg>").encode()
    style = {
        "components": {"form": {"logo": {"enabled": True}},
                       "primaryButton": {"lightMode": {"defaults": {
                           "backgroundColor": "0;}body{display:none"}}}}}
    cognito.set_ui_customization(**CLIENT, CSS=css)
    made = cognito.create_managed_login_branding(
        **CLIENT, Settings=style, Assets=[
            {"Category": "FORM_LOGO", "ColorMode": "DYNAMIC", "Extension": "SVG", "Bytes": svg},
            {"Category": "PAGE_BACKGROUND", "ColorMode": "LIGHT", "Extension": "PNG", "Bytes": svg},
        ])["ManagedLoginBranding"]
    try:
        tab.goto(f"{preview.address}{ROOT}/?tenant=harbour&mode=light")
        frame = tab.frame_locator("#managed-login iframe")
        sync.expect(frame.get_by_role("button", name="Next")).to_have_css(
            "background-color", "rgb(9, 114, 211)")
        sync.expect(frame.get_by_alt_text("Logo").first).to_be_visible()
        assert "PAGE_BACKGROUND is not of the kind" in tab.locator("#managed-login").inner_text()
        tab.goto(f"{preview.address}{LOOKS}/managed-login/light/asset-0")
        refused = [url for url, why in tab.refused.items() if why == "csp"]
        assert sorted(refused) == [
            f"{preview.address}/logout", "https://evil.example/banner",
            "https://evil.example/pixel"]
        # An alert would have said one of these.
        assert not {"1", "2", "css"} & set(tab.said)
    finally:
        cognito.delete_managed_login_branding(
            UserPoolId=POOL, ManagedLoginBrandingId=made["ManagedLoginBrandingId"])


def test_what_the_api_sets_shows_by_itself(preview, cognito, tab):
    png = base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5E"
        "rkJggg==")
    cognito.set_ui_customization(**CLIENT, CSS=".submitButton-customizable { color: #fff; }")
    tab.goto(f"{preview.address}{ROOT}/?tenant=harbour&page=wrong-password&mode=light")
    button = tab.frame_locator("#managed-login iframe").get_by_role("button", name="Sign in")
    planned = button.evaluate("e => getComputedStyle(e).backgroundColor")
    classic = tab.frame_locator("#classic iframe")

    cognito.set_ui_customization(
        **CLIENT, ImageFile=png, CSS=".submitButton-customizable { background-color: #7a1fa2; }"
        ".submitButton-customizable:hover { background-color: #4a0072; }")
    submit = classic.get_by_role("button", name="Sign in")
    sync.expect(submit).to_have_css("background-color", "rgb(122, 31, 162)", timeout=20000)
    submit.hover()
    sync.expect(submit).to_have_css("background-color", "rgb(74, 0, 114)")
    sync.expect(classic.get_by_alt_text("Logo")).to_have_js_property("naturalWidth", 1)
    assert "SetUICustomization" in tab.locator("#classic .look__origin").inner_text()

    made = cognito.create_managed_login_branding(
        **CLIENT, Settings=settings("7A1FA2ff"))["ManagedLoginBranding"]
    name = {"UserPoolId": POOL, "ManagedLoginBrandingId": made["ManagedLoginBrandingId"]}
    sync.expect(button).to_have_css("background-color", "rgb(122, 31, 162)", timeout=20000)
    cognito.update_managed_login_branding(**name, UseCognitoProvidedValues=True)
    sync.expect(button).to_have_css("background-color", "rgb(9, 114, 211)", timeout=20000)
    cognito.delete_managed_login_branding(**name)
    sync.expect(button).to_have_css("background-color", planned, timeout=20000)
    assert tab.said == []


@pytest.mark.parametrize(
    "held", ["**/_lintel/events", "**/preview/live.js*"], ids=["first tab", "second"])
def test_what_is_set_while_a_page_loads_shows_by_itself(preview, cognito, tab, held):
    """The first tab of a browser listens, and others are told by it."""
    address = f"{preview.address}{ROOT}/?tenant=harbour&page=sign-in&mode=light"
    made = cognito.create_managed_login_branding(
        **CLIENT, Settings=settings("7A1FA2ff"))["ManagedLoginBranding"]
    waiting = [made["ManagedLoginBrandingId"]]

    def late(route):
        if waiting:
            cognito.delete_managed_login_branding(
                UserPoolId=POOL, ManagedLoginBrandingId=waiting.pop())
        route.continue_()

    shown = tab
    if "live.js" in held:
        tab.goto(address)
        shown = tab.context.new_page()
    shown.route(held, late)
    shown.goto(address)
    sync.expect(shown.locator("#managed-login .look__origin")).to_have_text(
        "As lintel build would upload it")
    assert not waiting


def test_the_looks_pass_axe_in_light_and_dark_without_a_word_on_the_console(preview, judged):
    # Links of the classic pages have a colour of Cognito's own, which no style sheet reaches.
    structure = {"rules": {name: {"enabled": False} for name in CONTRAST["runOnly"]["values"]}}
    faults = []
    for path, light in [
        (f"{ROOT}/", None), *((f"{LOOKS}/managed-login/auto/{page}", None) for page in PAGES),
        *((f"{LOOKS}/classic/{page}", structure) for page in PAGES),
    ]:
        judged.emulate_media(color_scheme="light")
        judged.goto(preview.address + path)
        faults += [f"{path} light {fault}" for fault in violations(judged, light)]
        if light is None:
            judged.emulate_media(color_scheme="dark")
            faults += [f"{path} dark {fault}" for fault in violations(judged, CONTRAST)]
    assert not faults, "\n".join(faults)
    assert judged.said == []


def test_no_look_scrolls_sideways_on_a_small_phone(preview, tab):
    tab.set_viewport_size({"width": 320, "height": 568})
    wide = []
    for path in [f"{ROOT}/", f"{ROOT}/?width=wide",
                 *(f"{LOOKS}/{look}/controls" for look in ("classic", "managed-login/auto"))]:
        tab.goto(preview.address + path)
        width = tab.evaluate("document.scrollingElement.scrollWidth")
        if width > 320:
            wide.append(f"{path}: {width} px")
    assert not wide, "\n".join(wide)
