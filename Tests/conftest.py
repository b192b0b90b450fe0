"""What the outside checks share: the program, its gallery as files, a loopback server, one browser."""

import functools
import http.server
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Another program than the one that was built last: the one that was installed, say.
LINTEL = Path(os.environ.get("LINTEL_PROGRAM") or ROOT / ".build/debug/lintel").absolute()


def start_preview(folder, kit=ROOT):
    """Starts a preview of the project in a folder; gives its process and its address."""
    process = subprocess.Popen(
        [LINTEL, "preview", "--port", "0", "--kit", kit, "--project", folder],
        stderr=subprocess.PIPE, text=True)
    for line in process.stderr:
        if found := re.search(r"http://localhost:\d+", line):
            return process, found[0]
    raise AssertionError("the preview did not start")


@pytest.fixture(scope="session")
def lintel():
    """Runs the program in the project's folder and returns the finished process."""
    if not LINTEL.exists():
        pytest.skip("the program is not built: swift build")

    def run(*arguments, cwd=ROOT, check=True, **options):
        return subprocess.run(
            [LINTEL, *map(str, arguments)], cwd=cwd, check=check, text=True,
            capture_output=True, **options)

    return run


@pytest.fixture(scope="session")
def gallery(lintel, tmp_path_factory):
    """The gallery as files, and its views: page, state, tenant, locale, path."""
    folder = tmp_path_factory.mktemp("gallery")
    lintel("gallery", "--out", folder)
    return folder, json.loads((folder / "views.json").read_text())


class Preview:
    """`lintel preview` at a free port; what it says is kept in `said`."""

    def __init__(self, *arguments, port=0):
        self.log = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(
            [LINTEL, "preview", "--port", str(port), *map(str, arguments)], cwd=ROOT,
            stdout=self.log, stderr=self.log, stdin=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while not (found := re.search(r"http://localhost:\d+", self.said)):
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"the preview did not start:\n{self.said}")
            time.sleep(0.02)
        self.address = found[0]
        self.port = int(self.address.rpartition(":")[2])

    @property
    def said(self):
        self.log.seek(0)
        return self.log.read()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(timeout=20)
        assert status == 0, f"the preview ended with {status}:\n{self.said}"


def cognito_client(address):
    """The user pools' API of a preview, as boto3 asks it."""
    boto3 = pytest.importorskip("boto3")
    return boto3.client(
        "cognito-idp", endpoint_url=address, region_name="eu-central-1",
        aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="example")


class Quiet(http.server.SimpleHTTPRequestHandler):
    extensions_map = {
        **http.server.SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript",
    }

    def log_message(self, *_):
        pass


@pytest.fixture(scope="session")
def serve():
    """Serves a folder on loopback and returns its address; all servers stop with the session."""
    servers = []

    def start(folder):
        handler = functools.partial(Quiet, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def browser():
    """One headless Chromium for the whole run; each test takes a fresh context."""
    sync = pytest.importorskip("playwright.sync_api")
    chromium = shutil.which("chromium")
    if not chromium:
        pytest.skip("no chromium on this machine")
    with sync.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def whole_matrix():
    """Whether the long matrix was asked for: `make test-all`."""
    return os.environ.get("LINTEL_TEST_SCOPE") == "all"
