// @ts-check
// Codes, as a first factor or a second one.

import { StepError } from "../steps.js";
import { listOf, offer, prefer, proven, respond } from "./answers.js";

/** @typedef {import("../flow.js").Flow} Flow */
/** @typedef {import("../cognito.js").Step} Step */

/** @type {Record<string, string>} */
const MEDIA = { EMAIL_OTP: "email", SMS_OTP: "sms", SMS_MFA: "sms", SOFTWARE_TOKEN_MFA: "app" };

/**
 * Asks for a code.
 * @param {Flow} flow
 * @param {Step} step
 * @param {{again?: (step: Step) => Promise<Step>, others?: import("../flow.js").Actions}} [ways] what leads
 *   here again from the challenge that follows a password, and what else can be chosen
 */
export async function askCode(flow, step, ways = {}) {
  const { again, others } = ways;
  const { challenge = "" } = step;
  // The same challenge is a first or a second factor, and its code has another length.
  const isSecond = !!flow.password || challenge.endsWith("MFA");
  // The API sends no code again: the sign-in begins anew, up to where it was.
  const resend = async (/** @type {any} */ form, /** @type {any} */ button) => {
    const next = await (isSecond ? proven(flow) : prefer(flow, challenge));
    step = again ? await again(next) : next;
    if (step.challenge !== challenge) return flow.meet(step);
    flow.sent(button);
  };
  return flow.show(
    "code",
    {
      submit: async (form) => {
        const answer = respond(flow, step, { [`${challenge}_CODE`]: form.elements.code.value });
        return flow.meet(await (challenge === "SOFTWARE_TOKEN_MFA" ? answer.catch(advise) : answer));
      },
      resend,
      ...others,
    },
    {
      variant: `${isSecond ? "mfa" : "first-factor"}-${MEDIA[challenge]}`,
      slots: { destination: step.parameters.CODE_DELIVERY_DESTINATION || flow.identifier },
    },
  );
}

/**
 * An app sends nothing again: whoever typed a code that is wrong or used up waits for its next one.
 * @param {any} error
 * @returns {never}
 */
function advise(error) {
  const isOld = ["code-mismatch", "expired-code"].includes(error.code);
  throw isOld ? new StepError("enable-software-token-mfa") : error;
}

/**
 * @param {Flow} flow
 * @param {Step} step
 */
export function chooseFactor(flow, step) {
  let fresh = true;
  return flow.show(
    "mfa-choose",
    {
      submit: async (form, { value }) => {
        const asked = fresh ? step : await proven(flow);
        fresh = false;
        const choose = (/** @type {Step} */ from) => respond(flow, from, { ANSWER: value });
        const next = await choose(asked);
        if (next.challenge !== value) return flow.meet(next);
        const others = { "mfa-choose": async () => flow.meet(await proven(flow)) };
        return askCode(flow, next, { again: choose, others });
      },
    },
    { fill: (section) => offer(section, listOf(step.parameters.MFAS_CAN_CHOOSE)) },
  );
}
