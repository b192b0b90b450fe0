"""The direct sign-in page: a password that is right at once, all that can be wrong with one, and where
a sign-in may lead. The page does this with two scripts; nothing here fetches the steps."""

import json
import re
import shutil
import subprocess
import urllib.parse
from pathlib import Path

import pytest

from conftest import LINTEL
from project import PASSWORD, Preview, pool, tenant
from visitor import Visitor, claims

sync = pytest.importorskip("playwright.sync_api")

HOME = "https://plain.acme.example/home"
OTHER = "https://other.acme.example"
COOKIE_SITE = "https://cookie.acme.example/_lintel/site/cookie/"
PROJECT = {
    "pools": {"plain": pool("Login0001")},
    "defaults": {"locales": ["en", "ar"]},
    "tenants": [
        tenant("plain", clients={
            "web": {"clientId": f"plain{'0' * 20}", "callbacks": [f"{OTHER}/callback"]},
            "desk": {"clientId": f"desk{'0' * 20}", "callbacks": ["https://desk.acme.example/c"],
                     "home": HOME, "storage": "session"}}),
        tenant("cookie", pool="plain", handOver={"cookie": "acme.example"}, signIn={"providers": ["Google"]}, clients={
            "web": {"clientId": f"cookie{'0' * 20}", "callbacks": [f"{COOKIE_SITE}callback.html"],
                    "signedOut": [f"{COOKIE_SITE}signed-out.html"]}}),
    ],
    "preview": {"users": []},
}
NAME = "ada@acme.example"
TOKENS = {"accessToken", "idToken", "refreshToken", "clockDrift", "LastAuthUser"}


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    if not LINTEL.exists():
        pytest.skip("the program is not built: swift build")
    running = Preview(tmp_path_factory.mktemp("login"), PROJECT)
    running.user("plain", NAME)
    yield running
    running.stop()


@pytest.fixture
def visitor(browser, preview):
    """Makes visitors who stand before the sign-in page; axe has judged it elsewhere."""
    people = []

    def make(tenant="plain", path="login.html", script=None, **options):
        one = Visitor(browser, preview, lambda page: None, **options)
        people.append(one)
        one.tenant = tenant
        for address in ("https://*.acme.example/**", "https://evil.example/**"):
            one.context.route(address, lambda route: route.fulfill(body="elsewhere"))
        if script:
            one.context.add_init_script(script)
        one.page.goto(preview.site(tenant) + path)
        return one

    yield make
    for one in people:
        one.close()


def sign_in(one, username=NAME, password=PASSWORD):
    one.page.fill("#username", username)
    one.page.fill("#password", password)
    one.page.press("#password", "Enter")
    return one


def alerts(one, key):
    """Waits until a text is said where focus stays; the form can be sent again."""
    one.hears(key, region="alert")
    assert one.page.locator("form[aria-busy]").count() == 0
    assert one.page.evaluate("!document.activeElement.closest('[data-region]')")
    return one


def kept(one, kind="local"):
    return json.loads(one.page.evaluate(f"JSON.stringify({{...{kind}Storage}})"))


# What is refused


def test_a_wrong_password_and_an_unknown_user_are_told_alike(visitor):
    one = sign_in(visitor(), password="wrong").fails("error.not-authorized")
    said = one.errors
    assert one.value("username") == NAME
    sign_in(one, username="eve@acme.example", password="wrong")
    one.page.wait_for_function("() => !document.querySelector('form[aria-busy]')")
    assert one.fails("error.not-authorized").errors == said
    assert one.page.url.endswith("/login.html") and not kept(one)
    sign_in(one).is_signed_in()


def test_a_disabled_user_is_told_so(visitor, preview):
    user = preview.user("plain", "off@acme.example")
    preview.api("AdminDisableUser", **user)
    sign_in(visitor(), username="off@acme.example").fails("error.user-disabled")


def test_an_empty_form_asks_the_service_nothing(visitor):
    one = visitor()
    one.page.press("#password", "Enter")
    one.page.wait_for_selector("[data-region=summary] a")
    assert one.requests == []


def test_without_a_connection_the_page_says_so_and_keeps_what_was_typed(visitor):
    one = visitor()
    one.page.focus("#username")
    one.page.wait_for_function(
        "() => performance.getEntriesByType('resource').some(e => /cognito/.test(e.name))")
    one.context.set_offline(True)
    alerts(sign_in(one), "error.offline")
    assert one.value("password") == PASSWORD
    one.context.set_offline(False)
    one.page.press("#password", "Enter")
    one.is_signed_in()


def test_a_service_that_is_not_reached_is_a_network_error(visitor):
    one = visitor()
    one.page.route("http://127.0.0.1:*/", lambda route: route.abort())
    alerts(sign_in(one), "error.network")


@pytest.mark.parametrize("body, status, key", [
    ("<html>bad gateway</html>", 502, "error.internal-error"),
    ("<html>log in to the network</html>", 200, "error.malformed"),
    ("{}", 200, "error.malformed"),
])
def test_an_answer_that_is_none_ends_in_words(visitor, body, status, key):
    one = visitor()
    headers = {"access-control-allow-origin": "*", "access-control-allow-headers": "*"}
    one.page.route("http://127.0.0.1:*/", lambda route: route.fulfill(
        body=body, status=status, headers=headers))
    sign_in(one).fails(key)


def test_a_service_that_says_nothing_is_given_up_after_20_seconds(visitor):
    # The wait is shortened, and its length is what is looked at.
    one = visitor(script="""
      const { timeout } = AbortSignal;
      AbortSignal.timeout = (time) => ((self.waited = time), timeout.call(AbortSignal, 300));""")
    one.page.route("http://127.0.0.1:*/", lambda route: None)
    alerts(sign_in(one), "error.timeout")
    assert one.page.evaluate("waited") == 20000


def test_a_form_that_is_sent_twice_asks_once(visitor):
    one = visitor()
    one.page.fill("#username", NAME)
    one.page.fill("#password", PASSWORD)
    one.page.evaluate("""() => {
      const button = document.querySelector("form [type=submit]");
      button.click(); button.click(); button.form.requestSubmit();
    }""")
    one.is_signed_in()
    assert one.requests.count("InitiateAuth") == 1


def test_a_refusal_whose_meaning_cannot_be_fetched_is_a_network_error(visitor, preview):
    user = preview.user("plain", "off2@acme.example")
    preview.api("AdminDisableUser", **user)
    one = visitor()
    one.page.route("**/assets/errors.*", lambda route: route.abort())
    sign_in(one, username="off2@acme.example").fails("error.network")


BLOCKED = """Object.defineProperty(self, "localStorage", { get() { throw new DOMException("", "SecurityError") } });
Object.defineProperty(self, "sessionStorage", { get() { throw new DOMException("", "SecurityError") } });"""


def test_without_storage_nobody_is_sent_to_an_app_that_would_send_them_back(visitor):
    one = sign_in(visitor(script=BLOCKED)).fails("error.internal-error")
    assert one.page.url.endswith("/login.html")


def test_an_unknown_app_ends_on_the_error_page(visitor):
    one = visitor(path="login.html?app=nobody")
    one.page.wait_for_url("**/error.html")


# What is right


def test_the_right_password_needs_two_scripts_and_two_calls(visitor):
    one = visitor()
    scripts = []
    one.page.on("request", lambda request: scripts.append(request.url))
    one.page.reload()
    one.page.fill("#username", NAME)
    one.page.fill("#password", PASSWORD)
    one.has_no_secret()
    one.page.evaluate("addEventListener('pagehide', () => { "
                      "sessionStorage.left = document.querySelectorAll('form').length })")
    one.page.press("#password", "Enter")
    one.is_signed_in()
    before = scripts[: next(i for i, url in enumerate(scripts) if "signed-in.html" in url)]
    names = {found[1] for url in before if (found := re.search(r"/assets/(\w+)\.\w+\.js", url))}
    assert names == {"page", "cognito"}
    assert one.requests[:2] == ["InitiateAuth", "RespondToAuthChallenge"]
    assert kept(one, "session").pop("left") == "0", "the form has left the document"
    one.has_no_secret()


def test_tokens_lie_where_amplify_looks(visitor, preview):
    one = sign_in(visitor())
    one.is_signed_in()
    prefix = f"CognitoIdentityServiceProvider.plain{'0' * 20}"
    stored = kept(one)
    user = stored[f"{prefix}.LastAuthUser"]
    assert sorted(stored) == sorted([f"{prefix}.LastAuthUser", *(
        f"{prefix}.{user}.{name}" for name in (
            "accessToken", "clockDrift", "idToken", "refreshToken", "signInDetails"))])
    assert claims(stored[f"{prefix}.{user}.accessToken"])["username"] == user
    assert claims(stored[f"{prefix}.{user}.idToken"])["email"] == NAME
    assert stored[f"{prefix}.{user}.clockDrift"] == "0"
    assert json.loads(stored[f"{prefix}.{user}.signInDetails"]) == {
        "loginId": NAME, "authFlowType": "USER_SRP_AUTH"}
    assert not PASSWORD.encode() in json.dumps(stored).encode()


def test_the_page_is_no_place_to_come_back_to(visitor):
    one = visitor()
    length = one.page.evaluate("history.length")
    sign_in(one).is_signed_in()
    assert one.page.evaluate("history.length") == length


def test_a_name_is_carried_along_in_this_tab_and_not_in_the_address(visitor, preview):
    one = sign_in(visitor(), password="wrong").fails("error.not-authorized")
    one.page.goto(preview.site("plain") + "login.html")
    assert one.value("username") == NAME and one.value("password") == ""
    assert "@" not in one.page.url


def test_another_app_has_its_own_client_storage_and_home(visitor):
    one = sign_in(visitor(path="login.html?app=desk"))
    one.page.wait_for_url(HOME)
    one.page.goto(one.preview.site("plain") + "signed-in.html?app=desk")
    prefix = f"CognitoIdentityServiceProvider.desk{'0' * 20}"
    assert f"{prefix}.LastAuthUser" in kept(one, "session")
    assert kept(one) == {}


def test_links_between_pages_keep_the_app_and_the_way_back(visitor):
    one = visitor(path="login.html?app=desk&returnTo=%2Fdone")
    one.page.click('a[href*="forgot-password"]')
    one.page.wait_for_url("**/forgot-password.html?app=desk&returnTo=%2Fdone")


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


def test_a_language_that_was_chosen_is_kept_against_the_browsers(browser, preview):
    with browser.new_context(locale="ar") as context:
        page = context.new_page()
        page.goto(preview.site("plain") + "login.html")
        page.wait_for_url("**/ar/login.html")
        page.click('a[hreflang="en"]')
        page.wait_for_url(preview.site("plain") + "login.html")
        page.goto(preview.site("plain") + "ar/login.html")
        page.wait_for_url(preview.site("plain") + "login.html")


# The client alone


def test_the_api_client_agrees_with_the_mock_on_devices_factors_and_choices(preview):
    node = shutil.which("node") or pytest.skip("no node on this machine")
    walk = Path(__file__).with_name("client.mjs")
    subprocess.run([node, walk, preview.address + "/"], check=True, timeout=60)


# Speed: printed, for `-s`; a machine under test says nothing about others


def test_what_proving_a_password_costs(visitor):
    one = visitor()
    one.page.focus("#username")
    address = one.page.evaluate(
        "performance.getEntriesByType('resource').map(e => e.name).find(n => /cognito/.test(n))")
    spent = one.page.evaluate("""async (address) => {
      const { srp } = await import(address);
      const parameters = { SALT: "1f0e2d3c4b5a69788796a5b4c3d2e1f0", SECRET_BLOCK: "YWJj",
        SRP_B: srp.power(3n, 1n << 3071n).toString(16) };
      const prove = async () => {
        const start = performance.now();
        const pair = srp.pairOf();
        const middle = performance.now();
        await srp.proof(pair, parameters, "Example123", "ann", "Correct-Horse 9");
        return [middle - start, performance.now() - middle];
      };
      await prove();
      const all = [];
      for (let i = 0; i < 5; i += 1) all.push(await prove());
      return [0, 1].map((part) => all.map((one) => one[part]).sort((a, b) => a - b)[2]);
    }""", address)
    print(f"\nA while typing {spent[0]:.0f} ms, the proof {spent[1]:.0f} ms")
