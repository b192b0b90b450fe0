"""What components.js does where it occurs: rules, codes, resend, copy, print, QR."""

import pytest
from page_site import ORIGIN, errors, focused, site  # noqa: F401

# Rules


def marks(page):
    return page.eval_on_selector_all(
        "[data-rule]",
        "rules => rules.map((rule) => [rule.dataset.rule, rule.dataset.met ?? '', "
        "rule.querySelector('[data-slot]').textContent])",
    )


def test_rules_are_neutral_until_typing_then_marked_and_summed_up_after_a_pause(site):
    site.stop_clock()
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
    page.evaluate("import('/scripts/page/forms.js').then((m) => m.setBusy(document.forms[0], null))")
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


def test_a_code_sent_before_its_script_is_there_is_refused_in_the_same_words(site):
    site.blocked.add("/scripts/components.js")
    page = site.open("code")
    page.fill("#code", "12a")
    page.press("#code", "Enter")
    assert errors(page) == ["The code has 6 digits."]
    assert site.posted == []
    assert all("components.js" in message or "ERR_FAILED" in message for message in site.messages)
    site.messages.clear()


def test_a_code_typed_before_its_script_is_there_is_sent_once_it_is(site):
    page, arrives = opened_early(site)
    page.fill("#code", "123 456")
    assert site.posted == []
    arrives()
    assert site.sent() == [{"code": ["123456"]}]


def test_what_a_browser_puts_back_into_a_code_field_is_not_sent(site):
    page, arrives = opened_early(site)
    arrives()
    page, arrives = opened_early(site, again=True)
    page.fill("#code", "123456")
    arrives()
    assert page.input_value("#code") == "123456"
    assert site.posted == []


def opened_early(site, again=False):
    """A page whose components are on their way; and what lets them arrive."""
    held = []
    site.context.unroute("**/scripts/components.js")
    site.context.route("**/scripts/components.js", lambda route: held.append(route))
    page = site.page
    if again:
        page.reload(wait_until="commit")
    else:
        site.open("code", waits=False)
    while not held:
        page.wait_for_timeout(5)

    def arrive():
        held[0].fallback()
        page.wait_for_selector("html[data-ready]", state="attached")

    return page, arrive


def test_a_new_code_has_to_wait(site):
    site.stop_clock()
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
    page.wait_for_function("() => document.forms[0].ariaBusy")
    assert site.sent() == [{"code": [""], "action": ["resend"]}]


def test_each_code_sent_again_makes_the_wait_longer(site):
    site.stop_clock()
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


# Set-up of an authenticator


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
