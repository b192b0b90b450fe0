// @ts-check
// Signing in, challenge by challenge: what each asks on which step, and how it is answered.

import { nameIn } from "./fields.js";
import { begin, beginCustom, chooseAgain, listOf, offer, prefer, proven, respond } from "./signin/answers.js";
import { askCode, chooseFactor } from "./signin/codes.js";
import { askPasskey, suggest } from "./signin/passkeys.js";
import { askAgreement, askAnswer } from "./signin/questions.js";
import { StepError } from "./steps.js";

export { pressPasskey } from "./signin/passkeys.js";

/** @typedef {import("./flow.js").Flow} Flow */
/** @typedef {import("./cognito.js").Step} Step */

/**
 * What the first page does.
 * @param {Flow} flow
 */
export function open(flow) {
  const field = document.querySelector("main [name=username]");
  if (field?.matches("[autocomplete~=webauthn]") && flow.identifier) suggest(flow);
  return { submit: (/** @type {any} */ form) => submit(flow, form) };
}

/**
 * @param {Flow} flow
 * @param {any} form
 */
async function submit(flow, form) {
  const { username, password } = form.elements;
  flow.identifier = nameIn(username);
  flow.password = password?.value || "";
  // The app's own wish, since nothing tells what the pool's functions would ask.
  const isCustom = new URLSearchParams(location.search).get("auth") === "custom";
  if (isCustom) return flow.meet(await beginCustom(flow));
  if (password) return flow.meet(await proven(flow));
  // Where a password is the only way there is nothing to choose, and nothing to ask for yet.
  if (!(await flow.has("choose-method")) && (await flow.has("password"))) return askPassword(flow);
  return flow.meet(await begin(flow));
}

/** @type {Record<string, (flow: Flow, step: Step) => any>} */
const CHALLENGES = {
  SELECT_CHALLENGE: chooseMethod,
  PASSWORD: (flow, step) => askPassword(flow, step),
  PASSWORD_SRP: (flow, step) => askPassword(flow, step),
  WEB_AUTHN: askPasskey,
  EMAIL_OTP: (flow, step) => askCode(flow, step),
  SMS_OTP: (flow, step) => askCode(flow, step),
  SMS_MFA: (flow, step) => askCode(flow, step),
  SOFTWARE_TOKEN_MFA: (flow, step) => askCode(flow, step),
  SELECT_MFA_TYPE: chooseFactor,
  MFA_SETUP: async (flow, step) => {
    const { setUp } = await flow.later("setup");
    return setUp(flow, step, listOf(step.parameters.MFAS_CAN_SETUP), askCode);
  },
  NEW_PASSWORD_REQUIRED: askAgreement,
  CUSTOM_CHALLENGE: askAnswer,
};

/**
 * Shows the step of a challenge.
 * @param {Flow} flow
 * @param {Step} step
 */
export function meet(flow, step) {
  const show = CHALLENGES[step.challenge || ""];
  if (!show) throw new StepError("invalid-user-pool-configuration");
  return show(flow, step);
}

/**
 * @param {Flow} flow
 * @param {Step} step
 */
async function chooseMethod(flow, step) {
  let fresh = true;
  const ways = step.choices.map((way) => (way === "PASSWORD_SRP" ? "PASSWORD" : way));
  const known = ways.filter((way) => way !== "WEB_AUTHN" || self.PublicKeyCredential);
  if (known.every((way) => way === "PASSWORD")) return askPassword(flow, step);
  // One way only is no choice, and where a pool has no other there is no such step.
  if (known.length === 1) return flow.meet(await respond(flow, step, { ANSWER: known[0] }));
  return flow.show(
    "choose-method",
    {
      submit: async (form, { value }) => {
        if (value === "PASSWORD") return askPassword(flow, step);
        // A session is good for one answer; who chooses again begins anew.
        const isFirst = fresh;
        fresh = false;
        return flow.meet(await (isFirst ? respond(flow, step, { ANSWER: value }) : prefer(flow, value)));
      },
    },
    { fill: (section) => offer(section, known) },
  );
}

/**
 * @param {Flow} flow
 * @param {Step} [step] of which the password is the answer
 */
async function askPassword(flow, step) {
  let fresh = step;
  return flow.show("password", {
    submit: async (form) => {
      flow.password = form.elements.password.value;
      const chosen = fresh;
      fresh = undefined;
      // A session is good for one answer.
      return flow.meet(
        await (chosen ? flow.ask((client) => client.password(chosen, flow.password)) : proven(flow)),
      );
    },
    ...(step && step.choices.length > 1 && { "choose-method": chooseAgain(flow) }),
  });
}
