// @ts-check
// Signing in, challenge by challenge: what each asks on which step, and how it is answered.

import { attributeOf, attributesOf, nameIn } from "./fields.js";
import { StepError } from "./steps.js";

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

/**
 * Proves the password that was typed.
 * @param {Flow} flow
 * @param {string} [kind]
 * @param {Record<string, string>} [parameters]
 * @returns {Promise<Step>}
 */
function proven(flow, kind, parameters) {
  return flow.ask((client) => client.signIn(flow.identifier, flow.password, kind, parameters));
}

/**
 * A sign-in in which the pool's functions ask; where a password was typed, after it.
 * @param {Flow} flow
 */
function beginCustom(flow) {
  return flow.password
    ? proven(flow, "CUSTOM_AUTH", { CHALLENGE_NAME: "SRP_A" })
    : begin(flow, "CUSTOM_AUTH");
}

/**
 * @param {Flow} flow
 * @param {string} [kind]
 * @param {Record<string, string>} [parameters]
 */
function begin(flow, kind = "USER_AUTH", parameters) {
  // From here on a code is a first factor again.
  flow.password = "";
  return flow.ask((client) => client.begin(kind, { USERNAME: flow.identifier, ...parameters }));
}

/**
 * Begins with the way that was wished for.
 * @param {Flow} flow
 * @param {string} way
 */
const prefer = (flow, way) => begin(flow, "USER_AUTH", { PREFERRED_CHALLENGE: way });

/**
 * @param {Flow} flow
 * @param {Step} step
 * @param {Record<string, string>} answers
 */
const respond = (flow, step, answers) => flow.ask((client) => client.respond(step, answers));

/**
 * Lists among the parameters are JSON.
 * @param {string} [text]
 * @returns {string[]}
 */
function listOf(text) {
  try {
    const list = JSON.parse(text || "[]");
    return Array.isArray(list) ? list.map(String) : [];
  } catch {
    return [];
  }
}

/**
 * Takes away what is not offered.
 * @param {any} section
 * @param {string[]} choices
 */
function offer(section, choices) {
  for (const button of section.querySelectorAll("button[name=choice]")) {
    if (!choices.includes(button.value)) button.closest("li").remove();
  }
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
    const { setUp } = await import("./setup.js");
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

// The first factor

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
 * Back to the list of ways to sign in.
 * @param {Flow} flow
 */
const chooseAgain = (flow) => async () => flow.meet(await begin(flow));

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

/**
 * The button on the first page.
 * @param {Flow} flow
 * @param {any} form
 */
export async function pressPasskey(flow, form) {
  const { username } = form.elements;
  const name = nameIn(username);
  if (!name) {
    flow.page.showErrors(form, [{ id: username.id, text: username.dataset.errorRequired }]);
    return;
  }
  flow.identifier = name;
  const step = await prefer(flow, "WEB_AUTHN");
  if (step.challenge === "WEB_AUTHN") return flow.meet(step);
  if (step.challenge !== "SELECT_CHALLENGE") throw new StepError("passkey-not-found");
  await flow.meet(step);
  await flow.notice("passkey-not-found");
}

/**
 * @param {Flow} flow
 * @param {Step} step
 */
async function askPasskey(flow, step) {
  /** @type {Step | undefined} */
  let fresh = step;
  await flow.show("passkey-login", {
    submit: async () => {
      flow.page.announce("status");
      const asked = fresh || (await prefer(flow, "WEB_AUTHN"));
      fresh = asked;
      const credential = await prompted(flow, asked);
      fresh = undefined;
      return flow.meet(await answered(flow, asked, credential));
    },
    "choose-method": chooseAgain(flow),
  });
  /** @type {any} */ (document.querySelector("main form")).requestSubmit();
}

/**
 * @param {Flow} flow
 * @param {Step} step
 * @param {"conditional"} [mediation]
 */
async function prompted(flow, step, mediation) {
  const { ask } = await import("./passkey.js");
  const options = JSON.parse(step.parameters.CREDENTIAL_REQUEST_OPTIONS || "{}");
  try {
    return JSON.stringify(await flow.ask(() => ask("get", options, mediation)));
  } catch (error) {
    // Who changes their mind has made no mistake.
    if (/** @type {any} */ (error).code !== "passkey-cancelled" || mediation) throw error;
    flow.announce("passkey-cancelled");
    throw new StepError("aborted");
  }
}

/**
 * @param {Flow} flow
 * @param {Step} step
 * @param {string} credential
 */
async function answered(flow, step, credential) {
  const next = await respond(flow, step, { CREDENTIAL: credential });
  // The same again is a refusal, not a second try.
  if (next.challenge === "WEB_AUTHN") throw new StepError("passkey-not-found");
  return next;
}

/**
 * Offers the passkeys of the remembered name among the field's suggestions.
 * @param {Flow} flow
 */
async function suggest(flow) {
  const form = document.querySelector("main form");
  /** @type {Step} */
  let step;
  /** @type {string} */
  let credential;
  try {
    const { offersSuggestions } = await import("./passkey.js");
    if (!(await offersSuggestions())) return;
    const parameters = { USERNAME: flow.identifier, PREFERRED_CHALLENGE: "WEB_AUTHN" };
    step = await flow.ask((client) => client.begin("USER_AUTH", parameters));
    if (step.challenge !== "WEB_AUTHN") return;
    credential = await prompted(flow, step, "conditional");
  } catch {
    // Nobody has asked for it: the page is as it was.
    return;
  }
  try {
    await flow.meet(await answered(flow, step, credential));
  } catch (error) {
    await flow.fail(form, error);
  }
}

// Codes and second factors

/** @type {Record<string, string>} */
const MEDIA = { EMAIL_OTP: "email", SMS_OTP: "sms", SMS_MFA: "sms", SOFTWARE_TOKEN_MFA: "app" };

/**
 * Asks for a code.
 * @param {Flow} flow
 * @param {Step} step
 * @param {{again?: (step: Step) => Promise<Step>, others?: import("./flow.js").Actions}} [ways] what leads
 *   here again from the challenge that follows a password, and what else can be chosen
 */
async function askCode(flow, step, ways = {}) {
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
function chooseFactor(flow, step) {
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

// Other questions

/**
 * Whoever was invited has not seen the sign-up page, which tells of the site's terms: where there are any,
 * they come before the account is used. That they were accepted is told to the pool's functions.
 * @param {Flow} flow
 * @param {Step} step
 */
async function askAgreement(flow, step) {
  const metadata = await flow.ask((client) => client.settings.metadata || {});
  if (metadata.terms || !(await flow.has("terms"))) return askNewPassword(flow, step);
  return flow.show("terms", {
    submit: () => {
      metadata.terms = "accepted";
      return askNewPassword(flow, step);
    },
  });
}

/**
 * @param {Flow} flow
 * @param {Step} step
 */
function askNewPassword(flow, step) {
  const missing = listOf(step.parameters.requiredAttributes).map((name) => name.replace("userAttributes.", ""));
  return flow.show(
    "new-password",
    {
      submit: async (form) => {
        const password = form.elements["new-password"].value;
        /** @type {Record<string, string>} */
        const answers = { NEW_PASSWORD: password };
        for (const { Name, Value } of attributesOf(form)) answers[`userAttributes.${Name}`] = Value;
        const next = await respond(flow, step, answers);
        flow.password = password;
        return flow.meet(next);
      },
    },
    {
      fill: (section) => {
        for (const field of section.querySelectorAll(".field")) {
          const { name } = field.querySelector("input, select, textarea");
          if (name !== "new-password" && !missing.includes(attributeOf(name))) field.remove();
        }
      },
    },
  );
}

/**
 * @param {Flow} flow
 * @param {Step} step
 */
function askAnswer(flow, step) {
  const { question, link } = step.parameters;
  if (link) return showLink(flow, link);
  return flow.show(
    "custom-challenge",
    {
      submit: async (form) => {
        const next = await respond(flow, step, { ANSWER: form.elements.answer.value });
        await flow.meet(next);
        // The same question again: the answer was not the right one.
        const isSame = next.challenge === step.challenge && next.parameters.question === question;
        if (isSame) await flow.complain("answer-mismatch");
      },
    },
    { slots: question ? { question } : {} },
  );
}

/**
 * The answer is in a link that was mailed: it opens `link-landing.html`.
 * @param {Flow} flow
 * @param {string} destination masked
 */
function showLink(flow, destination) {
  return flow.show(
    "message-sent",
    {
      resend: async (form, button) => {
        const next = await beginCustom(flow);
        if (!next.parameters.link) return flow.meet(next);
        flow.sent(button);
      },
    },
    { slots: { destination } },
  );
}
