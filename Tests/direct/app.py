"""An app of somebody's own, at an origin of its own, that signs people in with pkce.js: the one of the
documentation, and an empty page for tests that speak to the client themselves."""

import functools
import http.server
import json
import re
import threading

from conftest import ROOT

SCRIPTS = ROOT / "site/scripts"


class Handler(http.server.BaseHTTPRequestHandler):
    def __init__(self, app, *rest):
        self.app = app
        super().__init__(*rest)

    def do_GET(self):
        path = self.path.split("?")[0]
        kind, text, policy = self.app.answer(path)
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_):
        pass


class App:
    """Serves on loopback until `close`."""

    def __init__(self):
        self.server = http.server.ThreadingHTTPServer(
            ("localhost", 0), functools.partial(Handler, self))
        self.address = f"http://localhost:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.preview = self.client = self.issuer = ""

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def knows(self, preview, pool_id, client):
        self.preview, self.client = preview.address, client
        self.issuer = f"https://cognito-idp.eu-central-1.amazonaws.com/{pool_id}"
        self.jwks = f"{preview.address}/{pool_id}/.well-known/jwks.json"

    def options(self, **more):
        return {"domain": self.preview, "clientId": self.client, "issuer": self.issuer, "jwks": self.jwks,
                "redirectUri": f"{self.address}/empty", "signedOutUri": f"{self.address}/empty", **more}

    def answer(self, path):
        policy = ("default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'; "
                  f"connect-src {self.preview}; require-trusted-types-for 'script'")
        if path in ("/pkce.js", "/pkce-api.js"):
            return "text/javascript", (SCRIPTS / path[1:]).read_text(), policy
        if path == "/empty.js":
            return "text/javascript", EMPTY, policy
        if path.startswith("/empty"):
            return "text/html", '<!DOCTYPE html><script type="module" src="/empty.js"></script>', policy
        page, script = documented()
        if path == "/app.js":
            return "text/javascript", self.fitted(script), policy
        return "text/html", page.replace('src="app.js"', 'src="/app.js"'), policy

    def fitted(self, script):
        """The documented app with the constants of this machine."""
        for written, here in [
            ("https://id.acme.example", self.preview), ("1h57kf5cpq17m0eml12EXAMPLE", self.client),
            (re.search(r'issuer: "(.*)"', script)[1], self.issuer),
            ("https://api.acme.example/orders", f"{self.preview}/_lintel/http-api/orders"),
            ("https://api.acme.example", self.preview),
        ]:
            assert written in script, written
            script = script.replace(written, here)
        return script.replace("  apis:", f"  jwks: {json.dumps(self.jwks)},\n  apis:")


EMPTY = """
import { AuthError, PKCE } from "./pkce.js";
import { Session } from "./pkce-api.js";
Object.assign(globalThis, {
  told: 0,
  make: (options) => (globalThis.auth = new Session({ ...options, onSignedOut: () => (told += 1) })),
  /** What becomes of a promise, as JSON. */
  tried: (promise) => promise.then(
    (value) => ({ value: value ?? null }),
    (error) => ({ code: error.code, returnTo: error.returnTo, status: error.status, cause: error.cause?.code,
      isOurs: error instanceof AuthError })),
});
document.documentElement.dataset.ready = "";
"""


def documented():
    """The app of the documentation: its page and its script."""
    text = (SCRIPTS / "PKCE.md").read_text()
    return tuple(re.search(rf"```{kind}\n(.*?)```", text, re.S)[1] for kind in ("html", "js"))
