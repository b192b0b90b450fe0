"""Scripts that are not the release's own: whoever can write to a site's assets, but not to its pages, runs nothing."""

import re

import pytest

from direct import judge, preview, visitor  # noqa: F401
from project import PASSWORD

ALTERED = "\n;globalThis.altered = true;"


def alter(person, script):
    """Serves a script with something more in it. What came of it: each request, and whether it ran."""
    came = []

    def answer(route):
        reply = route.fetch()
        came.append(route.request.url)
        route.fulfill(response=reply, body=reply.text() + ALTERED)

    person.context.route(re.compile(rf"/assets/{script}\.\w{{8}}\.js$"), answer)
    return came


def refused(person):
    """Waits until the browser says that it has refused a script."""
    return person.page.expect_console_message(lambda said: "integrity" in said.text)


def has_run(person):
    return person.page.evaluate("!!globalThis.altered")


@pytest.mark.parametrize("script", ["page", "cognito"])
def test_what_the_page_has_from_the_start_is_refused(visitor, preview, script):
    person = visitor()
    came = alter(person, script)
    with refused(person):
        person.page.goto(preview.site("plain") + "login.html")
    assert came and not has_run(person)


# `fields` and `steps` are imported by `flow`, `session` by `arrival`.
@pytest.mark.parametrize("script", ["later", "flow", "fields", "steps", "signin", "arrival", "session", "pkce"])
def test_what_comes_later_is_refused_and_the_page_says_that_something_is_wrong(visitor, preview, script):
    person = visitor()
    came = alter(person, script)
    if script in ["arrival", "session", "pkce"]:
        person.open("plain").page.click('[data-provider="Google"]')
    else:
        # A name that may be a number is for flow.js to read.
        person.open("either").fill(username="+491701234567", password=PASSWORD)
        person.page.press("#password", "Enter")
    person.hears("error.network", region="alert")
    assert came and not has_run(person)
    assert person.requests == []


def test_it_is_refused_at_the_second_attempt_too(visitor, preview):
    person = visitor()
    came = alter(person, "flow")
    person.open("either").fill(username="+491701234567", password=PASSWORD)
    person.context.route("**/assets/flow.*.js", lambda route: route.abort(), times=1)
    person.page.press("#password", "Enter")
    person.hears("error.network", region="alert")
    assert came == []
    person.page.press("#password", "Enter")
    person.page.wait_for_function("() => !document.querySelector('[data-region=alert] *')")
    person.hears("error.network", region="alert")
    assert came and not has_run(person)


def test_what_a_wrong_answer_needs_is_refused(visitor, preview):
    name = "altered-errors@acme.example"
    preview.user("plain", name)
    preview.api("AdminDisableUser", UserPoolId=preview.pool_id("plain"), Username=name)
    person = visitor()
    came = alter(person, "errors")
    person.open("plain").fill(username=name, password=PASSWORD)
    person.page.press("#password", "Enter")
    person.hears("error.network", region="alert")
    assert came and not has_run(person)


def test_another_language_is_not_gone_to_by_another_script(visitor, preview):
    person = visitor()
    came = alter(person, "language")
    with refused(person):
        person.page.goto(preview.site("plain") + "login.html?lang=ar")
    person.page.wait_for_selector("html[data-ready]")
    assert came and not has_run(person)
    assert person.page.locator("html").get_attribute("lang") == "en"


def test_components_of_another_release_do_nothing_and_the_form_still_works(visitor, preview):
    name = "altered-code@acme.example"
    user = preview.user("factors", name)
    preview.factor(user, "EMAIL_OTP", preferred="EMAIL_OTP")
    person = visitor()
    came = alter(person, "components")
    person.open("factors").at("login").fill(username=name, password=PASSWORD)
    with refused(person):
        person.page.press("#password", "Enter")
    person.page.wait_for_selector("#code")
    assert came and not has_run(person)
    person.page.fill("#code", person.code(name))
    person.page.locator("main button.button--primary").first.click()
    person.page.wait_for_url("**/signed-in.html")
