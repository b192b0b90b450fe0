import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { Pool, numberOf, padded, power, secretOf, tokenFor } from "./pool.js";
import { siteScript } from "./site-script.js";

const { Cognito, deviceOf, forget, keep } = await siteScript("cognito.js");
const session = await siteScript("session.js");
const { cookieStore, memoryStore, otherStore } = await siteScript("storage.js");

/** A browser's storage, and what became of it. */
class Shelf {
  values = new Map();
  /** Names in the order in which they were written. */
  written = [];
  getItem = (name) => this.values.get(name) ?? null;
  removeItem = (name) => this.values.delete(name);
  setItem = (name, value) => {
    assert.equal(typeof value, "string");
    this.written.push(name);
    this.values.set(name, value);
  };
}

const clientId = Pool.clientId;
const prefix = `CognitoIdentityServiceProvider.${clientId}`;
const username = "jürgen|+(x)@acme.example";
const tokens = {
  accessToken: tokenFor(username), idToken: "e30.e30.aWQ", refreshToken: "refresh-1", expiresIn: 3600,
};
const signInDetails = { loginId: "ann@acme.example", authFlowType: "USER_SRP_AUTH" };
const device = {
  deviceKey: "eu-central-1_1", deviceGroupKey: "-dgkExample", randomPasswordKey: "x3Fz/+==",
};

beforeEach(() => {
  globalThis.localStorage = new Shelf();
  globalThis.sessionStorage = new Shelf();
});

// Amplify's layout

test("tokens lie under exactly Amplify's keys, the last user last", () => {
  keep(tokens, { clientId, storage: "local", signInDetails });
  assert.deepEqual(Object.fromEntries(localStorage.values), {
    [`${prefix}.${username}.accessToken`]: tokens.accessToken,
    [`${prefix}.${username}.idToken`]: tokens.idToken,
    [`${prefix}.${username}.refreshToken`]: "refresh-1",
    [`${prefix}.${username}.clockDrift`]: "0",
    [`${prefix}.${username}.signInDetails`]: '{"loginId":"ann@acme.example","authFlowType":"USER_SRP_AUTH"}',
    [`${prefix}.LastAuthUser`]: username,
  });
  assert.equal(localStorage.written.at(-1), `${prefix}.LastAuthUser`);
  assert.equal(sessionStorage.values.size, 0);
});

test("session storage is used where it is asked for", () => {
  keep(tokens, { clientId, storage: "session" });
  assert.equal(sessionStorage.values.get(`${prefix}.LastAuthUser`), username);
  assert.equal(sessionStorage.values.has(`${prefix}.${username}.signInDetails`), false);
  assert.equal(localStorage.values.size, 0);
});

test("a confirmed device is kept with all three of its keys", () => {
  keep({ ...tokens, device }, { clientId, storage: "local" });
  assert.deepEqual(deviceOf(username, { clientId, storage: "local" }), device);
  for (const [name, value] of Object.entries(device)) {
    assert.equal(localStorage.values.get(`${prefix}.${username}.${name}`), value);
  }
});

test("a device without a password is not kept", () => {
  const { randomPasswordKey, ...unknown } = device;
  keep({ ...tokens, device: unknown }, { clientId, storage: "local" });
  assert.equal(localStorage.values.has(`${prefix}.${username}.deviceKey`), false);
});

test("signing out removes all but the device, and nothing of others", () => {
  keep({ ...tokens, device }, { clientId, storage: "local", signInDetails });
  localStorage.values.set(`${prefix}.${username}.oauthMetadata`, '{"oauthSignIn":true}');
  const others = [`CognitoIdentityServiceProvider.other.LastAuthUser`, "lintel.language", "theme"];
  for (const other of others) localStorage.values.set(other, "x");
  forget({ clientId, storage: "local" });
  assert.deepEqual([...localStorage.values.keys()].sort(), [
    ...Object.keys(device).map((name) => `${prefix}.${username}.${name}`), ...others,
  ].sort());
});

test("new tokens are no sign-out for other tabs, which find all of them behind the access token", () => {
  keep(tokens, { clientId, storage: "local" });
  const removed = [];
  const { removeItem } = localStorage;
  localStorage.removeItem = (name) => removed.push(name) && removeItem(name);
  localStorage.written = [];
  keep({ ...tokens, refreshToken: "refresh-2" }, { clientId, storage: "local" });
  assert.ok(!removed.includes(`${prefix}.LastAuthUser`));
  assert.deepEqual(localStorage.written.slice(-2), [`${prefix}.${username}.accessToken`, `${prefix}.LastAuthUser`]);
});

test("who signs in takes the place of who was signed in", () => {
  keep({ ...tokens, accessToken: tokenFor("ann") }, { clientId, storage: "local", signInDetails });
  keep(tokens, { clientId, storage: "local" });
  assert.deepEqual([...localStorage.values.keys()].filter((name) => name.includes(".ann.")), []);
  assert.equal(session.kept({ clientId, storage: "local" }).username, username);
});

for (const [what, break_] of [
  ["is blocked", () => Object.defineProperty(globalThis, "localStorage", {
    configurable: true, get() { throw new DOMException("no", "SecurityError"); },
  })],
  ["is full", () => { localStorage.setItem = () => { throw new DOMException("no", "QuotaExceededError"); }; }],
]) {
  test(`storage that ${what} is an error, and no word about tokens`, (context) => {
    context.after(() => Object.defineProperty(globalThis, "localStorage", { configurable: true, writable: true, value: null }));
    break_();
    assert.throws(() => keep(tokens, { clientId, storage: "local" }), (error) => {
      assert.equal(error.code, "storage");
      assert.doesNotMatch(`${error.message} ${error.cause}`, /refresh-1|e30/);
      return true;
    });
    assert.equal(session.kept({ clientId, storage: "local" }), undefined);
    assert.equal(deviceOf(username, { clientId, storage: "local" }), undefined);
  });
}

for (const accessToken of ["", "x", "e30.e30", "e30.!!.x", "e30.bnVsbA.x"]) {
  test(`an access token '${accessToken}' that names nobody is not kept`, () => {
    assert.throws(() => keep({ ...tokens, accessToken }, { clientId, storage: "local" }), { code: "storage" });
    assert.deepEqual([...localStorage.values.keys()], []);
  });
}

// Read back

test("what was kept is read back", () => {
  keep({ ...tokens, device }, { clientId, storage: "local" });
  const { expiresIn, ...rest } = tokens;
  assert.deepEqual(session.kept({ clientId, storage: "local" }), { username, ...rest, device, isHosted: false });
});

test("nobody is signed in before, after, and to another client", () => {
  const place = { clientId, storage: "local" };
  assert.equal(session.kept(place), undefined);
  keep(tokens, place);
  assert.equal(session.kept({ clientId: "other", storage: "local" }), undefined);
  session.forget(place);
  assert.equal(session.kept(place), undefined);
});

// A session goes on, and ends

test("new tokens take the place of the old ones, and nothing else changes", () => {
  const place = { clientId, storage: "local" };
  keep({ ...tokens, device }, { ...place, signInDetails });
  localStorage.values.set(`${prefix}.${username}.oauthMetadata`, '{"oauthSignIn":true}');
  const before = new Map(localStorage.values);
  localStorage.written = [];
  session.replace(place, username, { accessToken: "new", idToken: undefined, refreshToken: "refresh-2" });
  const names = ["refreshToken", "accessToken"].map((name) => `${prefix}.${username}.${name}`);
  assert.deepEqual(localStorage.written, names, "the access token last");
  assert.deepEqual([...localStorage.values.keys()], [...before.keys()]);
  for (const [name, value] of before) if (!names.includes(name)) assert.equal(localStorage.values.get(name), value);
  const { isHosted, refreshToken, idToken } = session.kept(place);
  assert.deepEqual([isHosted, refreshToken, idToken], [true, "refresh-2", tokens.idToken]);
});

test("new tokens that cannot be kept are an error, and no word about them", () => {
  localStorage.setItem = () => { throw new DOMException("no", "QuotaExceededError"); };
  assert.throws(() => session.replace({ clientId, storage: "local" }, username, tokens), { code: "storage" });
});

test("a session that ends leaves the device and nothing of the pool's domain", () => {
  const place = { clientId, storage: "local" };
  keep({ ...tokens, device }, { ...place, signInDetails });
  for (const name of ["oauthSignIn", `${username}.oauthMetadata`, `${username}.ahead`]) {
    localStorage.values.set(`${prefix}.${name}`, "x");
  }
  session.forget(place);
  assert.deepEqual([...localStorage.values.keys()].sort(), Object.keys(device).map((name) => `${prefix}.${username}.${name}`).sort());
});

// New tokens

const refreshing = async (answer, kept) => {
  const pool = Object.assign(new Pool(), { GetTokensFromRefreshToken: () => answer });
  const fresh = await session.refresh(new Cognito(pool.settings()), kept);
  return [fresh, pool.calls[0]];
};

test("new tokens keep the old refresh token where none comes", async () => {
  const answer = new Pool().tokens({ RefreshToken: undefined });
  const [fresh, [operation, input]] = await refreshing(answer, { refreshToken: "refresh-1", device });
  assert.deepEqual([operation, input], ["GetTokensFromRefreshToken", {
    ClientId: clientId, RefreshToken: "refresh-1", DeviceKey: "eu-central-1_1",
  }]);
  assert.equal(fresh.refreshToken, "refresh-1");
});

test("and take the new one where refresh tokens are rotated", async () => {
  const answer = new Pool().tokens({ RefreshToken: "refresh-2" });
  const [fresh, [, input]] = await refreshing(answer, { refreshToken: "refresh-1" });
  assert.equal(fresh.refreshToken, "refresh-2");
  assert.equal("DeviceKey" in input, false);
});

test("an answer without tokens is none", () =>
  assert.rejects(refreshing({}, { refreshToken: "refresh-1" }), { code: "malformed" }));

// A device that is made known

test("a new device is known by a verifier, its password stays here", async () => {
  let input;
  const pool = Object.assign(new Pool(), {
    ConfirmDevice: (sent) => ((input = sent), { UserConfirmationNecessary: true }),
  });
  const { randomPasswordKey, ...unknown } = device;
  const fresh = { ...tokens, device: { ...unknown } };
  assert.equal(await session.confirmDevice(new Cognito(pool.settings()), fresh, "Chromium"), true);
  const { DeviceSecretVerifierConfig: config, ...rest } = input;
  assert.deepEqual(rest, { AccessToken: tokens.accessToken, DeviceKey: "eu-central-1_1", DeviceName: "Chromium" });
  const password = fresh.device.randomPasswordKey;
  assert.equal(Buffer.from(password, "base64").length, 40);
  const salt = numberOf(Buffer.from(config.Salt, "base64"));
  const x = secretOf(salt, "-dgkExample", "eu-central-1_1", password);
  assert.equal(config.PasswordVerifier, padded(power(2n, x)).toString("base64"));
  assert.doesNotMatch(JSON.stringify(input), new RegExp(password.slice(0, 20).replace(/[+/]/g, "\\$&")));
});

// Cookies

/** A browser's cookies: what is written is kept by name, unless it is too long. */
function jar() {
  const cookies = new Map();
  const lines = [];
  globalThis.document = {
    get cookie() { return [...cookies].map(([name, value]) => `${name}=${value}`).join("; "); },
    set cookie(line) {
      lines.push(line);
      const [, name, value] = /^([^=]*)=([^;]*)/.exec(line);
      if (line.includes("max-age=0")) cookies.delete(name);
      else if (name.length + value.length <= 4096) cookies.set(name, value);
    },
  };
  return { cookies, lines };
}

test("cookies are spelt as Amplify's library spells them", () => {
  const { cookies, lines } = jar();
  const place = { clientId, store: otherStore("local", "acme.example") };
  keep(tokens, { ...place, signInDetails });
  const user = "j%C3%BCrgen|+%28x%29%40acme.example";
  assert.deepEqual([...cookies.keys()].sort(), [
    ...["accessToken", "clockDrift", "idToken", "refreshToken", "signInDetails"].map((name) => `${prefix}.${user}.${name}`),
    `${prefix}.LastAuthUser`,
  ].sort());
  const written = lines.filter((line) => !line.includes("max-age=0"));
  for (const line of written) {
    assert.match(line, /; path=\/; domain=acme\.example; secure; samesite=lax; max-age=31536000$/);
  }
  assert.equal(session.kept(place).username, username);
  session.forget(place);
  assert.equal(cookies.size, 0);
});

test("cookies of a session end with it", () => {
  const { lines } = jar();
  otherStore("session", "acme.example").setItem("a", "b");
  assert.equal(lines[0], "a=b; path=/; domain=acme.example; secure; samesite=lax");
});

test("a token that is too long for a cookie is an error", () => {
  jar();
  const store = cookieStore("acme.example");
  const idToken = "e".repeat(4096);
  assert.throws(() => keep({ ...tokens, idToken }, { clientId, store }), { code: "storage" });
});

test("a cookie whose name only begins alike is another one", () => {
  jar();
  const store = cookieStore("acme.example");
  store.setItem("ab", "1");
  assert.equal(store.getItem("a"), null);
  assert.equal(store.getItem("ab"), "1");
});

test("memory ends with the page, and is nobody else's", () => {
  const place = { clientId, store: otherStore("memory", "") };
  keep(tokens, place);
  assert.equal(session.kept(place).accessToken, tokens.accessToken);
  assert.equal(localStorage.values.size, 0);
  assert.equal(memoryStore().getItem(`${prefix}.LastAuthUser`), null);
});
