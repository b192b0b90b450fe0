"""Where the direct sign-in page leads: back to the app and nowhere else, to cookies of a parent domain that take
the place of storage, to the language that is wanted."""

import re
import urllib.parse

import pytest

from login import COOKIE_SITE, HOME, NAME, OTHER, preview, sign_in, visitor  # noqa: F401
from project import PASSWORD

TOKENS = {"accessToken", "idToken", "refreshToken", "clockDrift", "LastAuthUser"}


# Where a sign-in may lead


def arrives(visitor, target, app="web"):
    query = urllib.parse.urlencode({"app": app, "returnTo": target})
    one = sign_in(visitor(path=f"login.html?{query}"))
    one.page.wait_for_function("() => !location.pathname.endsWith('/login.html')")
    one.page.wait_for_load_state()
    return one.page.url


@pytest.mark.parametrize("target", [f"{OTHER}/orders?open=1#top", f"{OTHER}/", HOME])
def test_a_way_back_to_the_app_is_taken(visitor, target):
    app = "desk" if target == HOME else "web"
    assert arrives(visitor, target, app) == target


def test_a_way_back_within_the_site_is_taken(visitor, preview):
    assert arrives(visitor, "security.html?x=1").endswith("/_lintel/site/plain/security.html?x=1")
    assert arrives(visitor, "/_lintel/health") == preview.address + "/_lintel/health"


@pytest.mark.parametrize("target", [
    "https://evil.example/", "//evil.example/", "\\\\evil.example/", "/\\evil.example", "https:evil.example",
    f"{OTHER}.evil.example/", f"{OTHER}@evil.example/", "https://ann:x@other.acme.example/",
    "http://other.acme.example/", "https://other.acme.example:8443/", "javascript:alert(1)",
    " javascript:alert(1)", "data:text/html,x", f"blob:{OTHER}/x", "https://desk.acme.example/c", "http://[",
])
def test_a_way_back_to_anywhere_else_is_not(visitor, target):
    address = arrives(visitor, target)
    assert urllib.parse.urlsplit(address).path == "/_lintel/site/plain/signed-in.html", address


# Cookies for sibling sub-domains


@pytest.fixture
def sibling(browser, preview):
    """A page on the site of the tenant with cookies, at an address that has a parent domain."""

    def serve(route):
        url = urllib.parse.urlsplit(route.request.url)
        route.fulfill(response=route.fetch(url=preview.address + url.path))

    with browser.new_context(locale="en") as context:
        context.route(re.compile(r"https://cookie\.acme\.example/_lintel/(site|preview/)"), serve)
        # Chromium lets no public page call a loopback address: the test calls in its place.
        called = re.compile(r"^http://[^/]+/($|oauth2/token$|[^/]+/\.well-known/)")
        context.route(called, lambda route: route.fulfill(response=route.fetch()))
        yield context.new_page()


def cookies(page):
    """Amplify's cookies, each by the last part of its name."""
    found = {}
    for one in page.context.cookies():
        if one["name"].startswith("Cognito"):
            assert (one["domain"], one["path"], one["secure"], one["sameSite"]) == (
                ".acme.example", "/", True, "Lax"), one
            found[one["name"].split(".")[-1]] = urllib.parse.unquote(one["value"])
    return found


def test_cookies_of_the_parent_domain_take_the_place_of_storage(sibling):
    sibling.goto(f"{COOKIE_SITE}login.html")
    sibling.fill("#username", NAME)
    sibling.fill("#password", PASSWORD)
    sibling.press("#password", "Enter")
    sibling.wait_for_url("**/signed-in.html*")
    assert set(cookies(sibling)) == {*TOKENS, "signInDetails"}
    assert sibling.evaluate("localStorage.length") == 0


def test_who_came_through_a_provider_has_cookies_that_say_so_and_signs_out_there_too(sibling):
    sibling.goto(f"{COOKIE_SITE}login.html")
    sibling.locator('[data-provider="Google"]').click()
    sibling.wait_for_url("**/_lintel/provider**")
    sibling.fill("[name=sub]", "sibling")
    sibling.locator('button[value="allow"]').click()
    sibling.wait_for_url("**/signed-in.html*")
    kept = cookies(sibling)
    assert set(kept) == {*TOKENS, "oauthMetadata", "oauthSignIn"}
    assert (kept["oauthMetadata"], kept["oauthSignIn"]) == ('{"oauthSignIn":true}', "true,false")
    sibling.goto(f"{COOKIE_SITE}sign-out.html")
    with sibling.expect_request("**/logout?**"), sibling.expect_request(f"{COOKIE_SITE}signed-out.html"):
        sibling.locator("main button.button--primary").click()
    assert cookies(sibling) == {}


def test_a_browser_that_keeps_no_such_cookie_is_told(visitor):
    sign_in(visitor("cookie")).fails("error.internal-error")


# The language


@pytest.mark.parametrize("path, lang, found", [
    ("login.html?lang=ar", "en", "ar/login.html?lang=ar"),
    ("ar/login.html?lang=en", "ar", "login.html?lang=en"),
    ("login.html?ui_locales=xx+ar&app=desk", "en", "ar/login.html?ui_locales=xx+ar&app=desk"),
    ("login.html", "ar-EG", "ar/login.html"),
    ("login.html?lang=xx", "en", "login.html?lang=xx"),
    ("login.html", "pl", "login.html"),
    ("ar/login.html", "en", "ar/login.html"),
])
def test_a_page_is_read_in_the_language_that_is_wanted(browser, preview, path, lang, found):
    with browser.new_context(locale=lang) as context:
        page = context.new_page()
        page.goto(preview.site("plain") + path)
        page.wait_for_url(preview.site("plain") + found)
        page.wait_for_timeout(300)
        assert page.url == preview.site("plain") + found


def test_an_app_on_the_same_host_has_named_no_language(browser, preview):
    with browser.new_context(locale="ar") as context:
        page = context.new_page()
        page.goto(preview.site("plain") + "login.html", referer=preview.site("plain") + "app/home")
        page.wait_for_url("**/ar/login.html")


def test_a_language_that_was_chosen_is_kept_against_the_browsers(browser, preview):
    with browser.new_context(locale="ar") as context:
        page = context.new_page()
        page.goto(preview.site("plain") + "login.html")
        page.wait_for_url("**/ar/login.html")
        page.click('a[hreflang="en"]')
        page.wait_for_url(preview.site("plain") + "login.html")
        page.goto(preview.site("plain") + "ar/login.html")
        page.wait_for_url(preview.site("plain") + "login.html")
