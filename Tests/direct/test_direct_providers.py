"""Buttons of the direct pages that lead to a provider, and the way back."""

from direct import LANGUAGES, judge, preview, visitor  # noqa: F401
from test_direct_accounts import renewed


def leave(person, provider="Google"):
    person.page.locator(f'main [data-provider="{provider}"]').click()
    person.page.wait_for_url("**/_lintel/provider**")
    assert "code_challenge_method=S256" in person.asked, person.asked


def opened(visitor, lang):  # noqa: F811
    person = visitor(lang).open("plain").at("login")
    person.page.on("request", lambda one: "/oauth2/authorize" in one.url
                   and setattr(person, "asked", one.url))
    return person


def came_through_google(visitor, name):  # noqa: F811
    person = opened(visitor, "en")
    leave(person)
    person.page.fill("[name=sub]", name)
    person.page.locator('button[value="allow"]').click()
    person.is_signed_in()
    return person


@LANGUAGES
def test_a_provider_that_signs_a_person_in(visitor, lang):  # noqa: F811
    person = opened(visitor, lang)
    leave(person)
    person.page.fill("[name=sub]", f"direct-{lang}")
    person.page.locator('button[value="allow"]').click()
    assert person.is_signed_in()["cognito:username"].lower() == f"google_direct-{lang}"
    assert person.tokens()["oauthMetadata"] == '{"oauthSignIn":true}'
    assert "code=" not in person.page.url and "state=" not in person.page.url


def test_who_came_through_a_provider_has_an_account_as_everybody_has(visitor):  # noqa: F811
    person = came_through_google(visitor, "account")
    person.open("plain", "security").at("security", axe=False)
    person.open("plain", "profile").at("profile", axe=False)
    person.send("profile", given_name="Robin").hears("profile.done")


def test_a_session_of_a_provider_goes_on_and_ends_at_the_pools_domain(visitor, preview):  # noqa: F811
    person = came_through_google(visitor, "renewed")
    before, asked = person.kept(), []
    person.page.on("request", lambda one: asked.append(one.url.split("?")[0].removeprefix(preview.address)))
    preview.advance(2 * 3600)
    try:
        person.open("plain", "profile").at("profile", axe=False)
        assert renewed(before, person.kept()) == {"accessToken", "idToken"}
    finally:
        preview.advance(-2 * 3600)
    assert "/oauth2/token" in asked and "GetTokensFromRefreshToken" not in person.requests
    person.open("plain", "sign-out").at("sign-out", axe=False)
    with person.page.expect_request("https://plain.acme.example/login/signed-out.html"):
        person.send()
    assert "/logout" in asked and "RevokeToken" in person.requests
    # The first page is on its way to an address that does not answer here.
    person.page = person.context.new_page()
    person.open("plain", "signed-out").at("signed-out", axe=False)
    assert person.kept() == {}


def test_a_domain_that_renews_nothing_more_ends_the_session(visitor, preview):  # noqa: F811
    person = came_through_google(visitor, "dead")
    answer = {"status": 503, "json": {}, "headers": {"access-control-allow-origin": "*"}}
    person.context.route("**/oauth2/token", lambda route: route.fulfill(**answer))
    preview.advance(2 * 3600)
    try:
        person.open("plain", "profile").fails("error.internal-error")
        assert person.tokens()["refreshToken"], "the domain has said nothing about it"
        answer.update(status=400, json={"error": "invalid_grant"})
        person.open("plain", "profile").at("login", axe=False)
        assert person.kept() == {}
    finally:
        preview.advance(-2 * 3600)


def test_an_app_that_asked_for_less_loses_no_session_on_the_pages_of_an_account(visitor):  # noqa: F811
    person = opened(visitor, "en")
    person.context.route("**/oauth2/authorize?*", lambda route: route.continue_(
        url=route.request.url.replace("+aws.cognito.signin.user.admin", "")))
    leave(person)
    person.page.fill("[name=sub]", "less")
    person.page.locator('button[value="allow"]').click()
    person.is_signed_in()
    for page in ("profile", "security"):
        person.open("plain", page).fails("error.invalid-user-pool-configuration")
        assert person.tokens()["refreshToken"]
    assert not person.page.locator("[data-when=waiting]").is_visible(), "nothing more is waited for"


@LANGUAGES
def test_a_companys_own_sign_in(visitor, lang):  # noqa: F811
    person = opened(visitor, lang)
    leave(person, "staff")
    assert "identity_provider=staff" in person.asked
    person.page.fill("[name=sub]", f"staff-{lang}")
    person.page.locator('button[value="allow"]').click()
    assert person.is_signed_in()["cognito:username"].lower() == f"staff_staff-{lang}"
    person.at("signed-in")


@LANGUAGES
def test_a_provider_that_refuses(visitor, lang):  # noqa: F811
    person = opened(visitor, lang)
    leave(person)
    person.page.locator('button[value="deny"]').click()
    person.page.wait_for_url("**/callback.html*")
    person.page.locator("h1", has_text=person.words("callback.failed")).wait_for()
    assert "error=" not in person.page.url and "state=" not in person.page.url
    assert person.tokens() == {}
    person.page.locator("main a.button--primary:visible").click()
    person.at("login")


def test_a_callback_of_nobody(visitor):  # noqa: F811
    person = visitor().open("plain", "callback", code="c0de", state="1.x")
    person.page.locator("h1", has_text=person.words("callback.failed")).wait_for()
    assert person.page.url.endswith("/callback.html")
