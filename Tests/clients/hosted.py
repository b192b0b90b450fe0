"""A browser without script: it follows links inside of the mock, keeps cookies, fills in forms."""

import base64
import hashlib
import html.parser
import json
import urllib.parse

import requests

from cognito import CALLBACK

from conftest import ROOT

SKIPPED = {"script", "style", "template", "noscript"}


class Page(html.parser.HTMLParser):
    """The forms and the words of a page."""

    def __init__(self, text):
        super().__init__()
        self.forms, self.links, self.words, self.title = [], {}, [], ""
        self.within, self.form, self.link, self.button = [], None, None, None
        self.feed(text)
        self.text = " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag in SKIPPED or tag == "title":
            self.within.append(tag)
        if any(one in SKIPPED for one in self.within):
            return
        if tag == "form":
            self.form = {"action": attrs.get("action", ""), "method": attrs.get("method", "get"),
                         "fields": {}, "inputs": [], "buttons": []}
            self.forms.append(self.form)
        elif tag == "a":
            self.link = [attrs.get("href", ""), []]
        elif self.form is not None and tag in ("input", "select", "textarea", "button"):
            self.field(tag, attrs)

    def field(self, tag, attrs):
        kind = attrs.get("type", "submit" if tag == "button" else "text")
        name = attrs.get("name")
        if kind in ("submit", "image"):
            self.form["buttons"].append((name, attrs.get("value", "")))
            return
        if not name or kind == "button":
            return
        self.form["inputs"].append((name, kind, attrs.get("autocomplete", ""),
                                    attrs.get("value", "")))
        if kind in ("checkbox", "radio"):
            if "checked" in attrs:
                self.form["fields"][name] = attrs.get("value", "on")
        else:
            self.form["fields"].setdefault(name, attrs.get("value", ""))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag in SKIPPED or tag == "title":
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if self.within and self.within[-1] == tag:
            self.within.pop()
        if tag == "form":
            self.form = None
        elif tag == "a" and self.link:
            self.links[" ".join("".join(self.link[1]).split())] = self.link[0]
            self.link = None

    def handle_data(self, data):
        if self.within and self.within[-1] == "title":
            self.title += data
        elif not self.within:
            self.words.append(data)
            if self.link:
                self.link[1].append(data)

    def main_form(self, *wanted):
        """The form that has all of these fields, else the one with the most inputs."""
        for form in self.forms:
            if all(names_of(form, one) for one in wanted):
                return form
        raise AssertionError(f"no form with {wanted} in:\n{self.text}\n{self.forms}")


def names_of(form, wanted):
    """The names of the inputs that a person would take for this one."""
    exact = [name for name, *_ in form["inputs"] if name == wanted]
    if exact:
        return exact
    hints = {"code": "one-time-code", "new_password": "new-password",
             "username": "username", "password": "current-password"}
    by_hint = [name for name, _, hint, _ in form["inputs"]
               if wanted in hints and hints[wanted] in hint.split()]
    if not by_hint and wanted == "new_password":
        by_hint = [name for name, kind, *_ in form["inputs"] if kind == "password"]
    return by_hint


class Browser:
    """`page` is what is shown, `left` the address outside of the mock that it was sent to."""

    def __init__(self, mock):
        self.mock, self.session = mock, requests.Session()
        self.session.headers["Accept-Language"] = "en"
        self.left, self.page, self.url, self.trail = None, None, mock.address + "/", []

    def open(self, path, **query):
        query = {name: value for name, value in query.items() if value is not None}
        url = urllib.parse.urljoin(self.url, path)
        return self.go("GET", url + ("?" + urllib.parse.urlencode(query) if query else ""))

    def follow(self, text):
        """Follows the link that says this."""
        for words, address in self.page.links.items():
            if text.lower() in words.lower():
                return self.open(address)
        raise AssertionError(f"no link '{text}' among {self.page.links}")

    def go(self, method, url, data=None):
        self.left, self.trail = None, []
        headers = {}
        if method == "POST":
            headers = {"Origin": self.mock.address, "Referer": self.url,
                       "Sec-Fetch-Site": "same-origin"}
        for _ in range(12):
            self.trail.append(url)
            self.answer = self.session.request(
                method, url, data=data, headers=headers, allow_redirects=False, timeout=20)
            if "Location" not in self.answer.headers:
                self.url, self.page = url, Page(self.answer.text)
                return self
            url = urllib.parse.urljoin(url, self.answer.headers["Location"])
            if not url.startswith(self.mock.address + "/"):
                self.left = url
                return self
            method, data, headers = "GET", None, {}
        raise AssertionError(f"redirects in a circle: {self.trail}")

    def submit(self, *, choose=None, press=None, omit=(), **values):
        """Fills in the form that has these fields and posts it as a browser does."""
        if choose is not None:
            form = next(form for form in self.page.forms
                        if any(one[3] == choose for one in form["inputs"])
                        or any(value == choose for _, value in form["buttons"]))
        else:
            form = self.page.main_form(*values)
        fields = dict(form["fields"])
        for name, value in values.items():
            for own in names_of(form, name):
                fields[own] = value
        if choose is not None:
            for name, kind, _, value in form["inputs"]:
                if value == choose and kind == "radio":
                    fields[name] = value
        pressed = [one for one in form["buttons"]
                   if (press or choose) in (one[1], one[0])] or form["buttons"][:1]
        fields |= {name: value for name, value in pressed if name}
        for name in omit:
            fields.pop(name, None)
        target = urllib.parse.urljoin(self.url, form["action"])
        return self.go("POST" if form["method"].lower() == "post" else "GET", target, fields)

    @property
    def query(self):
        """The parameters of the address that the browser was sent to, or is at."""
        return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.left or self.url).query,
                                           keep_blank_values=True))

    @property
    def fragment(self):
        return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.left).fragment))


WORDS = json.loads((ROOT / "templates/locales/en.json").read_text())


def problem(kind):
    """What a page says of an error of this class, in the texts of the kit."""
    return WORDS[f"error.{kind}"]


VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"


def request(client_id, /, **changes):
    """The query of an authorization request; None takes a parameter away."""
    query = {"response_type": "code", "client_id": client_id, "redirect_uri": CALLBACK,
             "scope": "openid email", "state": "st-1", **changes}
    return {name: value for name, value in query.items() if value is not None}


def sign_in(mock, client_id, name, password, /, browser=None, **changes):
    """Through the login page to the result; gives the browser."""
    browser = browser or Browser(mock)
    browser.open("/oauth2/authorize", **request(client_id, **changes))
    assert browser.left is None, browser.left
    if not any(names_of(form, "password") for form in browser.page.forms):
        browser.submit(username=name)
        return browser.submit(password=password)
    return browser.submit(username=name, password=password)


def redeem(mock, client_id, code, secret=None, /, **changes):
    """Posts a code to the token endpoint."""
    body = {"grant_type": "authorization_code", "code": code, "redirect_uri": CALLBACK,
            "client_id": client_id, **changes}
    body = {name: value for name, value in body.items() if value is not None}
    headers = {"Authorization": basic(client_id, secret)} if secret else {}
    return mock.post("/oauth2/token", data=body, headers=headers)


def basic(name, secret):
    return "Basic " + base64.b64encode(f"{name}:{secret}".encode()).decode()


def challenge_of(verifier):
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
