// @ts-check
// Direct pages. A password sign-in without a challenge happens here; flow.js does all else.

import { setBusy, showErrors } from "./forms.js";
import { later } from "./later.js";
import { remembered } from "./memory.js";
import { announce, byId, first } from "./parts.js";

/**
 * @typedef {{name: string, id: string, home: string, storage: string, origins: string[]}} App
 * @typedef {{pool: string, endpoint: string, cookie: string, root: string, locale: string, apps: App[]}} Config
 */

/**
 * Goes to another language's page where one is wanted.
 * @param {URLSearchParams} query
 * @param {string} root
 */
async function chooseLanguage(query, root) {
  const chosen = remembered("local", "lintel.language");
  // The browser's list counts where neither the address nor a link here has named a language. These
  // pages tell their origin and no path; an app beside them may tell its path.
  const isNamed = root.startsWith("..") || document.referrer === `${location.origin}/`;
  const liked = isNamed ? [] : navigator.languages;
  const wanted = [query.get("lang"), query.get("ui_locales"), chosen, ...liked].find(Boolean);
  if (!wanted || wanted.startsWith(document.documentElement.lang)) return;
  (await later("language")).follow(chosen, liked);
}

/**
 * The text for a class of errors; empty where this page has none.
 * @param {string} code
 */
function errorText(code) {
  const found = first("template[data-part=error-texts]")?.content.querySelector(`[data-error~="${code}"]`);
  return found?.textContent || "";
}

/**
 * @param {Config} config
 * @param {any} lent  what flow.js and its modules use of the page
 */
export function openDirect(config, lent) {
  const { cookie, root, apps } = config;
  const { page: id } = document.documentElement.dataset;
  const query = new URLSearchParams(location.search);
  // The address to which providers lead back is registered: it can name no app.
  const name = query.get("app") || (id === "callback" && remembered("session", "lintel.app"));
  const known = apps.find((app) => !name || app.name === name);
  if (!known && id !== "error") return location.replace("error.html");
  const app = known || apps[0];
  chooseLanguage(query, root).catch(() => {});

  const { storage } = app;
  /** @type {import("../cognito.js").Place} */
  const place = { clientId: app.id, storage };
  /** @type {Promise<import("../cognito.js").Cognito> | undefined} */
  let loading;
  /** @type {any} */
  let flow;

  async function load() {
    const { Cognito, prepare } = await import("../cognito.js");
    prepare();
    if (cookie || storage === "memory") {
      place.store = (await later("storage")).otherStore(storage, cookie);
    }
    const metadata = { lang: config.locale };
    /** @type {import("../cognito.js").Settings["codeOf"]} */
    const codeOf = async (...refusal) => (await later("errors")).codeOf(...refusal);
    return new Cognito({ ...config, clientId: app.id, place, metadata, codeOf });
  }

  /** The API client. */
  function client() {
    loading ||= load();
    // The next attempt fetches again.
    loading.catch(() => (loading = undefined));
    return loading;
  }

  /** Where a sign-in leads: nowhere but to where this site, or this app, is at home. */
  function target() {
    // callback.html has put the query of the page before into its address.
    const wanted = new URLSearchParams(location.search).get("returnTo");
    try {
      const { href } = new URL(wanted || "", location.origin + location.pathname);
      const origins = [location.origin, ...app.origins];
      if (wanted && origins.some((origin) => href.startsWith(`${origin}/`))) return href;
    } catch {
      // It is no address.
    }
    return app.home || `signed-in.html${location.search}`;
  }

  /**
   * Ends a sign-in. A password manager takes a form that has gone for one that was right.
   * @param {import("../cognito.js").Tokens | null} tokens none where they are kept already
   * @param {any} [form]
   * @param {object} [signInDetails]
   */
  async function end(tokens, form, signInDetails) {
    if (tokens) (await import("../cognito.js")).keep(tokens, { ...place, signInDetails });
    form?.remove();
    location.replace(target());
  }

  /**
   * Hands over to flow.js.
   * @param {(flow: any) => void} task
   * @param {any} [form] that is busy
   */
  async function hand(task, form) {
    try {
      const { Flow } = await later("flow");
      flow ||= new Flow({ ...lent, config, app, place, end, get client() { return client(); } });
      task(flow);
    } catch {
      if (form) setBusy(form, null);
      announce("alert", "alert", { text: errorText(navigator.onLine ? "network" : "offline") });
    }
  }

  /** @param {any} form */
  async function signIn(form) {
    const { username, password } = form.elements;
    const loginId = username.value.trim();
    try {
      const step = await (await client()).signIn(loginId, password.value);
      // A new device is for flow.js to make known.
      if (!step.tokens || step.tokens.device) return hand((flow) => flow.next(step, form), form);
      await end(step.tokens, form, { loginId, authFlowType: "USER_SRP_AUTH" });
    } catch (/** @type {any} */ error) {
      const text = error.status && errorText(error.code);
      if (text) showErrors(form, [{ text }]);
      else hand((flow) => flow.fail(form, error), form);
    }
  }

  document.addEventListener("lintel:submit", (/** @type {any} */ event) => {
    const { form, submitter } = event.detail;
    const { username, password } = form.elements;
    event.preventDefault();
    announce("alert");
    remembered("session", "lintel.identifier", username?.value);
    // What has no letter may be a number, in any digits and with blanks: fields.js reads it.
    const isPlain = form.dataset.form === "login" && password && /[a-z]/i.test(username.value);
    if (isPlain && !query.has("auth") && !submitter.name) signIn(form);
    else hand((flow) => flow.submit(form, submitter), form);
  });
  document.addEventListener("click", (/** @type {any} */ event) => {
    const element = event.target.closest("[data-provider],[data-passkey]");
    if (element) {
      event.preventDefault();
      hand((flow) => flow.press(element));
    }
    // The app, and where to go on, stay in the address.
    const link = event.target.closest("a[href$='.html']:not([href*=':'],[data-language])");
    if (link) link.search = location.search;
  });
  const form = first("form");
  form?.addEventListener("focusin", client);
  const field = byId("username");
  if (field && !field.value) field.value = remembered("session", "lintel.identifier");
  const suggests = field?.value && field.matches("[autocomplete~=webauthn]");
  if (id !== "login" || suggests || remembered("session", "lintel.notice")) hand((flow) => flow.open(), form);
}
