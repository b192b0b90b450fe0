"""How long it takes from the start of a preview to its start page, read to the last byte.

The sample project is copied, so that the first start of each round finds no signing keys, as in a fresh
clone, and the next one does. `lintel --version` says what of it any program of this size takes.
"""

import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LINTEL = ROOT / ".build/release/lintel"
ROUNDS = 11
GOAL = 100


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start_page(project):
    """Milliseconds from the start of the process until the page is there."""
    port = free_port()
    start = time.perf_counter()
    process = subprocess.Popen([LINTEL, "preview", "--quiet", "--port", str(port)], cwd=project,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            if process.poll() is not None:
                sys.exit(f"the preview ended with {process.returncode}")
            time.sleep(0.0005)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_lintel/", timeout=10) as answer:
            answer.read()
        return (time.perf_counter() - start) * 1000
    finally:
        process.terminate()
        process.wait(timeout=20)


def version():
    start = time.perf_counter()
    subprocess.run([LINTEL, "--version"], stdout=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - start) * 1000


def main():
    with tempfile.TemporaryDirectory(prefix="lintel-start-") as folder:
        project = Path(folder) / "project"
        for name in ("templates", "themes", "site"):
            shutil.copytree(ROOT / name, project / name)
        shutil.copy(ROOT / "lintel.json", project)
        times = {"without keys": [], "with keys": [], "--version": []}
        for _ in range(ROUNDS):
            shutil.rmtree(project / ".lintel", ignore_errors=True)
            times["without keys"].append(start_page(project))
            times["with keys"].append(start_page(project))
            times["--version"].append(version())
    print(f"\nstart page after the start of the preview, median of {ROUNDS}")
    found = {name: statistics.median(column) for name, column in times.items()}
    for name, value in found.items():
        print(f"  {name:14} {value:6.0f} ms" + ("" if name == "--version" else f"   goal {GOAL}"))
    sys.exit(0 if max(found.values()) < GOAL else 1)


main()
