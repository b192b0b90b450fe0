// @ts-check
// SRP (with the letters of RFC 5054), and the padding, key and message of Cognito's own clients.

import { CognitoError } from "./error.js";

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
export const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

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
export async function proof(pair, { SALT, SRP_B, SECRET_BLOCK }, group, user, password, now = new Date()) {
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
  prepared ||= pairOf();
}

/** @returns {Pair} */
export function taken() {
  const pair = prepared || pairOf();
  prepared = undefined;
  return pair;
}
