// @ts-check
// Passkeys: asked for by a button or a step, or offered where a name is typed.

import { nameIn } from "../fields.js";
import { StepError } from "../steps.js";
import { chooseAgain, prefer, respond } from "./answers.js";

/** @typedef {import("../flow.js").Flow} Flow */
/** @typedef {import("../cognito.js").Step} Step */

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
export async function askPasskey(flow, step) {
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
  const { ask } = await flow.later("passkey");
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
export async function suggest(flow) {
  const form = document.querySelector("main form");
  /** @type {Step} */
  let step;
  /** @type {string} */
  let credential;
  try {
    const { offersSuggestions } = await flow.later("passkey");
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
