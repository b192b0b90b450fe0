"""What the walks through the hosted pages share: a preview of its own, a person at a browser, axe."""

import base64
import contextlib
import hashlib
import hmac
import http.server
import json
import re
import signal
import struct
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

import pytest

from accessibility import violations
from conftest import LINTEL, ROOT, start_preview

pytest.importorskip("playwright.sync_api")


class App(http.server.BaseHTTPRequestHandler):
    """What people come back to, and what the pool calls if it has a question of its own."""

    called = []

    def do_POST(self):
        self.called.append(self.path)
        self.send_error(500)

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        self.wfile.write(b"signed in")

    def log_message(self, *_):
        pass


SERVER = http.server.ThreadingHTTPServer(("127.0.0.1", 0), App)
threading.Thread(target=SERVER.serve_forever, daemon=True).start()
APP = f"http://127.0.0.1:{SERVER.server_port}"
CALLBACK = APP + "/callback"
PASSWORD = "Correct-horse-7"
NEW_PASSWORD = "Another-horse-8"


def pool(name, **facts):
    return {
        "userPoolId": f"eu-central-1_{name}", "domain": f"{name.lower()}.acme.example",
        "rpId": "localhost", "identifiers": ["email"], "methods": ["password"], "signUp": True,
        "recovery": ["email"], "attributes": [{"name": "given_name", "required": True}], **facts}


def tenant(name, **facts):
    return {
        "id": name, "name": {"en": "Acme Robotics", "ar": "أكمي"}, "pool": name, "theme": "base",
        "url": f"https://{name}.acme.example/login/", "locales": ["en", "ar"],
        "clients": {"web": {"clientId": f"{name}{'0' * 20}", "callbacks": [CALLBACK],
                            "signedOut": [APP + "/"], "home": "/"}}, **facts}


MFA = {"required": False, "methods": ["totp", "sms", "email"]}
PROJECT = {
    "pools": {
        "plain": pool("Plain0001"),
        "factors": pool("Factors01", mfa=MFA),
        "must": pool("Must00001", mfa={**MFA, "required": True}),
        "choice": pool("Choice001", methods=["password", "passkey", "emailCode"]),
        "all": pool("All000001", methods=["password", "passkey", "emailCode", "smsCode"], mfa=MFA),
    },
    "defaults": {"locales": ["en", "ar"]},
    "tenants": [
        tenant("plain", signIn={"providers": [
            "Google", {"name": "staff", "label": "Staff", "domains": ["acme.example"]}]}),
        tenant("factors"), tenant("must"), tenant("choice"), tenant("all"),
    ],
    "preview": {"triggers": {"DefineAuthChallenge": APP + "/question"}, "users": [
        {"username": "ada@acme.example", "password": PASSWORD, "attributes": {
            "email": "ada@acme.example", "email_verified": True, "given_name": "Ada"}},
        {"username": "tom@acme.example", "temporaryPassword": "Temporary-1", "attributes": {
            "email": "tom@acme.example", "email_verified": True}},
    ]},
}


class Preview:
    """A running preview, with the API's operations."""

    def __init__(self, folder, project=None, kit=ROOT):
        self.project = project or PROJECT
        (folder / "lintel.json").write_text(json.dumps(self.project))
        self.process, self.address = start_preview(folder, kit)

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            assert self.process.wait(timeout=60) == 0

    def api(self, operation, **members):
        request = urllib.request.Request(
            self.address + "/", data=json.dumps(members).encode(), headers={
                "Content-Type": "application/x-amz-json-1.1", "Authorization": "AWS4-HMAC-SHA256 x",
                "X-Amz-Target": f"AWSCognitoIdentityProviderService.{operation}"})
        with urllib.request.urlopen(request) as answer:
            return json.loads(answer.read() or b"{}")

    def user(self, pool, name, **attributes):
        """A confirmed user with the usual password; gives the pool's id and the name."""
        members = {"UserPoolId": PROJECT["pools"][pool]["userPoolId"], "Username": name}
        given = {"email": name, "email_verified": "true", "given_name": "Robin", **attributes}
        self.admit(members, given)
        self.api("AdminSetUserPassword", **members, Password=PASSWORD, Permanent=True)
        return members

    def admit(self, members, attributes):
        """Makes a user; anew where a test that is heard twice has left one."""
        given = [{"Name": name, "Value": value} for name, value in attributes.items()]
        asked = {**members, "MessageAction": "SUPPRESS", "UserAttributes": given}
        try:
            self.api("AdminCreateUser", **asked)
        except urllib.error.HTTPError as refusal:
            if b"UsernameExistsException" not in refusal.read():
                raise
            self.api("AdminDeleteUser", **members)
            self.api("AdminCreateUser", **asked)

    def code(self, to):
        """The code in the last message to somebody."""
        query = urllib.parse.urlencode({"to": to, "wait": 5})
        with urllib.request.urlopen(f"{self.address}/_lintel/inbox.json?{query}") as answer:
            found = json.loads(answer.read())
        messages = found["messages"] if isinstance(found, dict) else found
        assert messages, f"no message to {to}"
        return max(messages, key=lambda one: (one["time"], one["id"]))["code"]

    def advance(self, seconds):
        request = urllib.request.Request(
            self.address + "/_lintel/clock", data=json.dumps({"advance": seconds}).encode(),
            headers={"Content-Type": "application/json"})
        urllib.request.urlopen(request).close()


def query(pool, **changes):
    asked = {"client_id": f"{pool}{'0' * 20}", "response_type": "code", "redirect_uri": CALLBACK,
             "scope": "openid email", "state": "st 1/é", **changes}
    return urllib.parse.urlencode({key: value for key, value in asked.items() if value})


def totp(secret, at=None, step=0):
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    count = int((at or time.time()) // 30) + step
    digest = hmac.new(key, struct.pack(">Q", count), hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start:start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def enrol(preview, pool, name):
    """Sets an authenticator app up over the API; gives its secret."""
    tokens = preview.api(
        "InitiateAuth", AuthFlow="USER_PASSWORD_AUTH", ClientId=f"{pool}{'0' * 20}",
        AuthParameters={"USERNAME": name, "PASSWORD": PASSWORD})["AuthenticationResult"]
    secret = preview.api("AssociateSoftwareToken", AccessToken=tokens["AccessToken"])["SecretCode"]
    preview.api("VerifySoftwareToken", AccessToken=tokens["AccessToken"], UserCode=totp(secret))
    return secret


class Person:
    """Somebody at a browser, in one language, with or without script. Every page is judged."""

    def __init__(self, browser, preview, axe, lang="en", script=False):
        self.preview, self.axe, self.lang = preview, axe, lang
        self.context = browser.new_context(java_script_enabled=script, locale=lang)
        self.page = self.context.new_page()
        self.console = []
        self.page.on("console", lambda said: self.console.append(said.text))
        self.seen = []

    def open(self, pool, path="/oauth2/authorize", **changes):
        if self.lang != "en":
            changes.setdefault("lang", self.lang)
        self.page.goto(f"{self.preview.address}{path}?{query(pool, **changes)}")
        return self.look()

    def look(self, path=None):
        """Judges what is seen, where it should be."""
        here = urllib.parse.urlsplit(self.page.url)
        if path:
            assert here.path == path, (here.path, self.text)
        if self.page.url.startswith(APP):
            return self
        self.seen.append(here.path)
        html = self.page.locator("html")
        expected = ("ar", "rtl") if self.lang == "ar" else ("en", "ltr")
        assert (html.get_attribute("lang"), html.get_attribute("dir")) == expected, self.page.url
        assert self.page.locator("h1").count() == 1
        self.axe(self.page)
        return self

    @property
    def text(self):
        return self.page.locator("main").inner_text() if self.page.locator("main").count() else ""

    def fill(self, **values):
        for name, value in values.items():
            self.page.fill(f'[name="{name}"], [name="requiredAttributes[{name}]"]', value)
        return self

    def send(self, path=None, **values):
        self.fill(**values)
        self.page.locator('main button[type="submit"].button--primary').first.click()
        return self.look(path)

    def press(self, value, path=None):
        self.page.locator(f'button[value="{value}"]').click()
        return self.look(path)

    def follow(self, part, path=None):
        self.page.locator(f'main a[href*="{part}"]').first.click()
        return self.look(path)

    @property
    def result(self):
        """What came back to the app."""
        assert self.page.url.startswith(CALLBACK), (self.page.url, self.text, self.seen)
        return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.page.url).query))

    def is_signed_in(self):
        said = self.result
        assert said["state"] == "st 1/é" and re.fullmatch(r"[0-9a-f-]{36}", said["code"]), said
        assert not [line for line in self.console if "Refused" in line or "error" in line.lower()]
        return said["code"]


@contextlib.contextmanager
def running(kind, *given):
    """A preview as long as it is needed."""
    if not LINTEL.exists():
        pytest.skip("the program is not built: swift build")
    preview = kind(*given)
    try:
        yield preview
    finally:
        preview.stop()


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    with running(Preview, tmp_path_factory.mktemp("hosted")) as one:
        yield one


@pytest.fixture(scope="module")
def judge(browser):
    """Runs axe over a page as it stands, in a context that has script."""
    context = browser.new_context(bypass_csp=True)
    judged = context.new_page()
    seen = set()

    def run(page):
        content = page.content()
        form = page.locator("main form").first
        kind = (page.locator("html").get_attribute("data-page"),
                page.locator("html").get_attribute("lang"), content.count("notice--"),
                page.locator("[aria-invalid]").count(),
                form.count() and page.locator("main form *").count())
        if kind in seen:
            return
        seen.add(kind)
        address = page.url
        judged.route(address, lambda route: route.fulfill(
            body=content, content_type="text/html; charset=utf-8"))
        judged.goto(address)
        judged.unroute(address)
        found = violations(judged)
        assert not found, (address, found)

    yield run
    context.close()


@pytest.fixture
def person(browser, preview, judge):
    """Makes people; their browsers are closed at the end."""
    people = []

    def make(lang="en", script=False):
        people.append(Person(browser, preview, judge, lang, script))
        return people[-1]

    yield make
    for one in people:
        one.context.close()
