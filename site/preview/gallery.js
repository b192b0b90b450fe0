// @ts-check
// The filters act on change, and the arrow keys go from state to state; without this script the
// button and the links do.

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-filters]"));
form?.addEventListener("change", () => form.requestSubmit());
form?.querySelector("button")?.setAttribute("hidden", "");

document.addEventListener("keydown", (event) => {
  const isTyping = event.target instanceof Element && event.target.closest("select, input");
  if (isTyping || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (link instanceof HTMLAnchorElement) link.click();
});
