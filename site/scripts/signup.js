// @ts-check
// A new account, and the code that confirms it; after it the person is signed in without typing
// anything twice.

import { attributesOf, nameIn } from "./fields.js";
import { StepError } from "./steps.js";

/** @typedef {import("./flow.js").Flow} Flow */

/** @param {Flow} flow */
export function open(flow) {
  return { submit: (/** @type {any} */ form) => signUp(flow, form) };
}

/**
 * @param {Flow} flow
 * @param {any} form
 */
async function signUp(flow, form) {
  const { username, "new-password": password } = form.elements;
  flow.identifier = nameIn(username);
  flow.password = password?.value || "";
  const reply = await flow.call("SignUp", {
    Password: flow.password || undefined,
    UserAttributes: attributesOf(form),
  });
  flow.isNew = true;
  if (reply.UserConfirmed) return signIn(flow, reply.Session);
  // The account is there, but nobody can tell its owner how to go on.
  if (!reply.CodeDeliveryDetails) throw new StepError("code-delivery-failure");
  return askCode(flow, reply.CodeDeliveryDetails, reply.Session);
}

/**
 * Somebody signs in who has never confirmed the account.
 * @param {Flow} flow
 */
export async function confirm(flow) {
  let details;
  let notice = "user-not-confirmed";
  try {
    details = await sendCode(flow);
  } catch (error) {
    // Who has used up the hour's codes may still hold one.
    notice = /** @type {any} */ (error).code;
    if (notice !== "limit-exceeded") throw error;
  }
  flow.isNew = true;
  await askCode(flow, details);
  await flow.notice(notice);
}

/** @param {Flow} flow */
async function sendCode(flow) {
  return (await flow.call("ResendConfirmationCode")).CodeDeliveryDetails;
}

/**
 * @param {Flow} flow
 * @param {any} details where the code went
 * @param {string} [session]
 */
function askCode(flow, details, session) {
  return flow.show(
    "code",
    {
      submit: async (form) => {
        const input = { ConfirmationCode: form.elements.code.value, Session: session };
        return signIn(flow, (await flow.call("ConfirmSignUp", input)).Session);
      },
      resend: async (form, button) => {
        await sendCode(flow);
        flow.sent(button);
      },
    },
    {
      variant: details?.DeliveryMedium === "SMS" ? "confirm-sms" : "confirm-email",
      slots: { destination: details?.Destination || flow.identifier },
    },
  );
}

/**
 * @param {Flow} flow
 * @param {string} [session] of the code that was right
 */
async function signIn(flow, session) {
  const { identifier, password } = flow;
  let step;
  try {
    if (password) step = await flow.ask((client) => client.signIn(identifier, password));
    else if (session) {
      step = await flow.ask((client) => client.begin("USER_AUTH", { USERNAME: identifier }, session));
    }
  } catch (error) {
    if (/** @type {any} */ (error).code === "aborted") throw error;
    // The account is confirmed all the same.
  }
  return step ? flow.meet(step) : flow.leave("verified.html");
}
