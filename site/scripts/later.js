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

/**
 * Where each is, and what a browser is to expect there: page/later.js.
 * @type {Record<keyof Scripts, URL>}
 */
export const PLACES = {
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
