// @ts-check
// The Cognito API for pages that sign people in themselves: calls without a signature, the password
// proven by SRP and never sent, tokens kept where Amplify keeps them. Without a document, so that it
// runs and is tested anywhere; nothing is written to the console.

/**
 * @typedef {object} Settings
 * @property {string} endpoint   ends with `/`
 * @property {string} pool       "eu-central-1_AbCdEf123"
 * @property {string} clientId   an app client without a secret
 * @property {typeof fetch} [fetch]
 * @property {number} [timeout]  milliseconds for one call: 20,000 unless said
 * @property {(username: string) => Device | undefined} [device]  the device that is remembered for a user
 *
 * @typedef {object} Device
 * @property {string} key
 * @property {string} group
 * @property {string} [password]  a random one, once the device has been confirmed
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
 * @typedef {object} Place  where tokens lie
 * @property {string} clientId
 * @property {string} [storage]  "local" unless said, "session" or "memory"
 * @property {string} [cookie]   the domain of cookies that take the storage's place
 */

/** What went wrong, by the class of the page's error texts. */
export class CognitoError extends Error {
  /**
   * @param {string} code "not-authorized"
   * @param {{message?: string, type?: string, status?: number, cause?: unknown}} [more]
   */
  constructor(code, { message = code, type, status, cause } = {}) {
    super(message, { cause });
    this.code = code;
    /** @type {string | undefined} the service's own name: "NotAuthorizedException" */
    this.type = type;
    this.status = status;
  }
}

/** What one name says of several things, by the words of the message. */
const BY_MESSAGE = /** @type {[RegExp, string][]} */ ([
  [/^NotAuth.*attempts exceeded/, "attempts-exceeded"],
  [/^NotAuth.*is disabled/, "user-disabled"],
  [/^NotAuth.*password has expired/, "temporary-password-expired"],
  [/^(NotAuth.*(session|token)|RefreshToken|TokenRev)/i, "session-expired"],
  [/^(NotAuth.*(permitted|unauthorized|secret|app client)|InvalidParam.*not enabled)/i, "invalid-user-pool-configuration"],
  [/^Resource.*device/i, "device-not-found"],
  // What a code cannot look like is a wrong code to a person.
  [/^InvalidParam.*'(user|confirmation)Code'/, "code-mismatch"],
  [/^InvalidParam.*'(password|proposedPassword)'/, "invalid-password"],
  [/^UserNotFound/, "not-authorized"],
  [/^PasswordHistory/, "password-history"],
  [/^WebAuthnCredentialNot/, "passkey-create-not-supported"],
]);

/**
 * The class of an error text for what the service has said: "CodeMismatchException" is
 * "code-mismatch", unless the list above knows better.
 * @param {string} type
 * @param {string} message
 */
function codeOf(type, message) {
  const known = BY_MESSAGE.find(([words]) => words.test(`${type} ${message}`));
  if (known) return known[1];
  const name = type.replace(/Exception$/, "").replace("WebAuthn", "Passkey");
  return name.replace(/\B([A-Z][a-z]|MFA)/g, "-$1").toLowerCase();
}

/** @param {string} text @returns {any} nothing where it is no JSON: the engine's error would quote it */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One pool, one app client. */
export class Cognito {
  /** @param {Settings} settings */
  constructor(settings) {
    /** @type {Required<Omit<Settings, "device">> & Settings} */
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
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), timeout);
    let reply;
    let text;
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
        signal: stop.signal,
      });
      text = await reply.text();
    } catch (cause) {
      // Answers without CORS headers end here as well: firewalls, gateways, throttling.
      const online = globalThis.navigator?.onLine !== false;
      throw new CognitoError(stop.signal.aborted ? "timeout" : online ? "network" : "offline", { cause });
    } finally {
      clearTimeout(timer);
    }
    return this.#result(reply, text);
  }

  /** @param {Response} reply @param {string} text */
  #result({ ok, status, headers }, text) {
    const body = parsed(text || "{}");
    if (ok && body && typeof body === "object") return body;
    const named = `${body?.__type || headers.get("x-amzn-errortype") || ""}`;
    const [, type] = /(?:^|#)(\w+)(?:[:,]|$)/.exec(named) || [];
    const message = `${body?.message || body?.Message || ""}`;
    const code = type
      ? codeOf(type, message)
      : { 403: "forbidden", 429: "too-many-requests" }[status] ||
        (status < 500 ? "malformed" : "internal-error");
    throw new CognitoError(code, { message, type, status });
  }

  /**
   * Signs in with a password, as far as no more is asked.
   * @param {string} username as typed
   * @param {string} password
   * @param {{flow?: string, parameters?: Record<string, string>}} [options] another flow that begins
   *   with SRP: `CUSTOM_AUTH` with `CHALLENGE_NAME: "SRP_A"`
   * @returns {Promise<Step>}
   */
  async signIn(username, password, { flow = "USER_SRP_AUTH", parameters } = {}) {
    try {
      const pair = taken();
      const step = await this.begin(flow, { USERNAME: username, SRP_A: pair.text, ...parameters });
      return await this.#prove(step, pair, password);
    } catch (error) {
      const { code, message } = /** @type {CognitoError} */ (error);
      // The device has been removed from the user's: as from a new one, with a second factor.
      if (code === "device-not-found") {
        return new Cognito({ ...this.settings, device: undefined }).signIn(username, password);
      }
      // A client for passkeys and codes need not allow the older flow.
      if (parameters || !/not enabled/.test(message)) throw error;
      return this.signIn(username, password, {
        flow: "USER_AUTH",
        parameters: { PREFERRED_CHALLENGE: "PASSWORD_SRP" },
      });
    }
  }

  /**
   * Begins a sign-in.
   * @param {string} flow "USER_AUTH"
   * @param {Record<string, string>} parameters with `USERNAME`
   * @param {string} [session] of a sign-up that has just been confirmed
   * @returns {Promise<Step>}
   */
  async begin(flow, parameters, session) {
    const input = { AuthFlow: flow, AuthParameters: parameters, Session: session };
    return this.#next("InitiateAuth", input, parameters.USERNAME);
  }

  /**
   * Answers a challenge.
   * @param {Step} step
   * @param {Record<string, string>} answers `SMS_MFA_CODE`; the user's name and device are filled in
   * @returns {Promise<Step>}
   */
  async respond({ challenge, session, username }, answers) {
    const { device } = this.settings;
    const key = device?.(username)?.key;
    return this.#next(
      "RespondToAuthChallenge",
      {
        ChallengeName: challenge,
        Session: session,
        ChallengeResponses: { USERNAME: username, ...(key && { DEVICE_KEY: key }), ...answers },
      },
      username,
    );
  }

  /**
   * Answers the choice of a `USER_AUTH` sign-in with a password.
   * @param {Step} step
   * @param {string} password
   * @returns {Promise<Step>}
   */
  async password(step, password) {
    const pair = taken();
    const choice = step.challenge === "SELECT_CHALLENGE" && { ANSWER: "PASSWORD_SRP" };
    return this.#prove(await this.respond(step, { ...choice, SRP_A: pair.text }), pair, password);
  }

  /** @param {Step} step @param {Pair} pair whose A the service has @param {string} password */
  async #prove(step, pair, password) {
    if (step.challenge === "SELECT_CHALLENGE" && step.choices.includes("PASSWORD_SRP")) {
      return this.password(step, password);
    }
    if (step.challenge !== "PASSWORD_VERIFIER") return step;
    const group = this.settings.pool.split("_")[1];
    return this.respond(step, await proof(pair, step.parameters, group, step.username, password));
  }

  /** @param {string} operation @param {object} input @param {string} typed @returns {Promise<Step>} */
  async #next(operation, input, typed) {
    const { clientId, device } = this.settings;
    const reply = await this.call(operation, { ClientId: clientId, ...input });
    const { AuthenticationResult: result, ChallengeName, Session, AvailableChallenges } = reply;
    const parameters = reply.ChallengeParameters || {};
    const username = parameters.USER_ID_FOR_SRP || typed;
    const step = { session: Session, parameters, choices: AvailableChallenges || [], username };
    if (result) return { ...step, tokens: tokensOf(result) };
    if (!ChallengeName) throw new CognitoError("malformed");
    const known = device?.(username);
    const next = { ...step, challenge: ChallengeName };
    return ChallengeName === "DEVICE_SRP_AUTH" && known ? this.#proveDevice(next, known) : next;
  }

  /** @param {Step} step @param {Device} device @returns {Promise<Step>} */
  async #proveDevice(step, { key, group, password = "" }) {
    const pair = taken();
    try {
      const asked = await this.respond(step, { SRP_A: pair.text });
      return await this.respond(
        { ...asked, username: step.username },
        await proof(pair, asked.parameters, group, key, password),
      );
    } catch (error) {
      const { code } = /** @type {CognitoError} */ (error);
      throw code === "not-authorized" ? new CognitoError("device-not-found", { cause: error }) : error;
    }
  }
}

/** What the API calls `AuthenticationResult`. @param {any} result @returns {Tokens} */
export function tokensOf(result) {
  const { AccessToken, IdToken, RefreshToken, ExpiresIn, NewDeviceMetadata: device } = result || {};
  if (typeof AccessToken !== "string") throw new CognitoError("malformed");
  return {
    accessToken: AccessToken,
    idToken: IdToken,
    ...(RefreshToken && { refreshToken: RefreshToken }),
    expiresIn: ExpiresIn,
    ...(device && { device: { key: device.DeviceKey, group: device.DeviceGroupKey } }),
  };
}

// SRP (RFC 5054's letters), with the padding, the key and the message of Cognito's own clients

/** @typedef {{a: bigint, A: bigint, text: string}} Pair  A = g^a, and A as hex */

/** arccot(x) · 2^3000 by Gregory's series. @param {bigint} x */
function arccot(x) {
  let term = (1n << 3000n) / x;
  let sum = term;
  for (let n = 3n; term; n += 2n) sum += (term /= -x * x) / n;
  return sum;
}

// Half a kilobyte lighter than its digits. RFC 3526, group 15:
// N = 2^3072 - 2^3008 - 1 + 2^64 · (floor(2^2942 · π) + 1690314); π by Machin's formula.
const pi = (16n * arccot(5n) - 4n * arccot(239n)) >> 58n;
const N = (1n << 3072n) - (1n << 3008n) - 1n + ((pi + 1690314n) << 64n);

/** base^exponent mod N, high bit first: with base 2, half of the work is nothing. @param {bigint} base @param {bigint} exponent */
function power(base, exponent) {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % N;
    if (bit === "1") result = (result * base) % N;
  }
  return result;
}

/** @param {Uint8Array} bytes */
const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** @param {string} hex */
function numberOf(hex) {
  if (!/^[\da-f]{1,1024}$/i.test(hex)) throw new CognitoError("malformed");
  return BigInt(`0x${hex}`);
}

/** A positive number's bytes in two's complement, as short as possible. @param {bigint} number */
function padded(number) {
  const digits = number.toString(16);
  const hex = (digits.length % 2 ? "0" : /^[89a-f]/.test(digits) ? "00" : "") + digits;
  return Uint8Array.from(hex.match(/../g) || [], (pair) => parseInt(pair, 16));
}

/** @param {(string | Uint8Array)[]} parts */
function joined(...parts) {
  const encoder = new TextEncoder();
  return Uint8Array.from(
    parts.flatMap((part) => [...(typeof part === "string" ? encoder.encode(part) : part)]),
  );
}

/** @param {(string | Uint8Array)[]} parts */
async function hash(...parts) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", joined(...parts)));
}

/** @param {(string | Uint8Array)[]} parts */
const hashed = async (...parts) => numberOf(hexOf(await hash(...parts)));

/** @param {number} count */
const random = (count) => crypto.getRandomValues(new Uint8Array(count));

/** @param {Uint8Array} bytes */
const base64 = (bytes) => btoa(String.fromCharCode(...bytes));

/** @param {bigint} [a] 256 bits of chance @returns {Pair} */
function pairOf(a = numberOf(hexOf(random(32)))) {
  const A = power(2n, a);
  return { a, A, text: A.toString(16) };
}

/** x = H(PAD(salt) ‖ H(group ‖ user ‖ ":" ‖ password)) @param {bigint} salt @param {string} group @param {string} user @param {string} password */
async function secretOf(salt, group, user, password) {
  return hashed(padded(salt), await hash(`${group}${user}:${password}`));
}

/** S = (B - k · g^x)^(a + u · x) @param {Pair} pair @param {bigint} B @param {bigint} u @param {bigint} x */
async function sharedOf({ a }, B, u, x) {
  const k = await hashed(padded(N), padded(2n));
  const base = (B - k * power(2n, x)) % N;
  return power(base < 0n ? base + N : base, a + u * x);
}

/** @param {Date} date "Tue Mar 3 09:05:07 UTC 2026" */
function timestampOf(date) {
  const [day, number, month, year, time] = date.toUTCString().replace(",", "").split(" ");
  return `${day} ${month} ${Number(number)} ${time} UTC ${year}`;
}

/**
 * What answers `PASSWORD_VERIFIER` and `DEVICE_PASSWORD_VERIFIER`.
 * @param {Pair} pair
 * @param {Record<string, string>} parameters `SALT`, `SRP_B`, `SECRET_BLOCK`
 * @param {string} group the pool's name, or the device's group
 * @param {string} user the pool's name for the user, or the device's key
 * @param {string} password
 * @param {Date} [now]
 */
async function proof(pair, { SALT, SRP_B, SECRET_BLOCK }, group, user, password, now = new Date()) {
  const B = numberOf(SRP_B);
  const u = await hashed(padded(pair.A), padded(B));
  let block;
  try {
    block = Uint8Array.from(atob(SECRET_BLOCK || "!"), (letter) => letter.charCodeAt(0));
  } catch {
    throw new CognitoError("malformed");
  }
  // With either, S would not depend on the password.
  if (!(B % N) || !u) throw new CognitoError("malformed");
  const S = await sharedOf(pair, B, u, await secretOf(numberOf(SALT), group, user, password));
  const { subtle } = crypto;
  const material = await subtle.importKey("raw", padded(S), "HKDF", false, ["deriveKey"]);
  const key = await subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: padded(u), info: joined("Caldera Derived Key") },
    material,
    { name: "HMAC", hash: "SHA-256", length: 128 },
    false,
    ["sign"],
  );
  const TIMESTAMP = timestampOf(now);
  const message = joined(group, user, block, TIMESTAMP);
  return {
    PASSWORD_CLAIM_SIGNATURE: base64(new Uint8Array(await subtle.sign("HMAC", key, message))),
    PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
    TIMESTAMP,
  };
}

export const srp = {
  N, power, padded, numberOf, hexOf, base64, random, pairOf, secretOf, sharedOf, hashed, timestampOf, proof,
};

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

const TOKENS = ["accessToken", "idToken", "refreshToken", "clockDrift", "signInDetails", "oauthMetadata"];
/** @type {Map<string, string>} */
const memory = new Map();

/** @param {Place} place @returns {Pick<Storage, "getItem" | "setItem" | "removeItem">} */
function shelf({ storage = "local", cookie }) {
  if (cookie) return cookies(cookie, storage);
  if (storage !== "memory") return /** @type {any} */ (globalThis)[`${storage}Storage`];
  return {
    getItem: (name) => memory.get(name) ?? null,
    setItem: (name, value) => memory.set(name, value),
    removeItem: (name) => memory.delete(name),
  };
}

/** @param {string} domain @param {string} storage @returns {Pick<Storage, "getItem" | "setItem" | "removeItem">} */
function cookies(domain, storage) {
  // Amplify's cookie library leaves these as they are: another spelling would be another cookie.
  /** @param {string} text */
  const encoded = (text) =>
    encodeURIComponent(text)
      .replace(/%(2[346B]|5E|60|7C)/g, decodeURIComponent)
      .replace(/[()]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
  /** @param {string} name @param {string} value @param {number} days */
  const write = (name, value, days) => {
    const age = storage === "session" && days ? "" : `; max-age=${days * 86_400}`;
    document.cookie = `${encoded(name)}=${encoded(value)}; path=/${age}; domain=${domain}; secure; samesite=lax`;
  };
  return {
    getItem(name) {
      const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${encoded(name)}=`));
      return found ? decodeURIComponent(found.slice(found.indexOf("=") + 1)) : null;
    },
    setItem: (name, value) => write(name, value, 365),
    removeItem: (name) => write(name, "", 0),
  };
}

/** @param {Place} place */
const prefixOf = ({ clientId }) => `CognitoIdentityServiceProvider.${clientId}.`;

/** The name that a token was given for. @param {string} token @returns {string} */
function usernameOf(token) {
  const text = atob((token.split(".")[1] || "").replace(/-/g, "+").replace(/_/g, "/"));
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes)).username;
}

/**
 * Keeps tokens for the app.
 * @param {Tokens} tokens
 * @param {Place & {signInDetails?: {loginId: string, authFlowType: string}}} place
 * @throws {CognitoError} `storage`: it is blocked, full, or too small for a token
 */
export function keep({ accessToken, idToken, refreshToken, device }, { signInDetails, ...place }) {
  try {
    forget(place);
    const prefix = prefixOf(place);
    const username = usernameOf(accessToken);
    const store = shelf(place);
    const details = signInDetails && JSON.stringify(signInDetails);
    /** @type {Record<string, string | undefined>} */
    const values = { accessToken, idToken, refreshToken, clockDrift: "0", signInDetails: details };
    if (device?.password) {
      values.deviceKey = device.key;
      values.deviceGroupKey = device.group;
      values.randomPasswordKey = device.password;
    }
    for (const name in values) {
      const value = values[name];
      if (value) store.setItem(`${prefix}${username}.${name}`, value);
    }
    store.setItem(`${prefix}LastAuthUser`, username);
    if (kept(place)?.accessToken !== accessToken) throw new Error();
  } catch (cause) {
    throw new CognitoError("storage", { cause });
  }
}

/**
 * The tokens of whoever is signed in.
 * @param {Place} place
 * @returns {(Pick<Tokens, "accessToken" | "idToken" | "refreshToken" | "device"> & {username: string}) | undefined}
 */
export function kept(place) {
  try {
    const prefix = prefixOf(place);
    const store = shelf(place);
    const username = store.getItem(`${prefix}LastAuthUser`);
    const [accessToken, idToken, refreshToken] = TOKENS.map(
      (name) => store.getItem(`${prefix}${username}.${name}`) || undefined,
    );
    const device = username ? deviceOf(username, place) : undefined;
    return username && accessToken
      ? { username, accessToken, idToken, refreshToken, device }
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The device that is remembered for a user.
 * @param {string} username
 * @param {Place} place
 * @returns {Device | undefined}
 */
export function deviceOf(username, place) {
  try {
    const store = shelf(place);
    const [key, group, password] = ["deviceKey", "deviceGroupKey", "randomPasswordKey"].map((name) =>
      store.getItem(`${prefixOf(place)}${username}.${name}`),
    );
    return key && group && password ? { key, group, password } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Takes the tokens away. The device stays known.
 * @param {Place} place
 */
export function forget(place) {
  const prefix = prefixOf(place);
  const store = shelf(place);
  const username = store.getItem(`${prefix}LastAuthUser`);
  for (const name of TOKENS) store.removeItem(`${prefix}${username}.${name}`);
  store.removeItem(`${prefix}LastAuthUser`);
}
