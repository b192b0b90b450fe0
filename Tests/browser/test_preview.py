"""The preview in a real browser: it opens, a save shows by itself, a fault is drawn, nothing is said."""

import json
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

import pytest

from conftest import LINTEL, ROOT, start_preview

sync = pytest.importorskip("playwright.sync_api")

PROJECT = {
    "pools": {"main": {
        "userPoolId": "eu-central-1_AbCdEf123", "domain": "id.acme.example",
        "rpId": "acme.example", "identifiers": ["email"], "methods": ["password"],
        "signUp": True, "recovery": ["email"],
        "mfa": {"required": False, "methods": ["totp"]}}},
    "preview": {"users": [{
        "username": "bo@acme.example", "password": "Correct-horse-7", "mfa": ["totp"],
        "attributes": {"email": "bo@acme.example", "email_verified": True}}]},
    "defaults": {"pool": "main", "theme": "base", "locales": ["en"]},
    "tenants": ["acme.json"],
}
TENANT = {
    "id": "acme", "name": "Acme Robotics", "url": "https://acme.example/login/",
    "clients": {"web": {
        "clientId": "1h57kf5cpq17m0eml12EXAMPLE",
        "callbacks": ["https://app.acme.example/callback"],
        "signedOut": ["https://app.acme.example/"], "home": "/"}},
}
LOGIN = "templates/pages/login.html"


class Preview:
    """A running preview of a small project over the checkout's kit."""

    def __init__(self, folder):
        self.folder = folder
        self.process, self.address = start_preview(folder)

    def save(self, path, text):
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        # As editors do it: nobody reads half a file.
        whole = self.folder.with_name(f"{self.folder.name}.saved")
        whole.write_text(text)
        whole.replace(file)

    def get(self, path, host=None):
        request = urllib.request.Request(self.address + path)
        if host:
            request.add_header("Host", host)
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refusal:
            return refusal.code, refusal.read().decode()

    def call(self, operation, **parameters):
        """Asks the API, as any client does."""
        request = urllib.request.Request(
            self.address, json.dumps(parameters).encode(), {
                "Content-Type": "application/x-amz-json-1.1",
                "X-Amz-Target": f"AWSCognitoIdentityProviderService.{operation}"})
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    if not LINTEL.exists():
        pytest.skip("the program is not built: swift build")
    folder = tmp_path_factory.mktemp("project")
    (folder / "lintel.json").write_text(json.dumps(PROJECT))
    (folder / "acme.json").write_text(json.dumps(TENANT))
    running = Preview(folder)
    yield running
    if running.process.poll() is None:
        running.process.send_signal(signal.SIGTERM)
        assert running.process.wait(timeout=60) == 0


@pytest.fixture
def tab(browser):
    """A page, and all that the browser has to say about it."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.noise = []
    page.on("console", lambda message: page.noise.append(message.text))
    page.on("pageerror", lambda error: page.noise.append(str(error)))
    # A page that is left lets go of what it was still fetching; the browser calls that a failure.
    page.on("requestfailed", lambda request: page.noise.append(f"failed: {request.url}")
            if request.failure != "net::ERR_ABORTED" else None)
    yield page
    context.close()


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.io"])
def test_a_name_that_could_be_pointed_here_is_refused(preview, host):
    status, text = preview.get("/_lintel/", host)
    assert status == 421
    assert "Acme" not in text


def test_a_second_preview_on_the_port_names_a_free_one(preview):
    port = preview.address.rsplit(":", 1)[1]
    second = subprocess.run(
        [LINTEL, "preview", "--port", port, "--kit", ROOT, "--project", preview.folder],
        capture_output=True, text=True, timeout=60)
    assert second.returncode == 1
    assert f"port {port} is in use" in second.stdout + second.stderr
    assert "is free: --port" in second.stdout + second.stderr


def test_a_command_runs_against_the_preview_and_its_status_is_kept(preview):
    script = (
        "import os, urllib.request; "
        "print(urllib.request.urlopen(os.environ['LINTEL_PREVIEW'] + '/_lintel/health').status)")
    command = f'python3 -c "{script}"; exit 7'
    run = subprocess.run(
        [LINTEL, "preview", "--port", "0", "--kit", ROOT, "--project", preview.folder,
         "--exec", command], capture_output=True, text=True, timeout=60)
    assert run.stdout.strip() == "200"
    assert run.returncode == 7


@pytest.mark.parametrize("path", [
    "/_lintel/", "/_lintel/gallery/", "/_lintel/gallery/?width=laptop&mode=dark&served=hosted",
    "/_lintel/gallery/login?state=field-errors", "/_lintel/gallery/code?width=320",
    "/_lintel/view/acme/dark/direct/login.html?state=busy", "/_lintel/site/acme/login.html",
])
def test_every_kind_of_page_opens_without_a_word_on_the_console(preview, tab, path):
    tab.goto(preview.address + path)
    for frame in tab.frames[1:4]:
        frame.wait_for_selector("html[data-ready]", state="attached")
    tab.wait_for_timeout(200)
    assert tab.noise == []


def test_what_an_authenticator_shows_is_renewed_with_each_step_of_its_clock(preview, tab):
    tab.clock.install()
    tab.goto(f"{preview.address}/_lintel/users?q=bo@acme.example")
    place = tab.locator("[data-authenticator]")
    shown, button = place.locator("code"), place.locator("button")
    assert re.fullmatch(r"\d{6}", shown.inner_text()) and button.is_visible()
    told = {"seconds": 30}
    tab.route("**/authenticator.json?*", lambda route: route.fulfill(json=told))
    for code in ("024680", None, "135791"):
        told["code"] = code
        with tab.expect_response("**/authenticator.json?*"):
            tab.clock.fast_forward(30_000)
        sync.expect(shown).to_have_text(code or "")
        sync.expect(button).to_be_visible(visible=bool(code))
        sync.expect(place.locator("span")).to_be_visible(visible=not code)
    assert button.get_attribute("data-copy") == "135791"
    assert tab.noise == []


@pytest.mark.parametrize("width", [320, 360, 820, 1280])
def test_codes_and_names_stay_whole_and_nothing_scrolls_sideways(preview, tab, width):
    # The pages of a sign-in ask for names that are long for a phone; a code that ends another day has a long end.
    preview.get("/oauth2/authorize?response_type=code&code_challenge_method=S256&identity_provider=x")
    preview.call("SignUp", ClientId="1h57kf5cpq17m0eml12EXAMPLE", Username=f"w{width}@acme.example",
                 Password="Correct-horse-7")
    tab.clock.install(time="2020-01-01T00:00:00")
    tab.set_viewport_size({"width": width, "height": 800})
    for path, parts in ((f"users?q=w{width}", "td code"), ("log", "th code")):
        tab.goto(f"{preview.address}/_lintel/{path}")
        tab.evaluate("document.querySelectorAll('details').forEach(entry => { entry.open = true })")
        lines = tab.locator(f".table {parts}").evaluate_all(
            "parts => parts.map(part => [part.textContent, part.getClientRects().length])")
        assert lines and [part for part in lines if part[1] > 1] == []
        assert tab.evaluate("document.scrollingElement.scrollWidth") == width


def test_the_gallery_shows_every_state_at_an_address_of_its_own(preview, tab):
    tab.goto(preview.address + "/_lintel/gallery/")
    assert tab.locator(".view").count() > 50
    tab.get_by_role("link", name="field-errors").first.click()
    assert "/_lintel/gallery/login?state=field-errors&tenant=acme" in tab.url
    frame = tab.frame_locator("iframe")
    sync.expect(frame.locator("[aria-invalid=true]")).to_have_count(2)
    tab.keyboard.press("ArrowLeft")
    tab.wait_for_url(re.compile("state=empty"))
    tab.get_by_label("Width").select_option("laptop")
    tab.wait_for_url(re.compile("width=laptop"))
    assert tab.locator("iframe").bounding_box()["width"] == 1280
    assert tab.noise == []


def test_pages_lead_to_each_other_inside_of_a_view(preview, tab):
    tab.goto(preview.address + "/_lintel/view/acme/auto/direct/login.html")
    tab.locator("main a[href*='signup.html']").click()
    assert tab.url.endswith("/_lintel/view/acme/auto/direct/signup.html")
    tab.wait_for_selector("html[data-page=signup]", state="attached")


def test_a_save_shows_in_every_tab_and_a_fault_is_drawn_until_it_is_mended(
    preview, tab, browser,
):
    written = (ROOT / LOGIN).read_text()
    second = browser.new_context().new_page()
    tab.goto(preview.address + "/_lintel/view/acme/auto/direct/login.html")
    second.goto(preview.address + "/_lintel/gallery/login?state=empty")
    changed = written.replace('<p class="lead">', '<p class="lead" id="saved">')
    assert changed != written
    preview.save(LOGIN, changed)
    tab.wait_for_selector("#saved", timeout=20000)
    second.frame_locator("iframe").locator("#saved").wait_for(timeout=20000)
    assert tab.noise == []

    preview.save(LOGIN, written.replace("{{@login.lead}}", "{{@login.leed}}"))
    tab.wait_for_selector(".finding", timeout=20000)
    line = written[:written.index("{{@login.lead}}")].count("\n") + 1
    assert tab.locator(".finding__place code").inner_text().startswith(f"{LOGIN}:{line}:")
    assert tab.locator(".finding__hint").inner_text() == "Did you mean 'login.lead'?"
    assert tab.locator(".source__mark").inner_text() == "login.leed"
    # The status tells tools that the page is not the one that was asked for; the browser says so.
    assert [word for word in tab.noise if "500 (Internal Server Error)" not in word] == []

    tab.noise.clear()
    preview.save(LOGIN, written)
    tab.wait_for_selector("html[data-page=login]", state="attached", timeout=20000)
    assert tab.noise == []
    second.context.close()


def test_a_theme_that_is_saved_shows_its_colour(preview, tab):
    tab.goto(preview.address + "/_lintel/view/acme/light/direct/login.html")
    button = sync.expect(tab.locator(".button--primary").first)
    preview.save("acme.json", json.dumps({**TENANT, "brand": {"color": {"primary": "#7a1fa2"}}}))
    button.to_have_css("background-color", "rgb(122, 31, 162)", timeout=20000)
    preview.save("acme.json", json.dumps(TENANT))
    button.not_to_have_css("background-color", "rgb(122, 31, 162)", timeout=20000)
    assert tab.noise == []


def test_a_file_that_no_page_is_made_of_leaves_what_was_typed_alone(preview, tab):
    tab.goto(f"{preview.address}/_lintel/site/acme/login.html")
    field = tab.locator("[name=username]")
    field.fill("bo@acme.example")
    for path in ("test-results/trace.png", "out.txt", "report.json"):
        preview.save(path, str(time.time()))
        tab.wait_for_timeout(500)
    assert field.input_value() == "bo@acme.example"
    logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><path d="M0 0h4v1H0z"/></svg>'
    brand = {"logo": {"src": "brand/acme.svg"}}
    preview.save("acme.json", json.dumps({**TENANT, "brand": brand}))
    sync.expect(tab.locator(".finding").first).to_contain_text("brand/acme.svg", timeout=20000)
    preview.save("brand/acme.svg", logo)
    tab.wait_for_selector("img.logo__image", timeout=20000)
    preview.save("acme.json", json.dumps(TENANT))
    sync.expect(tab.locator("img.logo__image")).to_have_count(0, timeout=20000)


def test_a_stop_closes_open_tabs_connections_at_once(preview):
    port = int(preview.address.rsplit(":", 1)[1])
    listening = socket.create_connection(("127.0.0.1", port))
    listening.sendall(b"GET /_lintel/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert b"event: version" in listening.recv(4096) + listening.recv(4096)
    began = time.monotonic()
    preview.process.send_signal(signal.SIGINT)
    assert preview.process.wait(timeout=60) == 0
    assert time.monotonic() - began < 3
    rest = b""
    while piece := listening.recv(4096):
        rest += piece
    assert rest.endswith(b"0\r\n\r\n")
    listening.close()
