// @ts-check
// A pool that remembers devices has named this one: it gets a password of its own, and stands for the
// second factor from then on, if the person wants it.

import { confirmDevice } from "./session.js";

/** @typedef {import("./flow.js").Flow} Flow */
/** @typedef {import("./cognito.js").Tokens} Tokens */

/**
 * @param {Flow} flow
 * @param {Tokens} tokens with a new device
 * @returns {Promise<boolean>} whether a step is shown, which ends the sign-in
 */
export async function remember(flow, tokens) {
  const { accessToken, device } = tokens;
  const asks = await flow.ask((client) => confirmDevice(client, tokens, deviceName()));
  if (!asks) return false;
  const key = device?.deviceKey;
  await flow.show("remember-device", {
    submit: async () => {
      const input = { AccessToken: accessToken, DeviceKey: key, DeviceRememberedStatus: "remembered" };
      await flow.ask((client) => client.call("UpdateDeviceStatus", input));
      return flow.finish(tokens);
    },
    // The pool knows the device all the same: its tokens are renewed by its key, also where it stands for
    // no second factor.
    skip: () => flow.finish(tokens),
  });
  return true;
}

/** What the list of devices shows: "Chromium, Linux". */
function deviceName() {
  const { userAgentData: known, userAgent, platform } = /** @type {any} */ (navigator);
  const brands = known?.brands || [];
  const brand = brands.find((/** @type {any} */ one) => !/not.?a.?brand/i.test(one.brand))?.brand;
  const [, browser] = /(Firefox|Edg|Chrome|Safari)/.exec(userAgent) || [];
  return [brand || browser, known?.platform || platform].filter(Boolean).join(", ") || "Browser";
}
