// @ts-check
// What a password's field has besides its text.

import { byId, show } from "./parts.js";

export class PasswordToggle {
  #button;
  #input;

  /** @param {any} button */
  constructor(button) {
    this.#button = button;
    this.#input = byId(button.getAttribute("aria-controls"));
    button.addEventListener("click", () => this.#show(this.#input.type === "password"));
    // In clear text the browser would offer it as form history.
    this.#input.form?.addEventListener("submit", () => this.#show(false));
    addEventListener("pagehide", () => this.#show(false));
  }

  /** @param {boolean} shown */
  #show(shown) {
    const input = this.#input;
    const type = shown ? "text" : "password";
    if (input.type === type) return;
    const { selectionStart, selectionEnd } = input;
    input.type = type;
    input.setSelectionRange(selectionStart, selectionEnd);
    this.#button.setAttribute("aria-pressed", shown);
  }
}

export class CapsLockHint {
  /** @param {any} region */
  constructor(region) {
    const input = byId(region.dataset.capsLock);
    const check = (/** @type {any} */ event) => {
      // Touch keyboards have no such key; autofill sends key events without a state.
      const on = event.pointerType !== "touch" && event.getModifierState?.("CapsLock");
      if (!on === !!region.firstChild) show(region, on && "caps-lock");
    };
    for (const type of ["keydown", "keyup", "pointerdown"]) input.addEventListener(type, check);
    input.addEventListener("blur", () => show(region));
  }
}
