// @ts-check
// Forms: what is wrong with them, busy while they are sent, and what they ask of whoever sends them.

import { byId, first, part, set, show, slotOf } from "./parts.js";

/** @typedef {{text: string, id?: string}} PageError  `id` names a field; without it, the server */

/**
 * What is wrong with a field: no or one {@link PageError}.
 * @param {any} field
 */
function problemOf(field) {
  const { id, validity, dataset, willValidate } = field;
  if (!willValidate) return [];
  // A component's own verdict names its text: "errorLength", "errorPolicy".
  const kind = validity.valueMissing
    ? "errorRequired"
    : validity.customError
      ? field.validationMessage
      : "errorFormat";
  // A code may be sent before the script of its field is there to judge it.
  const text = dataset[kind] || dataset.errorLength || field.validationMessage;
  return validity.valid ? [] : [{ id, text }];
}

/**
 * Writes a field's error below it, or takes it away where there is no text.
 * @param {any} field
 * @param {string} text
 */
function setFieldError(field, text) {
  const id = `${field.id}-error`;
  byId(id)?.remove();
  /** @type {string[]} */
  const ids = (field.getAttribute("aria-describedby") || "").split(" ").filter((/** @type {string} */ one) => one !== id);
  if (text) {
    const error = part("field-error", { text });
    error.id = id;
    field.closest(".field").append(error);
    ids.push(id);
  }
  set(field, "aria-describedby", ids.join(" ").trim());
  set(field, "aria-invalid", text && "true");
}

/**
 * Focus to the field if it is the only error, else to the summary.
 * @param {any} summary
 */
function focusErrors(summary) {
  const [only, more] = summary.querySelectorAll("[data-slot=text]");
  (only.hash && !more ? byId(only.hash.slice(1)) : summary.firstElementChild).focus();
}

/**
 * Shows errors in place of the last ones: below their fields, in the summary (the server's first),
 * in the title; and moves focus there. The form is no longer busy. No errors: only clears.
 * @param {HTMLFormElement} form
 * @param {PageError[]} errors
 */
export function showErrors(form, errors) {
  setBusy(form, null);
  for (const field of form.querySelectorAll("[aria-invalid]")) setFieldError(field, "");
  const items = [...errors].sort((a, b) => (a.id ? 1 : 0) - (b.id ? 1 : 0)).map(({ id, text }) => {
    const item = part(id ? "error-item" : "error-line", { text });
    if (id) {
      slotOf(item, "text").href = `#${id}`;
      setFieldError(byId(id), text);
    }
    return item;
  });
  const prefix = first("title").dataset.errorPrefix || "";
  document.title = (items[0] ? prefix : "") + document.title.replace(prefix, "");
  const summary = first("[data-region=summary]");
  show(summary, items[0] && "error-summary");
  if (items[0]) {
    slotOf(summary, "items").append(...items);
    focusErrors(summary);
  }
}

/**
 * Marks a form as busy through one of its buttons, which keeps focus and width; or as done.
 * @param {HTMLFormElement} form
 * @param {Element | null} button
 */
export function setBusy(form, button) {
  form.querySelector("[data-busy]")?.remove();
  set(form, "aria-busy", button && "true");
  button?.append(part("busy"));
}

/** @param {any} form */
export function checkedForm(form) {
  form.noValidate = true;
  form.addEventListener("submit", submit);
  form.addEventListener(
    "input",
    (/** @type {any} */ { target }) => target.matches("[aria-invalid]") && setFieldError(target, ""),
  );
  // Coming back to a page that the browser kept as it was.
  addEventListener("pageshow", ({ persisted }) => persisted && setBusy(form, null));
}

/** @param {any} event */
function submit(event) {
  const form = event.target;
  const submitter = event.submitter || form.querySelector("[type=submit]");
  const ignored = form.matches("[aria-busy]") || submitter.matches("[aria-disabled]");
  const errors = ignored || submitter.formNoValidate ? [] : [...form.elements].flatMap(problemOf);
  // A direct page's policy blocks posting: only the API client can take over.
  const direct = document.documentElement.dataset.served === "direct";
  if (ignored || errors[0] || direct) event.preventDefault();
  if (ignored) return;
  showErrors(form, errors);
  if (errors[0]) return;
  setBusy(form, submitter);
  const options = { bubbles: true, cancelable: true, detail: { form, submitter } };
  if (!form.dispatchEvent(new CustomEvent("lintel:submit", options))) event.preventDefault();
  else if (direct) setBusy(form, null);
}

/** @param {any} region */
export function errorSummary(region) {
  region.addEventListener("click", (/** @type {any} */ event) => {
    const link = event.target.closest("a");
    if (!link) return;
    // Focus only: a new fragment in the address would be a step back in history.
    event.preventDefault();
    byId(link.hash.slice(1)).focus();
  });
  // A posted form came back; a frame of the gallery must not take focus.
  if (region.firstElementChild && self === top) focusErrors(region);
}
