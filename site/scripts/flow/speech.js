// @ts-check
// What a page says of a sign-in: in parts and texts that it has itself, or that come with the steps.

/** @typedef {import("../cognito.js").Cognito} Cognito */

/**
 * @typedef {object} Page  what page.js lends; README.md, section 11
 * @property {(name: string, slots?: Record<string, unknown>) => HTMLElement} part
 * @property {(place: any, name?: string, slots?: Record<string, unknown>) => void} show
 * @property {(element: any, name: string) => any} slotOf
 * @property {(region: "alert" | "status", name?: string, slots?: Record<string, unknown>) => void} announce
 * @property {(form: any, errors: {text: string, id?: string}[]) => void} showErrors
 * @property {(form: any, button: Element | null) => void} setBusy
 * @property {(root: ParentNode) => void} enhance
 * @property {import("../later.js").Later} later
 * @property {any} config
 * @property {any} app
 * @property {import("../cognito.js").Place} place
 * @property {Cognito | Promise<Cognito>} client
 * @property {(tokens: import("../cognito.js").Tokens | null, form?: any, details?: object) => any} end
 */

/** @type {(selector: string) => any} */
export const first = (selector) => document.querySelector(selector);

export class Speech {
  /** @type {Page} */
  page;
  /** What the page that is gone back to says. */
  said = "";
  #load;

  /**
   * @param {Page} page
   * @param {() => Promise<unknown>} load  brings the texts that only steps need
   */
  constructor(page, load) {
    this.page = page;
    this.#load = load;
  }

  /**
   * Another state of the page, with a heading of its own, takes the place of its message.
   * @param {"done" | "failed"} name of its part
   * @param {Record<string, unknown>} [slots]
   */
  become(name, slots) {
    const old = first("main .message");
    const next = this.page.part(name, slots);
    const [from, to] = [old, next].map((message) => message.querySelector("h1").textContent);
    const prefix = name === "failed" ? first("title").dataset.errorPrefix || "" : "";
    document.title = prefix + document.title.replace(from, to);
    old.replaceWith(next);
    focus();
  }

  /**
   * Shows what of the page is there while it waits, when it could not ask, or once it has.
   * @param {"waiting" | "failed" | "ready"} state
   */
  turn(state) {
    const again = first("[data-when=failed]");
    const isHeld = again && again === document.activeElement;
    for (const name of ["waiting", "failed", "ready"]) {
      for (const part of document.querySelectorAll(`[data-when=${name}]`)) /** @type {any} */ (part).hidden = name !== state;
    }
    // The button that was pressed is gone.
    if (isHeld && again.hidden) focus();
  }

  /**
   * A code has gone out again: says so, and the button waits.
   * @param {Element} button
   */
  sent(button) {
    button.dispatchEvent(new CustomEvent("lintel:sent"));
    this.announce("resent");
  }

  /**
   * An error of the form that is shown, by the class of its text.
   * @param {string} code
   */
  async complain(code) {
    this.page.showErrors(first("main form"), [{ text: await this.textOf(code) }]);
  }

  /**
   * A part of the page in its status region.
   * @param {string} name
   * @param {Record<string, unknown>} [slots]
   */
  announce(name, slots) {
    this.said = "";
    this.page.announce("status", name, slots);
  }

  /**
   * Something that is no error, by the class of its text.
   * @param {string} code
   */
  async notice(code) {
    this.announce("status", { text: await this.textOf(code) });
  }

  /**
   * The text of a class of errors and notices.
   * @param {string} code
   */
  async textOf(code) {
    if (!textIn(code)) {
      try {
        await this.#load();
      } catch {
        // What every page has tells of a lost connection.
      }
    }
    return textIn(code) || textIn("internal-error") || textIn("network");
  }

  /**
   * The service counts no try while it is locked; for how long it does not say.
   * @param {any} form
   */
  hold(form) {
    const button = form.querySelector("[type=submit]");
    button.setAttribute("aria-disabled", "true");
    this.announce("retry-wait");
    setTimeout(() => {
      button.removeAttribute("aria-disabled");
      this.page.announce("status");
    }, 30_000);
  }
}

/**
 * The class of an error. A module that could not be fetched has none of its own: each engine says so in
 * other words.
 * @param {any} error
 * @returns {string}
 */
export function codeOf({ code, message }) {
  if (!/dynamically imported module|module script failed/i.test(message)) return code;
  return navigator.onLine ? "network" : "offline";
}

/**
 * @param {string} code
 * @returns {string}
 */
function textIn(code) {
  for (const template of document.querySelectorAll("template[data-part=error-texts]")) {
    const text = /** @type {any} */ (template).content.querySelector(`[data-error~="${code}"]`);
    if (text) return text.textContent;
  }
  return "";
}

/** To the first field of a step, else to its heading: either says where one is. */
export function focus() {
  const field = first("main form :is(input:not([readonly], [type=hidden]), select, textarea)");
  const heading = first("main h1");
  if (!field) heading?.setAttribute("tabindex", "-1");
  (field || heading)?.focus();
}
