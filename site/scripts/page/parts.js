// @ts-check
// The parts of which a page's changing states are made, and where they are put.

/** @type {(id?: string | null) => any} */
export const byId = (id) => document.getElementById(id || "");
/** @type {(selector: string) => any} */
export const first = (selector) => document.querySelector(selector);

/** @param {any} node @param {string} name @param {any} [value]  empty: no attribute */
export function set(node, name, value) {
  if (value) node.setAttribute(name, value);
  else node.removeAttribute(name);
}

/**
 * A clone of a part's element with its slots filled; an empty template where the page has no such
 * part, so that nothing shows.
 * @param {string} name
 * @param {Record<string, unknown>} [slots]
 * @returns {HTMLElement}
 */
export function part(name, slots) {
  const template = first(`template[data-part=${name}]`) || document.createElement("template");
  const element = template.content.cloneNode(true).firstElementChild || template;
  // None in the empty template of a part that is not there, as when a step has been left.
  for (const name in slots) (slotOf(element, name) || {}).textContent = `${slots[name]}`;
  return element;
}

/** @param {any} element @param {string} name */
export function slotOf(element, name) {
  const slot = `[data-slot=${name}]`;
  return element.matches(slot) ? element : element.querySelector(slot);
}

/**
 * Shows one part in a place, in place of what was there.
 * @param {any} place
 * @param {string} [name] nothing: the place is emptied
 * @param {Record<string, unknown>} [slots]
 */
export function show(place, name, slots) {
  if (place) place.replaceChildren(...(name ? [part(name, slots)] : []));
}

/**
 * Lets a live region say something.
 * @param {"alert" | "status"} region
 * @param {string} [name] a part; nothing: the region is emptied
 * @param {Record<string, unknown>} [slots]
 */
export function announce(region, name, slots) {
  show(first(`[data-region=${region}]`), name, slots);
}
