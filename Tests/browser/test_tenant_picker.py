"""The list of tenants: searched by name, or by the domain of a work e-mail address."""

import pytest
from page_site import ORIGIN, errors, focused, site  # noqa: F401

ALL = ["alder", "birch", "cedar"]


@pytest.fixture
def picker(site):  # noqa: F811
    site.open("tenant-picker", served="direct")
    site.page.wait_for_function("() => performance.getEntriesByName(location.origin + '/scripts/picker.js').length")
    return site


def shown(page):
    return page.eval_on_selector_all(
        "#tenants a", "links => links.filter((a) => a.checkVisibility()).map((a) => a.search.slice(1))")


def status(page):
    return page.inner_text("[data-region=status]")


@pytest.mark.parametrize("typed", ["zzz", "ann@nobody.example", "ann@"])
def test_what_matches_nothing_is_said_at_the_field_and_leads_nowhere(picker, typed):
    page = picker.page
    page.fill("#tenant", typed)
    page.press("#tenant", "Enter")
    assert errors(page) == ["Nothing matches."]
    assert focused(page) == "tenant"
    assert page.url == f"{ORIGIN}/tenant-picker.html"
    assert picker.posted == []


def test_nothing_typed_is_an_error(picker):
    picker.page.press("#tenant", "Enter")
    assert errors(picker.page) == ["Enter a name."]


def test_an_address_shows_no_tenant_by_a_part_of_its_domain(picker):
    picker.page.fill("#tenant", "ann@example")
    picker.page.press("#tenant", "Enter")
    assert errors(picker.page) == ["Nothing matches."]


@pytest.mark.parametrize(("typed", "found"), [
    ("ROBOTICS", ["alder", "cedar"]), ("buro", ["birch"]), (" Büro ", ["birch"]), ("zzz", []),
    ("cedar.ex", ["cedar"]),
])
def test_typing_leaves_what_has_it_in_any_case_and_without_accents(picker, typed, found):
    page = picker.page
    page.fill("#tenant", typed)
    assert shown(page) == found
    assert status(page) == f"Matches: {len(found)}"
    page.fill("#tenant", "")
    assert shown(page) == ALL
    assert status(page) == ""


def test_an_address_that_is_not_complete_hides_nothing(picker):
    picker.page.fill("#tenant", "ann@bir")
    assert shown(picker.page) == ALL


@pytest.mark.parametrize("typed", ["birch", "ann@wood.example", "ANN@BIRCH.EXAMPLE"])
def test_the_only_one_that_is_left_is_opened(picker, typed):
    page = picker.page
    page.fill("#tenant", typed)
    page.press("#tenant", "Enter")
    page.wait_for_url("**/code.html?birch")


def test_of_several_the_first_takes_the_focus(picker):
    page = picker.page
    page.fill("#tenant", "robotics")
    page.press("#tenant", "Enter")
    assert page.evaluate("document.activeElement.search") == "?alder"
    assert page.locator("form").get_attribute("aria-busy") is None


def test_without_script_the_list_is_there_and_the_search_is_not(browser):
    context = browser.new_context(java_script_enabled=False)
    from page_site import Site
    site = Site(context)
    site.served, site.slots, site.changes = "direct", {}, {}
    site.page.goto(f"{ORIGIN}/tenant-picker.html")
    assert site.page.locator("#tenants a").count() == 3
    assert not site.page.locator("form").is_visible()
    context.close()
