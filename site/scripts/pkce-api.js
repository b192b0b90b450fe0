// @ts-check
// What an app may want of a session beyond its tokens: calls to its own API, the pool's userInfo,
// credentials for AWS; and sessions that began on a site's own pages, which end and go on at the Cognito
// API, not at the pool's domain. To be copied together with pkce.js.

import { AuthError, PKCE, ask } from "./pkce.js";

/**
 * @typedef {import("./pkce.js").PKCEOptions & MoreOptions} SessionOptions
 *
 * @typedef {object} MoreOptions
 * @property {string[]} [apis]  origins that `fetch` sends the access token to: none unless said
 * @property {string} [endpoint]  the Cognito API with "/" at its end: the issuer's origin unless said
 *
 * @typedef {object} Credentials  as the AWS SDK for JavaScript takes them
 * @property {string} identityId
 * @property {string} accessKeyId
 * @property {string} secretAccessKey
 * @property {string} sessionToken
 * @property {Date} expiration
 */

/** Refusals that say that a refresh token is dead. */
const END =
  /^(NotAuthorized|TokenRevoked|UserNot(Found|Confirmed)|PasswordResetRequired|RefreshTokenReuse)Exception$/;

/**
 * An operation of an AWS API that takes JSON.
 * @param {string} address
 * @param {string} target
 * @param {object} input
 * @param {number} [wait]  milliseconds
 * @returns {Promise<any>}
 * @throws {AuthError} `network`, or the name of the service's exception
 */
async function call(address, target, input, wait = 20_000) {
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": target },
    body: JSON.stringify(input),
    credentials: "omit",
    cache: "no-store",
    signal: /** @type {any} */ (AbortSignal).timeout(wait),
  }).catch((cause) => {
    throw new AuthError("network", { cause });
  });
  const body = (await response.json().catch(() => null)) || {};
  if (response.ok) return body;
  const name = `${body.__type || response.headers.get("x-amzn-errortype") || "server_error"}`;
  throw new AuthError(name.replace(/^[^:]*#|:.*/g, ""), {
    description: body.message || body.Message,
    status: response.status,
  });
}

/** A session at the pool, whichever pages it began on. */
export class Session extends PKCE {
  #apis;
  #endpoint;

  /** @param {SessionOptions} options */
  constructor(options) {
    super(options);
    this.#apis = options.apis || [];
    this.#endpoint = options.endpoint || `${new URL(options.issuer).origin}/`;
  }

  /**
   * As `fetch`, with the access token for the origins in `apis`; after a 401 once more with a new one,
   * unless the body is a stream, which can be read once only.
   * @param {RequestInfo | URL} input
   * @param {RequestInit} [init]
   * @returns {Promise<Response>}
   * @throws {AuthError} as `token`
   */
  async fetch(input, init) {
    const request = new Request(/** @type {any} */ (input), init);
    if (!this.#apis.includes(new URL(request.url).origin)) return fetch(request);
    const again = init?.body instanceof ReadableStream ? null : request.clone();
    const token = await this.token();
    request.headers.set("authorization", `Bearer ${token}`);
    const response = await fetch(request);
    if (response.status !== 401 || !again) return response;
    await this.refresh(token);
    again.headers.set("authorization", `Bearer ${await this.token()}`);
    return fetch(again);
  }

  /**
   * What the pool's domain says of the person.
   * @returns {Promise<Record<string, any>>}
   * @throws {AuthError}
   */
  async userInfo() {
    const authorization = `Bearer ${await this.token()}`;
    const claims = await ask(`${this.options.domain}/oauth2/userInfo`, { headers: { authorization } });
    if (!claims.sub) throw new AuthError("malformed_response");
    return claims;
  }

  /**
   * Credentials of an identity pool. They are fetched anew each time: the AWS SDK keeps those of a
   * function, `credentials: () => session.credentials(id)`, for as long as they are good.
   * @param {string} identityPoolId  "eu-central-1:1f0c…"
   * @param {string} [endpoint]  of the identity pools' API: the region's unless said
   * @returns {Promise<Credentials>}
   * @throws {AuthError}
   */
  async credentials(identityPoolId, endpoint) {
    const [region] = identityPoolId.split(":");
    const address = endpoint || `https://cognito-identity.${region}.amazonaws.com/`;
    const Logins = { [this.options.issuer.replace("https://", "")]: await this.token("id") };
    const ask = (/** @type {string} */ operation, /** @type {object} */ input) =>
      call(address, `AWSCognitoIdentityService.${operation}`, { ...input, Logins });
    const { IdentityId } = await ask("GetId", { IdentityPoolId: identityPoolId });
    const { Credentials: found } = await ask("GetCredentialsForIdentity", { IdentityId });
    if (!found?.AccessKeyId) throw new AuthError("malformed_response");
    return {
      identityId: IdentityId,
      accessKeyId: found.AccessKeyId,
      secretAccessKey: found.SecretKey,
      sessionToken: found.SessionToken,
      expiration: new Date(found.Expiration * 1000),
    };
  }

  /** Signs out; a session that began on a site's own pages has none on the pool's. */
  async signOut() {
    const isOwn = this.#isOwn();
    if (!isOwn) return super.signOut();
    await this.revoke();
    if (this.options.signedOutUri) location.href = this.options.signedOutUri;
  }

  #isOwn() {
    return this.item("accessToken") && !this.item("oauthMetadata");
  }

  /**
   * @param {string} path
   * @param {any} fields
   * @param {number} [wait]
   * @returns {Promise<any>}
   */
  async post(path, fields, wait) {
    if (fields.code || !this.#isOwn()) return super.post(path, fields, wait);
    const ClientId = this.options.clientId;
    return fields.token
      ? this.#call("RevokeToken", { ClientId, Token: fields.token }, wait)
      : this.#renewed({
          ClientId,
          RefreshToken: fields.refresh_token,
          // A token of a device that is remembered is good there only.
          DeviceKey: this.item("deviceKey") || undefined,
        });
  }

  /**
   * New tokens, as the token endpoint would give them.
   * @param {object} input
   */
  async #renewed(input) {
    const { AuthenticationResult: result } = await this.#call("GetTokensFromRefreshToken", input);
    return {
      access_token: result?.AccessToken,
      id_token: result?.IdToken,
      refresh_token: result?.RefreshToken,
      token_type: result?.TokenType,
      expires_in: result?.ExpiresIn,
    };
  }

  /**
   * @param {string} operation
   * @param {object} input
   * @param {number} [wait]
   */
  async #call(operation, input, wait) {
    const target = `AWSCognitoIdentityProviderService.${operation}`;
    try {
      return await call(this.#endpoint, target, input, wait);
    } catch (/** @type {any} */ cause) {
      throw END.test(cause.code) ? new AuthError("invalid_grant", { cause }) : cause;
    }
  }
}
