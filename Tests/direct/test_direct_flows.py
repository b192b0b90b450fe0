"""Each way to sign in on direct pages, walked through in a browser, in a language of either direction."""

import pytest

from conftest import LINTEL
from direct import NEW_PASSWORD, PASSWORD, Preview, Visitor, totp

sync = pytest.importorskip("playwright.sync_api")
axe_source = pytest.importorskip("axe_playwright_python.base").AXE_FILE_PATH.read_text()

LANGUAGES = pytest.mark.parametrize("lang", ["en", "ar"])


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    if not LINTEL.exists():
        pytest.skip("the program is not built: swift build")
    running = Preview(tmp_path_factory.mktemp("direct"))
    yield running
    running.stop()


@pytest.fixture(scope="module")
def judge():
    """Runs axe over a page as it stands; a state that was judged before is not judged again."""
    seen = set()

    def run(page):
        kind = page.evaluate(
            """() => [document.documentElement.dataset.page, document.documentElement.lang,
              document.querySelectorAll("main *").length, document.querySelectorAll("[aria-invalid]").length,
              document.querySelectorAll(".notice").length].join()""")
        if kind in seen:
            return
        seen.add(kind)
        page.evaluate(f"self.axe || (() => {{ {axe_source} }})()")
        found = page.evaluate("axe.run().then(result => result.violations)")
        assert not found, (page.url, [(one["id"], [n["html"] for n in one["nodes"]]) for one in found])

    return run


@pytest.fixture
def visitor(browser, preview, judge):
    """Makes visitors; their browsers are closed at the end."""
    people = []

    def make(lang="en", **options):
        people.append(Visitor(browser, preview, judge, lang, **options))
        return people[-1]

    yield make
    for one in people:
        one.close()


# First factors


@LANGUAGES
def test_a_name_first_then_a_password(visitor, preview, lang):
    name = f"first-{lang}@acme.example"
    preview.user("choice", name)
    person = visitor(lang).open("choice", "identifier").at("identifier")
    person.send("choose-method", username=name).press("PASSWORD", "password")
    assert person.value("username") == name and person.focused == "password"
    person.send(password="wrong").fails("error.not-authorized")
    person.send(password=PASSWORD)
    assert person.is_signed_in()["email"] == name


@LANGUAGES
def test_a_code_by_message_in_place_of_a_password(visitor, preview, lang):
    for way, to in (("EMAIL_OTP", f"otp-{lang}@acme.example"), ("SMS_OTP", "+15555550101")):
        name = f"{way.lower()}-{lang}@acme.example" if way == "SMS_OTP" else to
        contact = {"phone_number": to, "phone_number_verified": "true"} if way == "SMS_OTP" else {}
        preview.user("choice", name, **contact)
        person = visitor(lang).open("choice", "identifier").send("choose-method", username=name)
        assert person.focused == "h1"
        person.press(way, "code")
        assert "***" in person.text and person.focused == "code"
        person.send(code="00000000").fails("error.code-mismatch")
        person.send(code=person.code(to))
        assert person.is_signed_in()["email"] == name
