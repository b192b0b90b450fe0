// @ts-check
// The session of somebody who is signed in, for the pages that need one: whoever has none goes
// through the login and comes back.

import { keyOf } from "./cognito.js";
import { forget, kept, refresh, replace } from "./session.js";
import { StepError } from "./steps.js";

/** @typedef {import("./flow.js").Flow} Flow */

/** Operations that send a message, which comes in the language of the page. */
const MESSAGES = ["UpdateUserAttributes", "GetUserAttributeVerificationCode"];

/** The tokens of whoever is signed in, renewed where they have become too old. */
export class Session {
  #flow;
  /** @type {any} */
  #tokens;
  /** @type {Promise<void> | undefined} */
  #renewing;

  /**
   * @param {Flow} flow
   * @param {any} tokens
   */
  constructor(flow, tokens) {
    this.#flow = flow;
    this.#tokens = tokens;
  }

  get tokens() {
    return this.#tokens;
  }

  /** What a person knows the account by. */
  get name() {
    const { sub, email, phone_number: phone, "cognito:username": name } = claimsOf(this.#tokens.idToken);
    return (name === sub && (email || phone)) || name || this.#tokens.username;
  }

  /**
   * Calls an operation of the user's own.
   * @param {string} operation
   * @param {object} [input]
   * @returns {Promise<any>}
   */
  async call(operation, input) {
    const { accessToken, refreshToken } = this.#tokens;
    try {
      return await this.#call(operation, input);
    } catch (error) {
      if (/** @type {any} */ (error).code !== "session-expired" || !refreshToken) throw error;
      await this.#renew(accessToken);
      return this.#call(operation, input);
    }
  }

  /**
   * @param {string} operation
   * @param {object} [input]
   */
  #call(operation, input) {
    const { accessToken: AccessToken } = this.#tokens;
    return this.#flow.ask((client) => {
      const ClientMetadata = MESSAGES.includes(operation) ? client.settings.metadata : undefined;
      return client.call(operation, { AccessToken, ClientMetadata, ...input });
    });
  }

  /**
   * One call and one tab at a time, as the app's own client does it: a token that rotates is good for one
   * of them. Other tabs do not see at once what is written here. So the lock is the old token's, it is
   * kept for a while, and who waits for it looks whether there is a new one.
   * @param {string} old
   * @returns {Promise<void>}
   */
  #renew(old) {
    const { locks } = navigator;
    if (this.#isRenewed(old)) return Promise.resolve();
    /** @type {any} */
    let looking;
    this.#renewing = this.#renewing || new Promise((/** @type {any} */ done, fail) => {
      const work = () => this.#renewAlone(old).then(done).then(() => pause(1000));
      if (!locks) return work().catch(fail);
      looking = setInterval(() => this.#isRenewed(old) && done(), 50);
      locks.request(keyOf(this.#flow.place, old), work).catch(fail);
    }).finally(() => {
      clearInterval(looking);
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  /**
   * Whether another call or tab was first; its tokens are taken over.
   * @param {string} old
   */
  #isRenewed(old) {
    const { username } = this.#tokens;
    const found = kept(this.#flow.place);
    if (!found || found.username !== username || found.accessToken === old) return false;
    this.#tokens = found;
    return true;
  }

  /** @param {string} old */
  async #renewAlone(old) {
    const { place } = this.#flow;
    const { username, refreshToken } = this.#tokens;
    if (this.#isRenewed(old)) return;
    try {
      const tokens = await this.#asked();
      // Meanwhile signed out, or in as somebody else: that holds.
      if (kept(place)?.refreshToken !== refreshToken) throw new StepError("session-expired");
      replace(place, username, tokens);
      this.#tokens = kept(place);
    } catch (error) {
      // Only an answer that the token is dead ends the session.
      if (!["not-authorized", "session-expired"].includes(/** @type {any} */ (error).code)) throw error;
      // Without locks another tab may have been first, and what it has written is seen a little later.
      await pause(200);
      if (!this.#isRenewed(old)) throw new StepError("session-expired");
    }
  }

  /**
   * Tokens are renewed by whom they came from.
   * @returns {Promise<import("./cognito.js").Tokens>}
   */
  async #asked() {
    const { isHosted, refreshToken } = this.#tokens;
    if (isHosted) return (await this.#flow.later("arrival")).renew(this.#flow, refreshToken);
    return this.#flow.ask((client) => refresh(client, this.#tokens));
  }
}

/** @param {number} time milliseconds */
const pause = (time) => new Promise((go) => setTimeout(go, time));

/**
 * @param {string} token
 * @returns {any}
 */
function claimsOf(token) {
  try {
    const letters = atob(token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return {};
  }
}

/**
 * Through the login, and back to this page.
 * @param {Flow} flow
 */
function signInFirst(flow) {
  const query = new URLSearchParams(location.search);
  query.set("returnTo", location.pathname + location.search);
  flow.leave(`${flow.config.start}.html?${query}`);
}

/**
 * The session of whoever is signed in.
 * @param {Flow} flow
 * @returns {Promise<Session | undefined>} nothing: the page is being left for the login
 */
export async function sessionOf(flow) {
  await flow.page.client;
  const tokens = kept(flow.place);
  if (!tokens) {
    signInFirst(flow);
    return undefined;
  }
  flow.expire = () => {
    // Another tab may have brought somebody else, whose session is not over.
    if (kept(flow.place)?.username === tokens.username) forget(flow.place);
    signInFirst(flow);
  };
  return new Session(flow, tokens);
}

/**
 * Asks for the code that went to each new address.
 * @param {Flow} flow
 * @param {Session} session
 * @param {any[]} codes where they went
 * @param {() => any} then
 * @returns {Promise<void>}
 */
export async function verify(flow, session, [first, ...rest], then) {
  const { AttributeName, DeliveryMedium, Destination } = first;
  return flow.show(
    "code",
    {
      submit: async (form) => {
        await session.call("VerifyUserAttribute", { AttributeName, Code: form.elements.code.value });
        return rest.length ? verify(flow, session, rest, then) : then();
      },
      resend: async (form, button) => {
        await session.call("GetUserAttributeVerificationCode", { AttributeName });
        flow.sent(button);
      },
    },
    {
      variant: DeliveryMedium === "SMS" ? "verify-sms" : "verify-email",
      slots: { destination: Destination || "" },
    },
  );
}
