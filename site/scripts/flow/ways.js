// @ts-check
// Where a sign-in may lead: what each page does, what comes last, which errors are asked about elsewhere.

/** @typedef {import("../flow.js").Flow} Flow */
/** @typedef {import("../cognito.js").Tokens} Tokens */

/**
 * What a page that has just been opened does.
 * @type {Record<string, (flow: Flow) => Promise<any>>}
 */
export const PAGES = {
  login: async (flow) => (await import("../signin.js")).open(flow),
  identifier: async (flow) => (await import("../signin.js")).open(flow),
  signup: async (flow) => (await import("../signup.js")).open(flow),
  "forgot-password": async (flow) => (await import("../recovery.js")).open(flow),
  "change-password": async (flow) => (await import("../profile.js")).openPassword(flow),
  profile: async (flow) => (await import("../profile.js")).open(flow),
  security: async (flow) => (await import("../security.js")).open(flow),
  "sign-out": async (flow) => (await import("../arrival.js")).signOut(flow),
  callback: async (flow) => (await import("../arrival.js")).callback(flow),
  "link-landing": async (flow) => (await import("../arrival.js")).land(flow),
  error: async (flow) => (await import("../arrival.js")).tell(flow),
};

/** Pages that say something and ask nothing. */
export const ENDS = ["signed-in", "signed-out", "verified", "expired", "locked", "maintenance", "not-found"];

/**
 * What is offered or done between the last answer and the app.
 * @type {((flow: Flow, tokens: Tokens) => Promise<any>)[]}
 */
export const LAST = [
  async (flow, tokens) => tokens.device && (await import("../device.js")).remember(flow, tokens),
  async (flow, tokens) => flow.isNew && (await import("../passkeys.js")).offer(flow, tokens),
];

/**
 * Errors that lead to another step.
 * @type {Record<string, (flow: Flow) => Promise<any>>}
 */
export const WAYS = {
  "session-expired": async (flow) => flow.expire(),
  "user-not-confirmed": async (flow) => (await import("../signup.js")).confirm(flow),
  "password-reset-required": async (flow) => (await import("../recovery.js")).require(flow),
};
/** Pages of somebody who is signed in: the steps that begin there are left for them. */
export const OWN = ["security", "profile"];
/** Nothing can be done here for a while. */
export const LOCKS = ["limit-exceeded", "too-many-failed-attempts"];
