"""Functions of a build, run by Node behind Lambda's Invoke API."""

import contextlib
import json
import shutil
import subprocess
import urllib.request
from pathlib import Path

import pytest


class Function:
    """A function that answers at `address`."""

    def __init__(self, folder):
        if not shutil.which("node"):
            pytest.skip("no Node on this machine")
        self.process = subprocess.Popen(
            ["node", Path(__file__).with_suffix(".mjs"), folder], text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.address = f"http://127.0.0.1:{self.process.stdout.readline().strip()}"

    def __call__(self, event):
        request = urllib.request.Request(self.address, json.dumps(event).encode())
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)

    def stop(self):
        self.process.stdin.close()
        self.process.wait(timeout=20)
        self.process.stdout.close()


@contextlib.contextmanager
def running(folder):
    function = Function(folder)
    try:
        yield function
    finally:
        function.stop()
