// @ts-check
// A list of tenants that is too long to look through: a name shows those that have it, a work e-mail
// address leads to the tenant of its domain.

/** @typedef {import("./components.js").Page} Page */

/** @type {(text: string) => string} */
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").trim().toLowerCase();

export class TenantPicker {
  #input;
  #items;
  #page;

  /**
   * @param {any} form
   * @param {Page} page
   */
  constructor(form, page) {
    this.#page = page;
    this.#input = form.elements.tenant;
    /** @type {any[]} */
    const items = [...(document.getElementById(form.dataset.picker)?.children || [])];
    this.#items = items.filter((item) => item.querySelector("a"));
    this.#input.addEventListener("input", () => this.#filter());
    form.addEventListener("lintel:submit", (/** @type {any} */ event) => {
      event.preventDefault();
      this.#choose(form);
    });
  }

  /** The tenants that what was typed can mean. */
  #found() {
    const typed = plain(this.#input.value);
    const [, domain] = /@(.+)$/.exec(typed) || [];
    return this.#items.filter((item) => {
      const link = item.querySelector("a");
      const domains = (link.dataset.domains || "").split(" ");
      // Who writes an address is looked for by it alone.
      return domain === undefined ? plain(link.textContent).includes(typed) : domains.includes(domain);
    });
  }

  #filter() {
    // An address that is not complete yet hides nothing.
    const found = this.#found();
    const shown = found[0] || !this.#input.value.includes("@") ? found : this.#items;
    for (const item of this.#items) item.hidden = !shown.includes(item);
    const status = document.querySelector("[data-region=status]");
    const isTold = this.#input.value && shown === found;
    this.#page.show(status, isTold ? "matches" : "", { count: shown.length });
  }

  /** @param {any} form */
  #choose(form) {
    const [only, more] = this.#found();
    const { id, dataset } = this.#input;
    this.#page.showErrors(form, only ? [] : [/** @type {any} */ ({ id, text: dataset.errorFormat })]);
    if (!only) return;
    const link = only.querySelector("a");
    if (more) link.focus();
    else location.assign(link.href);
  }
}
