// @ts-check
// What a session needs after the sign-in: its tokens read back and replaced, its end, a device that is
// remembered.

import { CognitoError, deviceOf, forget as forgetTokens, keyOf, srp, storeOf, tokensOf } from "./cognito.js";

/**
 * @typedef {import("./cognito.js").Cognito} Cognito
 * @typedef {import("./cognito.js").Tokens} Tokens
 * @typedef {import("./cognito.js").Device} Device
 * @typedef {import("./cognito.js").Place} Place
 *
 * @typedef {Omit<Tokens, "expiresIn"> & {username: string, isHosted: boolean}} Kept
 *   `isHosted`: came through the pool's domain, which has a session too, and renews its own tokens
 */

/**
 * The tokens of whoever is signed in.
 * @param {Place} place
 * @returns {Kept | undefined}
 */
export function kept(place) {
  try {
    /** @param {string} name */
    const read = (name) => storeOf(place).getItem(keyOf(place, name)) || "";
    const username = read("LastAuthUser");
    const accessToken = username && read(`${username}.accessToken`);
    if (!accessToken) return undefined;
    return {
      username,
      accessToken,
      idToken: read(`${username}.idToken`),
      refreshToken: read(`${username}.refreshToken`),
      device: deviceOf(username, place),
      isHosted: !!read(`${username}.oauthMetadata`),
    };
  } catch {
    // Storage may be blocked: then nobody is signed in.
    return undefined;
  }
}

/**
 * Puts new tokens in the place of a user's old ones. What else is kept of the session stays: how it began
 * is as true as before.
 * @param {Place} place
 * @param {string} username
 * @param {Tokens} tokens
 * @throws {CognitoError} `storage`
 */
export function replace(place, username, { idToken, refreshToken, accessToken }) {
  // The last: who sees it in another tab finds the rest.
  const values = Object.entries({ idToken, refreshToken, accessToken });
  try {
    for (const [name, value] of values) {
      if (value) storeOf(place).setItem(keyOf(place, `${username}.${name}`), value);
    }
  } catch (cause) {
    throw new CognitoError("storage", { cause });
  }
}

/**
 * Ends a session here: its tokens go, and what tells an app's own client of the pool's domain. The device
 * stays known.
 * @param {Place} place
 */
export function forget(place) {
  const store = storeOf(place);
  const username = store.getItem(keyOf(place, "LastAuthUser"));
  forgetTokens(place);
  // `ahead` is pkce.js's own.
  for (const name of [`${username}.ahead`, "oauthSignIn"]) store.removeItem(keyOf(place, name));
}

/**
 * New tokens for old ones, also where refresh tokens are rotated or bound to a device.
 * @param {Cognito} cognito
 * @param {Pick<Tokens, "refreshToken" | "device">} tokens
 * @returns {Promise<Tokens>} with the old refresh token where it still holds
 */
export async function refresh(cognito, { refreshToken, device }) {
  const reply = await cognito.call("GetTokensFromRefreshToken", {
    ClientId: cognito.settings.clientId,
    RefreshToken: refreshToken,
    DeviceKey: device?.deviceKey,
  });
  const tokens = tokensOf(reply.AuthenticationResult);
  return { ...tokens, refreshToken: tokens.refreshToken || refreshToken };
}

/**
 * Makes a new device known to the pool, so that it can stand for a second factor.
 * @param {Cognito} cognito
 * @param {Tokens} tokens with a `device`, which gets its password
 * @param {string} name shown in the list of devices
 * @returns {Promise<boolean>} whether the person is to be asked if it shall be remembered
 */
export async function confirmDevice(cognito, { accessToken, device }, name) {
  const known = /** @type {Device} */ (device);
  const { deviceKey, deviceGroupKey } = known;
  const password = base64(crypto.getRandomValues(new Uint8Array(40)));
  const salt = crypto.getRandomValues(new BigUint64Array(2)).reduce((sum, part) => (sum << 64n) + part);
  const verifier = srp.power(2n, await srp.secretOf(salt, deviceGroupKey, deviceKey, password));
  const reply = await cognito.call("ConfirmDevice", {
    AccessToken: accessToken,
    DeviceKey: deviceKey,
    DeviceName: name,
    DeviceSecretVerifierConfig: {
      PasswordVerifier: base64(srp.padded(verifier)),
      Salt: base64(srp.padded(salt)),
    },
  });
  known.randomPasswordKey = password;
  return reply.UserConfirmationNecessary === true;
}

/** @param {Uint8Array} bytes */
const base64 = (bytes) => btoa(String.fromCharCode(...bytes));
