// @ts-check
// Where a sign-in may lead: what each page does, what comes last, which errors are asked about elsewhere.

/** @typedef {import("../flow.js").Flow} Flow */
/** @typedef {import("../cognito.js").Tokens} Tokens */

/**
 * What a page that has just been opened does.
 * @type {Record<string, (flow: Flow) => Promise<any>>}
 */
export const PAGES = {
  login: async (flow) => (await flow.later("signin")).open(flow),
  identifier: async (flow) => (await flow.later("signin")).open(flow),
  signup: async (flow) => (await flow.later("signup")).open(flow),
  "forgot-password": async (flow) => (await flow.later("recovery")).open(flow),
  "change-password": async (flow) => (await flow.later("profile")).openPassword(flow),
  profile: async (flow) => (await flow.later("profile")).open(flow),
  security: async (flow) => (await flow.later("security")).open(flow),
  "sign-out": async (flow) => (await flow.later("arrival")).signOut(flow),
  callback: async (flow) => (await flow.later("arrival")).callback(flow),
  "link-landing": async (flow) => (await flow.later("arrival")).land(flow),
  error: async (flow) => (await flow.later("arrival")).tell(flow),
};

/** Pages that say something and ask nothing. */
export const ENDS = ["signed-in", "signed-out", "verified", "expired", "locked", "maintenance", "not-found"];

/**
 * What is offered or done between the last answer and the app.
 * @type {((flow: Flow, tokens: Tokens) => Promise<any>)[]}
 */
export const LAST = [
  async (flow, tokens) => tokens.device && (await flow.later("device")).remember(flow, tokens),
  async (flow, tokens) => flow.isNew && (await flow.later("passkeys")).offer(flow, tokens),
];

/**
 * Errors that lead to another step.
 * @type {Record<string, (flow: Flow) => Promise<any>>}
 */
export const WAYS = {
  "session-expired": async (flow) => flow.expire(),
  "user-not-confirmed": async (flow) => (await flow.later("signup")).confirm(flow),
  "password-reset-required": async (flow) => (await flow.later("recovery")).require(flow),
};
/** Pages of somebody who is signed in: the steps that begin there are left for them. */
export const OWN = ["security", "profile"];
/** Nothing can be done here for a while. */
export const LOCKS = ["limit-exceeded", "too-many-failed-attempts"];
