// @ts-check
// The steps as the document with all of them has them, made ready to be shown.

import { ENDS, OWN, PAGES } from "./ways.js";

/**
 * @param {ParentNode} file
 * @param {string} name
 * @param {string} [variant]
 * @returns {any}
 */
export function sectionOf(file, name, variant) {
  if (!name) return null;
  return file.querySelector(`[data-step="${name}"]${variant ? `[data-variant="${variant}"]` : ""}`);
}

/**
 * The page beside this one that a link leads to; empty for any other address.
 * @param {any} link
 */
export function pageOf({ href }) {
  const folder = new URL(".", document.baseURI).href;
  const [, name] = (href.startsWith(folder) && /^([a-z-]+)\.html(?:[?#]|$)/.exec(href.slice(folder.length))) || [];
  return name || "";
}

/**
 * Lets only what can be followed stand: what is for somebody who is signed in, or for everybody else; links to
 * pages, and to those steps that an action leads to.
 * @param {any} section
 * @param {ParentNode} file
 * @param {string} from  the page on which the steps began
 * @param {Record<string, unknown>} actions  by the step that a link leads to, too
 */
export function settle(section, file, from, actions) {
  const isSignedIn = OWN.includes(from);
  for (const way of section.querySelectorAll("[data-when]")) {
    way.hidden = (way.dataset.when === "signed-in") !== isSignedIn;
  }
  for (const link of section.querySelectorAll("a[href]")) {
    const other = pageOf(link);
    if (isSignedIn && OWN.includes(other)) link.setAttribute("href", `${from}.html`);
    if (sectionOf(file, other) && !PAGES[other] && !ENDS.includes(other) && !actions[other]) {
      (link.closest(".aside") || link).remove();
    }
  }
}
