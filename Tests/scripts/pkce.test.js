import assert from "node:assert/strict";
import test from "node:test";
import {
  APP, Browser, CALLBACK, CLIENT, DOMAIN, Domain, ISSUER, OTHER_KEY, PREFIX, answerTo, atHash,
  base64url, challengeOf, jwk, jwt,
} from "./domain.js";
import { siteScript } from "./site-script.js";

const { AuthError, PKCE } = await siteScript("pkce.js");

const client = (changes = {}) =>
  new PKCE({
    domain: DOMAIN, clientId: CLIENT, issuer: ISSUER, redirectUri: CALLBACK, signedOutUri: `${APP}/`,
    ...changes,
  });

/** A browser that has left for the pool's pages and is back. */
async function back({ options, query, returnTo = "/inbox?box=2#last" } = {}) {
  const browser = new Browser();
  const domain = new Domain(browser);
  await client(options).signIn({ returnTo });
  browser.address = answerTo(browser, domain, query);
  return { browser, domain, auth: client(options) };
}

/** The same, signed in. */
async function signedIn(options) {
  const made = await back({ options });
  await made.auth.callback();
  made.domain.calls = [];
  return made;
}

/** The tokens are about to be of no use. */
const later = ({ browser }) => (browser.passed += 3_590_000);

/** Refused with a code, and nothing kept. */
async function refused(promise, code, facts = {}) {
  await assert.rejects(promise, (error) => {
    assert.ok(error instanceof AuthError, error.stack);
    assert.equal(error.code, code, error.stack);
    for (const [name, value] of Object.entries(facts)) assert.equal(error[name], value, name);
    assert.doesNotMatch(`${error.message} ${error.description}`, /c0de|refresh-1|eyJ/);
    return true;
  });
}
const keptTokens = ({ session, local }) =>
  [...Object.keys(session), ...Object.keys(local)].filter((key) => key.endsWith("Token"));

// Vectors

test("the challenge is what RFC 7636 makes of its verifier", () => {
  const verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  assert.equal(challengeOf(verifier), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  assert.equal(atHash("jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"), "77QmUPtjPfzWtF2AnpK9RQ");
});

test("the client's challenge is that of the verifier that it sends", async () => {
  const { browser, domain, auth } = await back();
  const { code_challenge } = browser.asked;
  await auth.callback();
  const { code_verifier } = domain.calls[0].form;
  assert.match(code_verifier, /^[A-Za-z0-9._~-]{43,128}$/);
  assert.equal(challengeOf(code_verifier), code_challenge);
});

test("a module that is loaded where there is no page does nothing", () => {
  for (const name of ["location", "sessionStorage", "localStorage", "addEventListener"]) {
    delete globalThis[name];
  }
  assert.equal(client().isKept, false);
});

// The way out

test("a sign-in asks for a code with state, nonce and challenge", async () => {
  const browser = new Browser();
  await client().signIn({ login_hint: "ann@acme.example", identity_provider: "Google", lang: "de" });
  const { state, nonce, code_challenge, ...rest } = browser.asked;
  assert.deepEqual(rest, {
    path: `${DOMAIN}/oauth2/authorize`, response_type: "code", client_id: CLIENT,
    redirect_uri: CALLBACK, scope: "openid", code_challenge_method: "S256",
    login_hint: "ann@acme.example", identity_provider: "Google", lang: "de",
  });
  assert.match(state, /^\d{13}\.[\w-]{43}$/);
  assert.match(nonce, /^[\w-]{43}$/);
  assert.match(code_challenge, /^[\w-]{43}$/);
});

test("two sign-ins do not overwrite each other, and old ones are swept", async () => {
  const browser = new Browser(undefined, {
    session: { "lintel.language": "de", "other.key": "1", "lintel.pkce.1000000000000.old": "nonce=x" },
  });
  await client().signIn();
  await client().signIn();
  const records = Object.keys(browser.session).filter((key) => key.startsWith("lintel.pkce."));
  assert.equal(records.length, 2);
  assert.ok(!records.includes("lintel.pkce.1000000000000.old"));
  assert.equal(browser.session["lintel.language"], "de");
});

test("without a secure context nothing begins", async () => {
  const browser = new Browser();
  browser.set("isSecureContext", false);
  await refused(client().signIn(), "insecure_context");
  assert.deepEqual(browser.left, []);
});

test("where storage is blocked a sign-in could not be finished, so none begins", async () => {
  const browser = new Browser();
  browser.block("sessionStorage");
  browser.block("localStorage");
  for (const storage of ["session", "local", "memory"]) {
    const auth = client({ storage });
    assert.equal(auth.isKept, false);
    assert.equal(auth.claims(), undefined);
    await refused(auth.signIn(), "storage_unavailable");
    await refused(auth.token(), "login_required");
  }
  assert.deepEqual(browser.left, []);
});

for (const [target, path] of [
  ["/a?b=c#d", "/a?b=c#d"],
  ["details.html", "/details.html"],
  ["?tab=2", "/start?tab=2"],
  [`${APP}/inside`, "/inside"],
  ["", "/start"],
  ["https://evil.example/", "/"],
  ["//evil.example/x", "/"],
  ["/\\evil.example", "/"],
  ["\\\\evil.example", "/"],
  ["///evil.example", "/"],
  ["/.//evil.example", "/evil.example"],
  ["/a/..//evil.example", "/evil.example"],
  ["/%09//evil.example", "/%09//evil.example"],
  ["\t//evil.example", "/"],
  ["/\t/evil.example", "/"],
  ["javascript:alert(1)", "/"],
  ["JaVaScRiPt:alert(1)", "/"],
  ["data:text/html,x", "/"],
  ["https:evil.example", "/evil.example"],
  ["https://app.acme.example.evil.example/", "/"],
  ["https://app.acme.example@evil.example/", "/"],
  ["https://app.acme.example:8443/", "/"],
  ["http://app.acme.example/", "/"],
  ["https://javascript:alert(1)@app.acme.example/x", "/x"],
  ["http://[", "/"],
]) {
  test(`a return target '${JSON.stringify(target).slice(1, -1)}' leads to ${path}`, async () => {
    const { browser, auth } = await back({ returnTo: target });
    assert.deepEqual(await auth.callback(), { returnTo: path });
    assert.equal(new URL(path, APP).origin, APP);
    assert.equal(browser.address, CALLBACK);
  });
}

// The way back

test("a sign-in ends at its target, with a clean address", async () => {
  const { browser, domain, auth } = await back({ query: { iss: ISSUER, tab: "3" } });
  assert.deepEqual(await auth.callback(), { returnTo: "/inbox?box=2#last" });
  assert.equal(browser.address, `${CALLBACK}?tab=3`);
  assert.deepEqual(domain.paths, ["token", "jwks.json"]);
  const [{ url, form, init }] = domain.calls;
  assert.equal(url, `${DOMAIN}/oauth2/token`);
  const { code_verifier, ...rest } = form;
  assert.deepEqual(rest, {
    grant_type: "authorization_code", client_id: CLIENT, code: "c0de", redirect_uri: CALLBACK,
  });
  assert.equal(init.credentials, "omit");
  assert.equal(init.cache, "no-store");
  assert.equal(init.headers, undefined, "a simple request has no preflight");
  assert.equal(auth.claims().name, "Ann Ünïcode");
  assert.equal(await auth.token(), browser.session[`${PREFIX}.ann.accessToken`]);
  assert.equal(await auth.token("id"), browser.session[`${PREFIX}.ann.idToken`]);
});

test("the address is clean before anything is sent", async () => {
  const { browser, domain, auth } = await back();
  domain.token = () => {
    assert.equal(browser.address, CALLBACK);
    return Response.json(domain.tokens());
  };
  await auth.callback();
});

test("both who ask for the callback get the same answer, and the code is sent once", async () => {
  const { domain, auth } = await back();
  assert.equal(auth.callback(), auth.callback());
  await auth.callback();
  assert.deepEqual(domain.paths, ["token", "jwks.json"]);
});

test("a page without code and error is no callback", async () => {
  const browser = new Browser(`${APP}/start?state=x&tab=1`);
  const domain = new Domain(browser);
  assert.equal(await client().callback(), null);
  assert.deepEqual([domain.calls, browser.addresses], [[], []]);
});

test("tokens lie where Amplify looks for them, the last user last", async () => {
  const { browser } = await signedIn({ storage: "local" });
  const { accessToken, idToken, ahead, ...rest } = Object.fromEntries(
    Object.entries(browser.local).map(([key, value]) => [key.replace(/.*\./, ""), value]),
  );
  assert.deepEqual(rest, {
    refreshToken: "refresh-1", clockDrift: "0", oauthMetadata: '{"oauthSignIn":true}',
    oauthSignIn: "true,false", LastAuthUser: "ann",
  });
  assert.equal(Object.keys(browser.local).at(-1), `${PREFIX}.LastAuthUser`);
  assert.equal(browser.local[`${PREFIX}.oauthSignIn`], "true,false");
});

test("a new person takes the place of the last, whose device stays", async () => {
  const { browser, domain } = await signedIn({ storage: "local" });
  browser.local[`${PREFIX}.ann.deviceKey`] = "eu-central-1_device";
  domain.username = "bob";
  await client({ storage: "local" }).signIn();
  browser.address = answerTo(browser, domain);
  await client({ storage: "local" }).callback();
  assert.deepEqual(
    Object.keys(browser.local).filter((key) => key.includes(".ann.")), [`${PREFIX}.ann.deviceKey`]);
  assert.equal(browser.local[`${PREFIX}.LastAuthUser`], "bob");
});

test("tokens in memory are nowhere else", async () => {
  const { browser, auth } = await signedIn({ storage: "memory" });
  assert.deepEqual(keptTokens(browser), []);
  assert.match(await auth.token(), /^eyJ/);
  assert.equal(auth.isKept, false);
});

for (const [what, change, code] of [
  ["a code twice", (url) => `${url}&code=other`, "malformed_callback"],
  ["a state twice", (url) => `${url}&state=other`, "malformed_callback"],
  ["an empty second code", (url) => `${url}&code=`, "malformed_callback"],
  ["an error twice", (url) => `${url}&error=a&error=b`, "malformed_callback"],
  ["an issuer twice", (url) => `${url}&iss=a&iss=a`, "malformed_callback"],
  ["no state", (url) => url.replace(/state=[^&]*/, ""), "missing_state"],
  ["an empty state", (url) => url.replace(/state=[^&]*/, "state="), "missing_state"],
  ["a state of somebody else", (url) => url.replace(/state=[^&]*/, "state=1.x"), "unknown_transaction"],
  ["a state that names another key", (url) => url.replace(/state=[^&]*/, "state=__proto__"), "unknown_transaction"],
  ["an error without a state", () => `${CALLBACK}?error=access_denied`, "missing_state"],
  ["an error with a foreign state", () => `${CALLBACK}?error=access_denied&state=1.x`, "unknown_transaction"],
  ["another issuer", (url) => `${url}&iss=https%3A%2F%2Fevil.example`, "issuer_mismatch"],
  ["an error of the server", (url) => `${url}&error=access_denied`, "access_denied"],
  ["an error and no code", (url) => url.replace("code=c0de", "error=invalid_scope"), "invalid_scope"],
]) {
  test(`a callback with ${what} is ${code}, and sends nothing`, async () => {
    const { browser, domain, auth } = await back();
    browser.address = change(browser.address);
    await refused(auth.callback(), code);
    assert.deepEqual(domain.calls, []);
    assert.deepEqual(keptTokens(browser), []);
    assert.doesNotMatch(browser.address, /code=|state=|error=/);
  });
}

test("the server's words are a description, and the target is not lost", async () => {
  const { auth } = await back({
    query: { code: undefined, error: "access_denied", error_description: "<b>no</b>" } });
  await refused(auth.callback(), "access_denied",
    { description: "<b>no</b>", message: "access_denied", returnTo: "/inbox?box=2#last" });
});

test("a sign-in that took more than an hour has expired", async () => {
  const { browser, domain, auth } = await back();
  browser.passed += 3_601_000;
  await refused(auth.callback(), "expired_transaction", { returnTo: "/inbox?box=2#last" });
  assert.deepEqual(domain.calls, []);
});

test("a record is good once", async () => {
  const { browser, domain, auth } = await back();
  domain.token = () => Response.json({ error: "invalid_grant" }, { status: 400 });
  const { address } = browser;
  await refused(auth.callback(), "invalid_grant");
  browser.address = address;
  await refused(client().callback(), "unknown_transaction");
  assert.deepEqual(domain.paths, ["token"]);
});

test("a record that cannot be read is none", async () => {
  const { browser, auth } = await back();
  for (const key in browser.session) browser.session[key] = "%%%";
  await refused(auth.callback(), "unknown_transaction");
});

test("a callback that was finished before leads on, with the session that there is", async () => {
  const { browser, domain } = await signedIn();
  browser.address = answerTo(browser, domain);
  assert.deepEqual(await client().callback(), { returnTo: "" });
  assert.deepEqual(domain.calls, []);
  assert.equal(browser.address, CALLBACK);
});

// Token answers

const html = "<!DOCTYPE html><title>Log in to the network</title>";
const json = (value, status) => () => Response.json(value, { status });
for (const [what, answer, code, status] of [
  ["no connection", () => { throw new TypeError("Failed to fetch"); }, "network"],
  ["a time-out", () => { throw new DOMException("", "TimeoutError"); }, "network"],
  ["a page of HTML", () => new Response(html), "malformed_response"],
  ["a page of HTML with status 500", () => new Response(html, { status: 500 }), "server_error", 500],
  ["status 429 without a body", () => new Response("", { status: 429 }), "server_error", 429],
  ["status 403 of a firewall", () => new Response("Forbidden", { status: 403 }), "server_error", 403],
  ["a code that was used", json({ error: "invalid_grant" }, 400), "invalid_grant", 400],
  ["a client that is not known", json({ error: "invalid_client" }, 400), "invalid_client", 400],
  ["null", json(null), "malformed_response"],
  ["a list", json([]), "malformed_response"],
  ["a number", json(7), "malformed_response"],
  ["a text", json("ok"), "malformed_response"],
  ["half of an answer", () => new Response('{"access_token":"ey'), "malformed_response"],
  ["nothing in it", json({}), "malformed_response"],
  ["an empty body", () => new Response(""), "malformed_response"],
]) {
  test(`a token endpoint that answers ${what} is ${code}`, async () => {
    const { browser, domain, auth } = await back();
    domain.token = answer;
    await refused(auth.callback(), code, { status, returnTo: "/inbox?box=2#last" });
    assert.deepEqual(domain.paths, ["token"], "a code is never sent twice");
    assert.deepEqual(keptTokens(browser), []);
  });
}

for (const [what, change] of [
  ["no access token", { access_token: undefined }],
  ["an empty access token", { access_token: "" }],
  ["an access token that is no text", { access_token: { a: 1 } }],
  ["an access token that names nobody", { access_token: jwt({ sub: "x" }) }],
  ["no ID token", { id_token: undefined }],
  ["an empty ID token", { id_token: "" }],
  ["no type", { token_type: undefined }],
  ["another type", { token_type: "DPoP" }],
  ["a type that only begins right", { token_type: "Bearer x" }],
  ["no life", { expires_in: undefined }],
  ["a life of zero", { expires_in: 0 }],
  ["a negative life", { expires_in: -1 }],
  ["a life in words", { expires_in: "soon" }],
]) {
  test(`a token answer with ${what} is malformed`, async () => {
    const { browser, domain, auth } = await back();
    domain.token = () => Response.json(domain.tokens(change));
    await refused(auth.callback(), "malformed_response");
    assert.deepEqual(keptTokens(browser), []);
  });
}

test("a type in capitals, a life in digits and members that nobody knows are fine", async () => {
  const { domain, auth } = await back();
  domain.token = () => Response.json(
    domain.tokens({ token_type: "BEARER", expires_in: "3600", more: { a: 1 } }));
  await auth.callback();
  assert.match(await auth.token(), /^eyJ/);
});

// ID tokens

const sealed = (claims, header, key) => () => jwt(claims, header, key);
for (const [what, make, code] of [
  ["no signature asked for", (all) => `${base64url('{"alg":"none","kid":"one"}')}.${base64url(JSON.stringify(all))}.`, "invalid_token"],
  ["alg none and a signature", (all) => jwt(all, { alg: "none" }), "invalid_alg"],
  ["alg HS256", (all) => jwt(all, { alg: "HS256" }), "invalid_alg"],
  ["alg PS256", (all) => jwt(all, { alg: "PS256" }), "invalid_alg"],
  ["alg in small letters", (all) => jwt(all, { alg: "rs256" }), "invalid_alg"],
  ["alg as a list", (all) => jwt(all, { alg: ["RS256"] }), "invalid_alg"],
  ["no alg", (all) => jwt(all, { alg: undefined }), "invalid_alg"],
  ["an alg among its claims only", (all) => jwt({ ...all, alg: "RS256" }, { alg: "none" }), "invalid_alg"],
  ["something critical", (all) => jwt(all, { crit: ["b64"] }), "invalid_crit"],
  ["another issuer", (all) => jwt({ ...all, iss: "https://evil.example" }), "invalid_iss"],
  ["an issuer with a slash more", (all) => jwt({ ...all, iss: `${ISSUER}/` }), "invalid_iss"],
  ["no issuer", (all) => jwt({ ...all, iss: undefined }), "invalid_iss"],
  ["another client", (all) => jwt({ ...all, aud: "another" }), "invalid_aud"],
  ["no audience", (all) => jwt({ ...all, aud: undefined }), "invalid_aud"],
  ["an audience that begins like ours", (all) => jwt({ ...all, aud: `${CLIENT}x` }), "invalid_aud"],
  ["others' audiences", (all) => jwt({ ...all, aud: ["a", "b"] }), "invalid_aud"],
  ["an audience as an object", (all) => jwt({ ...all, aud: { 0: CLIENT } }), "invalid_aud"],
  ["two audiences and no azp", (all) => jwt({ ...all, aud: [CLIENT, "b"] }), "invalid_azp"],
  ["two audiences and another's azp", (all) => jwt({ ...all, aud: [CLIENT, "b"], azp: "b" }), "invalid_azp"],
  ["another's azp", (all) => jwt({ ...all, azp: "b" }), "invalid_azp"],
  ["an access token in its place", (all) => jwt({ ...all, token_use: "access" }), "invalid_token_use"],
  ["no use", (all) => jwt({ ...all, token_use: undefined }), "invalid_token_use"],
  ["no subject", (all) => jwt({ ...all, sub: undefined }), "invalid_token"],
  ["an empty subject", (all) => jwt({ ...all, sub: "" }), "invalid_token"],
  ["another nonce", (all) => jwt({ ...all, nonce: "another" }), "invalid_nonce"],
  ["no nonce", (all) => jwt({ ...all, nonce: undefined }), "invalid_nonce"],
  ["a nonce in capitals", (all) => jwt({ ...all, nonce: `${all.nonce}`.toUpperCase() }), "invalid_nonce"],
  ["another token's at_hash", (all) => jwt({ ...all, at_hash: atHash("another") }), "invalid_at_hash"],
  ["an at_hash with padding", (all) => jwt({ ...all, at_hash: `${all.at_hash}==` }), "invalid_at_hash"],
  ["an end in the past", (all) => jwt({ ...all, exp: all.iat - 61, iat: all.iat - 3600 }), "clock"],
  ["a beginning in the future", (all) => jwt({ ...all, iat: all.iat + 62 }), "clock"],
  ["no end", (all) => jwt({ ...all, exp: undefined }), "invalid_token"],
  ["an end as a text", (all) => jwt({ ...all, exp: `${all.exp}` }), "invalid_token"],
  ["no beginning", (all) => jwt({ ...all, iat: undefined }), "invalid_token"],
  ["a beginning that is no number", (all) => jwt({ ...all, iat: null }), "invalid_token"],
  ["an end that never comes", (all) => jwt(all).replace(/\.[^.]+\./, `.${base64url(JSON.stringify(all).replace(/"exp":\d+/, '"exp":1e999'))}.`), "invalid_token"],
  ["somebody else's signature", (all) => jwt(all, {}, OTHER_KEY), "invalid_signature"],
  ["a claim that was changed", (all) => jwt(all).replace(/\.[^.]+\./, `.${base64url(JSON.stringify({ ...all, name: "Eve" }))}.`), "invalid_signature"],
  ["a signature that is too short", (all) => jwt(all).slice(0, -4), "invalid_signature"],
  ["a signature of a length that base64 has not", (all) => jwt(all).replace(/\.[^.]+$/, ".abcde"), "invalid_signature"],
  ["no signature", (all) => jwt(all).replace(/[^.]+$/, ""), "invalid_token"],
  ["two parts", (all) => jwt(all).replace(/\.[^.]+$/, ""), "invalid_token"],
  ["four parts", (all) => `${jwt(all)}.abcd`, "invalid_token"],
  ["five parts", (all) => `${jwt(all)}.abcd.efgh`, "invalid_token"],
  ["padding", (all) => `${jwt(all)}==`, "invalid_token"],
  ["the other base64", (all) => `${jwt(all)}+/`, "invalid_token"],
  ["a blank", (all) => ` ${jwt(all)}`, "invalid_token"],
  ["a line's end", (all) => `${jwt(all)}\n`, "invalid_token"],
  ["a header that is no JSON", (all) => jwt(all).replace(/^[^.]+/, base64url("{alg")), "invalid_alg"],
  ["a header that is a text", (all) => jwt(all).replace(/^[^.]+/, base64url('"RS256"')), "invalid_alg"],
  ["claims that are no JSON", (all) => jwt(all).replace(/\.[^.]+\./, `.${base64url("{")}.`), "invalid_token"],
  ["claims that are a list", sealed([1, 2]), "invalid_token"],
  ["claims that are null", sealed(null), "invalid_token"],
  ["no text", () => 7, "invalid_token"],
  ["an object", () => ({ sub: "x" }), "invalid_token"],
  ["an unknown key", (all) => jwt(all, { kid: "two" }), "invalid_signature"],
  ["no key", (all) => jwt(all, { kid: undefined }), "invalid_signature"],
]) {
  test(`an ID token with ${what} is ${code}`, async () => {
    const { browser, domain, auth } = await back();
    domain.token = () => {
      const tokens = domain.tokens();
      return Response.json({ ...tokens, id_token: make(domain.idClaims(tokens.access_token)) });
    };
    await refused(auth.callback(), code, { returnTo: "/inbox?box=2#last" });
    assert.deepEqual(keptTokens(browser), []);
  });
}

for (const [what, change] of [
  ["a list of one audience", { aud: [CLIENT] }],
  ["our azp", { azp: CLIENT }],
  ["two audiences and our azp", { aud: ["b", CLIENT], azp: CLIENT }],
  ["no at_hash", { at_hash: undefined }],
]) {
  test(`an ID token with ${what} is good`, async () => {
    const { domain, auth } = await back();
    domain.token = () => {
      const tokens = domain.tokens();
      return Response.json(
        { ...tokens, id_token: jwt({ ...domain.idClaims(tokens.access_token), ...change }) });
    };
    await auth.callback();
    assert.equal(auth.claims().sub, domain.subject);
  });
}

for (const [what, ahead] of [["behind", -600_000], ["ahead", 7_300_000]]) {
  test(`a clock that is far ${what} is named`, async () => {
    const made = await back();
    made.domain.token = () => {
      const tokens = made.domain.tokens();
      made.browser.ahead = ahead;
      return Response.json(tokens);
    };
    await refused(made.auth.callback(), "clock");
  });
}

test("a clock that is an hour ahead keeps a token for as long as any other", async () => {
  const made = await back();
  made.browser.ahead = 3_595_000;
  await made.auth.callback();
  made.domain.calls = [];
  await made.auth.token();
  assert.deepEqual(made.domain.paths, [], "nothing is refreshed");
  later(made);
  await made.auth.token();
  assert.deepEqual(made.domain.paths.slice(0, 1), ["token"]);
});

// Keys

for (const [what, answer, code] of [
  ["are not to be had", () => { throw new TypeError("blocked"); }, "keys_unavailable"],
  ["answer with status 500", () => new Response("", { status: 500 }), "server_error"],
  ["are a page of HTML", () => new Response(html), "invalid_signature"],
  ["are no set", json({ keys: "all" }), "invalid_signature"],
  ["are null", json({ keys: null }), "invalid_signature"],
  ["are an empty set", json({ keys: [] }), "invalid_signature"],
  ["are a set of nothing", json({ keys: [null, 7, "x"] }), "invalid_signature"],
  ["have other names", json({ keys: [jwk(undefined, "two")] }), "invalid_signature"],
  ["have no names", json({ keys: [{ ...jwk(), kid: undefined }] }), "invalid_signature"],
  ["are of another kind", json({ keys: [{ kty: "EC", crv: "P-256", x: "AA", y: "AA", kid: "one" }] }), "invalid_signature"],
  ["are of symmetric kind", json({ keys: [{ kty: "oct", k: "AAAA", kid: "one" }] }), "invalid_signature"],
  ["cannot be read", json({ keys: [{ kty: "RSA", n: "!", e: "AQAB", kid: "one" }] }), "invalid_signature"],
  ["are somebody else's", json({ keys: [jwk(OTHER_KEY)] }), "invalid_signature"],
]) {
  test(`keys that ${what} are ${code}`, async () => {
    const { browser, domain, auth } = await back();
    domain.jwks = answer;
    await refused(auth.callback(), code);
    assert.deepEqual(keptTokens(browser), []);
  });
}

test("what else a key says of itself is of no account", async () => {
  const { domain, auth } = await back();
  domain.keys = [{ ...jwk(), alg: "RS512", use: "enc", key_ops: ["encrypt"], ext: false }];
  await auth.callback();
  assert.equal(auth.claims().sub, domain.subject);
});

test("keys that were rotated are fetched anew, once a minute at most", async () => {
  const made = await signedIn();
  const { browser, domain, auth } = made;
  const rotated = () => {
    const tokens = domain.tokens();
    const id_token = jwt(domain.idClaims(tokens.access_token), { kid: "two" }, OTHER_KEY);
    return Response.json({ ...tokens, id_token });
  };
  domain.token = rotated;
  await refused(auth.refresh(), "invalid_signature");
  assert.deepEqual(domain.paths, ["token"], "the set is not a minute old");
  browser.passed += 61_000;
  await refused(auth.refresh(), "invalid_signature");
  assert.deepEqual(domain.paths, ["token", "token", "jwks.json"]);
  await refused(auth.refresh(), "invalid_signature");
  assert.deepEqual(domain.paths, ["token", "token", "jwks.json", "token"]);
  browser.passed += 61_000;
  domain.keys = [jwk(), jwk(OTHER_KEY, "two")];
  await auth.refresh();
  assert.equal(domain.paths.filter((path) => path === "jwks.json").length, 2);
  await auth.refresh();
  assert.equal(domain.paths.filter((path) => path === "jwks.json").length, 2, "and then kept");
});

// Refresh

test("a token that is good for a minute is handed out as it is", async () => {
  const { browser, domain, auth } = await signedIn();
  browser.passed += 3_530_000;
  assert.equal(await auth.token(), browser.session[`${PREFIX}.ann.accessToken`]);
  assert.deepEqual(domain.calls, []);
});

test("who asks at once waits for one refresh", async () => {
  const made = await signedIn();
  const old = await made.auth.token();
  later(made);
  const found = await Promise.all([made.auth.token(), made.auth.token(), made.auth.token("id")]);
  assert.deepEqual(made.domain.paths, ["token"]);
  assert.equal(found[0], found[1]);
  assert.notEqual(found[0], old);
  assert.deepEqual(made.domain.calls[0].form, {
    grant_type: "refresh_token", client_id: CLIENT, refresh_token: "refresh-1" });
});

test("of two tabs one refreshes, and the other takes what it got", async () => {
  const made = await signedIn({ storage: "local" });
  later(made);
  const other = client({ storage: "local" });
  const [one, two] = await Promise.all([made.auth.token(), other.token()]);
  assert.equal(one, two);
  assert.deepEqual(made.domain.paths, ["token"]);
});

test("who waits for another tab goes on with what it has got, once that is seen here", async () => {
  const made = await signedIn({ storage: "local" });
  later(made);
  const { browser, domain } = made;
  const old = browser.local[`${PREFIX}.ann.accessToken`];
  // The other tab has not seen the last of its lock yet.
  navigator.locks.request(`${PREFIX}.${old}`, () => new Promise(() => {}));
  const waiting = made.auth.token();
  browser.hear({ key: "other", newValue: "1" });
  const token = domain.accessToken({ iat: domain.seconds + 3590, exp: domain.seconds + 7200 });
  browser.local[`${PREFIX}.ann.accessToken`] = token;
  browser.hear({ key: `${PREFIX}.ann.accessToken`, newValue: token });
  assert.equal(await waiting, token);
  assert.deepEqual(domain.paths, []);
});

test("a refresh that fails gives way to the next at once", async () => {
  const made = await signedIn({ storage: "local" });
  later(made);
  const { token } = made.domain;
  made.domain.token = (form) => {
    made.domain.token = token;
    return new Response("", { status: 500 });
  };
  const [one, two] = await Promise.allSettled([made.auth.token(), client({ storage: "local" }).token()]);
  assert.equal(one.reason.code, "server_error");
  assert.equal(two.value, made.browser.local[`${PREFIX}.ann.accessToken`]);
});

test("without locks, who comes too late takes what the other tab has got", async () => {
  const made = await signedIn({ storage: "local" });
  made.browser.set("navigator", {});
  later(made);
  made.domain.token = () => {
    made.browser.local[`${PREFIX}.ann.refreshToken`] = "refresh-2";
    made.browser.local[`${PREFIX}.ann.accessToken`] = made.domain.accessToken({
      iat: made.domain.seconds + 3590, exp: made.domain.seconds + 7200 });
    return Response.json({ error: "invalid_grant" }, { status: 400 });
  };
  assert.equal(await made.auth.token(), made.browser.local[`${PREFIX}.ann.accessToken`]);
});

test("an answer without refresh token keeps the old, one with a new takes it", async () => {
  const { browser, domain, auth } = await signedIn();
  domain.token = () => Response.json(domain.tokens({ refresh_token: undefined }));
  await auth.refresh();
  assert.equal(browser.session[`${PREFIX}.ann.refreshToken`], "refresh-1");
  domain.token = () => Response.json(domain.tokens({ refresh_token: "refresh-2" }));
  await auth.refresh();
  assert.equal(browser.session[`${PREFIX}.ann.refreshToken`], "refresh-2");
});

test("an answer without ID token keeps the old", async () => {
  const { browser, domain, auth } = await signedIn();
  const old = browser.session[`${PREFIX}.ann.idToken`];
  domain.token = () => Response.json(domain.tokens({ id_token: undefined }));
  await auth.refresh();
  assert.equal(browser.session[`${PREFIX}.ann.idToken`], old);
});

for (const [what, answer, code] of [
  ["no connection", () => { throw new TypeError("Failed to fetch"); }, "network"],
  ["status 500", () => new Response("", { status: 500 }), "server_error"],
  ["status 429", () => new Response("", { status: 429 }), "server_error"],
  ["a client that may not", json({ error: "unauthorized_client" }, 400), "unauthorized_client"],
  ["a page of HTML", () => new Response(html), "malformed_response"],
]) {
  test(`a refresh with ${what} is ${code}, and the session stays`, async () => {
    const made = await signedIn();
    later(made);
    const kept = { ...made.browser.session };
    const { token } = made.domain;
    made.domain.token = answer;
    await refused(made.auth.token(), code);
    assert.deepEqual({ ...made.browser.session }, kept);
    made.domain.token = token;
    assert.match(await made.auth.token(), /^eyJ/, "the next attempt is a new one");
  });
}

test("a refresh token that is dead ends the session", async () => {
  const made = await signedIn();
  later(made);
  made.domain.token = json({ error: "invalid_grant" }, 400);
  await assert.rejects(made.auth.token(), ({ code, cause }) =>
    code === "login_required" && cause.code === "invalid_grant" && cause.status === 400);
  assert.deepEqual(keptTokens(made.browser), []);
  assert.equal(made.auth.claims(), undefined);
});

test("a session without a refresh token ends with its token", async () => {
  const made = await signedIn();
  delete made.browser.session[`${PREFIX}.ann.refreshToken`];
  assert.match(await made.auth.token(), /^eyJ/);
  later(made);
  await refused(made.auth.token(), "login_required");
  assert.deepEqual(made.domain.calls, []);
});

test("somebody else's tokens are not taken for a refresh", async () => {
  const { domain, auth, browser } = await signedIn();
  const kept = { ...browser.session };
  domain.subject = "somebody-else";
  await refused(auth.refresh(), "invalid_sub");
  assert.deepEqual({ ...browser.session }, kept);
});

test("who signs out during a refresh stays signed out", async () => {
  const made = await signedIn({ storage: "local" });
  later(made);
  const { tokens } = made.domain;
  made.domain.token = () => {
    for (const key in made.browser.local) delete made.browser.local[key];
    return Response.json(tokens.call(made.domain));
  };
  await refused(made.auth.token(), "login_required");
  assert.deepEqual(keptTokens(made.browser), []);
});

test("stored tokens that are no tokens are refreshed", async () => {
  const made = await signedIn();
  made.browser.session[`${PREFIX}.ann.accessToken`] = "{";
  assert.match(await made.auth.token(), /^eyJ/);
  made.browser.session[`${PREFIX}.ann.idToken`] = "{";
  assert.deepEqual(made.auth.claims(), {});
});

test("nobody is signed in: no token, no claims, no request", async () => {
  const domain = new Domain(new Browser());
  await refused(client().token(), "login_required");
  assert.equal(client().claims(), undefined);
  assert.deepEqual(domain.calls, []);
});

// The end

test("a sign-out forgets, revokes and leaves, in this order", async () => {
  const { browser, domain, auth } = await signedIn({ storage: "local" });
  browser.local["app.theme"] = "dark";
  domain.revoke = () => {
    assert.deepEqual(keptTokens(browser), []);
    return new Response("");
  };
  await auth.signOut();
  assert.deepEqual(domain.calls[0].form, { client_id: CLIENT, token: "refresh-1" });
  assert.deepEqual(browser.asked, {
    path: `${DOMAIN}/logout`, client_id: CLIENT, logout_uri: `${APP}/` });
  assert.deepEqual({ ...browser.local }, { "app.theme": "dark" });
});

test("a sign-out ends whatever the pool says", async () => {
  for (const answer of [() => { throw new TypeError("offline"); }, () => new Response("", { status: 500 })]) {
    const { browser, domain, auth } = await signedIn();
    domain.revoke = answer;
    await auth.signOut();
    assert.equal(browser.asked.path, `${DOMAIN}/logout`);
  }
});

test("revocation waits for two seconds at most", async () => {
  const { domain, auth, browser } = await signedIn();
  const fetched = browser.fetch;
  browser.fetch = (url, init) => url.endsWith("/revoke")
    ? new Promise((_, fail) => init.signal.addEventListener("abort", () => fail(init.signal.reason)))
    : fetched(url, init);
  const began = performance.now();
  const waiting = setTimeout(() => {}, 10_000);
  await auth.revoke();
  clearTimeout(waiting);
  assert.ok(performance.now() - began < 5000);
  assert.deepEqual(domain.calls, []);
  assert.equal(browser.left.length, 1, "it leads nowhere");
});

test("a sign-out in another tab is told, and nothing else is", async () => {
  const browser = new Browser();
  let told = 0;
  client({ storage: "local", onSignedOut: () => (told += 1) });
  const key = `${PREFIX}.LastAuthUser`;
  browser.hear({ key: `${PREFIX}.ann.accessToken` });
  browser.hear({ key, newValue: "bob" });
  browser.hear({ key, storageArea: browser.session });
  browser.hear({ key: "CognitoIdentityServiceProvider.another.LastAuthUser" });
  assert.equal(told, 0);
  browser.hear({ key });
  browser.hear({ key: null });
  assert.equal(told, 2);
});
