// @ts-check
// An app to sign in to: with the pool's pages, or with those of a site on the same origin. What the
// preview gives it as apps.json, an app of one's own has as constants.

import { Session } from "./pkce-api.js";

/** @type {(id: string) => any} */
const byId = (id) => document.getElementById(id);
const here = location.origin + location.pathname;

/**
 * @typedef {object} App
 * @property {string} label
 * @property {string} clientId
 * @property {string} issuer
 * @property {string} jwks
 * @property {"local" | "session" | "memory"} storage
 * @property {string} pages  the site's own
 */

/** @param {App} app */
const sessionOf = (app) =>
  new Session({
    ...app,
    domain: location.origin,
    endpoint: `${location.origin}/`,
    redirectUri: here,
    signedOutUri: here,
    apis: [location.origin],
    onSignedOut: () => show(),
  });

/** Until the tab is closed; where storage is blocked, until the page is left. @type {any} */
const choices = (() => {
  try {
    return sessionStorage;
  } catch {
    return {};
  }
})();

// The callback's address has no tenant.
const query = new URLSearchParams(location.search);
choices.sampleTenant = query.get("tenant") ?? choices.sampleTenant ?? "";
const asked = choices.sampleTenant && `?${new URLSearchParams({ tenant: choices.sampleTenant })}`;

/** @type {App[]} */
const apps = await (await fetch(`apps.json${asked}`)).json();
const chosen = apps.find((app) => app.clientId === choices.sampleClient) || apps[0];
const session = chosen && sessionOf(chosen);

/** @param {string} [words]  in place of the usual ones */
function show(words) {
  const claims = session?.claims();
  byId("somebody").hidden = !claims;
  byId("nobody").hidden = !!claims || !session;
  const names = ["given_name", "name", "email", "cognito:username"].map((name) => claims?.[name]);
  byId("title").textContent = claims ? `Hello, ${names.find(Boolean)}` : "Nobody is signed in";
  byId("lead").textContent = words || (session ? "" : "No client here is one for a browser.");
  byId("claims").replaceChildren(...Object.entries(claims || {}).flatMap(row));
}

/** @param {[string, unknown]} claim */
function row([name, value]) {
  const isTime = ["exp", "iat", "auth_time"].includes(name);
  const text = isTime ? new Date(Number(value) * 1000).toLocaleString() : `${value}`;
  return [["dt", name], ["dd", text]].map(([element, words]) =>
    Object.assign(document.createElement(element), { textContent: words }));
}

/** @param {any} error */
const tell = (error) => show(`${error.code || "error"}: ${error.description || error.message}`);

/** Does what a button says. @param {string} id @param {() => Promise<any>} act */
const on = (id, act) => byId(id).addEventListener("click", () => act().catch(tell));

async function call() {
  const response = await session.fetch("/_lintel/http-api/hello");
  const said = JSON.stringify(await response.json(), null, 2);
  byId("answer").textContent = `${response.status} ${response.statusText}\n${said}`;
}

async function refresh() {
  await session.refresh();
  show(`New tokens, at ${new Date().toLocaleTimeString()}.`);
}

/** The site's own pages, which lead back here. @param {App} app */
function pagesOf({ pages }) {
  const url = new URL(pages, location.href);
  url.searchParams.set("returnTo", here);
  return url.href;
}

const options = apps.map((app) => new Option(app.label, app.clientId, false, app === chosen));
byId("app").replaceChildren(...options);
byId("app").addEventListener("change", () => {
  choices.sampleClient = byId("app").value;
  location.reload();
});
if (chosen) byId("direct").href = pagesOf(chosen);
on("hosted", () => session.signIn());
on("call", call);
on("refresh", refresh);
on("leave", () => session.signOut());

try {
  const back = await session?.callback();
  if (back) history.replaceState(null, "", back.returnTo);
  show();
} catch (error) {
  tell(error);
}
