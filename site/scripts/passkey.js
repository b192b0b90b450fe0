// @ts-check
// Passkeys: the browser's prompt, asked with the options that a server made and answered with the
// JSON that it reads. Both are as WebAuthn level 3 has them: bytes are base64url.

/** @typedef {"create" | "get"} Ceremony */

/** Why there is no answer. */
export class PasskeyError extends Error {
  /** @param {string} code one of the page's error texts; `aborted` is nobody's fault */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/**
 * The error text for what a browser throws.
 * @param {any} error
 * @param {Ceremony} ceremony
 * @returns {string} a class of the page's error texts; `aborted` where a newer request took over
 */
export function codeOf(error, ceremony) {
  if (error instanceof PasskeyError) return error.code;
  const creates = ceremony === "create";
  const unsupported = creates ? "passkey-create-not-supported" : "passkey-not-supported";
  /** @type {any} */
  const codes = {
    __proto__: null,
    AbortError: "aborted",
    // Cancelled, timed out, no such passkey: browsers do not tell which, so that no site can ask.
    NotAllowedError: "passkey-cancelled",
    InvalidStateError: creates ? "passkey-already-registered" : "passkey-not-found",
    SecurityError: "passkey-origin-not-allowed",
    NotSupportedError: unsupported,
    ConstraintError: unsupported,
  };
  return codes[error?.name] || "internal-error";
}

/**
 * The bytes of a base64url text.
 * @param {string} text
 */
export function bytesOf(text) {
  const letters = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}

/**
 * A buffer as base64url without padding.
 * @param {ArrayBuffer} buffer
 */
export function textOf(buffer) {
  const letters = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte));
  return btoa(letters.join("")).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/**
 * What the browser takes, out of what the server sent.
 * @param {Ceremony} ceremony
 * @param {any} json `PublicKeyCredentialCreationOptionsJSON` or `…RequestOptionsJSON`
 */
export function optionsOf(ceremony, json) {
  const api = /** @type {any} */ (self.PublicKeyCredential);
  const parser =
    ceremony === "create" ? "parseCreationOptionsFromJSON" : "parseRequestOptionsFromJSON";
  if (api[parser]) return api[parser](json);
  /** @param {any} credential */
  const known = (credential) => ({ ...credential, id: bytesOf(credential.id) });
  const options = { ...json, challenge: bytesOf(json.challenge) };
  if (json.user) options.user = { ...json.user, id: bytesOf(json.user.id) };
  for (const list of ["allowCredentials", "excludeCredentials"]) {
    if (json[list]) options[list] = json[list].map(known);
  }
  return options;
}

/**
 * What the server reads, out of what the browser gave.
 * @param {any} credential
 */
export function answerOf(credential) {
  try {
    const json = credential.toJSON();
    if (json.response.clientDataJSON) return json;
  } catch {
    // A password manager's own object may have no such method, or one that fails.
  }
  const { id, rawId, type, response } = credential;
  /** @type {Record<string, unknown>} */
  const said = {};
  for (const name of [
    "clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle",
  ]) {
    if (response[name]) said[name] = textOf(response[name]);
  }
  if (response.getTransports) said.transports = response.getTransports();
  return {
    id,
    rawId: textOf(rawId),
    type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults?.() ?? {},
    response: said,
  };
}

/**
 * Whether the browser can offer passkeys among a field's suggestions.
 * @returns {Promise<boolean>}
 */
export async function offersSuggestions() {
  const api = /** @type {any} */ (self.PublicKeyCredential);
  return !!(await api?.isConditionalMediationAvailable?.());
}

/** A browser has one request at a time: the one that waits in a field's suggestions makes way. */
let running = new AbortController();

/** Ends the request that is running, if any. */
export function stop() {
  running.abort();
}

/**
 * Asks the person for a passkey.
 * @param {Ceremony} ceremony
 * @param {any} json what the server sent
 * @param {"conditional"} [mediation] in a field's suggestions, with no prompt
 * @returns {Promise<any>} what to send back
 * @throws {PasskeyError}
 */
export async function ask(ceremony, json, mediation) {
  stop();
  running = new AbortController();
  try {
    if (!self.PublicKeyCredential) throw new DOMException("", "NotSupportedError");
    const credential = await navigator.credentials[ceremony]({
      publicKey: optionsOf(ceremony, json),
      signal: running.signal,
      ...(mediation && { mediation }),
    });
    if (!credential) throw new PasskeyError("passkey-cancelled");
    return answerOf(credential);
  } catch (error) {
    throw new PasskeyError(codeOf(error, ceremony));
  }
}
