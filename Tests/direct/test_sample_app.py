"""The sample app in a browser: through the pool's pages, and through the site's own."""

import pytest

from direct import judge, preview  # noqa: F401
from project import PASSWORD

pytest.importorskip("playwright.sync_api")


@pytest.fixture
def page(browser, preview):  # noqa: F811
    context = browser.new_context()
    context.set_default_timeout(30_000)
    opened = context.new_page()
    opened.said, opened.calls = [], []
    opened.on("console", lambda line: opened.said.append(line.text))
    opened.on("request", lambda one: opened.calls.append(
        (one.headers.get("x-amz-target") or one.url).split(".")[-1].split("/")[-1]))
    opened.goto(f"{preview.address}/_lintel/sample-app/?tenant=plain")
    opened.get_by_text("Nobody is signed in").wait_for()
    yield opened
    context.close()


def fill(page, name):
    page.fill("[name=username]", name)
    page.fill("[name=password]", PASSWORD)
    page.locator("main button.button--primary").first.click()


def walk(page, preview, judge, name):  # noqa: F811
    """What a person does in the app, and how it ends."""
    page.get_by_role("heading", name="Hello, Robin").wait_for()
    assert page.url.split("?")[0] == f"{preview.address}/_lintel/sample-app/"
    assert "code=" not in page.url and "state=" not in page.url
    assert page.locator("dd", has_text=name).count() >= 1
    judge(page)
    page.get_by_role("button", name="Call the API").click()
    page.wait_for_function("() => document.getElementById('answer').textContent.startsWith('200')")
    assert name in page.locator("#answer").inner_text() or "claims" in page.locator("#answer").inner_text()
    page.get_by_role("button", name="Refresh").click()
    page.get_by_text("New tokens, at").wait_for()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_text("Nobody is signed in").wait_for()
    assert page.evaluate("Object.keys({...localStorage}).filter(key => key.endsWith('Token'))") == []
    judge(page)
    assert page.said == [], page.said


def test_through_the_pools_pages(page, preview, judge):  # noqa: F811
    preview.user("plain", "sample-hosted@acme.example")
    page.get_by_role("button", name="Sign in on the pool’s pages").click()
    fill(page, "sample-hosted@acme.example")
    walk(page, preview, judge, "sample-hosted@acme.example")
    assert page.calls.count("token") == 2 and "revoke" in page.calls


def test_through_the_sites_own_pages(page, preview, judge):  # noqa: F811
    preview.user("plain", "sample-direct@acme.example")
    page.get_by_role("link", name="Sign in on the site’s pages").click()
    page.wait_for_selector("html[data-ready]", state="attached")
    fill(page, "sample-direct@acme.example")
    walk(page, preview, judge, "sample-direct@acme.example")
    assert "token" not in page.calls and "GetTokensFromRefreshToken" in page.calls
    assert "RevokeToken" in page.calls


def test_a_tenant_that_there_is_not_has_no_app(page, preview):  # noqa: F811
    page.goto(f"{preview.address}/_lintel/sample-app/?tenant=nobody")
    page.get_by_text("No client here is one for a browser.").wait_for()
    assert page.locator("button:visible").count() == 0
