// @ts-check
// The Cognito API for pages that sign people in themselves: calls without a signature, the password
// proven by SRP and never sent, tokens kept where Amplify keeps them. It knows no document and says
// nothing to the console. Pages load it before a sign-in, so each byte counts: what only some of them
// need is in errors.js, session.js and storage.js.

import { CognitoError } from "./cognito/error.js";
import { proof, taken } from "./cognito/srp.js";
import { deviceOf, tokensOf } from "./cognito/tokens.js";

export { CognitoError } from "./cognito/error.js";
export { prepare, srp } from "./cognito/srp.js";
export { deviceOf, forget, keep, keyOf, storeOf, tokensOf } from "./cognito/tokens.js";

/**
 * @typedef {object} Settings
 * @property {string} endpoint   ends with `/`
 * @property {string} pool       "eu-central-1_AbCdEf123"
 * @property {string} clientId   an app client without a secret
 * @property {typeof fetch} [fetch]
 * @property {number} [timeout]  milliseconds for one call: 20,000 unless said
 * @property {Place} [place]     where the devices that are remembered stand
 * @property {Record<string, string>} [metadata]  for the pool's functions: `{lang}`, of messages
 * @property {(type: string, message: string) => Promise<string> | string} codeOf  errors.js has it: the
 *   class of a refusal that is no plain wrong password
 *
 * @typedef {object} Step  the end of a sign-in (`tokens`), or what is asked next (`challenge`)
 * @property {Tokens} [tokens]
 * @property {string} [challenge]  "SMS_MFA"
 * @property {string} [session]
 * @property {Record<string, string>} parameters
 * @property {string[]} choices    of SELECT_CHALLENGE
 * @property {string} username     as the pool has it, once it has said so
 *
 * @typedef {import("./cognito/tokens.js").Tokens} Tokens
 * @typedef {import("./cognito/tokens.js").Device} Device
 * @typedef {import("./cognito/tokens.js").Place} Place
 * @typedef {import("./cognito/tokens.js").Store} Store
 * @typedef {import("./cognito/srp.js").Pair} Pair
 */

/** One pool, one app client. */
export class Cognito {
  /** @param {Settings} settings */
  constructor(settings) {
    /** @type {Settings & {fetch: typeof fetch, timeout: number}} */
    this.settings = { fetch: globalThis.fetch, timeout: 20_000, ...settings };
  }

  /**
   * Calls an operation.
   * @param {string} operation "ForgotPassword"
   * @param {Record<string, unknown>} input
   * @returns {Promise<any>} the reply
   * @throws {CognitoError}
   */
  async call(operation, input) {
    const { fetch, endpoint, timeout, codeOf } = this.settings;
    let reply, text, body;
    try {
      // Always the same headers, so that the browser asks for leave once.
      reply = await fetch(endpoint, {
        method: "POST",
        headers: {
          "content-type": "application/x-amz-json-1.1",
          "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
        },
        body: JSON.stringify(input),
        credentials: "omit",
        cache: "no-store",
        signal: /** @type {any} */ (AbortSignal).timeout(timeout),
      });
      text = await reply.text();
    } catch (/** @type {any} */ cause) {
      // Answers without CORS headers end here as well: firewalls, gateways, throttling.
      const code = globalThis.navigator?.onLine === false ? "offline" : "network";
      // Older engines say AbortError where a time is over.
      throw new CognitoError(/Timeout|Abort/.test(cause.name) ? "timeout" : code, { cause });
    }
    const { ok, status, headers } = reply;
    try {
      body = JSON.parse(text || "{}");
    } catch {
      // The engine's error would quote the text.
    }
    if (ok && body) return body;
    const name = body?.__type || headers.get("x-amzn-errortype") || "";
    const message = body?.message || body?.Message;
    const [type] = /\w+(?=[:,]|$)/.exec(name) || [];
    let code = status < 500 ? "malformed" : "internal-error";
    // Most refusals are the first.
    if (/^Incorrect username/.test(message)) code = "not-authorized";
    else if (type) code = await codeOf(type, message);
    throw new CognitoError(code, { message, type, status });
  }

  /**
   * Signs in with a password, as far as no more is asked.
   * @param {string} username as typed
   * @param {string} password
   * @param {string} [flow]
   * @param {Record<string, string>} [parameters] of another flow that begins with SRP: `CUSTOM_AUTH`
   *   with `CHALLENGE_NAME: "SRP_A"`
   * @returns {Promise<Step>}
   */
  async signIn(username, password, flow = "USER_SRP_AUTH", parameters) {
    const pair = taken();
    try {
      const step = await this.begin(flow, { USERNAME: username, SRP_A: pair.text, ...parameters });
      // A temporary password, say, is not what was preferred.
      const { challenge, choices } = step;
      return challenge === "SELECT_CHALLENGE" && choices.includes("PASSWORD_SRP")
        ? await this.password(step, password)
        : await this.#prove(step, pair, password);
    } catch (/** @type {any} */ error) {
      const { code, message } = error;
      // The user has removed the device: as from a new one, with a second factor.
      if (code === "device-not-found" && this.settings.place) {
        this.settings.place = undefined;
        return this.signIn(username, password, flow, parameters);
      }
      // A client for passkeys and codes need not allow the older flow.
      if (parameters || !/not enabled for/.test(message)) throw error;
      return this.signIn(username, password, "USER_AUTH", { PREFERRED_CHALLENGE: "PASSWORD_SRP" });
    }
  }

  /**
   * Begins a sign-in.
   * @param {string} flow "USER_AUTH"
   * @param {Record<string, string>} parameters with `USERNAME`
   * @param {string} [session] of a sign-up that has just been confirmed
   * @returns {Promise<Step>}
   */
  begin(flow, parameters, session) {
    const asked = { AuthFlow: flow, AuthParameters: parameters, Session: session };
    return this.#next("InitiateAuth", asked, parameters.USERNAME);
  }

  /**
   * Answers a challenge.
   * @param {Step} step
   * @param {Record<string, string>} answers `SMS_MFA_CODE`; the user's name and device are filled in
   * @returns {Promise<Step>}
   */
  respond({ challenge, session, username }, answers) {
    // What is undefined is left out of JSON.
    const known = { USERNAME: username, DEVICE_KEY: this.#device(username)?.deviceKey };
    const responses = { ...known, ...answers };
    const asked = { ChallengeName: challenge, Session: session, ChallengeResponses: responses };
    return this.#next("RespondToAuthChallenge", asked, username);
  }

  /**
   * Answers the choice of a `USER_AUTH` sign-in with a password.
   * @param {Step} step
   * @param {string} password
   * @returns {Promise<Step>}
   */
  async password(step, password) {
    const pair = taken();
    const asked = await this.respond(step, { ANSWER: "PASSWORD_SRP", SRP_A: pair.text });
    return this.#prove(asked, pair, password);
  }

  /**
   * @param {Step} step
   * @param {Pair} pair whose A the service has
   * @param {string} password
   */
  async #prove(step, pair, password) {
    const { challenge, parameters, username } = step;
    if (challenge !== "PASSWORD_VERIFIER") return step;
    const group = this.settings.pool.split("_")[1];
    return this.respond(step, await proof(pair, parameters, group, username, password));
  }

  /** @param {string} username */
  #device(username) {
    const { place } = this.settings;
    return place && deviceOf(username, place);
  }

  /**
   * @param {string} operation
   * @param {object} input
   * @param {string} typed
   * @returns {Promise<Step>}
   */
  async #next(operation, input, typed) {
    const { clientId: ClientId, metadata: ClientMetadata } = this.settings;
    const reply = await this.call(operation, { ClientId, ClientMetadata, ...input });
    const {
      AuthenticationResult: result,
      ChallengeName: challenge,
      Session: session,
      ChallengeParameters: parameters = {},
      AvailableChallenges: choices = [],
    } = reply;
    const username = parameters.USER_ID_FOR_SRP || typed;
    const step = { challenge, session, parameters, choices, username };
    if (!challenge) return { ...step, tokens: tokensOf(result) };
    const device = challenge === "DEVICE_SRP_AUTH" && this.#device(username);
    return device ? this.#proveDevice(step, device) : step;
  }

  /**
   * @param {Step} step
   * @param {Device} device
   * @returns {Promise<Step>}
   */
  async #proveDevice(step, { deviceKey, deviceGroupKey, randomPasswordKey }) {
    const pair = taken();
    try {
      const asked = await this.respond(step, { SRP_A: pair.text });
      const { parameters } = asked;
      const answers = await proof(pair, parameters, deviceGroupKey, deviceKey, randomPasswordKey);
      return await this.respond({ ...asked, username: step.username }, answers);
    } catch (/** @type {any} */ error) {
      // Another device than the pool knows: no word about the user's own password.
      throw error.code === "not-authorized" ? new CognitoError("device-not-found") : error;
    }
  }
}
