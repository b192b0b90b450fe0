"""The PKCE client in a browser, at an origin of its own, against the preview."""

import time

import pytest

from app import App, documented
from conftest import LINTEL
from project import PASSWORD, Preview, pool, tenant

pytest.importorskip("playwright.sync_api")
CLIENT = f"own{'0' * 20}"


@pytest.fixture(scope="module")
def app():
    served = App()
    yield served
    served.close()


@pytest.fixture(scope="module")
def preview(app, tmp_path_factory):
    if not LINTEL.exists():
        pytest.skip("the program is not built: swift build")
    ways = {"callbacks": [f"{app.address}/", f"{app.address}/empty"],
            "signedOut": [f"{app.address}/", f"{app.address}/empty"]}
    running = Preview(tmp_path_factory.mktemp("own"), {
        "pools": {"own": pool("Own000001")}, "defaults": {"locales": ["en"]},
        "tenants": [tenant("own", ways, locales=["en"], signIn={"providers": ["Google"]})]})
    app.knows(running, "eu-central-1_Own000001", CLIENT)
    yield running
    running.stop()


@pytest.fixture
def context(browser):
    made = browser.new_context()
    made.set_default_timeout(30_000)
    yield made
    made.close()


def opened(context, app, path="/empty", **options):
    """A tab with a client in it."""
    page = context.new_page()
    page.said = []
    page.on("console", lambda line: page.said.append(line.text))
    page.goto(app.address + path)
    return made(page, app, **options)


def made(page, app, **options):
    page.wait_for_selector("html[data-ready]", state="attached")
    page.evaluate("options => void make(options)", app.options(**options))
    return page


def tried(page, script):
    return page.evaluate(f"tried({script})")


def leave(page, options="{}"):
    with page.expect_navigation():
        page.evaluate(f"void auth.signIn({options})")


def sign_in(page, app, name, **options):
    """Goes through the pool's pages and comes back; the client has not looked at the callback yet."""
    leave(page, "{ returnTo: '/empty/deep?tab=2#part' }")
    page.fill("[name=username]", name)
    page.fill("[name=password]", PASSWORD)
    page.locator("main button.button--primary").first.click()
    page.wait_for_url(f"{app.address}/empty?**")
    return made(page, app, **options)


def signed_in(context, app, preview, name, **options):
    preview.user("own", name)
    page = sign_in(opened(context, app, **options), app, name, **options)
    assert tried(page, "auth.callback()") == {"value": {"returnTo": "/empty/deep?tab=2#part"}}
    return page


def asked(context, part):
    """Collects the requests for an address."""
    found = []
    context.on("request", lambda one: part in one.url and one.method == "POST" and found.append(one))
    return found


# Refusals


def test_a_clock_that_is_wrong_is_named(context, app, preview):
    preview.user("own", "clock@acme.example")
    context.clock.install(time=time.time() - 1200)
    page = sign_in(opened(context, app), app, "clock@acme.example")
    said = tried(page, "auth.callback()")
    assert (said["code"], said["returnTo"]) == ("clock", "/empty/deep?tab=2#part")
    assert page.evaluate("Object.keys(sessionStorage).filter(key => key.endsWith('Token'))") == []


def test_a_clock_of_another_time_zone_does_no_harm(context, app, preview):
    preview.user("own", "zone@acme.example")
    context.clock.install(time=time.time() + 3595)
    page = sign_in(opened(context, app), app, "zone@acme.example")
    assert "value" in tried(page, "auth.callback()")
    posts = asked(context, "/oauth2/token")
    assert "value" in tried(page, "auth.token()")
    assert posts == [], "the token is new, whatever the clock says"


def test_where_storage_is_blocked_a_sign_in_is_not_begun(context, app, preview):
    context.add_init_script("""
      for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(globalThis, name, {
        get() { throw new DOMException("Access is denied", "SecurityError"); } });
    """)
    for storage in ("session", "local", "memory"):
        page = opened(context, app, storage=storage)
        assert page.evaluate("auth.isKept") is False
        assert tried(page, "auth.signIn()")["code"] == "storage_unavailable"
        assert tried(page, "auth.token()")["code"] == "login_required"


def test_an_answer_to_nobody_is_refused(context, app, preview):
    posts = asked(context, "/oauth2/")
    for query, code in [
        ("code=abc", "missing_state"), ("code=abc&state=1.x", "unknown_transaction"),
        ("code=abc&code=def&state=1.x", "malformed_callback"),
        ("error=access_denied&state=1.x", "unknown_transaction"),
    ]:
        page = opened(context, app, f"/empty?{query}&tab=2")
        assert tried(page, "auth.callback()")["code"] == code
        assert page.url == f"{app.address}/empty?tab=2", "and leaves nothing in the address"
    assert posts == []


def test_a_target_of_another_origin_is_not_gone_to(context, app, preview):
    for target in ("//evil.example/", "/\\\\evil.example", "javascript:alert(1)", "https://evil.example"):
        page = opened(context, app)
        leave(page, f"{{ returnTo: '{target}' }}")
        page.goto(f"{app.address}/empty")
        kept = page.evaluate("Object.values(sessionStorage).join()")
        assert "returnTo=%2F" in kept and "evil" not in kept, kept


def test_a_session_that_was_ended_elsewhere_asks_for_a_sign_in(context, app, preview):
    name = "revoked@acme.example"
    page = signed_in(context, app, preview, name)
    preview.api("AdminUserGlobalSignOut", UserPoolId="eu-central-1_Own000001", Username=name)
    said = tried(page, "auth.refresh()")
    assert (said["code"], said["cause"]) == ("login_required", "invalid_grant")
    assert page.evaluate("auth.claims()") is None


def test_without_a_network_the_session_stays(context, app, preview):
    page = signed_in(context, app, preview, "offline@acme.example")
    context.set_offline(True)
    assert tried(page, "auth.refresh()")["code"] == "network"
    context.set_offline(False)
    assert "value" in tried(page, "auth.refresh()")


# Sessions


def test_a_sign_in_there_and_back(context, app, preview):
    posts = asked(context, "/oauth2/token")
    page = signed_in(context, app, preview, "round@acme.example")
    assert page.url == f"{app.address}/empty"
    assert page.evaluate("auth.claims().email") == "round@acme.example"
    said = tried(page, f"auth.userInfo()")
    assert said["value"]["email"] == "round@acme.example"
    assert len(posts) == 1 and "authorization" not in posts[0].headers
    page.reload()
    made(page, app)
    assert tried(page, "auth.callback()") == {"value": None}
    assert page.evaluate("auth.claims().email") == "round@acme.example"
    assert page.said == [], page.said
    with page.expect_navigation():
        page.evaluate("void auth.signOut()")
    page.wait_for_url(f"{app.address}/empty")
    made(page, app)
    assert page.evaluate("auth.claims()") is None
    leave(page)
    assert "/login" in page.url, "the pool's pages have forgotten the person too"


def test_two_who_ask_at_once_are_one_refresh(context, app, preview):
    one = signed_in(context, app, preview, "tabs@acme.example", storage="local")
    two = opened(context, app, storage="local")
    posts = asked(context, "/oauth2/token")
    at = time.time() * 1000 + 2000
    for page in (one, two):
        page.evaluate("""at => {
          const old = auth.item("accessToken");
          globalThis.done = new Promise((go) => setTimeout(go, at - Date.now()))
            .then(() => tried(auth.refresh(old).then(() => auth.token())));
        }""", at)
    first, second = one.evaluate("() => done"), two.evaluate("() => done")
    assert first == second and "value" in first
    assert len(posts) == 1


def test_a_sign_out_is_heard_in_another_tab(context, app, preview):
    one = signed_in(context, app, preview, "both@acme.example", storage="local")
    two = opened(context, app, storage="local")
    assert two.evaluate("auth.claims().email") == "both@acme.example"
    one.evaluate("auth.revoke()")
    two.wait_for_function("() => told === 1")
    assert two.evaluate("auth.claims()") is None
    assert tried(two, "auth.token()")["code"] == "login_required"


def test_another_sign_in_is_no_sign_out_for_another_tab(context, app, preview):
    one = signed_in(context, app, preview, "first@acme.example", storage="local")
    two = opened(context, app, storage="local")
    preview.user("own", "second@acme.example")
    context.clear_cookies()
    sign_in(one, app, "second@acme.example", storage="local")
    assert "value" in tried(one, "auth.callback()")
    two.wait_for_function("() => auth.claims()?.email === 'second@acme.example'")
    assert two.evaluate("told") == 0


def test_a_provider_is_gone_to_past_the_pools_pages(context, app, preview):
    page = opened(context, app)
    leave(page, "{ identity_provider: 'Google', returnTo: '/empty/x' }")
    assert "/_lintel/provider" in page.url
    page.locator('button[value="deny"]').click()
    page.wait_for_url(f"{app.address}/empty?**")
    said = tried(made(page, app), "auth.callback()")
    assert (said["code"], said["returnTo"]) == ("access_denied", "/empty/x")
    leave(page, "{ identity_provider: 'Google', returnTo: '/empty/x' }")
    page.fill("[name=sub]", "pkce-1")
    page.locator('button[value="allow"]').click()
    page.wait_for_url(f"{app.address}/empty?**")
    assert tried(made(page, app), "auth.callback()") == {"value": {"returnTo": "/empty/x"}}
    assert page.evaluate("auth.claims()['cognito:username']").lower() == "google_pkce-1"


# The app of the documentation


def test_the_app_of_the_documentation(context, app, preview):
    assert sum(len(part.splitlines()) for part in documented()) < 30
    preview.user("own", "documented@acme.example")
    page = context.new_page()
    said = []
    page.on("console", lambda line: said.append(line.text))
    page.goto(f"{app.address}/orders/7?tab=2#part")
    page.get_by_text("Please sign in").wait_for()
    page.get_by_role("button", name="Sign in").click()
    page.fill("[name=username]", "documented@acme.example")
    page.fill("[name=password]", PASSWORD)
    page.locator("main button.button--primary").first.click()
    page.get_by_text("Hello, documented@acme.example").wait_for()
    assert page.url == f"{app.address}/orders/7?tab=2#part", "a deep link is gone on to"
    page.wait_for_function("() => document.getElementById('orders').textContent.includes('/orders')")
    page.get_by_role("button", name="Sign out").click()
    page.get_by_text("Please sign in").wait_for()
    assert page.url == f"{app.address}/"
    assert said == [], said
