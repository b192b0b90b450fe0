// @ts-check
// What a password's field has besides its text.

import { byId, show } from "./parts.js";

/** @param {any} button */
export function passwordToggle(button) {
  const input = byId(button.getAttribute("aria-controls"));
  const reveal = (/** @type {boolean} */ shown) => {
    const type = shown ? "text" : "password";
    if (input.type === type) return;
    const { selectionStart, selectionEnd } = input;
    input.type = type;
    input.setSelectionRange(selectionStart, selectionEnd);
    button.setAttribute("aria-pressed", shown);
  };
  button.addEventListener("click", () => reveal(input.type === "password"));
  // In clear text the browser would offer it as form history.
  input.form?.addEventListener("submit", () => reveal(false));
  addEventListener("pagehide", () => reveal(false));
}

/** @param {any} region */
export function capsLockHint(region) {
  const input = byId(region.dataset.capsLock);
  const check = (/** @type {any} */ event) => {
    // Touch keyboards have no such key; autofill sends key events without a state.
    const on = event.pointerType !== "touch" && event.getModifierState?.("CapsLock");
    if (!on === !!region.firstChild) show(region, on && "caps-lock");
  };
  for (const type of ["keydown", "keyup", "pointerdown"]) input.addEventListener(type, check);
  input.addEventListener("blur", () => show(region));
}
