// @ts-check
// Second factors are set up: an authenticator app, an address or a number for codes.

import { phoneNumber } from "./fields.js";
import { StepError } from "./steps.js";

/** @typedef {import("./flow.js").Flow} Flow */
/** @typedef {import("./cognito.js").Step} Step */
/** @typedef {(flow: Flow, step: Step, ways: {again: (step: Step) => Promise<Step>}) => any} AskCode */

/**
 * Answers `MFA_SETUP`: the pool wants a second factor, and the user has none.
 * @param {Flow} flow
 * @param {Step} step
 * @param {string[]} ways
 * @param {AskCode} askCode
 * @returns {Promise<void>}
 */
export function setUp(flow, step, ways, askCode) {
  // One way only is no choice.
  if (ways.length === 1) return start(flow, step, ways[0], ways, askCode);
  return flow.show(
    "mfa-setup",
    { submit: (form, { value }) => start(flow, step, value, ways, askCode) },
    {
      fill: (section) => {
        for (const button of section.querySelectorAll("button[name=choice]")) {
          if (!ways.includes(button.value)) button.closest("li").remove();
        }
      },
    },
  );
}

/**
 * @param {Flow} flow
 * @param {Step} step
 * @param {string} way
 * @param {string[]} ways
 * @param {AskCode} askCode
 * @returns {Promise<void>}
 */
async function start(flow, step, way, ways, askCode) {
  /** @type {import("./flow.js").Actions} */
  const others = ways.length > 1 ? { "mfa-setup": () => setUp(flow, step, ways, askCode) } : {};
  if (way !== "SOFTWARE_TOKEN_MFA") return askContact(flow, step, way, askCode, others);
  const { SecretCode, Session } = await flow.ask((client) =>
    client.call("AssociateSoftwareToken", { Session: step.session }),
  );
  // Each call has used up the session before it.
  step = { ...step, session: Session || step.session };
  const verify = async (/** @type {string} */ code) => {
    const { session } = step;
    const input = { Session: session, UserCode: code };
    const reply = await flow.ask((client) => client.call("VerifySoftwareToken", input));
    if (reply.Status !== "SUCCESS") throw new StepError("enable-software-token-mfa");
    flow.announce("done");
    const verified = { ...step, session: reply.Session || session };
    return flow.meet(await flow.ask((client) => client.respond(verified, {})));
  };
  return showSecret(flow, SecretCode, verify, others);
}

/**
 * Shows the secret of an authenticator app, and asks for its first code.
 * @param {Flow} flow
 * @param {string} secret base 32
 * @param {(code: string) => Promise<any>} verify
 * @param {import("./flow.js").Actions} [others]
 */
export function showSecret(flow, secret, verify, others) {
  return flow.show(
    "totp-setup",
    { submit: (form) => verify(form.elements.code.value), ...others },
    {
      fill: (section) => {
        const qr = section.querySelector("[data-qr]");
        const code = section.querySelector("[data-value]");
        const issuer = encodeURIComponent(qr.dataset.issuer);
        const account = encodeURIComponent(flow.account);
        const address = `otpauth://totp/${issuer}:${account}?secret=${secret}&issuer=${issuer}`;
        qr.dataset.qr = address;
        code.dataset.value = secret;
        code.textContent = secret.replace(/.{4}(?=.)/g, "$& ");
        const link = section.querySelector(".totp__open");
        link.href = address;
        link.hidden = false;
      },
    },
  );
}

/**
 * @param {Flow} flow
 * @param {Step} step
 * @param {string} way
 * @param {AskCode} askCode
 * @param {import("./flow.js").Actions} others
 */
function askContact(flow, step, way, askCode, others) {
  const isPhone = way === "SMS_MFA";
  return flow.show(
    "contact-setup",
    {
      submit: async (form) => {
        const { email, phone } = form.elements;
        /** @type {Record<string, string>} */
        const answers = isPhone ? { PHONE_NUMBER: phoneNumber(phone.value) } : { EMAIL: email.value.trim() };
        const respond = (/** @type {Step} */ asked) => flow.ask((client) => client.respond(asked, answers));
        const next = await respond(step);
        return next.challenge === way ? askCode(flow, next, { again: respond }) : flow.meet(next);
      },
      ...others,
    },
    { variant: isPhone ? "phone" : "email" },
  );
}
