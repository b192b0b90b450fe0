// @ts-check
// The filters act on change; without this script their button does.

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-filters]"));
form?.addEventListener("change", () => form.requestSubmit());
form?.querySelector("button")?.setAttribute("hidden", "");
