"""A long list of tenants, searched by name or by the domain of an address."""

import re

import pytest

from direct import judge, preview, visitor  # noqa: F401


@pytest.fixture
def picker(visitor, preview):
    """Two hundred tenants; going to one is noted and goes nowhere."""
    person = visitor()
    person.gone = []
    person.page.route(re.compile("^https://"), lambda route: (
        person.gone.append(route.request.url), route.fulfill(body="there")))
    person.page.goto(f"{preview.address}/_lintel/view/plain/auto/direct/tenant-picker.html?state=many")
    person.page.wait_for_function("() => 'ready' in document.documentElement.dataset")
    person.page.wait_for_selector("form[data-picker]")
    person.shown = lambda: person.page.locator("#tenants li:visible").count()
    return person


def test_what_is_typed_leaves_those_that_have_it(picker):
    picker.page.wait_for_load_state("networkidle")
    assert picker.shown() == 200
    picker.fill(tenant="ÁLDER")
    picker.page.wait_for_function("() => document.querySelectorAll('#tenants li:not([hidden])').length < 50")
    assert 0 < picker.shown() < 50
    assert str(picker.shown()) in picker.said()
    picker.judge(picker.page)
    picker.fill(tenant="")
    assert picker.shown() == 200 and picker.said() == ""


def test_nothing_that_has_it_is_an_error_of_the_field(picker):
    picker.page.wait_for_load_state("networkidle")
    picker.fill(tenant="no such tenant").page.locator("main form button").click()
    picker.page.wait_for_selector("[aria-invalid]")
    assert picker.errors == [picker.words("field.tenant.error.format")]
    # An address that may not be complete hides nothing, and counts nothing.
    picker.fill(tenant="robin@nowhere.example").page.locator("main form button").click()
    assert picker.shown() == 200 and picker.said() == ""
    assert picker.errors == [picker.words("field.tenant.error.format")]


def test_an_address_leads_to_the_tenant_of_its_domain(picker):
    picker.page.wait_for_load_state("networkidle")
    picker.fill(tenant="robin@DUNE-ENERGY.example")
    picker.page.wait_for_function("() => document.querySelectorAll('#tenants li:not([hidden])').length === 1")
    picker.page.locator("main form button").click()
    picker.page.wait_for_url(re.compile("^https://dune-energy"))
    assert len(picker.gone) == 1


def test_the_previews_own_picker_leads_to_the_sites_of_the_preview(visitor, preview):
    person = visitor()
    person.page.goto(f"{preview.address}/_lintel/")
    person.page.locator('a[href="/_lintel/picker/"]').click()
    person.page.wait_for_function("() => 'ready' in document.documentElement.dataset")
    assert person.page.locator("#tenants li").count() == len(preview.project["tenants"])
    # Each begins where its people do.
    person.fill(tenant="choice.acme").page.wait_for_function(
        "() => document.querySelectorAll('#tenants li:not([hidden])').length === 1")
    person.page.locator("main form button").click()
    person.at("identifier")
    assert person.page.url == f"{preview.site('choice')}identifier.html"
