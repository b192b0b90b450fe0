"""Every view of the gallery in a real browser: accessible, quiet, and no wider than a phone."""

import pytest

from accessibility import CONTRAST, violations

pytest.importorskip("playwright.sync_api")

# Two themes are looked at in full; the others on the pages that differ most.
FULL_TENANTS = 2
FEW_PAGES = {"login", "code", "signup", "error"}


def chosen(views, whole_matrix):
    tenants = list(dict.fromkeys(view["tenant"] for view in views))
    for view in views:
        full = view["tenant"] in tenants[:FULL_TENANTS]
        if whole_matrix:
            yield view
        elif view["locale"] == "en" and (full or view["page"] in FEW_PAGES):
            yield view
        elif view["locale"] == "ar" and view["isFirst"] and view["tenant"] == tenants[0]:
            yield view


@pytest.fixture(scope="module")
def page_and_noise(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    noise = []
    page.on("console", lambda message: noise.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: noise.append(f"error: {error}"))
    # A logo that is asked for when the mode changes back may still be on its way when the next view is
    # opened: the browser gives that up itself.
    page.on("requestfailed", lambda request: noise.append(f"failed: {request.url}")
            if request.failure != "net::ERR_ABORTED" else None)
    yield page, noise
    context.close()


def test_every_view_passes_axe_in_light_and_dark_without_a_word_on_the_console(
    gallery, serve, page_and_noise, whole_matrix,
):
    folder, views = gallery
    address = serve(folder)
    page, noise = page_and_noise
    faults = []
    for view in chosen(views, whole_matrix):
        name = view["path"]
        noise.clear()
        page.emulate_media(color_scheme="light")
        page.goto(f"{address}/{name}")
        page.wait_for_selector("html[data-ready]", state="attached", timeout=30000)
        faults += [f"{name} light {fault}" for fault in violations(page)]
        page.emulate_media(color_scheme="dark")
        faults += [f"{name} dark {fault}" for fault in violations(page, CONTRAST)]
        faults += [f"{name} {word}" for word in noise]
    assert not faults, "\n".join(faults)


def test_no_view_scrolls_sideways_on_a_small_phone(gallery, serve, browser, whole_matrix):
    folder, views = gallery
    address = serve(folder)
    context = browser.new_context(viewport={"width": 320, "height": 568}, reduced_motion="reduce")
    page = context.new_page()
    wide = []
    for view in chosen(views, whole_matrix):
        page.goto(f"{address}/{view['path']}")
        width = page.evaluate("document.scrollingElement.scrollWidth")
        if width > 320:
            wide.append(f"{view['path']}: {width} px")
    context.close()
    assert not wide, "\n".join(wide)


def test_every_target_is_large_enough_for_a_finger(gallery, serve, browser):
    folder, views = gallery
    address = serve(folder)
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    small = []
    for view in views:
        if view["locale"] != "en" or not view["isFirst"]:
            continue
        page.goto(f"{address}/{view['path']}")
        # Links within a sentence are excepted by WCAG 2.5.8; those that stand alone are not.
        small += page.evaluate(
            """name => [...document.querySelectorAll('button, input, select, textarea')]
              .filter(e => !e.closest('template') && e.offsetParent && e.tabIndex >= 0)
              .map(e => [e, (e.closest('label') || e).getBoundingClientRect()])
              .filter(([, box]) => box.width && (box.height < 24 || box.width < 24))
              .map(([e, box]) => `${name}: ${e.outerHTML.slice(0, 90)} ${box.width}x${box.height}`)
            """, view["path"])
    context.close()
    assert not small, "\n".join(small)


def test_without_script_a_page_can_be_read_and_says_after_a_moment_what_it_needs(
    gallery, serve, browser,
):
    folder, views = gallery
    address = serve(folder)
    context = browser.new_context(java_script_enabled=False, reduced_motion="reduce")
    page = context.new_page()
    # One page waits for the block; on the others it is enough that it is there.
    view = next(view for view in views if view["page"] == "login" and view["isFirst"])
    page.goto(f"{address}/{view['path']}")
    block = page.locator(".help-block")
    assert not block.is_visible()
    block.wait_for(state="visible", timeout=30000)
    assert "JavaScript" in block.inner_text()
    useless = []
    for view in views:
        if view["locale"] != "en" or not view["isFirst"]:
            continue
        page.goto(f"{address}/{view['path']}")
        # The tenant picker is a list of links: it needs no script and no help.
        blocks = 0 if view["page"] == "tenant-picker" else 1
        if (not page.locator("h1").first.is_visible()
                or page.locator(".help-block").count() != blocks):
            useless.append(view["path"])
        shown = page.locator("[data-needs], .resend__wait").evaluate_all(
            "all => all.filter(e => e.checkVisibility()).length")
        if shown:
            useless.append(f"{view['path']}: {shown} controls that do nothing")
    context.close()
    assert not useless, "\n".join(useless)
