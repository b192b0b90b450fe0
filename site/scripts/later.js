// @ts-check
// The scripts that come later than a page's own. Each is imported through this list alone, and may be no
// other than the one of this release: scripts find it as `later` among what page.js lends them.

/**
 * @typedef {object} Scripts
 * @property {typeof import("./arrival.js")} arrival
 * @property {typeof import("./components.js")} components
 * @property {typeof import("./device.js")} device
 * @property {typeof import("./errors.js")} errors
 * @property {typeof import("./flow.js")} flow
 * @property {typeof import("./language.js")} language
 * @property {typeof import("./passkey.js")} passkey
 * @property {typeof import("./passkeys.js")} passkeys
 * @property {typeof import("./picker.js")} picker
 * @property {typeof import("./pkce.js")} pkce
 * @property {typeof import("./profile.js")} profile
 * @property {typeof import("./qr.js")} qr
 * @property {typeof import("./recovery.js")} recovery
 * @property {typeof import("./security.js")} security
 * @property {typeof import("./setup.js")} setup
 * @property {typeof import("./signin.js")} signin
 * @property {typeof import("./signup.js")} signup
 * @property {typeof import("./storage.js")} storage
 *
 * @typedef {<Name extends keyof Scripts>(name: Name) => Promise<Scripts[Name]>} Later
 */

/** @type {Record<keyof Scripts, URL>} */
const PLACES = {
  arrival: new URL("./arrival.js", import.meta.url),
  components: new URL("./components.js", import.meta.url),
  device: new URL("./device.js", import.meta.url),
  errors: new URL("./errors.js", import.meta.url),
  flow: new URL("./flow.js", import.meta.url),
  language: new URL("./language.js", import.meta.url),
  passkey: new URL("./passkey.js", import.meta.url),
  passkeys: new URL("./passkeys.js", import.meta.url),
  picker: new URL("./picker.js", import.meta.url),
  pkce: new URL("./pkce.js", import.meta.url),
  profile: new URL("./profile.js", import.meta.url),
  qr: new URL("./qr.js", import.meta.url),
  recovery: new URL("./recovery.js", import.meta.url),
  security: new URL("./security.js", import.meta.url),
  setup: new URL("./setup.js", import.meta.url),
  signin: new URL("./signin.js", import.meta.url),
  signup: new URL("./signup.js", import.meta.url),
  storage: new URL("./storage.js", import.meta.url),
};

/**
 * Imports a script, after it has told the browser what to expect: `modulepreload` is what an integrity
 * can be said to, and `import()` takes what came of it.
 * @template {keyof Scripts} Name
 * @param {Name} name
 * @returns {Promise<Scripts[Name]>}
 */
export async function later(name) {
  // The generator writes integrities into the fragment: the script's own, then for each script that it
  // cannot begin without that one's name and integrity, with `#` between all.
  const parts = PLACES[name].href.split("#");
  for (let i = 1; i < parts.length; i += 2) expect(parts[i - 1], parts[i]);
  return import(parts[0]);
}

/**
 * @param {string} place
 * @param {string} integrity
 */
function expect(place, integrity) {
  const { href } = new URL(place, import.meta.url);
  const told = document.querySelector(`link[integrity="${integrity}"]`);
  const link = told || Object.assign(document.createElement("link"), { rel: "modulepreload", href, integrity });
  // What is put there anew is said anew, as it must be where the network has failed before.
  document.head.append(link);
}
