"""The page script in a real browser, on small pages that follow site/scripts/README.md.

Requests are answered from disk, under the policy of direct pages; a console message or a
violation of that policy fails any test.
"""

import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

playwright = pytest.importorskip("playwright.sync_api")

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = Path(__file__).parent / "fixtures"
ORIGIN = "http://localhost:9999"
POLICY = (
    "default-src 'none'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action {action}; base-uri 'none'; require-trusted-types-for 'script'"
)
URI = "otpauth://totp/Acme:ann%40acme.example?secret=ABCDEFGH&issuer=Acme"


@pytest.fixture(scope="module")
def browser():
    chromium = shutil.which("chromium")
    if not chromium:
        pytest.skip("no chromium")
    with playwright.sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


class Site:
    """Opens fixture pages and keeps what they posted."""

    def __init__(self, context):
        self.context = context
        self.page = context.new_page()
        self.posted = []
        self.messages = []
        self.blocked = set()
        self.changes = {}
        self.page.on("console", lambda message: self.messages.append(message.text))
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))
        context.route(f"{ORIGIN}/**", self.answer)

    def open(self, name, query="", served="hosted", changes=None, **slots):
        self.served = served
        self.slots = {"resend": "", "uri": URI, **slots}
        self.changes = changes or {}
        self.page.goto(f"{ORIGIN}/{name}.html{query}")
        self.page.wait_for_selector("html[data-ready]", state="attached")
        return self.page

    def sent(self, count=1):
        """What was posted, once so many requests have arrived."""
        for _ in range(400):
            if len(self.posted) >= count:
                break
            self.page.wait_for_timeout(5)
        return self.posted

    def answer(self, route):
        request = route.request
        path = urlsplit(request.url).path
        if path in self.blocked:
            return route.abort()
        if path == "/posted":
            self.posted.append(parse_qs(request.post_data or "", keep_blank_values=True))
            return route.fulfill(status=204)
        if path.startswith("/scripts/"):
            return route.fulfill(path=ROOT / "site" / path[1:], content_type="text/javascript")
        text = (FIXTURES / Path(path).name).read_text()
        text = text.replace("{parts}", (FIXTURES / "parts.html").read_text())
        text = text.replace("{served}", self.served)
        for name, value in self.slots.items():
            text = text.replace("{" + name + "}", value.replace("&", "&amp;"))
        for old, new in self.changes.items():
            assert old in text
            text = text.replace(old, new)
        action = "'none'" if self.served == "direct" else "'self'"
        headers = {"content-security-policy": POLICY.format(action=action)}
        return route.fulfill(body=text, content_type="text/html; charset=utf-8", headers=headers)


@pytest.fixture
def site(browser):
    context = browser.new_context()
    site = Site(context)
    yield site
    context.close()
    assert site.messages == []


def focused(page):
    return page.evaluate("document.activeElement.id || document.activeElement.className")


def errors(page):
    return page.locator(".field__error").all_inner_texts()


def summary(page):
    links = page.locator("[data-region=summary] [data-slot=text]")
    return [(link.inner_text(), link.get_attribute("href")) for link in links.all()]


# Errors


def test_empty_fields_are_named_below_them_and_in_a_summary_that_takes_focus(site):
    page = site.open("login")
    page.click("text=Sign in >> nth=-1")
    assert errors(page) == ["Enter your e-mail address.", "Enter your password."]
    assert summary(page) == [
        ("Enter your e-mail address.", "#username"),
        ("Enter your password.", "#password"),
    ]
    assert focused(page) == "summary"
    assert page.title() == "Error: Sign in – Acme"
    assert site.posted == []
    field = page.locator("#username")
    assert field.get_attribute("aria-invalid") == "true"
    assert field.get_attribute("aria-describedby") == "username-hint username-error"
    assert page.locator(".field >> nth=0").locator("> :last-child").get_attribute("id") == (
        "username-error"
    )
    assert page.locator("#password").get_attribute("aria-describedby") == "password-error"


def test_a_single_error_moves_focus_to_its_field(site):
    page = site.open("login")
    page.fill("#username", "ann")
    page.fill("#password", "secret")
    page.press("#password", "Enter")
    assert errors(page) == ["Enter an e-mail address like name@example.com."]
    assert focused(page) == "username"
    assert len(summary(page)) == 1


def test_typing_clears_the_field_but_not_the_summary(site):
    page = site.open("login")
    page.click("[value=sign-in]")
    page.locator("#username").press_sequentially("a")
    page.locator("#password").press_sequentially("b")
    assert errors(page) == []
    assert page.locator("#username").get_attribute("aria-invalid") is None
    assert page.locator("#username").get_attribute("aria-describedby") == "username-hint"
    assert page.locator("#password").get_attribute("aria-describedby") is None
    assert len(summary(page)) == 2


def test_a_second_failure_replaces_the_first(site):
    page = site.open("login")
    page.click("[value=sign-in]")
    page.fill("#username", "ann@acme.example")
    page.click("[value=sign-in]")
    assert errors(page) == ["Enter your password."]
    assert summary(page) == [("Enter your password.", "#password")]
    assert page.title() == "Error: Sign in – Acme"


def test_a_summary_link_moves_focus_without_a_new_address(site):
    page = site.open("login")
    page.click("[value=sign-in]")
    page.click("[data-region=summary] a >> nth=1")
    assert focused(page) == "password"
    assert page.url == f"{ORIGIN}/login.html"


def test_server_errors_come_first_and_take_focus(site):
    page = site.open("login", served="direct")
    page.evaluate(
        """async () => (await import("/scripts/page.js")).showErrors(document.forms[0], [
             {id: "password", text: "Too short."}, {text: "Wrong e-mail or password."}])"""
    )
    assert summary(page) == [
        ("Wrong e-mail or password.", None),
        ("Too short.", "#password"),
    ]
    assert focused(page) == "summary"


ARRIVED = {
    '<div data-region="summary"></div>': '<div data-region="summary"><div class="summary" '
    'tabindex="-1"><ul data-slot="items"><li data-slot="text">Wrong.</li></ul></div></div>',
    "<title ": '<title data-was="x" ',
    "Sign in – Acme": "Error: Sign in – Acme",
}


def test_a_page_that_arrives_with_errors_gives_them_focus(site):
    page = site.open("login", changes=ARRIVED)
    assert focused(page) == "summary"
    page.fill("#username", "ann@acme.example")
    page.fill("#password", "secret")
    page.click("[value=sign-in]")
    page.wait_for_function("document.forms[0].ariaBusy")
    assert page.title() == "Sign in – Acme"
    assert summary(page) == []


def test_a_frame_does_not_take_focus(site):
    page = site.open("login", changes=ARRIVED)
    page.goto("about:blank")
    page.set_content("<input id='outside'>")
    page.focus("#outside")
    page.evaluate(
        """() => new Promise((done) => {
             const frame = document.createElement("iframe");
             frame.onload = () => setTimeout(done, 50);
             frame.src = "http://localhost:9999/login.html";
             document.body.append(frame);
           })"""
    )
    assert page.frames[1].locator("html[data-ready]").count() == 1
    assert focused(page) == "outside"


# Submitting


def fill_login(page):
    page.fill("#username", "ann@acme.example")
    page.fill("#password", "secret")


def test_a_posted_form_is_busy_and_posts_once(site):
    page = site.open("login")
    fill_login(page)
    page.press("#password", "Enter")
    page.evaluate("document.forms[0].requestSubmit()")
    page.click("[value=sign-in]")
    page.click("[value=cancel]")
    assert page.locator("form").get_attribute("aria-busy") == "true"
    assert page.locator("[value=sign-in]").inner_text() == "Sign inSigning in…"
    assert page.locator("[data-busy]").count() == 1
    assert [post["action"] for post in site.sent()] == [["sign-in"]]


def test_a_button_with_formnovalidate_skips_the_checks(site):
    page = site.open("login")
    page.click("[value=cancel]")
    assert errors(page) == []
    assert site.sent()[0]["action"] == ["cancel"]


def test_a_direct_form_without_a_client_sends_nothing_and_is_not_busy(site):
    page = site.open("login", served="direct")
    fill_login(page)
    page.click("[value=sign-in]")
    assert page.locator("form").get_attribute("aria-busy") is None
    assert page.locator("[data-busy]").count() == 0
    assert site.posted == []


def test_a_client_takes_over_through_the_submit_event(site):
    page = site.open("login", served="direct")
    page.evaluate(
        """() => addEventListener("lintel:submit", (event) => {
             event.preventDefault();
             (window.seen ||= []).push([event.detail.form.id, event.detail.submitter.value,
               event.target.dataset.form, event.target.ariaBusy]);
           })"""
    )
    fill_login(page)
    page.click("[value=sign-in]")
    page.click("[value=sign-in]")
    assert page.evaluate("window.seen") == [["", "sign-in", "login", "true"]]
    assert focused(page) != "username"
    page.evaluate("import('/scripts/page.js').then((m) => m.setBusy(document.forms[0], null))")
    page.click("[value=sign-in]")
    assert len(page.evaluate("window.seen")) == 2
    assert page.locator("[data-busy]").count() == 1


def test_the_form_is_checked_by_the_browser_only_without_script(site):
    page = site.open("login")
    assert page.evaluate("document.forms[0].noValidate") is True


# Passwords


def test_the_toggle_shows_the_password_and_keeps_caret_and_value(site):
    page = site.open("login")
    toggle = page.locator("[data-toggle]")
    assert toggle.is_visible()
    page.fill("#password", "secret")
    page.evaluate("document.querySelector('#password').setSelectionRange(2, 4)")
    toggle.click()
    field = page.locator("#password")
    assert field.get_attribute("type") == "text"
    assert toggle.get_attribute("aria-pressed") == "true"
    assert toggle.get_attribute("aria-label") == "Show password"
    caret = "[...['selectionStart', 'selectionEnd'].map((k) => document.querySelector('#password')[k])]"
    assert page.evaluate(caret) == [2, 4]
    toggle.click()
    assert field.get_attribute("type") == "password"
    assert toggle.get_attribute("aria-pressed") == "false"
    assert field.input_value() == "secret"


def test_the_password_is_hidden_again_before_it_is_sent(site):
    page = site.open("login")
    fill_login(page)
    page.click("[data-toggle]")
    page.evaluate(
        """addEventListener("lintel:submit", () =>
             (window.type = document.querySelector("#password").type))"""
    )
    page.click("[value=sign-in]")
    assert page.evaluate("window.type") == "password"


def key(page, target, caps):
    page.evaluate(
        """([target, caps]) => document.querySelector(target).dispatchEvent(
             new KeyboardEvent("keydown", {key: "a", bubbles: true, modifierCapsLock: caps}))""",
        [target, caps],
    )


def test_caps_lock_is_told_while_it_is_on(site):
    page = site.open("login")
    hint = page.locator("[data-caps-lock]")
    page.focus("#password")
    assert hint.inner_text() == ""
    key(page, "#password", True)
    key(page, "#password", True)
    assert hint.inner_text() == "Caps lock is on"
    key(page, "#password", False)
    assert hint.inner_text() == ""
    key(page, "#password", True)
    page.focus("#username")
    assert hint.inner_text() == ""


def test_events_without_a_key_state_and_touch_say_nothing(site):
    page = site.open("login")
    page.evaluate(
        """() => {
             const field = document.querySelector("#password");
             field.dispatchEvent(new Event("keydown"));
             field.dispatchEvent(new PointerEvent("pointerdown",
               {pointerType: "touch", modifierCapsLock: true}));
           }"""
    )
    assert page.locator("[data-caps-lock]").inner_text() == ""


def test_passkeys_are_offered_where_the_browser_has_them(site):
    page = site.open("login")
    offered = page.evaluate("!!window.PublicKeyCredential")
    assert page.locator("[data-needs=passkey]").is_visible() == offered


def marks(page):
    return page.eval_on_selector_all(
        "[data-rule]",
        "rules => rules.map((rule) => [rule.dataset.rule, rule.dataset.met ?? '', "
        "rule.querySelector('[data-slot]').textContent])",
    )


def test_rules_are_neutral_until_typing_then_marked_and_summed_up_after_a_pause(site):
    site.page.clock.install()
    page = site.open("reset-password")
    neutral = [[rule, "", ""] for rule in ("length", "upper", "symbol", "history")]
    assert marks(page) == neutral
    page.fill("#new-password", "abcdefghij!")
    assert marks(page) == neutral
    page.clock.run_for(160)
    assert marks(page) == [
        ["length", "true", "met"],
        ["upper", "false", "not met"],
        ["symbol", "true", "met"],
        ["history", "", ""],
    ]
    status = page.locator("[data-policy-status]")
    assert status.inner_text() == ""
    page.clock.run_for(900)
    assert status.inner_text() == "Rules met: 2 of 3"
    page.fill("#new-password", "")
    page.clock.run_for(1100)
    assert marks(page) == neutral
    assert status.inner_text() == ""


def test_unmet_rules_become_the_field_error(site):
    page = site.open("reset-password")
    page.click("[type=submit]")
    assert errors(page) == ["Choose a password."]
    page.fill("#new-password", "abcdefghij!")
    page.click("[type=submit]")
    assert errors(page) == ["Choose a password that meets all rules."]
    assert focused(page) == "new-password"
    page.fill("#new-password", "Abcdefghij!")
    page.click("[type=submit]")
    assert errors(page) == []
    assert site.sent() == [{"username": ["ann"], "new-password": ["Abcdefghij!"]}]


# Codes


def test_a_pasted_code_is_cleaned_and_submitted_once(site):
    page = site.open("code")
    page.focus("#code")
    page.keyboard.insert_text("۱۲۳ ۴۵۶")
    assert page.input_value("#code") == "123456"
    assert site.sent() == [{"code": ["123456"]}]
    page.evaluate("import('/scripts/page.js').then((m) => m.setBusy(document.forms[0], null))")
    page.press("#code", "Backspace")
    page.keyboard.type("6")
    assert page.locator("form").get_attribute("aria-busy") is None
    page.press("#code", "Backspace")
    page.keyboard.type("7")
    assert site.sent(2)[1:] == [{"code": ["123457"]}]


def test_letters_typed_inside_a_code_leave_the_caret(site):
    page = site.open("code")
    page.focus("#code")
    page.keyboard.type("1234")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("x9")
    assert page.input_value("#code") == "12934"
    assert page.evaluate("document.querySelector('#code').selectionStart") == 3


def test_a_short_code_is_named_by_its_length(site):
    page = site.open("code")
    page.click("[type=submit] >> nth=0")
    assert errors(page) == ["Enter the code."]
    page.fill("#code", "12345")
    page.press("#code", "Enter")
    assert errors(page) == ["The code has 6 digits."]
    assert site.posted == []


def test_a_new_code_has_to_wait(site):
    site.page.clock.install()
    page = site.open("code", resend="30")
    button = page.locator("[data-resend]")
    wait = page.locator(".resend__wait")
    assert button.get_attribute("aria-disabled") == "true"
    assert wait.inner_text() == "in 30 s"
    assert page.locator("[data-region=status]").inner_text() == ""
    button.click(force=True)
    page.clock.run_for(12_000)
    assert wait.inner_text() == "in 18 s"
    assert site.posted == []
    page.clock.run_for(19_000)
    assert wait.count() == 0
    assert button.get_attribute("aria-disabled") is None
    assert page.locator("[data-region=status]").inner_text() == "You can request a new code now"
    button.click()
    page.wait_for_function("document.forms[0].ariaBusy")
    assert site.sent() == [{"code": [""], "action": ["resend"]}]


def test_each_code_sent_again_makes_the_wait_longer(site):
    site.page.clock.install()
    page = site.open("code", served="direct", resend="")
    sent = "document.querySelector('[data-resend]').dispatchEvent(new Event('lintel:sent'))"
    waits = []
    for _ in range(4):
        page.evaluate(sent)
        waits.append(page.locator(".resend__wait").inner_text())
        said = page.locator("[data-region=status]").inner_text()
        assert said.endswith(f"{waits[-1][3:-2]} seconds")
        page.clock.run_for(121_000)
    assert waits == ["in 30 s", "in 60 s", "in 120 s", "in 120 s"]
    assert page.locator(".resend__wait").count() == 0


def test_a_wait_drawn_by_the_server_is_not_drawn_twice(site):
    drawn = {
        'data-resend="30"': 'data-resend="30" aria-disabled="true"',
        "</button></p>": '</button><span class="resend__wait">in <span '
        'data-slot="seconds">30</span> s</span></p>',
    }
    page = site.open("code", resend="30", changes=drawn)
    assert page.locator(".resend__wait").all_inner_texts() == ["in 30 s"]


def test_a_page_whose_components_do_not_arrive_still_works(site):
    site.blocked.add("/scripts/components.js")
    page = site.open("code")
    page.fill("#code", "123456")
    page.press("#code", "Enter")
    assert site.sent() == [{"code": ["123456"]}]
    # The browser itself reports the request that failed.
    assert len(site.messages) == 1
    site.messages.clear()


# Set-up of an authenticator, languages


def test_the_qr_code_is_drawn_as_a_named_image(site):
    page = site.open("totp-setup")
    image = page.locator(".qr svg")
    image.wait_for(state="attached")
    assert image.get_attribute("role") == "img"
    assert image.get_attribute("aria-label") == "QR code for your authenticator app"
    assert image.get_attribute("style") is None


@pytest.mark.parametrize("uri", ["", "otpauth://totp/" + "x" * 660])
def test_without_an_address_that_fits_no_qr_code_is_drawn(site, uri):
    page = site.open("totp-setup", uri=uri)
    page.wait_for_timeout(50)
    assert page.locator(".qr > *").count() == 0


def test_the_secret_is_copied_without_its_spaces(site):
    site.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=ORIGIN)
    page = site.open("totp-setup")
    page.click("[data-copy]")
    status = page.locator("[data-copy] + [role=status]")
    status.locator("text=Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "ABCDEFGH"


def test_a_refused_copy_selects_the_text(site):
    page = site.open("totp-setup")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()) }")
    page.click("[data-copy]")
    page.locator("text=Not copied").wait_for()
    assert page.evaluate("`${getSelection()}`") == "ABCD EFGH"


def test_the_print_button_prints(site):
    page = site.open("totp-setup")
    page.evaluate("() => { window.print = () => (window.printed = true) }")
    page.click("[data-print]")
    assert page.evaluate("window.printed") is True


def test_language_links_keep_the_query_but_not_the_old_language(site):
    page = site.open("login", "?app=web&lang=en&ui_locales=en")
    links = page.locator("[data-language]")
    assert [link.get_attribute("href") for link in links.all()] == [
        f"{ORIGIN}/de/login.html?app=web",
        "/fr/login.html?tenant=b",
    ]


def test_the_language_chosen_is_stored(site):
    page = site.open("login")
    page.click("[data-language=de]")
    page.wait_for_url("**/de/login.html")
    assert page.evaluate("localStorage.getItem('lintel.language')") == "de"


def test_blocked_storage_does_not_hold_a_link_back(site):
    site.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException(); }})"
    )
    page = site.open("login")
    page.click("[data-language=de]")
    page.wait_for_url("**/de/login.html")


def test_without_script_nothing_that_needs_it_shows(browser):
    context = browser.new_context(java_script_enabled=False)
    site = Site(context)
    site.served, site.slots = "hosted", {"resend": "", "uri": URI}
    for name in ("login", "totp-setup"):
        site.page.goto(f"{ORIGIN}/{name}.html")
        assert site.page.locator("[data-needs]").count() > 0
        assert site.page.locator("[data-needs]:visible").count() == 0
    context.close()
