// @ts-check
// What a session needs after the sign-in: its tokens read back, new ones, a device that is remembered.

import { deviceOf, forget, keyOf, srp, storeOf, tokensOf } from "./cognito.js";

export { forget };

/**
 * @typedef {import("./cognito.js").Cognito} Cognito
 * @typedef {import("./cognito.js").Tokens} Tokens
 * @typedef {import("./cognito.js").Device} Device
 * @typedef {import("./cognito.js").Place} Place
 */

/**
 * The tokens of whoever is signed in.
 * @param {Place} place
 * @returns {(Omit<Tokens, "expiresIn"> & {username: string}) | undefined}
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
    };
  } catch {
    // Storage may be blocked: then nobody is signed in.
    return undefined;
  }
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
