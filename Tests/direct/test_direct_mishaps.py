"""What goes wrong around a sign-in on direct pages and is nobody's fault: a network that is slow or gone, answers
that are lost, a clock that is wrong, a storage that keeps nothing, another tab, a browser without script.
"""

import datetime

import pytest

from direct import LANGUAGES, judge, preview, visitor  # noqa: F401
from project import PASSWORD
from test_direct_orders import preview as orders  # noqa: F401
from test_direct_orders import walked

# What matters is that each answer takes a while.
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 // 8, "uploadThroughput": 750_000 // 8}


def factor_by_mail(preview, name):
    user = preview.user("factors", name)
    preview.factor(user, "EMAIL_OTP", preferred="EMAIL_OTP")
    return user


# The network


@LANGUAGES
def test_on_a_slow_network_each_answer_is_waited_for_and_asked_once(visitor, preview, lang):
    name = f"slow-net-{lang}@acme.example"
    factor_by_mail(preview, name)
    person = visitor(lang)
    devtools = person.context.new_cdp_session(person.page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", SLOW)
    person.open("factors").at("login").fill(username=name, password=PASSWORD)
    busy = person.page.evaluate("""() => {
      const form = document.querySelector("main form");
      form.requestSubmit();
      form.requestSubmit();
      return document.querySelectorAll("form[aria-busy=true] [data-busy]").length;
    }""")
    assert busy == 1
    person.at("code").send(code=person.code(name))
    person.is_signed_in()
    assert person.requests == ["InitiateAuth", "RespondToAuthChallenge", "RespondToAuthChallenge"]


def test_a_form_that_is_sent_before_the_script_is_there_sends_nothing_anywhere(visitor, preview):
    name = "early@acme.example"
    preview.user("plain", name)
    person = visitor()
    held, posts = [], []
    person.context.route("**/assets/page.*.js", lambda route: held.append(route))
    person.page.on("request", lambda request: request.method == "POST" and posts.append(request.url))
    person.page.goto(preview.site("plain") + "login.html", wait_until="commit")
    person.tenant = "plain"
    person.page.fill("#username", name)
    person.page.fill("#password", PASSWORD)
    with person.page.expect_console_message(lambda said: "form-action" in said.text or "form" in said.text):
        person.page.press("#password", "Enter", no_wait_after=True)
    assert posts == [] and person.value("password") == PASSWORD
    for route in held:
        route.continue_()


@LANGUAGES
def test_a_step_that_can_be_seen_takes_what_is_typed_at_once(visitor, preview, lang):
    """However long its script takes to come."""
    name = f"quick-{lang}@acme.example"
    factor_by_mail(preview, name)
    person = visitor(lang)
    slowly(person, "components")
    person.open("factors").send("code", username=name, password=PASSWORD)
    # A whole code sends itself: nobody presses the button.
    person.send(code=person.code(name)).is_signed_in()


def test_details_that_are_typed_before_the_known_ones_have_come_are_kept(visitor, preview):
    person, user = with_details(visitor, preview, "slow-details@acme.example")
    slowly(person, "profile")
    person.open("plain", "profile").send(given_name="Rob")
    assert person.at("profile").value("given_name") == "Rob"
    assert person.value("custom-team") == "blue", "what nobody has touched is filled"
    person.send().hears("profile.done")
    assert attributes(preview, user) == {"given_name": "Rob", "custom:team": "blue"}


def test_details_that_could_not_be_read_are_read_when_they_are_sent(visitor, preview):
    person, user = with_details(visitor, preview, "lost-details@acme.example")
    person.context.route("http://127.0.0.1:*/", lambda route: route.abort())
    person.open("plain", "profile").hears("error.network", "alert")
    person.at("profile").fill(given_name="Rob")
    person.context.unroute("http://127.0.0.1:*/")
    person.requests.clear()
    person.send().hears("profile.done")
    assert person.requests == ["GetUser", "UpdateUserAttributes"]
    assert person.value("custom-team") == "blue"
    assert attributes(preview, user) == {"given_name": "Rob", "custom:team": "blue"}


@LANGUAGES
def test_a_page_that_could_not_ask_asks_again(visitor, preview, lang):
    name = f"asks-again-{lang}@acme.example"
    preview.user("choice", name)
    person = visitor(lang)
    person.open("choice").send(username=name, password=PASSWORD).is_signed_in()
    again, lists = (person.page.locator(f"main [data-when={state}]").first for state in ("failed", "ready"))
    for broken in ("http://127.0.0.1:*/", "**/assets/security.*.js"):
        person.context.route(broken, lambda route: route.abort())
        person.open("choice", "security").hears("error.network", "alert").at("security")
        person.press("again", "security").hears("error.network", "alert")
        assert again.inner_text() == person.words("error.again") and lists.is_hidden()
        person.context.unroute(broken)
        person.press("again", "security")
        assert person.words("security.no-passkeys") in person.text and again.is_hidden()
        assert person.page.evaluate("document.activeElement.localName") == "h1"
        assert not person.page.locator("[data-region=alert] *").count()
    person.press("sign-out-everywhere", "signed-out")


def with_details(visitor, preview, name):
    """Somebody who is signed in, and has a team."""
    user = preview.user("plain", name, **{"custom:team": "blue"})
    person = visitor().open("plain").send(username=name, password=PASSWORD)
    person.is_signed_in()
    return person, user


def attributes(preview, user):
    found = {one["Name"]: one["Value"] for one in preview.api("AdminGetUser", **user)["UserAttributes"]}
    return {name: found[name] for name in ("given_name", "custom:team")}


def slowly(person, script):
    """A script comes, and late."""

    def late(route):
        person.page.wait_for_timeout(1_000)
        route.continue_()

    person.context.route(f"**/assets/{script}.*.js", late)


@pytest.mark.parametrize("title", [
    "2 a temporary password, then a factor", "6 a choice of factors, and SMS",
    "9 a password forgotten, the code by SMS", "12 a code as the first factor is enough"])
def test_a_network_that_goes_at_any_step_loses_nothing(visitor, orders, title):
    broken(visitor, orders, title)


def test_a_network_that_goes_while_signing_up_loses_nothing(visitor, orders):
    broken(visitor, orders, "8 a sign-up by phone")


def broken(visitor, orders, title):
    """On each page the button is first pressed without a network."""

    def without_network(walker, page, answer):
        person = walker.person
        if callable(answer):
            return
        if isinstance(answer, dict):
            person.fill(**answer)
        person.context.set_offline(True)
        if isinstance(answer, str):
            person.press(answer)
        else:
            person.send()
        person.hears("error.offline", "alert")
        person.context.set_offline(False)
        person.at(page)

    walked(visitor, orders, title, "en", before=without_network)


def test_an_answer_that_is_lost_after_it_was_given_ends_in_a_sign_in_all_the_same(visitor, preview):
    name = "lost-answer@acme.example"
    factor_by_mail(preview, name)
    person = visitor().open("factors").send("code", username=name, password=PASSWORD)
    lost = []

    def lose(route):
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch().status)
            return route.abort()
        return route.continue_()

    person.context.route("http://127.0.0.1:*/", lose)
    person.send(code=person.code(name)).hears("error.network", "alert")
    assert lost == [200] and not person.tokens()
    # The session was used up by the answer that nobody heard: one begins again, the name kept.
    person.page.locator("main button.button--primary").click()
    person.at("login").hears("error.session-expired")
    assert person.value("username") == name
    person.send("code", password=PASSWORD).send(code=person.code(name))
    person.is_signed_in()


# The clock


@pytest.mark.parametrize("hours", [-49, 49])
def test_a_clock_that_is_days_wrong_is_no_obstacle(visitor, preview, hours):
    name = f"clock{hours}@acme.example"
    factor_by_mail(preview, name)
    person = visitor()
    wrong = datetime.datetime.now() + datetime.timedelta(hours=hours)
    person.page.clock.install(time=wrong)
    person.open("factors").send("code", username=name, password=PASSWORD)
    person.send(code=person.code(name)).is_signed_in()
    person.requests.clear()
    person.open("factors", "profile").at("profile")
    assert person.value("given_name") == "Robin"
    assert "GetTokensFromRefreshToken" not in person.requests, "only the service knows what is too old"
    person.open("factors", "sign-out").at("sign-out").send("signed-out")


# The storage


FULL = """for (const kind of ["localStorage", "sessionStorage"]) {
  const storage = self[kind];
  Object.defineProperty(self, kind, { get: () => new Proxy(storage, { get(target, name) {
    if (name === "setItem") return () => { throw new DOMException("", "QuotaExceededError"); };
    const value = target[name];
    return typeof value === "function" ? value.bind(target) : value;
  } }) });
}"""
BLOCKED = """for (const kind of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(self, kind, { get() { throw new DOMException("", "SecurityError"); } });
}"""


@pytest.mark.parametrize("script", [FULL, BLOCKED], ids=["full", "blocked"])
def test_where_nothing_can_be_kept_the_last_step_says_so(visitor, preview, script):
    name = f"nothing-kept-{len(script)}@acme.example"
    factor_by_mail(preview, name)
    person = visitor()
    person.page.add_init_script(script)
    person.open("factors").fill(username=name, password=PASSWORD)
    person.page.locator("main button.button--primary").click()
    person.page.wait_for_selector("html[data-page=code]")
    person.page.wait_for_selector("main form:not([aria-busy])")
    person.fill(code=person.code(name))
    person.page.wait_for_selector(".summary")
    assert person.errors and person.page.url.endswith("/code.html")


# No script


@LANGUAGES
def test_without_script_the_page_says_what_it_needs_and_leads_to_the_hosted_pages(
        browser, preview, judge, lang):
    name = f"no-script-{lang}@acme.example"
    preview.user("plain", name)
    with browser.new_context(java_script_enabled=False, locale=lang, reduced_motion="reduce") as context:
        page = context.new_page()
        folder = "" if lang == "en" else f"{lang}/"
        page.goto(f"{preview.site('plain')}{folder}login.html")
        block = page.locator(".help-block")
        assert not block.is_visible(), "a script that is only slow is waited for"
        block.wait_for(state="visible", timeout=30000)
        assert "JavaScript" in block.inner_text()
        page.fill("#username", name)
        page.press("#username", "Enter")
        assert page.url.endswith("/login.html") and page.input_value("#username") == name
        context.route("https://plain.acme.example/**", lambda route: route.fulfill(body="arrived"))
        block.locator("a").first.click()
        page.wait_for_selector("html[data-served=hosted]")
        page.fill("[name=username]", name)
        page.fill("[name=password]", PASSWORD)
        page.locator("main button.button--primary").click()
        page.wait_for_url("**/callback.html?**")


# Two tabs


def test_two_tabs_sign_in_side_by_side(visitor, preview):
    names = ["one-tab@acme.example", "other-tab@acme.example"]
    for name in names:
        factor_by_mail(preview, name)
    person = visitor().open("factors").send("code", username=names[0], password=PASSWORD)
    first = person.page
    person.page = person.context.new_page()
    person.open("factors").send("code", username=names[1], password=PASSWORD)
    assert person.page.evaluate("sessionStorage['lintel.identifier']") == names[1]
    second, person.page = person.page, first
    person.send(code=person.code(names[0]))
    assert person.is_signed_in()["email"] == names[0]
    person.page = second
    person.at("code").send(code=person.code(names[1]))
    assert person.is_signed_in()["email"] == names[1]
    stored = person.page.evaluate("Object.keys(localStorage).filter(key => key.endsWith('accessToken'))")
    assert len(stored) == 1, "one person an app"


def test_signing_out_in_one_tab_is_met_in_the_other(visitor, preview):
    name = "both-tabs@acme.example"
    preview.user("plain", name)
    person = visitor().open("plain").send(username=name, password=PASSWORD)
    person.is_signed_in()
    person.open("plain", "profile").at("profile")
    first = person.page
    person.page = person.context.new_page()
    person.open("plain", "sign-out").at("sign-out").send("signed-out")
    person.page = first
    person.send(given_name="Robyn").at("login")
    assert not person.tokens()


@pytest.mark.parametrize("rotation", ["DISABLED", "ENABLED"])
def test_two_tabs_that_renew_at_once_both_stay_signed_in(visitor, preview, rotation):
    name = f"race-{rotation.lower()}@acme.example"
    preview.user("plain", name)
    client = {"UserPoolId": preview.pool_id("plain"), "ClientId": f"plain{'0' * 20}"}
    before = preview.api("DescribeUserPoolClient", **client)["UserPoolClient"]
    kept = {key: value for key, value in before.items() if key not in (
        "CreationDate", "LastModifiedDate", "ClientSecret", "RefreshTokenRotation")}
    preview.api("UpdateUserPoolClient", **kept, RefreshTokenRotation={
        "Feature": rotation, "RetryGracePeriodSeconds": 0})
    person = visitor().open("plain").send(username=name, password=PASSWORD)
    person.is_signed_in()
    first, second = person.page, person.context.new_page()
    preview.advance(2 * 3600)
    held = []
    person.context.route("http://127.0.0.1:*/", lambda route: (
        held.append(route) if route.request.headers.get("x-amz-target", "").endswith(
            "GetTokensFromRefreshToken") and len(held) < 1 else route.continue_()))
    try:
        for tab in (first, second):
            tab.goto(preview.site("plain") + "profile.html")
        # One asks, and the other waits for its turn.
        waiting = "async () => (await navigator.locks.query()).pending.length"
        for _ in range(1000):
            if held and second.evaluate(waiting) > 0:
                break
            second.wait_for_timeout(20)
        else:
            raise AssertionError("no tab waits for the other")
        for route in held:
            route.continue_()
        for tab in (first, second):
            person.page = tab
            tab.bring_to_front()
            person.at("profile")
            tab.wait_for_function("() => document.querySelector('[name=given_name]').value === 'Robin'")
        assert person.tokens()["refreshToken"]
    finally:
        preview.advance(-2 * 3600)
        preview.api("UpdateUserPoolClient", **kept, **(
            {"RefreshTokenRotation": before["RefreshTokenRotation"]} if "RefreshTokenRotation" in before else {}))
