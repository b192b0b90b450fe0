import assert from "node:assert/strict";
import test from "node:test";
import {
  APP, Browser, CALLBACK, CLIENT, DOMAIN, Domain, ISSUER, PREFIX, answerTo,
} from "./domain.js";
import { siteScript } from "./site-script.js";

const { Session } = await siteScript("pkce-api.js");
const API = "https://api.acme.example";
const IDP = "https://cognito-idp.eu-central-1.amazonaws.com/";

const client = (changes = {}) =>
  new Session({
    domain: DOMAIN, clientId: CLIENT, issuer: ISSUER, redirectUri: CALLBACK, signedOutUri: `${APP}/`,
    apis: [API], storage: "local", ...changes,
  });

/** Signed in through the pool's domain. */
async function hosted(options) {
  const browser = new Browser();
  const domain = new Domain(browser);
  await client(options).signIn();
  browser.address = answerTo(browser, domain);
  const auth = client(options);
  await auth.callback();
  domain.calls = [];
  return { browser, domain, auth };
}

/** Signed in through a site's own pages. */
function direct(options) {
  const browser = new Browser();
  const domain = new Domain(browser);
  const { access_token, id_token, refresh_token } = domain.tokens();
  const values = {
    accessToken: access_token, idToken: id_token, refreshToken: refresh_token, clockDrift: "0",
    deviceKey: "eu-central-1_device",
  };
  for (const name in values) browser.local[`${PREFIX}.ann.${name}`] = values[name];
  browser.local[`${PREFIX}.LastAuthUser`] = "ann";
  return { browser, domain, auth: client(options) };
}

const refused = (promise, code) => assert.rejects(promise, (error) => {
  assert.equal(error.code, code, error.stack);
  return true;
});
/** What an answer's requests were: the wrapper sends whole ones. */
function listening({ browser, domain }, answer) {
  const sent = [];
  const known = browser.fetch;
  browser.set("fetch", async (input, init) => {
    if (!(input instanceof Request)) return known(`${input}`, init);
    const { url, method } = input;
    sent.push({ url, method, token: input.headers.get("authorization"), body: await input.text() });
    return answer(sent.length);
  });
  return sent;
}

// Calls to the app's own API

test("the token goes to the named origins, and nowhere else", async () => {
  const made = await hosted();
  const sent = listening(made, () => new Response("ok"));
  const token = `Bearer ${await made.auth.token()}`;
  for (const [url, expected] of [
    [`${API}/orders`, token],
    [`${API}:8443/orders`, null],
    ["https://api.acme.example.evil.example/", null],
    ["http://api.acme.example/orders", null],
    [`${APP}/own`, null],
  ]) {
    await made.auth.fetch(url);
    assert.equal(sent.at(-1).token, expected, url);
  }
});

test("after a 401 a call is sent once more, with a new token and the same body", async () => {
  const made = await hosted();
  const sent = listening(made, (count) => new Response("", { status: count === 1 ? 401 : 200 }));
  const response = await made.auth.fetch(`${API}/orders`, { method: "POST", body: "{}" });
  assert.equal(response.status, 200);
  assert.deepEqual(sent.map(({ method, body }) => [method, body]), [["POST", "{}"], ["POST", "{}"]]);
  assert.notEqual(sent[0].token, sent[1].token);
  assert.deepEqual(made.domain.paths, ["token"]);
});

for (const [what, status, init, times] of [
  ["a second 401", 401, {}, 2],
  ["a 403", 403, {}, 1],
  ["a 401 for a stream", 401, { method: "POST", duplex: "half", stream: true }, 1],
]) {
  test(`${what} is the app's`, async () => {
    const made = await hosted();
    const sent = listening(made, () => new Response("", { status }));
    if (init.stream) init.body = new Blob(["x"]).stream();
    assert.equal((await made.auth.fetch(`${API}/orders`, init)).status, status);
    assert.equal(sent.length, times);
  });
}

test("a 401 whose refresh token is dead asks for a sign-in", async () => {
  const made = await hosted();
  listening(made, () => new Response("", { status: 401 }));
  made.domain.token = () => Response.json({ error: "invalid_grant" }, { status: 400 });
  await refused(made.auth.fetch(`${API}/orders`), "login_required");
});

test("nobody signed in: nothing is sent", async () => {
  const browser = new Browser();
  const sent = listening({ browser, domain: new Domain(browser) }, () => assert.fail());
  await refused(client().fetch(`${API}/orders`), "login_required");
  assert.deepEqual(sent, []);
});

// The pool's domain

test("userInfo asks with the access token", async () => {
  const { domain, auth } = await hosted();
  domain.other = (url, form, { headers }) => {
    assert.equal(url, `${DOMAIN}/oauth2/userInfo`);
    return Response.json({ sub: "x", token: headers.authorization });
  };
  assert.deepEqual(await auth.userInfo(), { sub: "x", token: `Bearer ${await auth.token()}` });
});

for (const [what, answer, code] of [
  ["HTML", () => new Response("<html>"), "malformed_response"],
  ["a refusal", () => Response.json({ error: "invalid_token" }, { status: 401 }), "invalid_token"],
  ["nothing", () => { throw new TypeError("offline"); }, "network"],
]) {
  test(`a userInfo that answers ${what} is ${code}`, async () => {
    const { domain, auth } = await hosted();
    domain.other = answer;
    await refused(auth.userInfo(), code);
  });
}

// Sessions of a site's own pages

test("tokens of a site's own pages are renewed at the API, with their device", async () => {
  const { browser, domain, auth } = direct();
  const kept = auth.claims();
  assert.equal(kept.name, "Ann Ünïcode");
  browser.passed += 3_590_000;
  domain.other = (url, body, { headers }) => {
    assert.equal(url, IDP);
    assert.equal(headers["x-amz-target"], "AWSCognitoIdentityProviderService.GetTokensFromRefreshToken");
    assert.deepEqual(JSON.parse(body), {
      ClientId: CLIENT, RefreshToken: "refresh-1", DeviceKey: "eu-central-1_device" });
    const { access_token, id_token } = domain.tokens();
    const result = { AccessToken: access_token, IdToken: id_token, RefreshToken: "refresh-2" };
    return Response.json({ AuthenticationResult: { ...result, TokenType: "Bearer", ExpiresIn: 3600 } });
  };
  assert.match(await auth.token(), /^eyJ/);
  assert.deepEqual(domain.paths, ["", "jwks.json"]);
  assert.equal(browser.local[`${PREFIX}.ann.refreshToken`], "refresh-2");
  assert.equal(browser.local[`${PREFIX}.ann.oauthMetadata`], undefined, "it is still no OAuth session");
});

const exception = (type, status = 400, header) => () =>
  Response.json({ __type: type, message: "said" }, { status, headers: header });
for (const [what, answer, code] of [
  ["NotAuthorizedException", exception("NotAuthorizedException"), "login_required"],
  ["TokenRevokedException", exception("TokenRevokedException"), "login_required"],
  ["UserNotFoundException", exception("UserNotFoundException"), "login_required"],
  ["UserNotConfirmedException", exception("UserNotConfirmedException"), "login_required"],
  ["PasswordResetRequiredException", exception("PasswordResetRequiredException"), "login_required"],
  ["RefreshTokenReuseException", exception("RefreshTokenReuseException"), "login_required"],
  ["a name with its place", exception("com.amazonaws.x#NotAuthorizedException:http://a#b"), "login_required"],
  ["a name in its header", () => new Response("{}", { status: 400, headers: { "x-amzn-errortype": "TokenRevokedException:" } }), "login_required"],
  ["TooManyRequestsException", exception("TooManyRequestsException"), "TooManyRequestsException"],
  ["InternalErrorException", exception("InternalErrorException", 500), "InternalErrorException"],
  ["ForbiddenException", exception("ForbiddenException", 403), "ForbiddenException"],
  ["a page of HTML", () => new Response("<html>", { status: 502 }), "server_error"],
  ["a page of HTML with status 200", () => new Response("<html>"), "malformed_response"],
  ["nothing in it", () => Response.json({}), "malformed_response"],
  ["a challenge", () => Response.json({ ChallengeName: "SMS_MFA", Session: "s" }), "malformed_response"],
  ["no connection", () => { throw new TypeError("offline"); }, "network"],
]) {
  test(`an API that answers a refresh with ${what} is ${code}`, async () => {
    const { browser, domain, auth } = direct();
    browser.passed += 3_590_000;
    domain.other = answer;
    await refused(auth.token(), code);
    const isKept = `${PREFIX}.ann.refreshToken` in browser.local;
    assert.equal(isKept, code !== "login_required");
    assert.ok(`${PREFIX}.ann.deviceKey` in browser.local, "the device stays known");
  });
}

test("a session of a site's own pages has none to end on the pool's", async () => {
  const { browser, domain, auth } = direct();
  domain.other = (url, body, { headers }) => {
    assert.equal(headers["x-amz-target"], "AWSCognitoIdentityProviderService.RevokeToken");
    assert.deepEqual(JSON.parse(body), { ClientId: CLIENT, Token: "refresh-1" });
    return new Response("{}");
  };
  await auth.signOut();
  assert.deepEqual(browser.left, [`${APP}/`]);
  assert.deepEqual(Object.keys(browser.local), [`${PREFIX}.ann.deviceKey`]);
});

test("a session of the pool's domain ends there", async () => {
  const { browser, domain, auth } = await hosted();
  await auth.signOut();
  assert.deepEqual(domain.paths, ["revoke"]);
  assert.equal(browser.asked.path, `${DOMAIN}/logout`);
});

// Identity pools

test("an identity pool's credentials are as the AWS SDK takes them", async () => {
  const { domain, auth } = await hosted();
  const Logins = { [ISSUER.replace("https://", "")]: await auth.token("id") };
  domain.other = (url, body, { headers }) => {
    assert.equal(url, "https://cognito-identity.eu-west-1.amazonaws.com/");
    const input = JSON.parse(body);
    if (headers["x-amz-target"] === "AWSCognitoIdentityService.GetId") {
      assert.deepEqual(input, { IdentityPoolId: "eu-west-1:pool", Logins });
      return Response.json({ IdentityId: "eu-west-1:person" });
    }
    assert.deepEqual(input, { IdentityId: "eu-west-1:person", Logins });
    return Response.json({ Credentials: {
      AccessKeyId: "AKIA", SecretKey: "s", SessionToken: "t", Expiration: 1.7e9 } });
  };
  assert.deepEqual(await auth.credentials("eu-west-1:pool"), {
    identityId: "eu-west-1:person", accessKeyId: "AKIA", secretAccessKey: "s", sessionToken: "t",
    expiration: new Date(1.7e12),
  });
});

for (const [what, answer, code] of [
  ["a refusal", exception("NotAuthorizedException"), "NotAuthorizedException"],
  ["no credentials", () => Response.json({}), "malformed_response"],
  ["a page of HTML", () => new Response("<html>"), "malformed_response"],
]) {
  test(`an identity pool that answers ${what} is ${code}`, async () => {
    const { domain, auth } = await hosted();
    domain.other = answer;
    await refused(auth.credentials("eu-west-1:pool"), code);
  });
}
