// @ts-check
// Sign-in with Amazon Cognito for an app in the browser: OAuth 2.0 authorization code with PKCE
// (RFC 6749, RFC 7636), the ID token checked as OpenID Connect Core 3.1.3.7 asks, one refresh at a time
// in all tabs. Tokens lie where Amplify keeps them, so that an app, this client and a site's own pages
// on one origin share a session. A leaf: copy this file into any app.

/**
 * @typedef {object} PKCEOptions
 * @property {string} domain  the pool's domain: "https://id.app.example"
 * @property {string} clientId  an app client without a secret
 * @property {string} issuer  "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEf123"
 * @property {string} redirectUri  the callback, exactly as registered
 * @property {string} [signedOutUri]  where sign-out ends, exactly as registered; without, it leads nowhere
 * @property {string} [scope]  "openid" unless said, with which the ID token tells all that the client may read
 * @property {"session" | "local" | "memory"} [storage]  "session" unless said
 * @property {string} [jwks]  where the pool's keys are: below the issuer unless said
 * @property {() => void} [onSignedOut]  called when another tab has signed out (storage "local")
 */

/** What went wrong. `code` is stable: PKCE.md beside this file lists them. */
export class AuthError extends Error {
  /** @type {string | undefined} the server's own words: text, never markup */
  description;
  /** @type {number | undefined} of the answer, where there was one */
  status;
  /** @type {string | undefined} where the app was to go on */
  returnTo;

  /** @param {string} code @param {object} [more] */
  constructor(code, more) {
    super(code);
    this.code = code;
    Object.assign(this, more);
  }
}

/** @type {(is: unknown, code: string, more?: object) => void} */
const refuse = (is, code, more) => {
  if (is) throw new AuthError(code, more);
};

/** @param {ArrayBuffer | Uint8Array} bytes */
const encode = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=/g, "");

/** @param {string} text */
const decode = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (text) => text.charCodeAt(0));

/** @param {string} text */
const bytes = (text) => new TextEncoder().encode(text);

/** @param {string} text */
const hash = (text) => crypto.subtle.digest("SHA-256", bytes(text));

const random = () => encode(crypto.getRandomValues(new Uint8Array(32)));

/**
 * Header (0) or claims (1) of a token; nothing in it where it is none.
 * @param {any} token
 * @returns {any}
 */
const partOf = (token, part = 1) => {
  try {
    return { ...JSON.parse(new TextDecoder().decode(decode(token.split(".")[part]))) };
  } catch {
    return {};
  }
};

/**
 * The browser's storage; nothing where it is blocked, or memory.
 * @param {string} name
 * @returns {any}
 */
const storageOf = (name) => {
  try {
    return /** @type {any} */ (globalThis)[`${name}Storage`];
  } catch {}
};

/**
 * A way on this origin; its start where an address leads elsewhere.
 * @param {string} text
 */
const ownPath = (text) => {
  try {
    const url = new URL(text, location.href);
    // `/.//host` has a path that begins with two slashes: followed, it would be a host.
    if (url.origin === location.origin)
      return url.pathname.replace(/^\/+/, "/") + url.search + url.hash;
  } catch {}
  return "/";
};

/**
 * The object that an address answers; an empty one for what is none.
 * @param {string} url
 * @param {RequestInit} [init]
 * @param {string} [code]  the code where there is no answer: `network` unless said
 * @returns {Promise<any>}
 * @throws {AuthError} `code`, the server's own code, or `server_error`
 */
export const ask = async (url, init, code = "network") => {
  /** @type {any} */
  const answer = await fetch(url, { credentials: "omit", cache: "no-store", ...init }).catch(
    (cause) => refuse(true, code, { cause })
  );
  const body = (await answer.json().catch(() => {})) || {};
  refuse(!answer.ok, `${body.error || "server_error"}`, {
    description: body.error_description,
    status: answer.status
  });
  return body;
};

const RSA = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };

/** How keys of sign-ins that have begun begin; then comes the state. */
const RECORD = "lintel.pkce.";

/** Whether a sign-in began more than an hour ago: its state begins with the time. @type {any} */
const isOld = (/** @type {any} */ key) => key.split(".")[2] < Date.now() - 36e5;

/** Removes keys that begin so, and are over. @type {any} */
const sweep = (/** @type {any} */ storage, /** @type {string} */ start, /** @type {any} */ test) => {
  for (const key in storage) if (key.startsWith(start) && test(key)) delete storage[key];
};

/** A pool's app client, and the session of the person in front of it. */
export class PKCE {
  /** @type {Promise<{returnTo: string} | null> | undefined} */
  #callback;
  /** @type {any} whether another tab has got what this one waits for */
  #look;
  /** @type {any} sign-ins that have begun; nothing where storage is blocked */
  #records;
  /** @type {Promise<void> | undefined} */
  #renewing;
  /** @type {any} */
  #keys;
  #prefix;
  // Browsers let their storage be used as any object; then memory needs no class of its own.
  /** @type {Record<string, any>} */
  #kept;

  /** @param {PKCEOptions} options */
  constructor(options) {
    this.options = options;
    const { clientId, onSignedOut, storage = "session" } = options;
    const found = storageOf(storage);
    this.#prefix = `CognitoIdentityServiceProvider.${clientId}.`;
    this.#records = found || storageOf("session");
    this.#kept = found || {};
    /** Whether tokens outlive the page: not in memory, which also stands in for blocked storage. */
    this.isKept = !!found;
    globalThis.addEventListener?.("storage", ({ newValue, storageArea, key }) => {
      if (storageArea === found && !newValue && (!key || key === `${this.#prefix}LastAuthUser`))
        onSignedOut?.();
      this.#look?.();
    });
  }

  /**
   * Leaves for the pool's pages.
   * @param {{returnTo?: string} & Record<string, string>} options  `returnTo`: where the app goes on,
   *   on its own origin: this address unless said; all others are parameters of the authorize endpoint:
   *   `identity_provider` (past the pool's pages), `login_hint`, `lang`, `prompt`, `resource`
   * @throws {AuthError} `insecure_context`, `storage_unavailable`
   */
  async signIn({ returnTo = location.href, ...more } = {}) {
    refuse(!isSecureContext, "insecure_context");
    refuse(!this.#records, "storage_unavailable");
    const { redirectUri: redirect_uri, scope = "openid" } = this.options;
    const code_verifier = random();
    const nonce = random();
    const state = `${Date.now()}.${random()}`;
    sweep(this.#records, RECORD, isOld);
    this.#records[RECORD + state] = new URLSearchParams({
      returnTo: ownPath(returnTo),
      nonce,
      redirect_uri,
      code_verifier
    });
    this.#go("oauth2/authorize", {
      state,
      redirect_uri,
      scope,
      response_type: "code",
      code_challenge_method: "S256",
      code_challenge: encode(await hash(code_verifier)),
      nonce,
      ...more
    });
  }

  /** @param {string} path @param {object} fields */
  #go(path, fields) {
    location.href = `${this.options.domain}/${path}?${new URLSearchParams({
      client_id: this.options.clientId,
      ...fields
    })}`;
  }

  /**
   * The answer of an endpoint of the pool's domain. The time is limited, since all tabs wait for the
   * one that refreshes.
   * @param {string} path
   * @param {object} fields
   * @param {number} [wait]  milliseconds
   */
  post(path, fields, wait = 2e4) {
    return ask(`${this.options.domain}/oauth2/${path}`, {
      method: "POST",
      body: new URLSearchParams({ client_id: this.options.clientId, ...fields }),
      // Newer than the types.
      signal: /** @type {any} */ (AbortSignal).timeout(wait)
    });
  }

  /**
   * Finishes a sign-in where the page's address is its callback.
   * @returns {Promise<{returnTo: string} | null>}  null: it is none. `returnTo` is a path, or empty
   *   after a sign-in that had been finished before
   * @throws {AuthError} with `returnTo` where the sign-in was ours
   */
  callback() {
    // Frameworks come here twice; a code is good for once.
    return (this.#callback ??= this.#finish());
  }

  async #finish() {
    const url = new URL(location.href);
    const all = [...url.searchParams];
    const query = Object.fromEntries(all);
    const { code, state, error, error_description: description, iss, ...more } = query;
    if ((code ?? error) === undefined) return null;
    // Neither code nor state stays in the history or goes out in a referrer.
    url.search = /** @type {any} */ (new URLSearchParams(more));
    history.replaceState(null, "", url);
    refuse(all[Object.keys(query).length], "malformed_callback");
    refuse(!state, "missing_state");
    const key = RECORD + state;
    const { nonce, returnTo, ...sent } = Object.fromEntries(new URLSearchParams(this.#records?.[key]));
    // Back, or a second tab, after a sign-in that was finished.
    if (!nonce && this.item("accessToken")) return { returnTo: "" };
    refuse(!nonce, "unknown_transaction");
    delete this.#records[key];
    try {
      refuse(isOld(key), "expired_transaction");
      refuse(iss && iss !== this.options.issuer, "issuer_mismatch");
      refuse(error, error, { description });
      await this.#take(
        await this.post("token", { grant_type: "authorization_code", code, ...sent }),
        nonce
      );
    } catch (/** @type {any} */ cause) {
      cause.returnTo = returnTo;
      throw cause;
    }
    return { returnTo };
  }

  /**
   * A token that is good for another minute, refreshed if need be.
   * @param {"access" | "id"} kind
   * @returns {Promise<string>}
   * @throws {AuthError} `login_required`; after any other the session is still there
   */
  async token(kind = "access") {
    if (!this.#isFresh()) await this.refresh();
    refuse(!this.item(kind + "Token"), "login_required");
    return this.item(kind + "Token");
  }

  /**
   * What the ID token says of the person; nothing where nobody is signed in. It is there to greet, not to
   * guard: what must be guarded is behind an API that checks a token.
   * @returns {Record<string, any> | undefined}
   */
  claims() {
    return this.item("idToken") && partOf(this.item("idToken"));
  }

  /**
   * New tokens: one attempt at a time, in this tab and in all others.
   * @param {string} old  the access token that will not do; where another has replaced it already,
   *   nothing is sent
   * @returns {Promise<void>}
   * @throws {AuthError} as `token`
   */
  refresh(old = this.item("accessToken")) {
    return (this.#renewing ??= new Promise((/** @type {any} */ done, fail) => {
      this.#look = () => this.item("accessToken") !== old && this.#isFresh() && done();
      // Other tabs do not see at once what is written here. So the lock is the old token's, it is kept for
      // a while, and who waits for it goes on when there is a new token.
      const renew = () =>
        this.#renew(old).then(done).then(() => new Promise((done) => setTimeout(done, 1e3)));
      ((this.isKept && navigator.locks?.request(this.#prefix + old, renew)) || renew()).catch(fail);
    }).finally(() => (this.#renewing = undefined)));
  }

  /** @param {string} old */
  async #renew(old) {
    if (this.item("accessToken") !== old && this.#isFresh()) return;
    const refresh_token = this.item("refreshToken");
    refuse(!refresh_token, "login_required");
    return this.post("token", { grant_type: "refresh_token", refresh_token }).then(
      (answer) => this.#take(answer, "", refresh_token),
      (cause) => {
        // Another tab was quicker, where there are no locks.
        if (this.item("refreshToken") !== refresh_token) return;
        // Any other refusal says nothing about the session.
        if (cause.code !== "invalid_grant") throw cause;
        this.#forget();
        refuse(true, "login_required", { cause });
      }
    );
  }

  /** Forgets the tokens, here and at the pool; the session of the pool's pages stays. */
  async revoke() {
    const token = this.item("refreshToken");
    // Whether it works changes nothing for the person, who is signed out.
    const revoked = token && this.post("revoke", { token }, 2e3).catch(() => {});
    this.#forget();
    await revoked;
  }

  /** Signs out here and on the pool's pages, which lead to `signedOutUri`. */
  async signOut() {
    await this.revoke();
    const { signedOutUri: logout_uri } = this.options;
    if (logout_uri) this.#go("logout", { logout_uri });
  }

  /**
   * Checks a token answer, and keeps it.
   * @param {any} answer
   * @param {string} nonce  of a sign-in; nothing for a refresh
   * @param {string} [old]  the refresh token that was sent
   */
  async #take({ expires_in, id_token, access_token, token_type, refresh_token }, nonce, old) {
    const { username, iat } = partOf(access_token);
    refuse(
      !username || !(expires_in > 0) || (nonce && !id_token) || !/^bearer$/i.test(token_type),
      "malformed_response"
    );
    if (id_token) await this.#check(id_token, access_token, nonce);
    // A new session is no end for other tabs, which look at who was the last.
    if (nonce) this.#forget(/Key$|User$/);
    // Meanwhile signed out, or in as somebody else: that holds.
    else if (this.item("refreshToken") !== old) return;
    /** @type {any} */
    const values = {
      idToken: id_token,
      refreshToken: refresh_token,
      clockDrift: "0",
      // By how much this machine's clock is ahead of the pool's.
      ahead: Date.now() / 1e3 - iat,
      oauthMetadata: nonce && '{"oauthSignIn":true}',
      // The last: who sees it in another tab finds the rest.
      accessToken: access_token
    };
    for (const name in values)
      if (values[name]) this.#kept[`${this.#prefix}${username}.${name}`] = values[name];
    if (nonce) this.#kept[`${this.#prefix}oauthSignIn`] = "true,false";
    // As above, for another user.
    this.#kept[`${this.#prefix}LastAuthUser`] = username;
  }

  /** @param {any} id_token @param {string} access_token @param {string} nonce */
  async #check(id_token, access_token, nonce) {
    const { clientId, issuer, jwks = `${issuer}/.well-known/jwks.json` } = this.options;
    const [, signed, signature] = /^([\w-]+\.[\w-]+)\.([\w-]+)$/.exec(id_token) || [];
    // Both are signed. A header's word is the last: no claim can stand in for its `alg`.
    const claims = { ...partOf(id_token), ...partOf(id_token, 0) };
    const { exp, iat, kid, aud, azp, sub, at_hash } = claims;
    refuse(!signed || !sub || ![exp, iat].every(Number.isFinite), "invalid_token");
    const all = [aud].flat();
    /** @type {any} */
    const known = {
      alg: "RS256",
      crit: undefined,
      iss: issuer,
      aud: all.includes(clientId) ? aud : clientId,
      azp: azp || all[1] ? clientId : azp,
      token_use: "id",
      nonce: nonce || claims.nonce,
      sub: (!nonce && this.claims()?.sub) || sub,
      at_hash: at_hash && encode((await hash(access_token)).slice(0, 16))
    };
    for (const name in known) refuse(claims[name] !== known[name], `invalid_${name}`);
    refuse(iat - 60 > Date.now() / 1e3 || exp + 60 <= Date.now() / 1e3, "clock");
    const find = () => this.#keys?.keys?.find?.((/** @type {any} */ key) => key?.kid === kid);
    // Keys rotate; but nobody makes us ask for them more than once a minute.
    if (!find() && !(Date.now() - this.#keys?.at < 6e4))
      this.#keys = { ...(await ask(jwks, {}, "keys_unavailable")), at: Date.now() };
    const { n, e } = find() || {};
    refuse(
      !(await crypto.subtle
        .importKey("jwk", { kty: "RSA", n, e }, RSA, false, ["verify"])
        .then((key) => crypto.subtle.verify(RSA, key, decode(signature), bytes(signed)))
        .catch(() => {})),
      "invalid_signature"
    );
  }

  // Storage, laid out as Amplify has it

  /**
   * What is kept of the person who is signed in.
   * @param {string} name  as Amplify has it: `refreshToken`, `deviceKey`
   * @returns {any}
   */
  item(name) {
    return this.#kept[`${this.#prefix}${this.#kept[`${this.#prefix}LastAuthUser`]}.${name}`];
  }

  #isFresh() {
    return partOf(this.item("accessToken")).exp + (+this.item("ahead") || 0) - 60 > Date.now() / 1e3;
  }

  /** Device keys stay: the pool remembers the device. @param {RegExp} stays */
  #forget(stays = /Key$/) {
    sweep(this.#kept, this.#prefix, (/** @type {string} */ key) => !stays.test(key));
  }
}
