// @ts-check
// The steps of a sign-in, exchanged without a page load: all of a language stand in one document,
// which is fetched as a document, so that no text ever becomes markup. Each step has its page's
// address; going back from any of them leads to the page on which the sign-in began.

/** Why there is no step. */
export class StepError extends Error {
  /** @param {string} code one of the page's error texts */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** @type {(selector: string) => any} */
const first = (selector) => document.querySelector(selector);

export class Steps {
  #address;
  #onBack;
  /** @type {Promise<Document> | undefined} */
  #file;
  /** @type {{elements: Element[], title: string, page: string, path: string} | undefined} */
  #start;

  /**
   * @param {string} address of the steps' document
   * @param {(page: string) => void} onBack the page on which it all began is shown again
   */
  constructor(address, onBack) {
    // Absolute, before the first step changes what it is relative to.
    this.#address = new URL(address, document.baseURI).href;
    this.#onBack = onBack;
    addEventListener("popstate", () => this.#move());
  }

  /** The page on which the steps began; nothing while it is shown. */
  get start() {
    return this.#start?.page;
  }

  /**
   * The document with all steps, fetched once.
   * @returns {Promise<Document>}
   * @throws {StepError}
   */
  load() {
    const file = this.#file || fetched(this.#address);
    this.#file = file;
    // Whoever tries again shall not meet the old failure.
    file.then(addParts, () => (this.#file = undefined));
    return file;
  }

  /**
   * Shows a step in place of what `main` holds.
   * @param {HTMLElement} section filled in already
   */
  show(section) {
    const { step = "" } = section.dataset;
    const address = `${step}.html${location.search}`;
    const state = { lintel: step };
    const root = document.documentElement;
    const { title } = document;
    const { pathname } = location;
    const page = root.dataset.page || "";
    const elements = exchange(section.children);
    if (this.#start) history.replaceState(state, "", address);
    else {
      this.#start = { elements, title, page, path: pathname };
      history.pushState(state, "", address);
    }
    name(section.dataset.title || "", step);
  }

  #move() {
    const start = this.#start;
    if (location.pathname === start?.path) {
      this.#start = undefined;
      exchange(start.elements);
      name(start.title, start.page);
      this.#onBack(start.page);
    } else if (!start && history.state?.lintel) {
      // Forward, to a step whose session is gone.
      history.back();
    }
  }
}

/**
 * @param {string} title
 * @param {string} page
 */
function name(title, page) {
  document.title = title;
  document.documentElement.dataset.page = page;
}

/**
 * Puts elements where those of the last step stood, between what stays.
 * @param {Iterable<Element>} elements
 * @returns {Element[]} the old ones
 */
function exchange(elements) {
  const old = [...first("main").children].filter((one) => !one.hasAttribute("data-stays"));
  old[0].before(...elements);
  for (const one of old) one.remove();
  return old;
}

/**
 * What all steps have in common comes once: it stays whatever is shown, and takes the place of what the
 * page had of it, which may know fewer errors.
 * @param {Document} file
 */
function addParts(file) {
  for (const part of file.querySelectorAll("body > template")) {
    const name = part.getAttribute("data-part");
    part.setAttribute("data-stays", "");
    const known = first(`main > template[data-part="${name}"]`);
    if (known) known.replaceWith(part);
    else first("main").append(part);
  }
}

/**
 * @param {string} address
 * @returns {Promise<Document>}
 */
function fetched(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = (/** @type {string} */ code) => () => reject(new StepError(navigator.onLine ? code : "offline"));
    request.open("GET", address);
    request.responseType = "document";
    request.timeout = 20_000;
    request.onerror = fail("network");
    request.ontimeout = fail("timeout");
    request.onload = () => {
      const file = request.response;
      if (file?.querySelector("[data-step]")) resolve(file);
      else fail("malformed")();
    };
    request.send();
  });
}
