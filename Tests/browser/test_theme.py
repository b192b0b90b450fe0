"""The preview's theme page in a browser: tokens are tried out on a live page, judged, and saved; with and without script."""

import json
import time

import pytest

from accessibility import violations
from test_preview import PROJECT, TENANT, Preview, signal

sync = pytest.importorskip("playwright.sync_api")

THEME = {"name": "Plain", "color": {"primary": "#0b5fff"}, "shape": {"radius": "md"}}
FILE = "themes/plain/theme.json"
BUTTON = "getComputedStyle(document.querySelector('.button--primary')).backgroundColor"


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    folder = tmp_path_factory.mktemp("project")
    project = {**PROJECT, "defaults": {**PROJECT["defaults"], "theme": "plain"}}
    (folder / "lintel.json").write_text(json.dumps(project))
    (folder / "acme.json").write_text(json.dumps(TENANT))
    (folder / "themes/plain").mkdir(parents=True)
    (folder / FILE).write_text(json.dumps(THEME, indent=2))
    running = Preview(folder)
    yield running
    running.process.send_signal(signal.SIGTERM)
    assert running.process.wait(timeout=60) == 0


@pytest.fixture
def plain(preview):
    """The theme as it was, once the preview has seen it: what is opened then is not reloaded for it."""
    text = json.dumps(THEME, indent=2)
    if (preview.folder / FILE).read_text() == text:
        return preview
    before = seen = version(preview)
    preview.save(FILE, text)
    began = since = time.monotonic()
    # What the last test saved may only be seen now as well.
    while seen == before or time.monotonic() < since + 0.5:
        assert time.monotonic() < began + 20, "the preview does not see what is saved"
        time.sleep(0.05)
        if version(preview) != seen:
            seen, since = version(preview), time.monotonic()
    return preview


def version(preview):
    return json.loads(preview.get("/_lintel/health")[1])["version"]


@pytest.fixture
def tab(browser):
    pages = []

    def opened(**options):
        context = browser.new_context(reduced_motion="reduce", **{"viewport": {"width": 1440, "height": 900}, **options})
        page = context.new_page()
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        pages.append(page)
        return page

    yield opened
    for page in pages:
        assert page.said == []
        page.context.close()


def becomes(page, color):
    """Waits until the button of the page that wears the draft has a colour."""
    shown = page.locator("iframe:not(.is-coming)")
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            frame = shown.first.element_handle().content_frame() if shown.count() == 1 else None
            if frame and frame.evaluate(f"document.readyState === 'complete' && {BUTTON}") == color:
                return
        except sync.Error:
            pass  # The frame has just given way to the next.
        page.wait_for_timeout(50)
    raise AssertionError(f"no button becomes {color}: {page.url}")


def test_a_colour_is_seen_while_it_is_typed(plain, tab):
    page = tab()
    page.goto(f"{plain.address}/_lintel/theme/?tenant=acme&shown=light")
    becomes(page, "rgb(11, 95, 255)")
    assert page.get_by_role("button", name="Save").is_disabled()
    field = page.get_by_label("Primary, light", exact=True)
    link = page.get_by_label("Links, light", exact=True)
    assert link.get_attribute("placeholder") == "#0b5fff"
    field.fill("#7a1f5c")
    becomes(page, "rgb(122, 31, 92)")
    assert page.evaluate("document.activeElement.name") == "color.primary.light"
    sync.expect(link).to_have_attribute("placeholder", "#7a1f5c")
    assert page.get_by_role("button", name="Save").is_enabled()
    # The draft is all in the address.
    page.reload()
    becomes(page, "rgb(122, 31, 92)")
    page.get_by_role("link", name="Start over").click()
    becomes(page, "rgb(11, 95, 255)")


def test_a_colour_is_picked(plain, tab):
    page = tab()
    page.goto(f"{plain.address}/_lintel/theme/?tenant=acme&shown=light")
    pick = page.get_by_label("Pick: Primary, light")
    assert pick.input_value() == "#0b5fff"
    pick.fill("#225533")
    becomes(page, "rgb(34, 85, 51)")
    assert page.get_by_label("Primary, light", exact=True).input_value() == "#225533"


def test_a_weak_colour_is_named_and_cannot_be_saved(plain, tab):
    page = tab()
    page.goto(f"{plain.address}/_lintel/theme/?tenant=acme&shown=light")
    page.get_by_label("Text, light", exact=True).fill("#cccccc")
    sync.expect(page.locator(".finding")).to_contain_text("color.text #cccccc has a contrast of")
    assert page.get_by_role("button", name="Save").is_disabled()
    page.get_by_label("Low contrast").select_option("repair")
    sync.expect(page.get_by_role("button", name="Save")).to_be_enabled()
    assert page.locator(".finding--error").count() == 0


def test_what_is_saved_stands_in_the_file_and_shows_in_every_tab(plain, tab):
    other, page = tab(), tab()
    other.goto(f"{plain.address}/_lintel/view/acme/light/direct/login.html")
    page.goto(f"{plain.address}/_lintel/theme/?tenant=acme&shown=light")
    page.get_by_label("Primary, light", exact=True).fill("#7a1f5c")
    page.get_by_label("Layout").select_option("plain")
    sync.expect(page.get_by_role("button", name="Save")).to_be_enabled()
    page.get_by_role("button", name="Save").click()
    sync.expect(page.get_by_role("status")).to_have_text(f"Saved in {FILE}.")
    assert json.loads((plain.folder / FILE).read_text()) == {
        **THEME, "color": {"primary": "#7a1f5c"}, "layout": {"variant": "plain"}}
    becomes(page, "rgb(122, 31, 92)")
    other.wait_for_function(f"{BUTTON} === 'rgb(122, 31, 92)'", timeout=20_000)


def test_a_file_may_change_beneath_a_draft(plain, tab):
    page = tab()
    page.goto(f"{plain.address}/_lintel/theme/?tenant=acme&shown=light")
    page.get_by_label("Corners").fill("lg")
    page.get_by_label("Page").select_option("signup")
    page.wait_for_url("**page=signup**shape.radius=lg*")
    assert "color." not in page.url, "only what differs is of the draft"
    becomes(page, "rgb(11, 95, 255)")
    plain.save(FILE, json.dumps({**THEME, "color": {"primary": "#225533"}}))
    sync.expect(page.get_by_label("Primary, light", exact=True)).to_have_value("#225533", timeout=20_000)
    assert page.get_by_label("Corners").input_value() == "lg"
    becomes(page, "rgb(34, 85, 51)")
    # A live page that came just before the change may ask for a style that has gone, and gives way.
    gone = f"Refused to apply style from '{plain.address}/_lintel/theme/view/"
    page.said = [one for one in page.said if not one.startswith(gone)]


def test_without_script_the_button_shows_and_saves(plain, tab):
    page = tab(java_script_enabled=False)
    page.goto(f"{plain.address}/_lintel/theme/?tenant=acme")
    page.get_by_label("Corners").fill("lg")
    page.get_by_role("button", name="Show").click()
    assert page.url.endswith("&theme=plain&shape.radius=lg")
    assert json.loads((plain.folder / FILE).read_text()) == THEME
    page.get_by_role("button", name="Save").click()
    assert page.get_by_role("status").inner_text() == f"Saved in {FILE}."
    assert json.loads((plain.folder / FILE).read_text())["shape"] == {"radius": "lg"}


@pytest.mark.parametrize("query", ["", "&color.text.light=%23cccccc"], ids=["as it is", "with an error"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_page_breaks_no_rule(plain, tab, scheme, query):
    page = tab(color_scheme=scheme, bypass_csp=True)
    page.goto(f"{plain.address}/_lintel/theme/?tenant=acme{query}")
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert violations(page) == []
    for width in (320, 768, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
