import assert from "node:assert/strict";
import test from "node:test";
import {
  APP, Browser, CALLBACK, CLIENT, DOMAIN, Domain, ISSUER, PREFIX, answerTo, atHash, challengeOf,
} from "./domain.js";
import { back, client, keptTokens, refused, signedIn } from "./pkce-client.js";

// A sign-in of the PKCE client: the way out to the pool's pages, and the way back from them.

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
