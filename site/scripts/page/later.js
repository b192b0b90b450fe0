// @ts-check

/** @type {HTMLLinkElement | undefined} */
let link;

/**
 * Imports one of the scripts that later.js lists. Of them this script knows later.js alone: the
 * generator writes its integrity behind its name, and a browser that has been told what to expect
 * takes nothing else.
 * @template {keyof import("../later.js").Scripts} Name
 * @param {Name} name
 * @returns {Promise<import("../later.js").Scripts[Name]>}
 */
export async function later(name) {
  link ||= document.createElement("link");
  link.rel = "modulepreload";
  [link.href, link.integrity = ""] = `${new URL("../later.js", import.meta.url)}`.split("#");
  document.head.append(link);
  return (await import(link.href)).later(name);
}
