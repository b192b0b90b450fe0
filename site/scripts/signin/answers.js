// @ts-check
// What a sign-in tells the service, and how its replies are read.

/** @typedef {import("../flow.js").Flow} Flow */
/** @typedef {import("../cognito.js").Step} Step */

/**
 * Proves the password that was typed.
 * @param {Flow} flow
 * @param {string} [kind]
 * @param {Record<string, string>} [parameters]
 * @returns {Promise<Step>}
 */
export function proven(flow, kind, parameters) {
  return flow.ask((client) => client.signIn(flow.identifier, flow.password, kind, parameters));
}

/**
 * A sign-in in which the pool's functions ask; where a password was typed, after it.
 * @param {Flow} flow
 */
export function beginCustom(flow) {
  return flow.password
    ? proven(flow, "CUSTOM_AUTH", { CHALLENGE_NAME: "SRP_A" })
    : begin(flow, "CUSTOM_AUTH");
}

/**
 * @param {Flow} flow
 * @param {string} [kind]
 * @param {Record<string, string>} [parameters]
 */
export function begin(flow, kind = "USER_AUTH", parameters) {
  // From here on a code is a first factor again.
  flow.password = "";
  return flow.ask((client) => client.begin(kind, { USERNAME: flow.identifier, ...parameters }));
}

/**
 * Begins with the way that was wished for.
 * @param {Flow} flow
 * @param {string} way
 */
export const prefer = (flow, way) => begin(flow, "USER_AUTH", { PREFERRED_CHALLENGE: way });

/**
 * @param {Flow} flow
 * @param {Step} step
 * @param {Record<string, string>} answers
 */
export const respond = (flow, step, answers) => flow.ask((client) => client.respond(step, answers));

/**
 * Back to the list of ways to sign in.
 * @param {Flow} flow
 */
export const chooseAgain = (flow) => async () => flow.meet(await begin(flow));

/**
 * Lists among the parameters are JSON.
 * @param {string} [text]
 * @returns {string[]}
 */
export function listOf(text) {
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
export function offer(section, choices) {
  for (const button of section.querySelectorAll("button[name=choice]")) {
    if (!choices.includes(button.value)) button.closest("li").remove();
  }
}
