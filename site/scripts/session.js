// @ts-check
// What a session needs after the sign-in: new tokens, and a device that is remembered.

import { srp, tokensOf } from "./cognito.js";

/**
 * @typedef {import("./cognito.js").Cognito} Cognito
 * @typedef {import("./cognito.js").Tokens} Tokens
 * @typedef {import("./cognito.js").Device} Device
 */

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
    DeviceKey: device?.key,
  });
  return { refreshToken, ...tokensOf(reply.AuthenticationResult) };
}

/**
 * Makes a new device known to the pool, so that it can stand for a second factor.
 * @param {Cognito} cognito
 * @param {Tokens} tokens with a `device`, which gets its password
 * @param {string} name shown in the list of devices
 * @returns {Promise<boolean>} whether the person is to be asked if it shall be remembered
 */
export async function confirmDevice(cognito, { accessToken, device }, name) {
  const { key, group } = /** @type {Device} */ (device);
  const { base64, hexOf, numberOf, padded, power, random, secretOf } = srp;
  const password = base64(random(40));
  const salt = numberOf(hexOf(random(16)));
  const verifier = power(2n, await secretOf(salt, group, key, password));
  const reply = await cognito.call("ConfirmDevice", {
    AccessToken: accessToken,
    DeviceKey: key,
    DeviceName: name,
    DeviceSecretVerifierConfig: {
      PasswordVerifier: base64(padded(verifier)),
      Salt: base64(padded(salt)),
    },
  });
  /** @type {Device} */ (device).password = password;
  return reply.UserConfirmationNecessary === true;
}
