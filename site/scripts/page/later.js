// @ts-check

/**
 * Imports one of the scripts that later.js lists. Of them this script knows later.js alone.
 * @template {keyof import("../later.js").Scripts} Name
 * @param {Name} name
 * @returns {Promise<import("../later.js").Scripts[Name]>}
 */
export async function later(name) {
  return expected((await expected(new URL("../later.js", import.meta.url))).PLACES[name]);
}

/**
 * Imports a script, after it has told the browser what to expect: `modulepreload` is what an integrity
 * can be said to, and `import()` takes what came of it.
 * @param {URL} place  in its fragment the generator has written integrities: the script's own, then for
 *   each script that it cannot begin without that one's place and integrity, with `#` between all
 * @returns {Promise<any>}
 */
function expected({ href }) {
  const parts = href.split("#");
  for (let i = 1; parts[i]; i += 2) {
    // Said anew each time, as it must be where the network has failed before.
    /** @type {any} */
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = new URL(parts[i - 1], import.meta.url);
    link.integrity = parts[i];
    document.head.append(link);
  }
  return import(parts[0]);
}
