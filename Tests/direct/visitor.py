"""A person at a browser, on direct pages.

A `Visitor` does what people do and is judged at each step: the address, the language, one heading, focus, axe,
a quiet console; and nothing secret in a storage or an address before the sign-in has ended.
"""

import base64
import functools
import json
import urllib.parse

from conftest import ROOT
from project import NEW_PASSWORD, PASSWORD
from witness import Witness


# Scripts that came and nothing had told the browser what to expect.
UNEXPECTED = """() => {
  const told = [...document.querySelectorAll("script[integrity], link[integrity]")].map(one => one.src || one.href);
  const came = performance.getEntriesByType("resource").map(one => one.name);
  return came.filter(name => name.endsWith(".js") && !told.includes(name));
}"""


class Visitor:
    """Somebody at a browser, in one language. Every page and step is judged."""

    def __init__(self, browser, preview, judge, lang="en", **options):
        self.preview, self.judge, self.lang = preview, judge, lang
        self.context = browser.new_context(locale=lang, **options)
        self.context.set_default_timeout(10_000)
        self.witness = Witness(self.context)
        self.page = self.context.new_page()
        self.console, self.secrets, self.requests = [], {PASSWORD, NEW_PASSWORD}, []
        # What the pool's functions were told, by operation.
        self.metadata = {}
        self.page.on("console", lambda said: self.console.append(said.text))
        self.page.on("pageerror", lambda error: self.console.append(error.stack or str(error)))
        self.page.on("request", self.noted)
        self.tenant = None

    def noted(self, request):
        if request.method == "POST" and "x-amz-target" in request.headers:
            operation = request.headers["x-amz-target"].split(".")[-1]
            self.requests.append(operation)
            self.metadata[operation] = json.loads(request.post_data).get("ClientMetadata")

    def close(self):
        self.context.close()
        self.witness.has_seen_none_of(self.secrets)

    # Going

    def open(self, tenant, page="login", **query):
        self.tenant = tenant
        folder = "" if self.lang == "en" else f"{self.lang}/"
        text = f"?{urllib.parse.urlencode(query)}" if query else ""
        self.page.goto(f"{self.preview.site(tenant)}{folder}{page}.html{text}")
        return self

    def at(self, page, axe=True, loading=False):
        """Waits for a page or a step, and judges it; or for one that still waits for what it is to list."""
        try:
            self.page.wait_for_function(
                """([page, loading]) => {
                  const { dataset } = document.documentElement;
                  const busy = document.querySelector("main form[aria-busy]");
                  const waits = !!document.querySelector("main [data-when=waiting]:not([hidden])");
                  return dataset.page === page && "ready" in dataset && !busy && waits === loading;
                }""", arg=[page, loading])
        except Exception as error:
            raise AssertionError(
                (f"not at {page}", self.page.url, self.text, self.console)) from error
        here = urllib.parse.urlsplit(self.page.url)
        assert here.path.endswith(f"/{page}.html"), here
        self.has_no_secret()
        html = self.page.locator("html")
        expected = ("ar", "rtl") if self.lang == "ar" else ("en", "ltr")
        assert (html.get_attribute("lang"), html.get_attribute("dir")) == expected, self.page.url
        assert self.page.locator("h1").count() == 1
        assert self.page.locator("main form").count() <= 1
        assert self.page.evaluate(UNEXPECTED) == []
        if axe:
            self.judge(self.page)
        assert self.quiet, self.console
        return self

    @property
    def quiet(self):
        # A refusal of the API is an answer; Chromium reports it as a failure all the same.
        return [line for line in self.console if "Failed to load resource" not in line] == []

    def has_no_secret(self):
        """Nothing secret lies in a storage or an address."""
        kept = self.page.evaluate(
            "JSON.stringify([{...sessionStorage}, {...localStorage}, history.state, location.href])")
        for secret in self.secrets:
            assert secret not in urllib.parse.unquote(kept), kept
        assert "AQID" not in kept and "Session" not in kept, kept
        self.witness.has_seen_none_of(self.secrets)
        assert "@" not in urllib.parse.unquote(urllib.parse.urlsplit(self.page.url).query), self.page.url

    def forget(self, *storages):
        """As in a new tab: no name is remembered; or nobody is signed in."""
        for storage in storages or ["sessionStorage"]:
            self.page.evaluate(f"{storage}.clear()")
        return self

    # Seeing

    @property
    def text(self):
        main = self.page.locator("main")
        return main.inner_text() if main.count() else ""

    @property
    def title(self):
        return self.page.title()

    @property
    def focused(self):
        return self.page.evaluate(
            "document.activeElement.id || document.activeElement.localName")

    def said(self, region="status"):
        return self.page.locator(f"[data-region={region}]").inner_text().strip()

    @property
    def errors(self):
        return self.page.locator("[data-region=summary] [data-slot=text]").all_inner_texts()

    def value(self, name):
        return self.page.input_value(f'[name="{name}"]')

    def words(self, key, **values):
        """A text of the dictionary in the visitor's language."""
        text = words(self.lang)[key]
        for name, value in values.items():
            text = text.replace("{" + name + "}", str(value))
        return text

    def hears(self, key, region="status", **values):
        """Waits until a region says a text."""
        self.page.wait_for_function(
            "([region, text]) => document.querySelector(`[data-region=${region}]`).innerText.includes(text)",
            arg=[region, self.words(key, **values)])
        return self

    def becomes(self, key):
        """Waits until the page has another heading, in its title too."""
        text = self.words(key)
        self.page.wait_for_function("text => document.title.includes(text)", arg=text)
        assert self.page.locator("h1").inner_text() == text
        self.judge(self.page)
        return self

    def fails(self, key):
        """Waits until the summary says a text, in the title too, and has focus."""
        self.page.wait_for_function(
            "text => document.querySelector('[data-region=summary]').innerText.includes(text)",
            arg=self.words(key))
        assert self.title.startswith(self.words("common.error-prefix").strip()), self.title
        assert self.page.evaluate("!!document.activeElement.closest('[data-region=summary]')")
        self.judge(self.page)
        return self

    # Doing

    def fill(self, **values):
        for name, value in values.items():
            name = name.replace("_", "-") if name.startswith(("new_", "current_")) else name
            if name.startswith("code"):
                self.secrets.add(value)
            self.page.fill(f'main [name="{name}"]', value)
        return self

    def send(self, to=None, **values):
        # A full code sends itself, where its hint says so.
        sends = "code" in values and self.page.locator("main [data-auto-submit]").count() > 0
        self.fill(**values)
        if not sends:
            self.page.locator('main button[type="submit"].button--primary').first.click()
        return self.at(to) if to else self

    def press(self, value, to=None):
        self.page.locator(f'main button[value="{value}"]').first.click()
        return self.at(to) if to else self

    def follow(self, part, to=None):
        self.page.locator(f'main a[href*="{part}"]').first.click()
        return self.at(to) if to else self

    def code(self, to):
        found = self.preview.code(to)
        self.secrets.add(found)
        return found

    # Arriving

    def kept(self):
        return json.loads(self.page.evaluate("JSON.stringify({...localStorage})"))

    def tokens(self):
        kept = self.kept()
        prefix = f"CognitoIdentityServiceProvider.{self.tenant}{'0' * 20}."
        name = kept.get(f"{prefix}LastAuthUser")
        return {key.split(".")[-1]: value for key, value in kept.items()
                if name and key.startswith(f"{prefix}{name}.")}

    def is_signed_in(self, page="signed-in"):
        """The tokens are where the app finds them, and the way back leads to no step."""
        try:
            self.page.wait_for_url(f"**/{page}.html*", wait_until="commit")
        except Exception as error:
            raise AssertionError((self.page.url, self.text, self.console)) from error
        self.page.wait_for_function("() => 'ready' in document.documentElement.dataset")
        assert self.quiet, self.console
        tokens = self.tokens()
        assert claims(tokens["accessToken"])["token_use"] == "access", tokens
        return claims(tokens["idToken"])


class Authenticator:
    """A passkey's home in the browser."""

    def __init__(self, person, verified=True):
        self.devtools = person.context.new_cdp_session(person.page)
        self.devtools.send("WebAuthn.enable")
        self.id = self.devtools.send("WebAuthn.addVirtualAuthenticator", {"options": {
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
            "hasUserVerification": True, "isUserVerified": verified,
            "automaticPresenceSimulation": True}})["authenticatorId"]

    def refuses(self, refuses=True):
        self.devtools.send("WebAuthn.setUserVerified", {
            "authenticatorId": self.id, "isUserVerified": not refuses})


def claims(token):
    """What a token says, unproved."""
    part = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


@functools.cache
def words(lang):
    """The texts of the kit in a language."""
    return json.loads((ROOT / f"templates/locales/{lang}.json").read_text())
