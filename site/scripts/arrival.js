// @ts-check
// Ways to and from other places: a provider's button and the way back from it, a mailed link, the
// sign-out, an error that another page has sent along.

import { keep, keyOf, storeOf } from "./cognito.js";
import { forget, kept } from "./session.js";
import { StepError } from "./steps.js";

/** @typedef {import("./flow.js").Flow} Flow */

/** @type {(selector: string) => any} */
const first = (selector) => document.querySelector(selector);

/**
 * The client of the pool's own domain.
 * @param {Flow} flow
 */
async function pkceOf(flow) {
  const { PKCE } = await flow.later("pkce");
  await flow.page.client;
  const { config, app, place } = flow;
  return new PKCE({
    domain: config.domain,
    clientId: app.id,
    issuer: config.issuer,
    jwks: `${config.endpoint}${config.pool}/.well-known/jwks.json`,
    redirectUri: new URL(`${config.root}callback.html`, document.baseURI).href,
    signedOutUri: app.signedOut[0],
    // The pages of an account ask the pool's own API, which wants more than an app does.
    scope: "openid aws.cognito.signin.user.admin",
    // Cookies are no storage of the browser's: from memory, tokens are handed over.
    storage: place.store ? "memory" : app.storage,
  });
}

/**
 * Leaves for a provider.
 * @param {Flow} flow
 * @param {string} provider
 */
export async function signInWith(flow, provider) {
  const client = await pkceOf(flow);
  flow.keepApp();
  // The way back is this page, with all that its address says of app and target.
  await client.signIn({ identity_provider: provider, returnTo: location.href });
}

/**
 * Back from the pool's domain.
 * @param {Flow} flow
 */
export async function callback(flow) {
  const query = new URLSearchParams(location.search);
  const failed = query.get("failed");
  if (failed) {
    query.delete("failed");
    history.replaceState(null, "", location.pathname + (`${query}` && `?${query}`));
    return flow.become("failed", { reason: await flow.textOf(failed) });
  }
  try {
    const client = await pkceOf(flow);
    const found = await client.callback();
    if (!found) return flow.leave(`${flow.config.start}.html`);
    if (flow.place.store) handOver(client, flow.place);
    // The page that is registered has one language; what comes next is beside the page where it began.
    history.replaceState(null, "", besides(found.returnTo));
    await flow.page.end(null);
  } catch (error) {
    const { code = "", returnTo } = /** @type {any} */ (error);
    /** @type {Record<string, string>} */
    const texts = { network: "network", access_denied: "not-authorized" };
    const known = texts[code];
    const kind = known || (/state|transaction/.test(code) ? "session-expired" : "internal-error");
    const own = besides(returnTo || "");
    if (own.pathname !== location.pathname) {
      own.searchParams.set("failed", kind);
      return flow.leave(own.href);
    }
    if (returnTo) first("[data-part=failed]")?.content.querySelector("a").setAttribute("href", returnTo);
    flow.become("failed", { reason: await flow.textOf(kind) });
  }
}

/**
 * This page in the language of the one where it began, with what that one's address said.
 * @param {string} began
 */
function besides(began) {
  const { href, search } = new URL(began, document.baseURI);
  return new URL(`callback.html${search}`, href);
}

/**
 * From memory to where the site keeps tokens, with what tells an app that they came through the domain.
 * @param {any} client
 * @param {import("./cognito.js").Place} place
 */
function handOver(client, place) {
  /** @type {any} */
  const tokens = {};
  for (const name of ["accessToken", "idToken", "refreshToken", "oauthMetadata"]) tokens[name] = client.item(name);
  if (!tokens.accessToken) return;
  // First, since the name of whoever signed in is the last.
  storeOf(place).setItem(keyOf(place, "oauthSignIn"), "true,false");
  keep(tokens, place);
}

/**
 * What a refusal of the domain to renew tokens means.
 * @type {Record<string, string>}
 */
const REFUSALS = { invalid_grant: "session-expired", network: "network" };

/**
 * New tokens for those that came through the pool's domain.
 * @param {Flow} flow
 * @param {string} refreshToken
 * @returns {Promise<import("./cognito.js").Tokens>} without a refresh token where the old one still holds
 * @throws {StepError}
 */
export async function renew(flow, refreshToken) {
  const client = await pkceOf(flow);
  const asked = { grant_type: "refresh_token", refresh_token: refreshToken };
  const answer = await flow.ask(() => client.post("token", asked)).catch((/** @type {any} */ error) => {
    if (error instanceof StepError) throw error;
    const code = REFUSALS[error.code] || "internal-error";
    throw new StepError(code === "network" && !navigator.onLine ? "offline" : code);
  });
  const { access_token: accessToken, id_token: idToken, refresh_token: next, expires_in: expiresIn } = answer;
  if (!accessToken) throw new StepError("malformed");
  return { accessToken, idToken, refreshToken: next, expiresIn };
}

/**
 * A mailed link: `user_name` with `confirmation_code` confirms an account, as links of Cognito's own do;
 * with `answer` it answers a custom challenge and signs in.
 * @param {Flow} flow
 */
export async function land(flow) {
  const query = new URLSearchParams(location.search);
  const [name, code, answer] = ["user_name", "confirmation_code", "answer"].map((key) => {
    const value = query.get(key) || "";
    query.delete(key);
    return value;
  });
  // What opens an account does not stay in history.
  history.replaceState(null, "", location.pathname + (`${query}` && `?${query}`));
  try {
    if (!name || !(code || answer)) throw new StepError("expired-link");
    flow.identifier = name;
    if (answer) return await answerWith(flow, name, answer);
    const input = { ClientId: flow.app.id, Username: name, ConfirmationCode: code };
    await flow.ask((client) => client.call("ConfirmSignUp", input));
    flow.become("done");
  } catch (error) {
    const { code: kind } = /** @type {any} */ (error);
    const old = ["code-mismatch", "expired-code", "not-authorized", "session-expired"].includes(kind);
    flow.become("failed", { reason: await flow.textOf(old ? "expired-link" : kind) });
  }
}

/**
 * @param {Flow} flow
 * @param {string} name
 * @param {string} answer
 */
async function answerWith(flow, name, answer) {
  const step = await flow.ask((client) => client.begin("CUSTOM_AUTH", { USERNAME: name }));
  const next = await flow.ask((client) => client.respond(step, { ANSWER: answer }));
  if (next.challenge === "CUSTOM_CHALLENGE") throw new StepError("expired-link");
  return flow.meet(next);
}

/** @param {Flow} flow */
export async function signOut(flow) {
  await flow.page.client;
  const tokens = kept(flow.place);
  if (!tokens) return flow.leave("signed-out.html");
  return {
    submit: async () => {
      forget(flow.place);
      const revoked = flow.ask((client) =>
        client.call("RevokeToken", { Token: tokens.refreshToken, ClientId: flow.app.id }),
      );
      // Signed out here, whatever the service says, and it does not take long.
      await Promise.race([revoked.catch(() => {}), new Promise((done) => setTimeout(done, 2000))]);
      leaveSignedOut(flow, tokens);
    },
  };
}

/**
 * Leaves for the end. Whoever came through the pool's domain has a session there too, and goes by it.
 * @param {Flow} flow
 * @param {import("./session.js").Kept} tokens which are gone
 */
export function leaveSignedOut(flow, { isHosted }) {
  const { id, signedOut } = flow.app;
  const query = new URLSearchParams({ client_id: id, logout_uri: signedOut[0] });
  flow.leave(isHosted && signedOut[0] ? `${flow.config.domain}/logout?${query}` : "signed-out.html");
}

/**
 * The error page: what its address says of it, as text.
 * @param {Flow} flow
 */
export async function tell(flow) {
  const query = new URLSearchParams(location.search);
  const said = {
    detail: query.get("error_description") || query.get("error"),
    reference: query.get("reference"),
  };
  for (const [name, text] of Object.entries(said)) {
    const place = first(`[data-slot=${name}]`);
    if (!text || !place) continue;
    place.textContent = text.slice(0, 500);
    place.closest("p").hidden = false;
  }
}
