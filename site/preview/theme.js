// @ts-check
// Shows a draft of a theme while it is edited: asks for the page anew and takes over the parts that follow from
// the inputs, which stay as they are. Without this script the Show button does.

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-draft]"));

/** @param {string} name */
const field = (name) => /** @type {HTMLInputElement} */ (form?.elements.namedItem(name));

/** The address at which the form's draft is shown. */
function address() {
  const said = new URLSearchParams();
  for (const [name, value] of new FormData(form ?? undefined)) said.append(name, String(value));
  return `${location.pathname}?${said}`;
}

/**
 * A page as a document, in which no script runs, and the address at which it was found.
 * @param {string} url
 * @param {AbortSignal} signal
 * @returns {Promise<{page: Document | null, url: string}>}
 */
const load = (url, signal) =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = "document";
    request.onloadend = () =>
      resolve({ page: request.status === 200 ? request.responseXML : null, url: request.responseURL });
    signal.addEventListener("abort", () => request.abort());
    request.send();
  });

/** @param {Element} frame Takes the place of the one that is shown, once it is there. */
function replace(frame) {
  const place = document.querySelector("[data-part=window]");
  const shown = place?.querySelector("iframe:not(.is-coming)");
  for (const late of place?.querySelectorAll(".is-coming") ?? []) late.remove();
  if (shown?.getAttribute("src") === frame.getAttribute("src") && shown?.className === frame.className) return;
  frame.classList.add("is-coming");
  frame.addEventListener("load", () => {
    shown?.remove();
    frame.classList.remove("is-coming");
  });
  place?.append(frame);
}

/** @param {Document} page */
function take(page) {
  for (const name of ["said", "findings", "acts"]) {
    const part = page.querySelector(`[data-part=${name}]`);
    const old = document.querySelector(`[data-part=${name}]`);
    // A button that is about to be pressed stays.
    if (part && old && !old.isEqualNode(part)) old.replaceChildren(...document.adoptNode(part).childNodes);
  }
  for (const details of page.querySelectorAll("[data-kept]")) {
    const old = document.querySelector(`[data-kept="${CSS.escape(details.getAttribute("data-kept") ?? "")}"]`);
    if (old) old.replaceChildren(...document.adoptNode(details).childNodes);
  }
  for (const input of page.querySelectorAll(".token__field")) {
    const own = field(input.getAttribute("name") ?? "");
    if (input instanceof HTMLInputElement) own.placeholder = input.placeholder;
    else if (own.nodeName === "SELECT") {
      const [kept, first] = [own.querySelector("option"), input.querySelector("option")];
      if (kept && first) kept.textContent = first.textContent;
    }
    const [swatch, other] = [own, input].map((one) => one.parentElement?.querySelector("rect"));
    swatch?.setAttribute("fill", other?.getAttribute("fill") ?? "");
  }
  const frame = page.querySelector("[data-part=window] iframe");
  if (frame) replace(document.adoptNode(frame));
  hide();
}

/** What acts by itself needs no button. */
function hide() {
  document.querySelector("[data-show]")?.setAttribute("hidden", "");
}

let asked = new AbortController();
let timer = 0;

/** @param {number} pause Milliseconds in which nothing else is typed. */
function show(pause) {
  clearTimeout(timer);
  timer = window.setTimeout(async () => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    const { page, url } = await load(address(), signal);
    if (signal.aborted || !page) return;
    history.replaceState(null, "", url);
    take(page);
  }, pause);
}

/** @param {HTMLInputElement} pick Shows the colour that a field says, or that follows for it. */
function prepare(pick) {
  const own = field(pick.dataset.pick ?? "");
  const said = /^#[0-9a-f]{6}/i.exec(own.value || own.placeholder);
  pick.value = said?.[0] ?? "#000000";
}

for (const pick of form?.querySelectorAll("[data-pick]") ?? []) {
  if (!(pick instanceof HTMLInputElement)) continue;
  pick.hidden = false;
  prepare(pick);
  pick.addEventListener("click", () => prepare(pick));
  pick.addEventListener("input", () => (field(pick.dataset.pick ?? "").value = pick.value));
}

form?.addEventListener("input", (event) => {
  const { target } = event;
  if (!(target instanceof HTMLSelectElement)) return show(150);
  // Another tenant may wear another theme, with other inputs.
  if (target.name === "tenant") form.requestSubmit();
  else show(0);
});
hide();
