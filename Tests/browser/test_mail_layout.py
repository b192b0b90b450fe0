"""Mails as a browser shows them: nothing runs over the edge, and what is tapped can be hit."""

import re

import pytest

TENANTS = ["harbour", "marsa", "parallax", "umbral", "verbena"]
# Cognito's longest code: at a sign-in it has eight digits.
CODE = "38401275"


@pytest.fixture(scope="session")
def mails(lintel, tmp_path_factory):
    folder = tmp_path_factory.mktemp("mails")
    for tenant in TENANTS:
        lintel("messages", "--quiet", "--tenant", tenant, "--as", "html", "--out", folder / tenant)
    return sorted(folder.rglob("*.html"))


@pytest.fixture
def blank(browser):
    """A page that fetches nothing."""
    page = browser.new_page(viewport={"width": 320, "height": 600})
    page.route("**/*", lambda route: route.abort())
    yield page
    page.close()


def shown(mail, styled):
    """The mail with samples in it, with or without its style sheets."""
    text = mail.read_text().replace("{####}", CODE)
    text = text.replace("{username}", "a.rather.long.name@mail.company.example")
    text = re.sub(r"\{##(.*?)##\}", r'<a href="https://a.example/">\1</a>', text)
    return text if styled else re.sub(r"<style>.*?</style>", "", text, flags=re.S)


@pytest.mark.parametrize("styled", [True, False])
def test_nothing_runs_over_the_edge(mails, blank, styled):
    assert len(mails) > 100
    for mail in mails:
        blank.set_content(shown(mail, styled))
        for width in [320, 375, 640]:
            blank.set_viewport_size({"width": width, "height": 600})
            assert blank.evaluate("document.documentElement.scrollWidth") <= width, (mail, width)


@pytest.mark.parametrize("styled", [True, False])
def test_links_and_buttons_can_be_hit(mails, blank, styled):
    for mail in mails:
        blank.set_content(shown(mail, styled))
        # What takes a tap: the link's own box, or that of what is in it.
        heights = blank.eval_on_selector_all("a", """links => links.map(link => Math.max(
            ...[link, ...link.querySelectorAll("*")].map(e => e.getBoundingClientRect().height)))""")
        assert all(height >= 44 for height in heights), (mail, heights)


def test_a_code_is_one_run_of_text(mails, blank):
    for mail in mails:
        if "code" not in mail.name and "verification.html" != mail.name:
            continue
        blank.set_content(shown(mail, True))
        cell = blank.get_by_text(CODE, exact=True)
        assert cell.evaluate("e => e.childNodes.length") == 1
        assert cell.evaluate("e => getComputedStyle(e).direction") == "ltr"
        assert float(cell.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")) >= 28
