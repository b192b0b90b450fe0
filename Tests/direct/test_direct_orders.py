"""Every order of pages that Cognito knows is walked on direct pages, in a language of either direction; the table
in `orders.py` says by which test, and is whole.
"""

import re

import pytest

from conftest import LINTEL, ROOT
from direct import LANGUAGES, judge, visitor  # noqa: F401
from orders import ORDERS, PROJECT, WALKS, Walker
from project import TRIGGERS, Preview


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    if not LINTEL.exists():
        pytest.skip("the program is not built: swift build")
    running = Preview(tmp_path_factory.mktemp("orders"), {
        **PROJECT, "preview": {"users": [], "triggers": TRIGGERS}})
    yield running
    running.stop()


def walked(visitor, preview, title, lang, before=None):
    """Walks from the first page to the app; `before` is called on each page, before its answer."""
    walk = WALKS[title]
    name = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") + f"-{lang}@acme.example"
    person = visitor(lang)
    person.preview = preview
    walker = Walker(person, preview, lang, name, walk.pool)
    person.page.clock.install()
    walk.user(walker)
    person.open(walk.pool, walk.start, **walk.query)
    for page, answer in walk.steps:
        person.at(page)
        if isinstance(answer, dict):
            answer = {key: walker.name if value is ... else value for key, value in answer.items()}
        if before:
            before(walker, page, answer)
        if callable(answer):
            answer(walker)
        elif isinstance(answer, str):
            person.press(answer)
        else:
            person.send(**answer)
    claims = person.is_signed_in(walk.ends)
    assert walker.name in (claims.get("email"), claims.get("phone_number"))
    return walker


@LANGUAGES
@pytest.mark.parametrize("title", WALKS)
def test_the_walk_ends_in_the_app(visitor, preview, title, lang):
    walked(visitor, preview, title, lang)


def listed_in(folder):
    """The tests of a folder by name, and whether each is walked in both languages."""
    found = {}
    for file in sorted((ROOT / "Tests" / folder).glob("test_*.py")):
        text = file.read_text()
        for marks, name in re.findall(r"((?:^@.*\n(?:^ .*\n)*)*)^def (test_\w+)", text, re.MULTILINE):
            found[name] = "@LANGUAGES" in marks
    return found


def test_each_order_has_its_walks_in_both_languages_on_direct_and_hosted_pages():
    direct, hosted = listed_in("direct"), listed_in("hosted")
    assert sorted(ORDERS) == list(range(1, 14))
    for number, (title, here, there) in ORDERS.items():
        for name in here:
            assert name in WALKS or direct.get(name), (number, title, name)
        for name in there:
            assert hosted.get(f"test_{name}"), (number, title, name)
    listed = {name for _, here, _ in ORDERS.values() for name in here}
    assert set(WALKS) <= listed
