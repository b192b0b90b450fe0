"""What page.js does on every page: errors, submitting, passwords, languages."""

from page_site import ORIGIN, URI, Site, errors, focused, site, summary  # noqa: F401

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
        """async () => (await import("/scripts/page/forms.js")).showErrors(document.forms[0], [
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
    page.wait_for_function("() => document.forms[0].ariaBusy")
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
    page.evaluate("import('/scripts/page/forms.js').then((m) => m.setBusy(document.forms[0], null))")
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
