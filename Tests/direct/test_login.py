"""The direct sign-in page: a password that is right at once, and all that can be wrong with one.

The page does this with two scripts; nothing here fetches the steps.
"""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from login import HOME, NAME, kept, preview, sign_in, visitor  # noqa: F401
from project import PASSWORD
from visitor import claims


def alerts(one, key):
    """Waits until a text is said where focus stays; the form can be sent again."""
    one.hears(key, region="alert")
    assert one.page.locator("form[aria-busy]").count() == 0
    assert one.page.evaluate("!document.activeElement.closest('[data-region]')")
    return one


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
    alerts(sign_in(one, username="off2@acme.example"), "error.network")


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
