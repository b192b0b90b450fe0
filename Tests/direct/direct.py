"""What the walks through the direct pages share: a project, a preview of it, and a person at a browser.

A `Visitor` does what people do and is judged at each step: the address, the language, one heading, focus, axe,
a quiet console; and nothing secret in a storage or an address before the sign-in has ended.
"""

import base64
import http.server
import json
import sys
import threading
import urllib.parse
from pathlib import Path

import pytest

from conftest import LINTEL, ROOT

sys.path.insert(0, str(ROOT / "Tests/hosted"))
import hosted_flow  # noqa: E402
from hosted_flow import PASSWORD, totp  # noqa: E402, F401
from witness import Witness  # noqa: E402

sync = pytest.importorskip("playwright.sync_api")
axe_source = pytest.importorskip("axe_playwright_python.base").AXE_FILE_PATH.read_text()

LANGUAGES = pytest.mark.parametrize("lang", ["en", "ar"])
NEW_PASSWORD = "Another-horse-8"
MFA = {"required": False, "methods": ["totp", "sms", "email"]}


class Question(http.server.BaseHTTPRequestHandler):
    """A pool's functions that ask for the name of a school, three times at most."""

    def do_POST(self):
        event = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        asked, answer = event["request"], event["response"]
        kind = event["triggerSource"].partition("_")[0]
        if kind == "DefineAuthChallenge":
            past = [one for one in asked["session"] if one["challengeName"] == "CUSTOM_CHALLENGE"]
            answer["issueTokens"] = bool(past) and past[-1]["challengeResult"]
            answer["failAuthentication"] = len(past) > 2 and not answer["issueTokens"]
            answer["challengeName"] = "CUSTOM_CHALLENGE"
        elif kind == "CreateAuthChallenge":
            # Some people get a link in place of the question.
            isLinked = asked.get("userAttributes", {}).get("email", "").startswith("linked")
            answer["publicChallengeParameters"] = (
                {"link": "l***@a***"} if isLinked else {"question": "Which school?"})
            answer["privateChallengeParameters"] = {"answer": "Hillside"}
        else:
            answer["answerCorrect"] = asked["challengeAnswer"] == "Hillside"
        body = json.dumps(event).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


QUESTION = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Question)
threading.Thread(target=QUESTION.serve_forever, daemon=True).start()


def pool(name, **facts):
    return {
        "userPoolId": f"eu-central-1_{name}", "domain": f"{name.lower()}.acme.example",
        "rpId": "acme.example", "identifiers": ["email"], "methods": ["password"], "signUp": True,
        "recovery": ["email"], "attributes": [
            {"name": "given_name", "required": True}, {"name": "phone_number"},
            {"name": "custom:team", "type": "select", "options": ["red", "blue"]}], **facts}


def tenant(id, client=None, **facts):
    return {
        "id": id, "name": {"en": "Acme Robotics", "ar": "أكمي"}, "pool": id, "theme": "base",
        "url": f"https://{id}.acme.example/login/", "locales": ["en", "ar"],
        "clients": {"web": {"clientId": f"{id}{'0' * 20}",
                            "callbacks": [f"https://{id}.acme.example/login/callback.html"],
                            "signedOut": [f"https://{id}.acme.example/login/signed-out.html"],
                            **(client or {})}}, **facts}


# A number is a name: the only kind, or one of two.
CALLED = {"recovery": ["phone"], "attributes": [{"name": "given_name", "required": True}]}
TERMS = {"terms": "https://acme.example/terms"}
# As the gallery's long texts have it.
LONG = "Acme Robotics Industrial Automation, Robotics and Logistics International Holding"

PROJECT = {
    "pools": {
        "plain": pool("Plain0002"),
        "factors": pool("Factors02", mfa=MFA),
        # Nobody is asked for a number before it is to get codes.
        "bare": pool("Bare00002", attributes=[], mfa=MFA),
        "must": pool("Must00002", mfa={**MFA, "required": True}),
        "choice": pool("Choice002", methods=["password", "passkey", "emailCode", "smsCode"]),
        "codes": pool("Codes0002", methods=["emailCode"]),
        "custom": pool("Custom002"),
        "devices": pool("Devices02", mfa=MFA),
        "phone": pool("Phone0002", identifiers=["phone"], **CALLED),
        "either": pool("Either002", identifiers=["email", "phone"], **CALLED),
        "all": pool("All000002", methods=["password", "passkey", "emailCode", "smsCode"], mfa=MFA),
    },
    "defaults": {"locales": ["en", "ar"]},
    "picker": {"url": "https://login.acme.example/"},
    "tenants": [
        tenant("plain", signIn={"providers": [
            "Google", {"name": "staff", "label": "Staff", "domains": ["acme.example"]}]}),
        tenant("factors"), tenant("bare"), tenant("must"),
        tenant("choice", signIn={"start": "identifier"}),
        tenant("codes"), tenant("custom"), tenant("devices"),
        tenant("phone"), tenant("either"),
        tenant("all", links=TERMS), tenant("long", pool="all", name=LONG, links=TERMS),
    ],
    "preview": {"users": [], "triggers": {
        kind: f"http://127.0.0.1:{QUESTION.server_port}/" for kind in (
            "DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse")}},
}


class Preview(hosted_flow.Preview):
    """A running preview of the project, with the API's operations."""

    def __init__(self, folder, project=None, kit=ROOT):
        super().__init__(folder, project or PROJECT, kit)

    def site(self, tenant):
        return f"{self.address}/_lintel/site/{tenant}/"

    def pool_id(self, name):
        return self.project["pools"][name]["userPoolId"]

    def user(self, pool, name, password=PASSWORD, **attributes):
        """A confirmed user with the usual password; gives the pool's id and the name."""
        members = {"UserPoolId": self.pool_id(pool), "Username": name}
        given = {"email": name, "email_verified": "true", "given_name": "Robin", **attributes}
        self.api("AdminCreateUser", **members, MessageAction="SUPPRESS", UserAttributes=[
            {"Name": key, "Value": value} for key, value in given.items()])
        if password:
            self.api("AdminSetUserPassword", **members, Password=password, Permanent=True)
        return members

    def factor(self, user, *names, preferred=None):
        """Switches second factors on."""
        settings = {"SMS_MFA": "SMSMfaSettings", "EMAIL_OTP": "EmailMfaSettings",
                    "SOFTWARE_TOKEN_MFA": "SoftwareTokenMfaSettings"}
        self.api("AdminSetUserMFAPreference", **user, **{
            settings[name]: {"Enabled": True, "PreferredMfa": name == preferred} for name in names})


def claims(token):
    part = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


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

    def at(self, page, axe=True):
        """Waits for a page or a step, and judges it."""
        try:
            self.page.wait_for_function(
                """page => {
                  const { dataset } = document.documentElement;
                  const busy = document.querySelector("main form[aria-busy]");
                  return dataset.page === page && "ready" in dataset && !busy;
                }""", arg=page)
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


_WORDS = {}


def words(lang):
    if lang not in _WORDS:
        _WORDS[lang] = json.loads((Path(ROOT) / f"templates/locales/{lang}.json").read_text())
    return _WORDS[lang]


@pytest.fixture(scope="session")
def preview(tmp_path_factory):
    if not LINTEL.exists():
        pytest.skip("the program is not built: swift build")
    running = Preview(tmp_path_factory.mktemp("direct"))
    yield running
    running.stop()


@pytest.fixture(scope="session")
def judge():
    """Runs axe over a page as it stands; a state that was judged before is not judged again."""
    seen = set()

    def run(page):
        kind = page.evaluate(
            """() => [document.documentElement.dataset.page, document.documentElement.lang,
              document.querySelectorAll("main *").length, document.querySelectorAll("[aria-invalid]").length,
              document.querySelectorAll(".notice").length].join()""")
        if kind in seen:
            return
        seen.add(kind)
        page.evaluate(f"self.axe || (() => {{ {axe_source} }})()")
        found = page.evaluate("axe.run().then(result => result.violations)")
        assert not found, (page.url, [(one["id"], [n["html"] for n in one["nodes"]]) for one in found])

    return run


@pytest.fixture
def visitor(browser, preview, judge):
    """Makes visitors; their browsers are closed at the end."""
    people = []

    def make(lang="en", **options):
        people.append(Visitor(browser, preview, judge, lang, **options))
        return people[-1]

    yield make
    for one in people:
        one.close()


# What people bring along


def enrol(preview, pool, name):
    """Sets an authenticator app up over the API; gives its secret."""
    tokens = preview.api(
        "InitiateAuth", AuthFlow="USER_PASSWORD_AUTH", ClientId=f"{pool}{'0' * 20}",
        AuthParameters={"USERNAME": name, "PASSWORD": PASSWORD})["AuthenticationResult"]
    secret = preview.api("AssociateSoftwareToken", AccessToken=tokens["AccessToken"])["SecretCode"]
    preview.api("VerifySoftwareToken", AccessToken=tokens["AccessToken"], UserCode=totp(secret))
    return secret


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
