"""Mails as a browser shows them: nothing runs over the edge, and what is tapped can be hit."""

import re

import pytest

TENANTS = {"harbour": "ar", "parallax": "de", "umbral": "es", "verbena": "de"}


@pytest.fixture(scope="session")
def mails(lintel, tmp_path_factory):
    folder = tmp_path_factory.mktemp("mails")
    for tenant, locale in TENANTS.items():
        lintel("messages", "--quiet", "--tenant", tenant, "--locale", locale, "--as", "html",
               "--out", folder / tenant)
    return sorted(folder.rglob("*.html"))


def shown(mail, styled):
    """The mail with samples in it, with or without its style sheets."""
    text = mail.read_text().replace("{####}", "384012")
    text = text.replace("{username}", "a.rather.long.name@mail.company.example")
    text = re.sub(r"\{##(.*?)##\}", r'<a href="https://a.example/">\1</a>', text)
    return text if styled else re.sub(r"<style>.*?</style>", "", text, flags=re.S)


@pytest.mark.parametrize("styled", [True, False])
@pytest.mark.parametrize("width", [320, 375, 640])
def test_nothing_runs_over_the_edge(mails, browser, width, styled):
    page = browser.new_page(viewport={"width": width, "height": 600})
    page.route("**/*", lambda route: route.abort())
    for mail in mails:
        page.set_content(shown(mail, styled))
        assert page.evaluate("document.documentElement.scrollWidth") <= width, mail
    page.close()


def test_links_and_buttons_can_be_hit(mails, browser):
    page = browser.new_page(viewport={"width": 375, "height": 600})
    page.route("**/*", lambda route: route.abort())
    for mail in mails:
        page.set_content(shown(mail, True))
        for link in page.query_selector_all("a"):
            room = link.evaluate(
                """a => getComputedStyle(a).display === "inline-block"
                     ? a.getBoundingClientRect().height
                     : parseFloat(getComputedStyle(a).lineHeight)""")
            assert room >= 20, (mail, link.inner_text(), room)
            if "press" in (link.get_attribute("class") or ""):
                assert room >= 44, (mail, room)
    page.close()


def test_a_code_is_one_run_of_text(mails, browser):
    page = browser.new_page()
    page.route("**/*", lambda route: route.abort())
    for mail in mails:
        if "code" not in mail.name and "verification.html" != mail.name:
            continue
        page.set_content(shown(mail, True))
        cell = page.get_by_text("384012", exact=True)
        assert cell.evaluate("e => e.childNodes.length") == 1
        assert cell.evaluate("e => getComputedStyle(e).direction") == "ltr"
        assert float(cell.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")) >= 28
    page.close()
