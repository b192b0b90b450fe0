"""Firefox and WebKitGTK, driven as Debian ships them, with nothing in between.

Both speak the commands of W3C WebDriver: Firefox over its own socket (Marionette), WebKitGTK over HTTP.
"""

import glob
import itertools
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from urllib.error import HTTPError

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
PREFERENCES = {
    "marionette.port": 0, "intl.accept_languages": "en", "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False, "browser.startup.page": 0,
    "network.captive-portal-service.enabled": False, "network.connectivity-service.enabled": False,
    "app.normandy.enabled": False, "app.update.disabledForTesting": True,
}


class Refused(Exception):
    """What a driver answers to a command that it cannot follow."""


def until(what, seconds=40):
    """Asks until there is an answer; each question takes its time, so that none is needed in between."""
    end, error = time.monotonic() + seconds, None
    while time.monotonic() < end:
        try:
            if found := what():
                return found
        except (Refused, OSError) as refused:
            error = refused
    raise AssertionError(f"nothing after {seconds} s: {error}")


class Engine:
    """A browser with one window. `command` sends; the names are WebDriver's."""

    def navigate(self, url):
        self.command("Navigate", url=url)

    def back(self):
        self.command("Back")

    def run(self, script, *given):
        return self.command("ExecuteScript", script=script, args=list(given))

    def element(self, selector):
        found = self.command("FindElement", using="css selector", value=selector)
        return found.get("value", found)[ELEMENT] if ELEMENT not in found else found[ELEMENT]

    def type(self, selector, text):
        element = self.element(selector)
        self.command("ElementClear", id=element)
        self.command("ElementSendKeys", id=element, text=text, value=list(text))

    def click(self, selector):
        self.command("ElementClick", id=self.element(selector))


class Firefox(Engine):
    """Marionette: `length:[0, id, command, members]`, answered by `length:[1, id, error, result]`."""

    program = shutil.which("firefox-esr") or shutil.which("firefox")

    def __init__(self, folder):
        lines = [f"user_pref({json.dumps(key)}, {json.dumps(value)});" for key, value in PREFERENCES.items()]
        (folder / "user.js").write_text("\n".join(lines))
        self.process = subprocess.Popen(
            [self.program, "--headless", "--marionette", "--no-remote", "--profile", folder],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "HOME": str(folder)},
            start_new_session=True)
        port = until(lambda: [*folder.glob("MarionetteActivePort")] and (
            folder / "MarionetteActivePort").read_text(), 120)
        self.socket = until(lambda: socket.create_connection(("127.0.0.1", int(port)), 120))
        self.numbers, self.rest = itertools.count(1), b""
        self.receive()
        self.command("NewSession", capabilities={})

    def receive(self):
        while not (found := re.match(rb"(\d+):", self.rest)) or (
                len(self.rest) < found.end() + int(found[1])):
            got = self.socket.recv(65536)
            if not got:
                raise Refused("the browser is gone")
            self.rest += got
        end = found.end() + int(found[1])
        message, self.rest = self.rest[found.end():end], self.rest[end:]
        return json.loads(message)

    def command(self, name, **members):
        text = json.dumps([0, next(self.numbers), f"WebDriver:{name}", members]).encode()
        self.socket.sendall(b"%d:%s" % (len(text), text))
        _, _, error, result = self.receive()
        if error:
            raise Refused(f"{error['error']}: {error['message']}")
        return result["value"] if isinstance(result, dict) and set(result) == {"value"} else result

    def close(self):
        self.socket.close()
        stop(self.process)


class WebKit(Engine):
    """WebDriver over HTTP, before a screen that nobody sees."""

    program = shutil.which("WebKitWebDriver")
    window = next(iter(glob.glob("/usr/lib/*/webkit2gtk-4.1/MiniBrowser")), None)
    paths = {
        "Navigate": "url", "Back": "back", "ExecuteScript": "execute/sync", "FindElement": "element",
        "ElementClear": "element/{id}/clear", "ElementSendKeys": "element/{id}/value",
        "ElementClick": "element/{id}/click",
    }

    def __init__(self, folder):
        reading, writing = os.pipe()
        self.screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
            pass_fds=[writing], stderr=subprocess.DEVNULL, start_new_session=True)
        os.close(writing)
        with os.fdopen(reading) as said:
            display = said.readline().strip()
        port = free_port()
        self.process = subprocess.Popen(
            [self.program, f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True, env={
                **os.environ, "DISPLAY": f":{display}", "HOME": str(folder), "LANG": "en_US.UTF-8",
                "GDK_BACKEND": "x11", "LIBGL_ALWAYS_SOFTWARE": "1", "NO_AT_BRIDGE": "1"})
        self.address = f"http://127.0.0.1:{port}/session"
        options = {"binary": self.window, "args": ["--automation"]}
        made = until(lambda: self.post("", capabilities={
            "alwaysMatch": {"webkitgtk:browserOptions": options}}), 120)
        self.address += "/" + made["sessionId"]

    def post(self, path, method="POST", **members):
        request = urllib.request.Request(
            f"{self.address}/{path}".rstrip("/"), json.dumps(members).encode(),
            {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except HTTPError as error:
            raise Refused(error.read().decode()) from error

    def command(self, name, **members):
        return self.post(self.paths[name].format(**members), **members)

    def close(self):
        self.post("", "DELETE")
        stop(self.process)
        stop(self.screen)


ENGINES = {"firefox": Firefox, "webkit": WebKit}


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def stop(process):
    """Ends a program and what it has started."""
    try:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
