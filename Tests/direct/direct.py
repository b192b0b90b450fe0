"""What the walks through the direct pages share: a preview of their project, visitors to it, and axe to judge them."""

import pytest

from accessibility import violations
from project import Preview, running
from visitor import Visitor

pytest.importorskip("playwright.sync_api")

LANGUAGES = pytest.mark.parametrize("lang", ["en", "ar"])


@pytest.fixture(scope="session")
def preview(tmp_path_factory):
    with running(Preview, tmp_path_factory.mktemp("direct")) as one:
        yield one


@pytest.fixture(scope="session")
def judge():
    """Runs axe over a page as it stands; a state that was judged before is not judged again."""
    seen = set()

    def run(page):
        kind = page.evaluate(
            """() => [document.documentElement.dataset.page, document.documentElement.lang,
              document.querySelectorAll("main *").length, document.querySelectorAll("[aria-invalid]").length,
              document.querySelectorAll(".notice").length].join()""")
        if kind in seen:
            return
        seen.add(kind)
        found = violations(page)
        assert not found, (page.url, found)

    return run


@pytest.fixture
def visitor(browser, preview, judge):
    """Makes visitors; their browsers are closed at the end."""
    people = []

    def make(lang="en", **options):
        people.append(Visitor(browser, preview, judge, lang, **options))
        return people[-1]

    yield make
    for one in people:
        one.close()
