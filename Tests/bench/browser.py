"""How soon the sign-in page can be used on a slow network, and what proving a password costs, in Chromium.

The page is that of a build, served with gzip as by a CDN, at DevTools' preset "Slow 4G": 562.5 ms for each
request, 180 kB/s down, 84 kB/s up, nothing cached. It can be used when its script has set `data-ready`; the
script that speaks to Cognito has been fetched by then. An empty page under the same conditions is what no page
can be faster than; the ratio says what the rest costs on any machine.

SRP is measured in the same page: A, which is computed while somebody types, and the proof, which they wait for.

Prints the medians of ROUNDS rounds. Exits 1 where a page takes longer than 1.5 s or a proof longer than 50 ms.
"""

import functools
import gzip
import http.server
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
LINTEL = Path(os.environ.get("LINTEL", ROOT / ".build/release/lintel"))
ROUNDS = int(os.environ.get("ROUNDS", "5"))
SLOW_4G = {
    "offline": False, "latency": 562.5, "downloadThroughput": 180_000, "uploadThroughput": 84_375}
PAGE_GOAL, PROOF_GOAL = 1500, 50

EMPTY = b"<!DOCTYPE html><html data-ready><title>Empty</title></html>"
# Since the navigation began; the first thing that any script in the page does is to look.
READY = """
  const look = () => document.documentElement?.hasAttribute("data-ready")
    && (self.readyAt ??= performance.now(), true);
  look() || new MutationObserver((_, observer) => look() && observer.disconnect())
    .observe(document, { subtree: true, childList: true, attributes: true });
"""
PROVE = """async (address) => {
  const { srp } = await import(address);
  const parameters = { SALT: "1f0e2d3c4b5a69788796a5b4c3d2e1f0", SECRET_BLOCK: "YWJj",
    SRP_B: srp.power(3n, 1n << 3071n).toString(16) };
  const start = performance.now();
  const pair = srp.pairOf();
  const middle = performance.now();
  await srp.proof(pair, parameters, "Example123", "ann", "Correct-Horse 9");
  return [middle - start, performance.now() - middle];
}"""


class CDN(http.server.SimpleHTTPRequestHandler):
    """A folder with gzip and lasting connections; one page that is in no folder."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = self.path.split("?")[0]
        file = Path(self.translate_path(path))
        if path != "/empty" and not file.is_file():
            return self.send_error(404)
        kind = "text/html" if path == "/empty" else self.guess_type(file)
        body = gzip.compress(EMPTY if path == "/empty" else file.read_bytes(), 9)
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return self.wfile.write(body)

    def log_message(self, *_):
        pass


def opened(browser, address, language="en"):
    """A page that has just been fetched over the slow network, and after how many milliseconds it is ready."""
    # In the page's language: nobody is led to another one.
    context = browser.new_context(locale=language)
    page = context.new_page()
    page.add_init_script(READY)
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", SLOW_4G)
    page.goto(address, wait_until="commit")
    return page, page.wait_for_function("() => self.readyAt").json_value()


def measured(browser, site, tenants):
    """Milliseconds by name, each tenant's page and the empty one in turn.

    - tenants: their pages' language by their id.
    """
    found = {}

    def note(name, value):
        found.setdefault(name, []).append(value)

    for _ in range(ROUNDS):
        page, time = opened(browser, f"{site}/empty")
        note("empty", time)
        page.context.close()
        for tenant, language in tenants.items():
            page, time = opened(browser, f"{site}/{tenant}/site/login.html", language)
            note(tenant, time)
            if tenant == next(iter(tenants)):
                script = page.evaluate(
                    "performance.getEntriesByType('resource').find(({ name }) => /cognito/.test(name)).name")
                first, proof = page.evaluate(PROVE, script)
                note("A", first)
                note("proof", proof)
            page.context.close()
    return {name: statistics.median(values) for name, values in found.items()}


def report(found, tenants):
    print(f"{'sign-in page, slow 4G':28} {'ready':>8} {'beside an empty page':>22}")
    for name in ["empty", *tenants]:
        print(f"{name:28} {found[name]:6.0f} ms {found[name] / found['empty']:20.2f} x")
    print(f"\nSRP: A {found['A']:.0f} ms, while somebody types; the proof {found['proof']:.0f} ms")
    missed = [name for name in tenants if found[name] > PAGE_GOAL]
    if found["proof"] > PROOF_GOAL:
        missed.append("SRP")
    print(f"goal: ready in {PAGE_GOAL} ms, a proof in {PROOF_GOAL} ms: {'missed' if missed else 'met'}")
    if missed:
        sys.exit(f"too slow: {', '.join(missed)}")


def main():
    chromium = shutil.which("chromium") or sys.exit("no chromium on this machine")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        subprocess.run(
            [LINTEL, "build", "--quiet", "--only", "site", "--out", folder, "--kit", ROOT], cwd=ROOT, check=True)
        pages = sorted(Path(folder).glob("[!_]*/site/login.html"))
        tenants = {page.parts[-3]: re.search('lang="(.*?)"', page.read_text())[1] for page in pages}
        server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(CDN, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        report(measured(browser, f"http://localhost:{server.server_port}", tenants), tenants)
        browser.close()
        server.shutdown()


main()
