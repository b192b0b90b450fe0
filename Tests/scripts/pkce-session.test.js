import assert from "node:assert/strict";
import test from "node:test";
import { APP, Browser, CLIENT, DOMAIN, Domain, PREFIX } from "./domain.js";
import { client, html, json, keptTokens, later, refused, signedIn } from "./pkce-client.js";

// A session of the PKCE client: how it is refreshed, by one tab at a time, and how it ends.

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
