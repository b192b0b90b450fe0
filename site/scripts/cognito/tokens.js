// @ts-check
// Tokens, where Amplify keeps them and under its names.

import { CognitoError } from "./error.js";
import { bytesOf } from "./srp.js";

/**
 * @typedef {object} Device  with Amplify's names
 * @property {string} deviceKey
 * @property {string} deviceGroupKey
 * @property {string} [randomPasswordKey]  its password, once the device has been confirmed
 *
 * @typedef {object} Tokens
 * @property {string} accessToken
 * @property {string} [idToken]
 * @property {string} [refreshToken]
 * @property {number} expiresIn  seconds
 * @property {Device} [device]   a new device's names, to be confirmed
 *
 * @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem">} Store
 *
 * @typedef {object} Place  where tokens lie
 * @property {string} clientId
 * @property {string} [storage]  "local" or "session"
 * @property {Store} [store]     in its place: cookies or memory, see storage.js
 */

/**
 * @param {any} result what the API calls `AuthenticationResult`
 * @returns {Tokens}
 */
export function tokensOf(result) {
  const { AccessToken, IdToken, RefreshToken, ExpiresIn, NewDeviceMetadata: device } = result || {};
  if (!AccessToken) throw new CognitoError("malformed");
  return {
    accessToken: AccessToken,
    idToken: IdToken,
    refreshToken: RefreshToken,
    expiresIn: ExpiresIn,
    device: device && { deviceKey: device.DeviceKey, deviceGroupKey: device.DeviceGroupKey },
  };
}

const TOKENS = [
  "accessToken", "idToken", "refreshToken", "clockDrift", "signInDetails", "oauthMetadata"
];

/**
 * @param {Place} place
 * @returns {Store}
 */
export const storeOf = ({ storage, store }) =>
  store || /** @type {any} */ (globalThis)[`${storage}Storage`];

/**
 * @param {Place} place
 * @param {string} name
 */
export const keyOf = ({ clientId }, name) => `CognitoIdentityServiceProvider.${clientId}.${name}`;

/**
 * Keeps tokens for the app, in place of whoever was signed in.
 * @param {Tokens} tokens
 * @param {Place & {signInDetails?: object}} place `signInDetails`: `{loginId, authFlowType}`
 * @throws {CognitoError} `storage`: the browser keeps nothing here, or the token names nobody
 */
export function keep({ device, expiresIn, accessToken, ...tokens }, { signInDetails, ...place }) {
  try {
    // A new session is no end for other tabs, which look at who was the last.
    forget(place, true);
    const store = storeOf(place);
    const [, payload] = accessToken.replace(/-/g, "+").replace(/_/g, "/").split(".");
    const { username } = JSON.parse(new TextDecoder().decode(bytesOf(payload)));
    if (!username) throw new CognitoError("malformed");
    /** @type {Record<string, string | undefined>} */
    const values = {
      ...tokens,
      ...(device?.randomPasswordKey && device),
      clockDrift: "0",
      signInDetails: signInDetails && JSON.stringify(signInDetails),
      // The last: who sees it in another tab finds the rest.
      accessToken,
    };
    for (const name in values) {
      const value = values[name];
      if (value) store.setItem(keyOf(place, `${username}.${name}`), value);
    }
    store.setItem(keyOf(place, "LastAuthUser"), username);
  } catch (cause) {
    throw new CognitoError("storage", { cause });
  }
}

/**
 * Takes the tokens away. The device stays known.
 * @param {Place} place
 * @param {boolean} [isReplaced] by another session
 */
export function forget(place, isReplaced) {
  const store = storeOf(place);
  const last = keyOf(place, "LastAuthUser");
  const username = store.getItem(last);
  for (const name of TOKENS) store.removeItem(keyOf(place, `${username}.${name}`));
  if (!isReplaced) store.removeItem(last);
}

/**
 * The device that is remembered for a user.
 * @param {string} username
 * @param {Place} place
 * @returns {Device | undefined}
 */
export function deviceOf(username, place) {
  try {
    const entries = ["deviceKey", "deviceGroupKey", "randomPasswordKey"].map((name) => [
      name, storeOf(place).getItem(keyOf(place, `${username}.${name}`))
    ]);
    if (entries.every(([, value]) => value)) return Object.fromEntries(entries);
  } catch {
    // Storage may be blocked: then no device is known.
  }
}
