import assert from "node:assert/strict";
import { APP, Browser, CALLBACK, CLIENT, DOMAIN, Domain, ISSUER, answerTo } from "./domain.js";
import { siteScript } from "./site-script.js";

// The PKCE client at each of its moments: before a sign-in, on the way back, signed in.

const { AuthError, PKCE } = await siteScript("pkce.js");

/** The client of an app's page. */
export const client = (changes = {}) =>
  new PKCE({
    domain: DOMAIN, clientId: CLIENT, issuer: ISSUER, redirectUri: CALLBACK, signedOutUri: `${APP}/`,
    ...changes,
  });

/** A browser that has left for the pool's pages and is back. */
export async function back({ options, query, returnTo = "/inbox?box=2#last" } = {}) {
  const browser = new Browser();
  const domain = new Domain(browser);
  await client(options).signIn({ returnTo });
  browser.address = answerTo(browser, domain, query);
  return { browser, domain, auth: client(options) };
}

/** The same, signed in. */
export async function signedIn(options) {
  const made = await back({ options });
  await made.auth.callback();
  made.domain.calls = [];
  return made;
}

/** The tokens are about to be of no use. */
export const later = ({ browser }) => (browser.passed += 3_590_000);

/** Refused with a code, and nothing kept. */
export async function refused(promise, code, facts = {}) {
  await assert.rejects(promise, (error) => {
    assert.ok(error instanceof AuthError, error.stack);
    assert.equal(error.code, code, error.stack);
    for (const [name, value] of Object.entries(facts)) assert.equal(error[name], value, name);
    assert.doesNotMatch(`${error.message} ${error.description}`, /c0de|refresh-1|eyJ/);
    return true;
  });
}

/** The tokens that lie in a storage. */
export const keptTokens = ({ session, local }) =>
  [...Object.keys(session), ...Object.keys(local)].filter((key) => key.endsWith("Token"));

/** An answer of the domain's: a value. */
export const json = (value, status) => () => Response.json(value, { status });

/** What a network says in place of an answer. */
export const html = "<!DOCTYPE html><title>Log in to the network</title>";
