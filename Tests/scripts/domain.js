import { createHash, generateKeyPairSync, sign } from "node:crypto";

// A browser at an app's page, and the pool's domain as far as the PKCE client can tell. Tokens are
// signed for real, by code that shares nothing with the client's.

export const ISSUER = "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEf123";
export const DOMAIN = "https://id.acme.example";
export const CLIENT = "1h57kf5cpq17m0eml12EXAMPLE";
export const APP = "https://app.acme.example";
export const CALLBACK = `${APP}/callback`;
export const PREFIX = `CognitoIdentityServiceProvider.${CLIENT}`;

const pair = () => generateKeyPairSync("rsa", { modulusLength: 2048 });
export const KEY = pair();
export const OTHER_KEY = pair();

export const base64url = (value) => Buffer.from(value).toString("base64url");
const sha256 = (text) => createHash("sha256").update(text).digest();
export const atHash = (token) => base64url(sha256(token).subarray(0, 16));
export const challengeOf = (verifier) => base64url(sha256(verifier));
export const jwk = (key = KEY, kid = "one") => ({
  ...key.publicKey.export({ format: "jwk" }), kid, alg: "RS256", use: "sig",
});

/** A signed token; members that are undefined are left out. */
export function jwt(claims, header = {}, key = KEY) {
  const parts = [{ alg: "RS256", kid: "one", ...header }, claims];
  const text = parts.map((part) => base64url(JSON.stringify(part))).join(".");
  return `${text}.${base64url(sign("sha256", text, key.privateKey))}`;
}

/** What stands in the globals of a page. A test opens one, and closes it by opening the next. */
export class Browser {
  /** Milliseconds that have passed since the test began. */
  passed = 0;
  /** Milliseconds that this machine's clock is ahead of the pool's. */
  ahead = 0;
  /** Where the page was sent. */
  left = [];
  addresses = [];
  listeners = [];
  locks = new Map();

  constructor(address = `${APP}/start`, { session = {}, local = {} } = {}) {
    this.session = session;
    this.local = local;
    const browser = this;
    const values = {
      isSecureContext: true,
      sessionStorage: session,
      localStorage: local,
      location: {
        get href() { return browser.address; },
        set href(address) { browser.left.push(address); },
        get origin() { return new URL(browser.address).origin; },
      },
      history: {
        state: null,
        replaceState: (state, title, url) => browser.addresses.push((browser.address = `${url}`)),
      },
      addEventListener: (name, listener) => this.listeners.push([name, listener]),
      navigator: { locks: { request: (name, work) => this.#inTurn(name, work) } },
      fetch: (url, init) => this.fetch(`${url}`, init),
    };
    this.address = address;
    for (const [name, value] of Object.entries(values)) this.set(name, value);
    Date.now = () => this.now;
  }

  get now() {
    return Math.round(performance.timeOrigin + performance.now()) + this.passed + this.ahead;
  }

  set(name, value) {
    Object.defineProperty(globalThis, name, { value, configurable: true });
  }

  /** Lets looking at a storage throw, as browsers do that block it. */
  block(name) {
    const get = () => { throw new DOMException("denied", "SecurityError"); };
    Object.defineProperty(globalThis, name, { get, configurable: true });
  }

  #inTurn(name, work) {
    const last = this.locks.get(name) || Promise.resolve();
    const turn = last.then(work, work);
    this.locks.set(name, turn.catch(() => {}));
    return turn;
  }

  /** Tells the page what another tab did to a storage. */
  hear(event) {
    for (const [name, listener] of this.listeners) {
      if (name === "storage") listener({ storageArea: this.local, newValue: null, ...event });
    }
  }

  /** What the page was sent to, as parts. */
  get asked() {
    const url = new URL(this.left.at(-1));
    return { path: url.origin + url.pathname, ...Object.fromEntries(url.searchParams) };
  }
}

/** The pool's domain and keys. Whatever a test changes, answers otherwise. */
export class Domain {
  calls = [];
  keys = [jwk()];
  subject = "3b1f6a52-7c1e-4e7b-9a5f-0c4c2f2c9d11";
  username = "ann";
  nonce = "";
  issued = 0;

  /** Answers the requests of a browser. */
  constructor(browser) {
    this.browser = browser;
    browser.fetch = async (url, init = {}) => {
      const { pathname } = new URL(url);
      const form = init.body instanceof URLSearchParams ? Object.fromEntries(init.body) : init.body;
      this.calls.push({ url, form, init });
      if (url === `${ISSUER}/.well-known/jwks.json`) return this.jwks();
      if (pathname === "/oauth2/token") return this.token(form);
      if (pathname === "/oauth2/revoke") return this.revoke(form);
      return this.other(url, form, init);
    };
  }

  /** Paths that were asked, in order. */
  get paths() {
    return this.calls.map(({ url }) => new URL(url).pathname.replace(/.*\//, ""));
  }

  get seconds() {
    return Math.floor((this.browser.now - this.browser.ahead) / 1000);
  }

  accessToken(claims) {
    this.issued += 1;
    const { subject: sub, username, seconds: iat } = this;
    return jwt({
      sub, username, iss: ISSUER, client_id: CLIENT, token_use: "access", iat, exp: iat + 3600,
      jti: `${this.issued}`, ...claims,
    });
  }

  idClaims(accessToken) {
    const { subject: sub, nonce, seconds: iat } = this;
    return {
      sub, iss: ISSUER, aud: CLIENT, token_use: "id", iat, exp: iat + 3600,
      nonce: nonce || undefined, at_hash: atHash(accessToken), name: "Ann Ünïcode",
    };
  }

  tokens(changes = {}) {
    const access_token = this.accessToken();
    return {
      access_token, id_token: jwt(this.idClaims(access_token)), refresh_token: "refresh-1",
      token_type: "Bearer", expires_in: 3600, ...changes,
    };
  }

  jwks() { return Response.json({ keys: this.keys }); }
  token() { return Response.json(this.tokens()); }
  revoke() { return new Response(""); }
  other() { return new Response("", { status: 404 }); }
}

/** The address that a browser comes back to after `signIn`. */
export function answerTo(browser, domain, changes = {}) {
  const { state, nonce, redirect_uri } = browser.asked;
  domain.nonce = nonce;
  const query = new URLSearchParams({ code: "c0de", state, ...changes });
  for (const [name, value] of [...query]) if (value === "undefined") query.delete(name);
  return `${redirect_uri}?${query}`;
}
