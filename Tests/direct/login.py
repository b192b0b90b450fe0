"""The direct sign-in page as somebody finds it, in a project with two apps, a home of their own, and cookies."""

import json

import pytest

from project import PASSWORD, Preview, pool, running, tenant
from visitor import Visitor

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


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    with running(Preview, tmp_path_factory.mktemp("login"), PROJECT) as one:
        one.user("plain", NAME)
        yield one


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


def kept(one, kind="local"):
    return json.loads(one.page.evaluate(f"JSON.stringify({{...{kind}Storage}})"))
