"""The main ways through the direct pages in Firefox and in WebKitGTK, in a language of either direction."""

import json
import sys

import pytest

from conftest import ROOT

sys.path.insert(0, str(ROOT / "Tests/direct"))
from engine import ENGINES, until  # noqa: E402
from project import MFA, PASSWORD, Preview, pool, running, tenant  # noqa: E402
from visitor import claims, words  # noqa: E402

LANGUAGES = pytest.mark.parametrize("lang", ["en", "ar"])
PROJECT = {
    "pools": {"plain": pool("Plain0004"), "factors": pool("Factors04", mfa=MFA)},
    "defaults": {"locales": ["en", "ar"]},
    "tenants": [tenant("plain"), tenant("factors")],
    "preview": {"users": []},
}
BUTTON = "main button.button--primary"


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    with running(Preview, tmp_path_factory.mktemp("engines"), PROJECT) as one:
        yield one


@pytest.fixture(scope="module", params=ENGINES)
def engine(request, tmp_path_factory, whole_matrix):
    if not whole_matrix:
        pytest.skip("other engines are asked by `make test-all`")
    kind = ENGINES[request.param]
    if not kind.program:
        pytest.skip(f"no {request.param} on this machine")
    running = kind(tmp_path_factory.mktemp(request.param))
    yield running
    running.close()


class Visitor:
    """Somebody at one of these browsers."""

    def __init__(self, engine, preview, tenant, lang, page="login"):
        self.engine, self.preview, self.tenant, self.lang = engine, preview, tenant, lang
        # Whoever was here before has left nothing.
        engine.navigate(preview.site(tenant) + "error.html")
        engine.run("localStorage.clear(); sessionStorage.clear();")
        folder = "" if lang == "en" else f"{lang}/"
        engine.navigate(f"{preview.site(tenant)}{folder}{page}.html")
        self.at(page)

    def at(self, page):
        until(lambda: self.engine.run(
            """const { dataset } = document.documentElement;
            const busy = document.querySelector("main form[aria-busy]");
            return dataset.page === arguments[0] && "ready" in dataset && !busy;""", page))
        lang, direction, path, headings, text = self.engine.run(
            """return [document.documentElement.lang, getComputedStyle(document.documentElement).direction,
              location.pathname, document.querySelectorAll("h1").length,
              JSON.stringify([{...sessionStorage}, {...localStorage}, history.state, location.href])];""")
        assert (lang, direction) == (("ar", "rtl") if self.lang == "ar" else ("en", "ltr"))
        assert path.endswith(f"/{page}.html") and headings == 1
        assert PASSWORD not in text
        return self

    def send(self, to=None, **values):
        # A full code sends itself.
        sends = "code" in values and self.engine.run("return !!document.querySelector('[data-auto-submit]')")
        for name, value in values.items():
            self.engine.type(f'main [name="{"new-password" if name == "new_password" else name}"]', value)
        if not sends:
            self.engine.click(BUTTON)
        return self.at(to) if to else self

    def fails(self, key):
        until(lambda: self.engine.run(
            """const summary = document.querySelector("[data-region=summary]");
            return summary.innerText.includes(arguments[0]) && summary.contains(document.activeElement);""",
            words(self.lang)[key]))
        return self

    def value(self, name):
        return self.engine.run("return document.querySelector(`[name=${arguments[0]}]`).value", name)

    def is_signed_in(self):
        self.at("signed-in")
        kept = json.loads(self.engine.run("return JSON.stringify({...localStorage})"))
        prefix = f"CognitoIdentityServiceProvider.{self.tenant}{'0' * 20}."
        name = kept[f"{prefix}LastAuthUser"]
        return claims(kept[f"{prefix}{name}.idToken"])


@LANGUAGES
def test_a_password_that_is_wrong_and_one_that_is_right(engine, preview, lang):
    name = f"plain-{lang}-{type(engine).__name__.lower()}@acme.example"
    preview.user("plain", name)
    person = Visitor(engine, preview, "plain", lang)
    person.send(username=name, password="wrong").fails("error.not-authorized")
    assert person.value("username") == name
    assert person.send(password=PASSWORD).is_signed_in()["email"] == name


@LANGUAGES
def test_a_code_and_the_way_back(engine, preview, lang):
    name = f"code-{lang}-{type(engine).__name__.lower()}@acme.example"
    preview.factor(preview.user("factors", name), "EMAIL_OTP", preferred="EMAIL_OTP")
    person = Visitor(engine, preview, "factors", lang).send("code", username=name, password=PASSWORD)
    # Once the script of the field is there, too.
    until(lambda: engine.run("return document.activeElement.id") == "code")
    engine.back()
    person.at("login")
    assert person.value("username") == name and person.value("password") == ""
    person.send("code", password=PASSWORD).send(code="000000").fails("error.code-mismatch")
    assert person.send(code=preview.code(name)).is_signed_in()["email"] == name


@LANGUAGES
def test_signing_up(engine, preview, lang):
    name = f"new-{lang}-{type(engine).__name__.lower()}@acme.example"
    person = Visitor(engine, preview, "plain", lang, "signup")
    person.send("code", username=name, given_name="Robin", new_password=PASSWORD)
    assert person.send(code=preview.code(name)).is_signed_in()["given_name"] == "Robin"


def test_a_language_is_chosen_by_its_link(engine, preview):
    person = Visitor(engine, preview, "plain", "en")
    engine.click('a[hreflang="ar"]')
    person.lang = "ar"
    person.at("login")
