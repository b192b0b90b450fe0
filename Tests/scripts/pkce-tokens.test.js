import assert from "node:assert/strict";
import test from "node:test";
import { CLIENT, ISSUER, OTHER_KEY, atHash, base64url, jwk, jwt } from "./domain.js";
import { back, html, json, keptTokens, later, refused, signedIn } from "./pkce-client.js";

// What the PKCE client takes for an answer with tokens, for an ID token, and for the pool's keys.

// Token answers

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
