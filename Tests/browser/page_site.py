"""Fixture pages in a real browser, answered from disk, for the tests of the page script.

Pages come under the policy of direct or of hosted pages; a console message, so also a violation
of that policy, fails any test. What a test waits for is a function: a bare expression is evaluated
anew each time, which the policy forbids as soon as the first time was too early.
"""

import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = Path(__file__).parent / "fixtures"
ORIGIN = "http://localhost:9999"
POLICY = (
    "default-src 'none'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action {action}; base-uri 'none'; require-trusted-types-for 'script'"
)
URI = "otpauth://totp/Acme:ann%40acme.example?secret=ABCDEFGH&issuer=Acme"


class Site:
    """Opens fixture pages and keeps what they posted."""

    def __init__(self, context):
        self.context = context
        self.page = context.new_page()
        self.posted = []
        self.messages = []
        self.blocked = set()
        self.changes = {}
        self.page.on("console", lambda message: self.messages.append(message.text))
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))
        context.route(f"{ORIGIN}/**", self.answer)

    def stop_clock(self):
        """Lets time stand still for the pages that are opened, but for what a test lets run."""
        now = time.time()
        self.page.clock.install(time=now)
        self.page.clock.pause_at(now + 1)

    def open(self, name, query="", served="hosted", changes=None, waits=True, **slots):
        self.served = served
        self.slots = {"resend": "", "uri": URI, **slots}
        self.changes = changes or {}
        self.page.goto(f"{ORIGIN}/{name}.html{query}")
        if waits:
            self.page.wait_for_selector("html[data-ready]", state="attached")
        return self.page

    def sent(self, count=1):
        """What was posted, once so many requests have arrived."""
        for _ in range(400):
            if len(self.posted) >= count:
                break
            self.page.wait_for_timeout(5)
        return self.posted

    def answer(self, route):
        request = route.request
        path = urlsplit(request.url).path
        if path in self.blocked:
            return route.abort()
        if path == "/posted":
            self.posted.append(parse_qs(request.post_data or "", keep_blank_values=True))
            return route.fulfill(status=204)
        if path.startswith("/scripts/"):
            return route.fulfill(path=ROOT / "site" / path[1:], content_type="text/javascript")
        text = (FIXTURES / Path(path).name).read_text()
        text = text.replace("{parts}", (FIXTURES / "parts.html").read_text())
        text = text.replace("{served}", self.served)
        for name, value in self.slots.items():
            text = text.replace("{" + name + "}", value.replace("&", "&amp;"))
        for old, new in self.changes.items():
            assert old in text
            text = text.replace(old, new)
        action = "'none'" if self.served == "direct" else "'self'"
        headers = {"content-security-policy": POLICY.format(action=action)}
        return route.fulfill(body=text, content_type="text/html; charset=utf-8", headers=headers)


@pytest.fixture
def site(browser):
    context = browser.new_context()
    site = Site(context)
    yield site
    context.close()
    assert site.messages == []


def focused(page):
    return page.evaluate("document.activeElement.id || document.activeElement.className")


def errors(page):
    return page.locator(".field__error").all_inner_texts()


def summary(page):
    links = page.locator("[data-region=summary] [data-slot=text]")
    return [(link.inner_text(), link.get_attribute("href")) for link in links.all()]
