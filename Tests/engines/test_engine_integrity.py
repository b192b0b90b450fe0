"""Firefox refuses scripts that are not the release's own, as Chromium does; WebKit does not look at what a
`modulepreload` says of them.
"""

import json
import sys

import pytest

from conftest import ROOT

sys.path.insert(0, str(ROOT / "Tests/direct"))
from engine import WebKit, until  # noqa: E402
from project import pool, tenant  # noqa: E402
from test_engines import engine  # noqa: E402, F401
from visitor import words  # noqa: E402

PROJECT = {"pools": {"plain": pool("Plain0005")}, "tenants": [tenant("plain", locales=["en"])]}
SAID = "return document.querySelector(`[data-region=${arguments[0]}]`).innerText.trim()"


@pytest.fixture
def site(lintel, serve, tmp_path):
    """Serves a site as it is uploaded, with something more in one of its scripts; gives its address."""

    def build(altered):
        (tmp_path / "lintel.json").write_text(json.dumps(PROJECT))
        lintel("build", "--kit", ROOT, "--project", tmp_path)
        folder = tmp_path / "dist/plain/site"
        # On loopback there is nothing to upgrade to.
        page = folder / "login.html"
        page.write_text(page.read_text().replace("; upgrade-insecure-requests", ""))
        for script in (folder / "assets").glob(f"{altered}.*.js"):
            script.write_text(script.read_text() + "\n;globalThis.altered = true;")
        return f"{serve(folder)}/login.html"

    return build


def opened(engine, address):
    """On the sign-in page, with something to say that needs more than the page's own scripts."""
    engine.navigate(address)
    engine.run("sessionStorage.setItem('lintel.notice', 'session-expired')")
    engine.navigate(address)
    return engine


def test_a_site_as_it_was_built_says_why_somebody_is_here(engine, site):
    opened(engine, site("nothing"))
    until(lambda: engine.run(SAID, "status") == words("en")["error.session-expired"])


@pytest.mark.parametrize("script", ["later", "flow", "steps", "signin"])
def test_a_script_that_was_altered_does_not_run(engine, site, script):
    opened(engine, site(script))
    if isinstance(engine, WebKit):
        # The day on which it is refused here as well, these three lines can go.
        assert until(lambda: engine.run("return globalThis.altered"))
        return
    until(lambda: words("en")["error.network"] in engine.run(SAID, "alert"))
    assert engine.run("return globalThis.altered === undefined")
