"""What happens around the steps of a direct sign-in: going back, reloading, waiting, losing the network."""

import time

import pytest

from direct import judge, preview, visitor  # noqa: F401
from project import NEW_PASSWORD, PASSWORD


def at_code(visitor, preview, name, lang="en"):
    user = preview.user("factors", name)
    preview.factor(user, "EMAIL_OTP", preferred="EMAIL_OTP")
    return visitor(lang).open("factors").send("code", username=name, password=PASSWORD)


def test_back_from_a_step_is_the_first_page_with_the_name(visitor, preview):
    person = at_code(visitor, preview, "back@acme.example")
    person.page.go_back()
    person.at("login")
    assert person.value("username") == "back@acme.example" and person.value("password") == ""
    assert person.page.locator("form[aria-busy]").count() == 0
    person.send("code", password=PASSWORD)
    person.send(code=person.code("back@acme.example")).is_signed_in()


def test_forward_to_a_step_that_was_left_stays_on_the_first_page(visitor, preview):
    person = at_code(visitor, preview, "forward@acme.example")
    person.page.go_back()
    person.at("login")
    person.page.go_forward()
    person.at("login")


def test_back_from_a_later_step_is_the_first_page_too(visitor, preview):
    name = "later@acme.example"
    preview.user("choice", name)
    person = visitor().open("choice", "identifier").send("choose-method", username=name)
    person.press("PASSWORD", "password").page.go_back()
    person.at("identifier")
    assert person.value("username") == name


def test_a_step_that_is_loaded_again_becomes_the_first_page(visitor, preview):
    person = at_code(visitor, preview, "reload@acme.example")
    person.page.reload()
    person.at("login")
    assert person.value("username") == "reload@acme.example"
    for step in ("code", "new-password", "mfa-setup", "totp-setup", "reset-password"):
        person.open("factors", step).at("login")


def test_a_step_links_to_where_it_began(visitor, preview):
    person = at_code(visitor, preview, "links@acme.example")
    person.follow("login.html", "login")
    assert person.value("username") == "links@acme.example"


def test_a_session_that_is_too_old_begins_again(visitor, preview):
    name = "expired@acme.example"
    person = at_code(visitor, preview, name)
    code = person.code(name)
    preview.advance(200)
    try:
        person.send(code=code).at("login").hears("error.session-expired")
        assert person.value("username") == name
        person.send("code", password=PASSWORD)
        person.send(code=person.code(name)).is_signed_in()
    finally:
        preview.advance(-200)


def test_the_app_is_not_gone_back_from_into_a_step(visitor, preview):
    name = "done@acme.example"
    person = at_code(visitor, preview, name)
    person.send(code=person.code(name)).is_signed_in()
    person.page.go_back()
    person.at("login")
    assert person.value("password") == ""


def test_without_a_network_focus_stays_and_nothing_is_lost(visitor, preview):
    name = "offline@acme.example"
    person = at_code(visitor, preview, name)
    code = person.code(name)
    person.context.set_offline(True)
    person.send(code=code).hears("error.offline", "alert")
    assert person.value("code") == code and person.errors == []
    person.context.set_offline(False)
    person.page.locator("main button.button--primary").click()
    person.is_signed_in()


def test_a_service_that_is_not_reached(visitor, preview):
    name = "unreached@acme.example"
    person = at_code(visitor, preview, name)
    person.context.route("http://127.0.0.1:*/", lambda route: route.abort())
    person.send(code="123456").hears("error.network", "alert")


def test_a_service_that_does_not_answer(visitor, preview):
    name = "timeout@acme.example"
    user = preview.user("factors", name)
    preview.factor(user, "EMAIL_OTP", preferred="EMAIL_OTP")
    person = visitor()
    person.page.clock.install()
    person.open("factors").send("code", username=name, password=PASSWORD)
    person.context.route("http://127.0.0.1:*/", lambda route: None)
    person.send(code="123456")
    assert person.page.locator("form[aria-busy=true] [data-busy]").count() == 1
    person.page.clock.run_for(21_000)
    person.hears("error.timeout", "alert")


def test_two_submits_are_one(visitor, preview):
    person = at_code(visitor, preview, "twice@acme.example")
    person.requests.clear()
    person.page.evaluate("""() => {
      const form = document.querySelector("main form");
      form.elements.code.value = "123456";
      form.requestSubmit();
      form.requestSubmit();
    }""")
    person.fails("error.code-mismatch")
    assert person.requests == ["RespondToAuthChallenge"]


def test_an_answer_that_comes_after_going_back_changes_nothing(visitor, preview):
    name = "late@acme.example"
    person = at_code(visitor, preview, name)
    held = []
    person.context.route("http://127.0.0.1:*/", lambda route: held.append(route))
    person.send(code=person.code(name))
    person.page.wait_for_function("() => document.querySelector('form[aria-busy]')")
    person.page.go_back()
    person.at("login")
    for route in held:
        route.continue_()
    time.sleep(0.5)
    person.at("login")
    assert not person.tokens()


def test_too_many_tries_lead_to_a_page_that_says_so(visitor, preview):
    name = "locked@acme.example"
    preview.user("plain", name)
    person = visitor().open("plain", "forgot-password").send("reset-password", username=name)
    for _ in range(19):
        preview.api("ForgotPassword", ClientId=f"plain{'0' * 20}", Username=name)
    person.send(code="000000", new_password=NEW_PASSWORD)
    person.at("locked")
    person.page.go_back()
    person.at("forgot-password")


def test_steps_that_cannot_be_fetched_leave_the_page_as_it_is(visitor, preview):
    name = "stepless@acme.example"
    user = preview.user("factors", name)
    preview.factor(user, "EMAIL_OTP", preferred="EMAIL_OTP")
    person = visitor()
    person.context.route("**/assets/steps.*", lambda route: route.abort())
    person.open("factors").send(username=name, password=PASSWORD).hears("error.network", "alert")
    person.context.unroute("**/assets/steps.*")
    person.send("code")


@pytest.mark.parametrize("pool, module, step", [("factors", "signin", "code"), ("must", "setup", "mfa-setup")])
def test_a_script_that_is_not_reached_is_a_lost_network(visitor, preview, pool, module, step):
    name = f"no-{module}@acme.example"
    user = preview.user(pool, name)
    if pool == "factors":
        preview.factor(user, "EMAIL_OTP", preferred="EMAIL_OTP")
    person = visitor()
    person.context.route(f"**/assets/{module}.*", lambda route: route.abort())
    person.open(pool).send(username=name, password=PASSWORD).hears("error.network", "alert")
    assert person.quiet, person.console
    person.context.unroute(f"**/assets/{module}.*")
    person.send(step)


def test_without_storage_a_sign_in_still_gets_through_its_steps(visitor, preview):
    name = "blocked@acme.example"
    user = preview.user("factors", name)
    preview.factor(user, "EMAIL_OTP", preferred="EMAIL_OTP")
    person = visitor()
    person.page.add_init_script("""
      Object.defineProperty(self, "sessionStorage", { get() { throw new DOMException("", "SecurityError"); } });
    """)
    person.open("factors").fill(username=name, password=PASSWORD)
    person.page.locator("main button.button--primary").click()
    person.page.wait_for_selector("html[data-page=code]")
    person.fill(code=person.code(name))
    person.is_signed_in()
