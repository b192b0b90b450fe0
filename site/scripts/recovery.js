// @ts-check
// A forgotten password: a code is sent, and with it a new one is chosen. Nothing tells whether the
// account exists.

import { nameIn } from "./fields.js";

/** @typedef {import("./flow.js").Flow} Flow */

/** @param {Flow} flow */
export function open(flow) {
  return {
    submit: async (/** @type {any} */ form) => {
      flow.identifier = nameIn(form.elements.username);
      return askCode(flow, await sendCode(flow));
    },
  };
}

/**
 * An administrator wants a new password before the next sign-in.
 * @param {Flow} flow
 */
export async function require(flow) {
  await askCode(flow, await sendCode(flow));
  await flow.notice("password-reset-required");
}

/** @param {Flow} flow */
async function sendCode(flow) {
  return (await flow.call("ForgotPassword")).CodeDeliveryDetails;
}

/**
 * @param {Flow} flow
 * @param {any} details
 */
function askCode(flow, details) {
  return flow.show(
    "reset-password",
    {
      submit: async (form) => {
        const { code, "new-password": password } = form.elements;
        await flow.call("ConfirmForgotPassword", {
          ConfirmationCode: code.value,
          Password: password.value,
        });
        return flow.restart("password-changed");
      },
      resend: async (form, button) => {
        await sendCode(flow);
        flow.sent(button);
      },
    },
    { slots: { destination: details?.Destination || flow.identifier } },
  );
}
