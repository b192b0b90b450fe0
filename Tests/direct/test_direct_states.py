"""Each state of a page is one document, whoever makes it: the gallery's server or the script in a browser.

The script gets there by what a person does and what a service answers, which is scripted here; then both documents
are compared, without white space, values that were typed, focus, and templates.
"""

import os
import re
import urllib.request

import pytest

from direct import judge, preview, visitor  # noqa: F401
from scene import SMS_DELIVERY, Scene
from states import BUILT, EXCUSED, MORE, STATES

NORMAL = r"""(waits) => {
  const main = document.querySelector("main").cloneNode(true);
  // A code has always just gone out where a script shows its step.
  if (!waits) {
    for (const node of main.querySelectorAll(".resend__wait")) node.remove();
    main.querySelector("[data-resend]")?.removeAttribute("aria-disabled");
  }
  for (const node of main.querySelectorAll("template, .help-block, script")) node.remove();
  const dropped = ["value", "tabindex", "novalidate", "data-stays", "data-qr", "data-value", "data-resend", "data-issuer",
    "open", "style", "data-needs", "selected", "checked"];
  const walk = (node) => {
    if (node.nodeType === 3) return node.data.replace(/\s+/g, " ");
    if (node.nodeType !== 1) return "";
    if (node.matches(".qr, #totp-secret, [data-slot=state], [data-policy-status], .identity__name")) return `<${node.localName}>`;
    const names = [...node.attributes].map(({ name, value }) => [name, name === "href" ? value.split("?")[0].replace(/^.*\//, "").split("#").slice(-1)[0] : value])
      .map(([name, value]) => [name, name === "hidden" ? name : node.matches(".totp__open") ? "" : value])
      .filter(([name]) => !dropped.includes(name) && name !== "data-met").sort();
    if (node.matches("button")) names.push(["value", node.getAttribute("value") || ""]);
    // Whom it is about, and how long is left, is the fixture's own.
    if (node.matches("[data-slot=destination], [data-slot=reason], [data-slot=reference], [data-slot=seconds]")) return "<slot>";
    const inner = [...node.childNodes].map(walk).join("");
    return `<${node.localName}${names.map(([n, v]) => ` ${n}=${v}`).join("")}>${inner}</>`;
  };
  return document.title + "\n" + walk(main).replace(/\s+/g, " ").replace(/> /g, ">").replace(/ </g, "<").replace(/></g, ">\n<");
}"""

TRIED = {**STATES, **MORE} if os.environ.get("LINTEL_TEST_SCOPE") == "all" else STATES


def settled(page, text, waits):
    """The page's document, once it is as expected, or as it stays."""
    for _ in range(200):
        found = page.evaluate(NORMAL, waits)
        if found == text:
            break
        page.wait_for_timeout(50)
    return found


@pytest.fixture(scope="module")
def gallery(browser, preview):
    """What a state of a page is in the gallery."""
    context = browser.new_context(locale="en")
    tab = context.new_page()

    def document(page, state, waits):
        tab.goto(f"{preview.address}/_lintel/view/all/auto/direct/{page}.html?state={state}")
        tab.wait_for_function("() => 'ready' in document.documentElement.dataset")
        return tab.evaluate(NORMAL, waits)

    yield document
    context.close()


@pytest.mark.parametrize("page,state", TRIED, ids=lambda value: value)
def test_the_script_makes_the_documents_of_the_gallery(visitor, gallery, page, state):
    person = visitor()
    waits = state in ("cooldown", "resent")
    if waits or page == "message-sent":
        person.page.clock.install()
    expected = gallery(page, state, waits)
    TRIED[page, state](Scene(person, "long" if state == "long-text" else "all"))
    assert settled(person.page, expected, waits) == expected


def test_a_code_for_new_details_can_be_left_for_the_details(visitor):
    scene = Scene(visitor(), "all").knowing(("given_name", "Rob"))
    scene.service.says("UpdateUserAttributes", {"CodeDeliveryDetailsList": [SMS_DELIVERY]})
    scene.filled(given_name="Robin").sent().at("code").page.click('main a[href^="profile.html"]')
    scene.at("profile")


def test_each_state_of_the_gallery_is_compared_or_excused_by_name(preview):
    with urllib.request.urlopen(f"{preview.address}/_lintel/gallery/?tenant=all&served=direct") as answer:
        shown = set(re.findall(r'/_lintel/gallery/([a-z-]+)\?state=([a-z-]+)&', answer.read().decode()))
    shown = {(page, state) for page, state in shown if page not in BUILT}
    compared = STATES.keys() | MORE.keys()
    assert shown, "the gallery has views"
    assert shown - compared == EXCUSED.keys(), "what nobody looks at"
    assert not compared - shown, "what is not there any more"


def test_a_page_that_is_looked_at_stays_as_it_was_built(visitor, preview):
    person = visitor()
    for page in ("code", "terms", "security", "totp-setup"):
        person.page.goto(f"{preview.address}/_lintel/view/all/auto/direct/{page}.html")
        person.page.wait_for_function("() => 'ready' in document.documentElement.dataset")
        person.page.wait_for_load_state("networkidle")
        assert person.page.url.endswith(f"/{page}.html") and not person.requests
