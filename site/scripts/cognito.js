// @ts-check
// The Cognito API for pages that sign people in themselves: calls without a signature, the password
// proven by SRP and never sent, tokens kept where Amplify keeps them. It knows no document and says
// nothing to the console. Pages load it before a sign-in, so each byte counts: what only some of them
// need is in errors.js, session.js and storage.js.

/**
 * @typedef {object} Settings
 * @property {string} endpoint   ends with `/`
 * @property {string} pool       "eu-central-1_AbCdEf123"
 * @property {string} clientId   an app client without a secret
 * @property {typeof fetch} [fetch]
 * @property {number} [timeout]  milliseconds for one call: 20,000 unless said
 * @property {Place} [place]     where the devices that are remembered stand
 * @property {Record<string, string>} [metadata]  for the pool's functions: `{lang}`, of messages
 *
 * @typedef {object} Device  with Amplify's names
 * @property {string} deviceKey
 * @property {string} deviceGroupKey
 * @property {string} [randomPasswordKey]  its password, once the device has been confirmed
 *
 * @typedef {object} Tokens
 * @property {string} accessToken
 * @property {string} [idToken]
 * @property {string} [refreshToken]
 * @property {number} expiresIn  seconds
 * @property {Device} [device]   a new device's names, to be confirmed
 *
 * @typedef {object} Step  the end of a sign-in (`tokens`), or what is asked next (`challenge`)
 * @property {Tokens} [tokens]
 * @property {string} [challenge]  "SMS_MFA"
 * @property {string} [session]
 * @property {Record<string, string>} parameters
 * @property {string[]} choices    of SELECT_CHALLENGE
 * @property {string} username     as the pool has it, once it has said so
 *
 * @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem">} Store
 *
 * @typedef {object} Place  where tokens lie
 * @property {string} clientId
 * @property {string} [storage]  "local" or "session"
 * @property {Store} [store]     in its place: cookies or memory, see storage.js
 */

/** What went wrong, by the class of the page's error texts. */
export class CognitoError extends Error {
  /**
   * @param {string} code "not-authorized"
   * @param {{message?: string, type?: string, status?: number, cause?: unknown}} more
   */
  constructor(code, { message = code, type, status, cause } = {}) {
    super(message, { cause });
    this.code = code;
    /** @type {string | undefined} the service's own name: "NotAuthorizedException" */
    this.type = type;
    this.status = status;
  }
}

/**
 * The class of error texts for a refusal. Most are of one kind; errors.js knows the others.
 * @param {string} type
 * @param {string} message
 */
async function codeOf(type, message) {
  if (/^Incorrect username/.test(message)) return "not-authorized";
  try {
    return (await import("./errors.js")).codeOf(type, message);
  } catch {
    return "network";
  }
}

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
    const { fetch, endpoint, timeout } = this.settings;
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
    } catch (cause) {
      // Answers without CORS headers end here as well: firewalls, gateways, throttling.
      const { name } = /** @type {Error} */ (cause);
      const code = globalThis.navigator?.onLine === false ? "offline" : "network";
      // Older engines say AbortError where a time is over.
      throw new CognitoError(/Timeout|Abort/.test(name) ? "timeout" : code, { cause });
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
    const other = status < 500 ? "malformed" : "internal-error";
    throw new CognitoError(type ? await codeOf(type, message) : other, { message, type, status });
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
      const asked = { USERNAME: username, SRP_A: pair.text, ...parameters };
      const step = await this.begin(flow, asked);
      // A temporary password, say, is not what was preferred.
      const { challenge, choices } = step;
      return challenge === "SELECT_CHALLENGE" && choices.includes("PASSWORD_SRP")
        ? await this.password(step, password)
        : await this.#prove(step, pair, password);
    } catch (error) {
      const { code, message } = /** @type {CognitoError} */ (error);
      // The user has removed the device: as from a new one, with a second factor.
      if (code === "device-not-found") {
        const other = new Cognito({ ...this.settings, place: undefined });
        return other.signIn(username, password, flow, parameters);
      }
      // A client for passkeys and codes need not allow the older flow.
      if (parameters || !/not enabled for/.test(message)) throw error;
      const preferred = { PREFERRED_CHALLENGE: "PASSWORD_SRP" };
      return this.signIn(username, password, "USER_AUTH", preferred);
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
    const input = { AuthFlow: flow, AuthParameters: parameters, Session: session };
    return this.#next("InitiateAuth", input, parameters.USERNAME);
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
    const input = {
      ChallengeName: challenge,
      Session: session,
      ChallengeResponses: { ...known, ...answers },
    };
    return this.#next("RespondToAuthChallenge", input, username);
  }

  /**
   * Answers the choice of a `USER_AUTH` sign-in with a password.
   * @param {Step} step
   * @param {string} password
   * @returns {Promise<Step>}
   */
  async password(step, password) {
    const pair = taken();
    const answers = { ANSWER: "PASSWORD_SRP", SRP_A: pair.text };
    return this.#prove(await this.respond(step, answers), pair, password);
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
    } catch (error) {
      // Another device than the pool knows: no word about the user's own password.
      const { code } = /** @type {CognitoError} */ (error);
      throw code === "not-authorized" ? new CognitoError("device-not-found") : error;
    }
  }
}

/**
 * @param {any} result what the API calls `AuthenticationResult`
 * @returns {Tokens}
 */
export function tokensOf(result) {
  const { AccessToken, IdToken, RefreshToken, ExpiresIn, NewDeviceMetadata: device } = result || {};
  if (!AccessToken) throw new CognitoError("malformed");
  return {
    accessToken: AccessToken,
    idToken: IdToken,
    refreshToken: RefreshToken,
    expiresIn: ExpiresIn,
    device: device && { deviceKey: device.DeviceKey, deviceGroupKey: device.DeviceGroupKey },
  };
}

// SRP (with the letters of RFC 5054), and the padding, key and message of Cognito's own clients

/** @typedef {{a: bigint, A: bigint, text: string}} Pair  A = g^a, and A as hex */

/**
 * arccot(x) · 2^3000 by Gregory's series.
 * @param {bigint} x
 * @returns {bigint}
 */
function arccot(x) {
  let term = (1n << 3000n) / x;
  let sum = term;
  for (let n = 3n; term; n += 2n) sum += (term /= -x * x) / n;
  return sum;
}

// RFC 3526, group 15: N = 2^3072 - 2^3008 - 1 + 2^64 · (floor(2^2942 · π) + 1690314), with π by
// Machin's formula. Half a kilobyte lighter than its digits.
const pi = (16n * arccot(5n) - 4n * arccot(239n)) >> 58n;
const N = (1n << 3072n) - (1n << 3008n) - 1n + ((pi + 1690314n) << 64n);

/**
 * base^exponent mod N. High bit first: with base 2, half of the work is nothing.
 * @param {bigint} base
 * @param {bigint} exponent
 */
function power(base, exponent) {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % N;
    if (bit === "1") result = (result * base) % N;
  }
  return result;
}

/**
 * @param {Uint8Array} bytes
 * @returns {bigint}
 */
const numberOf = (bytes) => bytes.reduce((sum, byte) => (sum << 8n) + BigInt(byte), 0n);

/**
 * A positive number's bytes in two's complement, as few as possible.
 * @param {bigint} number
 */
function padded(number) {
  const hex = number.toString(16);
  const even = (hex.length % 2 ? "0" : /^[89a-f]/.test(hex) ? "00" : "") + hex;
  return Uint8Array.from(even.match(/../g) || [], (pair) => parseInt(pair, 16));
}

/**
 * Bytes, and texts as UTF-8, one after the other.
 * @param {(string | Uint8Array)[]} parts
 */
const joined = (...parts) => new Blob(parts).arrayBuffer();

/** @param {(string | Uint8Array)[]} parts */
async function hash(...parts) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", await joined(...parts)));
}

/** @param {(string | Uint8Array)[]} parts */
const hashed = async (...parts) => numberOf(await hash(...parts));

/** @param {string} text base64 */
const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/**
 * @param {bigint} [a] 256 bits of chance
 * @returns {Pair}
 */
function pairOf(a = numberOf(crypto.getRandomValues(new Uint8Array(32)))) {
  const A = power(2n, a);
  return { a, A, text: A.toString(16) };
}

/**
 * x = H(PAD(salt) ‖ H(group ‖ user ‖ ":" ‖ password))
 * @param {bigint} salt
 * @param {string} group the pool's name, or the device's group
 * @param {string} user the pool's name for the user, or the device's key
 * @param {string} [password]
 */
async function secretOf(salt, group, user, password) {
  return hashed(padded(salt), await hash(`${group}${user}:${password}`));
}

/**
 * S = (B - k · g^x)^(a + u · x)
 * @param {Pair} pair
 * @param {bigint} B
 * @param {bigint} u
 * @param {bigint} x
 */
async function sharedOf({ a }, B, u, x) {
  const k = await hashed(padded(N), padded(2n));
  const base = (B - k * power(2n, x)) % N;
  return power(base < 0n ? base + N : base, a + u * x);
}

/**
 * What answers `PASSWORD_VERIFIER` and `DEVICE_PASSWORD_VERIFIER`.
 * @param {Pair} pair
 * @param {Record<string, string>} parameters `SALT`, `SRP_B`, `SECRET_BLOCK`
 * @param {string} group
 * @param {string} user
 * @param {string} [password]
 * @param {Date} [now]
 */
async function proof(pair, { SALT, SRP_B, SECRET_BLOCK }, group, user, password, now = new Date()) {
  const { subtle } = crypto;
  let B, salt, block;
  try {
    B = BigInt(`0x${SRP_B}`);
    salt = BigInt(`0x${SALT}`);
    block = bytesOf(SECRET_BLOCK);
  } catch {
    throw new CognitoError("malformed");
  }
  const u = await hashed(padded(pair.A), padded(B));
  // With either, S would not depend on the password.
  if (!(B % N) || !u) throw new CognitoError("malformed");
  const S = await sharedOf(pair, B, u, await secretOf(salt, group, user, password));
  const key = await subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: padded(u), info: await joined("Caldera Derived Key") },
    await subtle.importKey("raw", padded(S), "HKDF", false, ["deriveKey"]),
    { name: "HMAC", hash: "SHA-256", length: 128 },
    false,
    ["sign"],
  );
  // "Tue Mar 3 09:05:07 UTC 2026"
  const [day, date, month, year, time] = now.toUTCString().split(/,? /);
  const TIMESTAMP = `${day} ${month} ${+date} ${time} UTC ${year}`;
  const message = await joined(group, user, block, TIMESTAMP);
  const signature = new Uint8Array(await subtle.sign("HMAC", key, message));
  return {
    PASSWORD_CLAIM_SIGNATURE: btoa(String.fromCharCode(...signature)),
    PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
    TIMESTAMP,
  };
}

export const srp = { N, power, padded, hashed, pairOf, secretOf, sharedOf, proof };

/** @type {Pair | undefined} for the next sign-in; none counts twice */
let prepared;

/** Computes what a sign-in begins with, so that it need not wait when the button is pressed. */
export function prepare() {
  prepared = prepared || pairOf();
}

function taken() {
  const pair = prepared || pairOf();
  prepared = undefined;
  return pair;
}

// Tokens, in Amplify's layout

const TOKENS = [
  "accessToken", "idToken", "refreshToken", "clockDrift", "signInDetails", "oauthMetadata",
];
const DEVICE = ["deviceKey", "deviceGroupKey", "randomPasswordKey"];

/**
 * @param {Place} place
 * @returns {Store}
 */
export const storeOf = ({ storage, store }) =>
  store || /** @type {any} */ (globalThis)[`${storage}Storage`];

/**
 * @param {Place} place
 * @param {string} name
 */
export const keyOf = ({ clientId }, name) => `CognitoIdentityServiceProvider.${clientId}.${name}`;

/**
 * Keeps tokens for the app, in place of whoever was signed in.
 * @param {Tokens} tokens
 * @param {Place & {signInDetails?: object}} place `signInDetails`: `{loginId, authFlowType}`
 * @throws {CognitoError} `storage`: the browser keeps nothing here, or the token names nobody
 */
export function keep({ device, expiresIn, accessToken, ...tokens }, { signInDetails, ...place }) {
  try {
    // A new session is no end for other tabs, which look at who was the last.
    forget(place, true);
    const store = storeOf(place);
    const [, payload] = accessToken.replace(/-/g, "+").replace(/_/g, "/").split(".");
    const { username } = JSON.parse(new TextDecoder().decode(bytesOf(payload)));
    if (!username) throw new CognitoError("malformed");
    /** @type {Record<string, string | undefined>} */
    const values = {
      ...tokens,
      ...(device?.randomPasswordKey && device),
      clockDrift: "0",
      signInDetails: signInDetails && JSON.stringify(signInDetails),
      // The last: who sees it in another tab finds the rest.
      accessToken,
    };
    for (const name in values) {
      const value = values[name];
      if (value) store.setItem(keyOf(place, `${username}.${name}`), value);
    }
    store.setItem(keyOf(place, "LastAuthUser"), username);
  } catch (cause) {
    throw new CognitoError("storage", { cause });
  }
}

/**
 * Takes the tokens away. The device stays known.
 * @param {Place} place
 * @param {boolean} [isReplaced] by another session
 */
export function forget(place, isReplaced) {
  const store = storeOf(place);
  const last = keyOf(place, "LastAuthUser");
  const username = store.getItem(last);
  for (const name of TOKENS) store.removeItem(keyOf(place, `${username}.${name}`));
  if (!isReplaced) store.removeItem(last);
}

/**
 * The device that is remembered for a user.
 * @param {string} username
 * @param {Place} place
 * @returns {Device | undefined}
 */
export function deviceOf(username, place) {
  try {
    const [deviceKey, deviceGroupKey, randomPasswordKey] = DEVICE.map((name) =>
      storeOf(place).getItem(keyOf(place, `${username}.${name}`)),
    );
    if (deviceKey && deviceGroupKey && randomPasswordKey) {
      return { deviceKey, deviceGroupKey, randomPasswordKey };
    }
  } catch {
    // Storage may be blocked: then no device is known.
  }
}
