// @ts-check
// What every page does without an API. Its markup is described in README.md beside this file: each
// changing state is a clone of one of the page's `<template data-part>`, and no word stands here.
// What the first page does not need is in components.js, fetched by the pages that do.

/** @typedef {{text: string, id?: string}} PageError  `id` names a field; without it, the server */

/** @type {(id?: string | null) => any} */
const byId = (id) => document.getElementById(id || "");
/** @type {(selector: string) => any} */
const first = (selector) => document.querySelector(selector);

/** @param {any} node @param {string} name @param {any} [value]  empty: no attribute */
function set(node, name, value) {
  if (value) node.setAttribute(name, value);
  else node.removeAttribute(name);
}

// Parts

/**
 * A clone of a part's element with its slots filled; an empty template where the page has no such
 * part, so that nothing shows.
 * @param {string} name
 * @param {Record<string, unknown>} [slots]
 * @returns {HTMLElement}
 */
export function part(name, slots) {
  const template = first(`template[data-part=${name}]`) || document.createElement("template");
  const element = template.content.cloneNode(true).firstElementChild || template;
  fillSlots(element, slots);
  return element;
}

/** @param {any} element @param {Record<string, unknown>} [slots] */
function fillSlots(element, slots) {
  // None in the empty template of a part that is not there, as when a step has been left.
  for (const name in slots) (slotOf(element, name) || {}).textContent = `${slots[name]}`;
}

/** @param {any} element @param {string} name */
function slotOf(element, name) {
  const slot = `[data-slot=${name}]`;
  return element.matches(slot) ? element : element.querySelector(slot);
}

/**
 * Shows one part in a place, in place of what was there.
 * @param {any} place
 * @param {string} [name] nothing: the place is emptied
 * @param {Record<string, unknown>} [slots]
 */
function show(place, name, slots) {
  if (place) place.replaceChildren(...(name ? [part(name, slots)] : []));
}

/**
 * Lets a live region say something.
 * @param {"alert" | "status"} region
 * @param {string} [name] a part; nothing: the region is emptied
 * @param {Record<string, unknown>} [slots]
 */
export function announce(region, name, slots) {
  show(first(`[data-region=${region}]`), name, slots);
}

// Fields

class PasswordToggle {
  #button;
  #input;

  /** @param {any} button */
  constructor(button) {
    this.#button = button;
    this.#input = byId(button.getAttribute("aria-controls"));
    button.addEventListener("click", () => this.#show(this.#input.type === "password"));
    // In clear text the browser would offer it as form history.
    this.#input.form?.addEventListener("submit", () => this.#show(false));
    addEventListener("pagehide", () => this.#show(false));
  }

  /** @param {boolean} shown */
  #show(shown) {
    const input = this.#input;
    const type = shown ? "text" : "password";
    if (input.type === type) return;
    const { selectionStart, selectionEnd } = input;
    input.type = type;
    input.setSelectionRange(selectionStart, selectionEnd);
    this.#button.setAttribute("aria-pressed", shown);
  }
}

class CapsLockHint {
  /** @param {any} region */
  constructor(region) {
    const input = byId(region.dataset.capsLock);
    const check = (/** @type {any} */ event) => {
      // Touch keyboards have no such key; autofill sends key events without a state.
      const on = event.pointerType !== "touch" && event.getModifierState?.("CapsLock");
      if (!on === !!region.firstChild) show(region, on && "caps-lock");
    };
    for (const type of ["keydown", "keyup", "pointerdown"]) input.addEventListener(type, check);
    input.addEventListener("blur", () => show(region));
  }
}

// Forms

/**
 * What is wrong with a field: no or one {@link PageError}.
 * @param {any} field
 */
function problemOf(field) {
  const { id, validity, dataset, willValidate } = field;
  if (!willValidate) return [];
  // A component's own verdict names its text: "errorLength", "errorPolicy".
  const kind = validity.valueMissing
    ? "errorRequired"
    : validity.customError
      ? field.validationMessage
      : "errorFormat";
  // A code may be sent before the script of its field is there to judge it.
  const text = dataset[kind] || dataset.errorLength || field.validationMessage;
  return validity.valid ? [] : [{ id, text }];
}

/**
 * Writes a field's error below it, or takes it away where there is no text.
 * @param {any} field
 * @param {string} text
 */
function setFieldError(field, text) {
  const id = `${field.id}-error`;
  byId(id)?.remove();
  /** @type {string[]} */
  const others = (field.getAttribute("aria-describedby") || "").split(" ");
  const ids = others.filter((other) => other !== id);
  if (text) {
    const error = part("field-error", { text });
    error.id = id;
    field.closest(".field").append(error);
    ids.push(id);
  }
  set(field, "aria-describedby", ids.join(" ").trim());
  set(field, "aria-invalid", text && "true");
}

/**
 * Focus to the field if it is the only error, else to the summary.
 * @param {any} summary
 */
function focusErrors(summary) {
  const [only, more] = summary.querySelectorAll("[data-slot=text]");
  (only.hash && !more ? byId(only.hash.slice(1)) : summary.firstElementChild).focus();
}

/**
 * Shows errors in place of the last ones: below their fields, in the summary (the server's first),
 * in the title; and moves focus there. The form is no longer busy. No errors: only clears.
 * @param {HTMLFormElement} form
 * @param {PageError[]} errors
 */
export function showErrors(form, errors) {
  setBusy(form, null);
  for (const field of form.querySelectorAll("[aria-invalid]")) setFieldError(field, "");
  const sorted = [...errors].sort((a, b) => Number(!!a.id) - Number(!!b.id));
  const items = sorted.map(({ id, text }) => {
    const item = part(id ? "error-item" : "error-line", { text });
    if (id) {
      slotOf(item, "text").href = `#${id}`;
      setFieldError(byId(id), text);
    }
    return item;
  });
  const prefix = first("title").dataset.errorPrefix || "";
  document.title = (items[0] ? prefix : "") + document.title.replace(prefix, "");
  const summary = first("[data-region=summary]");
  show(summary, items[0] && "error-summary");
  if (items[0]) {
    slotOf(summary, "items").append(...items);
    focusErrors(summary);
  }
}

/**
 * Marks a form as busy through one of its buttons, which keeps focus and width; or as done.
 * @param {HTMLFormElement} form
 * @param {Element | null} button
 */
export function setBusy(form, button) {
  form.querySelector("[data-busy]")?.remove();
  set(form, "aria-busy", button && "true");
  button?.append(part("busy"));
}

class CheckedForm {
  /** @param {any} form */
  constructor(form) {
    form.noValidate = true;
    form.addEventListener("submit", (/** @type {SubmitEvent} */ event) => this.#submit(form, event));
    form.addEventListener(
      "input",
      (/** @type {any} */ { target }) => target.matches("[aria-invalid]") && setFieldError(target, ""),
    );
    // Coming back to a page that the browser kept as it was.
    addEventListener("pageshow", ({ persisted }) => persisted && setBusy(form, null));
  }

  /**
   * @param {any} form
   * @param {any} event
   */
  #submit(form, event) {
    const submitter = event.submitter || form.querySelector("[type=submit]");
    const ignored = form.matches("[aria-busy]") || submitter.matches("[aria-disabled]");
    const errors =
      ignored || submitter.formNoValidate ? [] : [...form.elements].flatMap(problemOf);
    // A direct page's policy blocks posting: only the API client can take over.
    const direct = document.documentElement.dataset.served === "direct";
    if (ignored || errors[0] || direct) event.preventDefault();
    if (ignored) return;
    showErrors(form, errors);
    if (errors[0]) return;
    setBusy(form, submitter);
    const options = { bubbles: true, cancelable: true, detail: { form, submitter } };
    if (!form.dispatchEvent(new CustomEvent("lintel:submit", options))) event.preventDefault();
    else if (direct) setBusy(form, null);
  }
}

class ErrorSummary {
  /** @param {any} region */
  constructor(region) {
    region.addEventListener("click", (/** @type {any} */ event) => {
      const link = event.target.closest("a");
      if (!link) return;
      // Focus only: a new fragment in the address would be a step back in history.
      event.preventDefault();
      byId(link.hash.slice(1)).focus();
    });
    // A posted form came back; a frame of the gallery must not take focus.
    if (region.firstElementChild && self === top) focusErrors(region);
  }
}

// Links and buttons

class LanguageLink {
  /** @param {any} link */
  constructor(link) {
    // The link is the newer choice than these two.
    const query = new URLSearchParams(location.search);
    query.delete("lang");
    query.delete("ui_locales");
    if (!link.search && `${query}`) link.search = `${query}`;
    link.addEventListener("click", () => remembered("local", "lintel.language", link.hreflang));
  }
}

/** What stands hidden for browsers without script, or without what else it needs. */
class Need {
  /** @param {any} element */
  constructor(element) {
    /** @type {Record<string, unknown>} */
    const found = {
      script: true,
      clipboard: navigator.clipboard,
      passkey: self.PublicKeyCredential,
    };
    element.hidden = !found[element.dataset.needs];
  }
}

/** @type {Record<string, new (element: any) => object>} by the attribute that asks for it */
const COMPONENTS = {
  toggle: PasswordToggle,
  "caps-lock": CapsLockHint,
  form: CheckedForm,
  "region=summary": ErrorSummary,
  language: LanguageLink,
  needs: Need,
};
/** What the modules that come later are lent. */
const LENT = { part, show, slotOf, announce, showErrors, setBusy, enhance };
const LATER = "[data-policy],[data-code],[data-resend],[data-copy],[data-print],[data-qr],[data-credential],[data-picker]";

/**
 * Brings the components below an element to life: the whole page's, later those of a new step.
 * @param {ParentNode} root
 */
export async function enhance(root) {
  for (const name in COMPONENTS) {
    for (const element of root.querySelectorAll(`[data-${name}]`)) new COMPONENTS[name](element);
  }
  if (!root.querySelector(LATER)) return;
  try {
    (await import("./components.js")).enhance(root, LENT);
  } catch {
    // Not reached: fields and links still work as the browser has them.
  }
}

// Direct pages. A password sign-in without a challenge happens here; flow.js does all else.

/**
 * @typedef {{name: string, id: string, home: string, storage: string, origins: string[]}} App
 * @typedef {{pool: string, endpoint: string, cookie: string, root: string, locale: string, apps: App[]}} Config
 */

/** @param {"local" | "session"} kind @param {string} name @param {string} [value] to be kept */
function remembered(kind, name, value) {
  try {
    const storage = self[`${kind}Storage`];
    if (value) storage.setItem(name, value);
    return storage.getItem(name) || "";
  } catch {
    // Storage may be blocked: then nothing is carried along.
    return "";
  }
}

/**
 * Goes to another language's page where one is wanted.
 * @param {URLSearchParams} query
 * @param {string} root
 */
async function chooseLanguage(query, root) {
  const chosen = remembered("local", "lintel.language");
  // The browser's list counts where neither the address nor a link here has named a language.
  const isNamed = root.startsWith("..") || document.referrer.startsWith(location.origin);
  const liked = isNamed ? [] : navigator.languages;
  const wanted = [query.get("lang"), query.get("ui_locales"), chosen, ...liked].find(Boolean);
  if (!wanted || wanted.startsWith(document.documentElement.lang)) return;
  (await import("./language.js")).follow(chosen, liked);
}

/**
 * The text for a class of errors; empty where this page has none.
 * @param {string} code
 */
function errorText(code) {
  const texts = first("template[data-part=error-texts]");
  return texts?.content.querySelector(`[data-error~="${code}"]`)?.textContent || "";
}

/** @param {Config} config */
function openDirect(config) {
  const { pool, endpoint, cookie, root, apps } = config;
  const { page: id } = document.documentElement.dataset;
  const query = new URLSearchParams(location.search);
  // The address to which providers lead back is registered: it can name no app.
  const name = query.get("app") || (id === "callback" && remembered("session", "lintel.app"));
  const known = apps.find((app) => !name || app.name === name);
  if (!known && id !== "error") return location.replace("error.html");
  const app = known || apps[0];
  chooseLanguage(query, root).catch(() => {});

  const { storage } = app;
  /** @type {import("./cognito.js").Place} */
  const place = { clientId: app.id, storage };
  /** @type {Promise<import("./cognito.js").Cognito> | undefined} */
  let loading;
  /** @type {any} */
  let flow;

  async function load() {
    const { Cognito, prepare } = await import("./cognito.js");
    prepare();
    if (cookie || storage === "memory") {
      place.store = (await import("./storage.js")).otherStore(storage, cookie);
    }
    const metadata = { lang: config.locale };
    return new Cognito({ endpoint, pool, clientId: app.id, place, metadata });
  }

  /** The API client. */
  function client() {
    loading = loading || load();
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
      const isAllowed = (/** @type {string} */ origin) => href.startsWith(`${origin}/`);
      if (wanted && [location.origin, ...app.origins].some(isAllowed)) return href;
    } catch {
      // It is no address.
    }
    return app.home || `signed-in.html${location.search}`;
  }

  /**
   * Ends a sign-in. A password manager takes a form that has gone for one that was right.
   * @param {import("./cognito.js").Tokens | null} tokens none where they are kept already
   * @param {any} [form]
   * @param {object} [signInDetails]
   */
  async function end(tokens, form, signInDetails) {
    if (tokens) (await import("./cognito.js")).keep(tokens, { ...place, signInDetails });
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
      const { Flow } = await import("./flow.js");
      const own = { config, app, place, end };
      flow = flow || new Flow({ ...LENT, ...own, get client() { return client(); } });
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
    } catch (thrown) {
      const error = /** @type {any} */ (thrown);
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
  first("form")?.addEventListener("focusin", client);
  const field = byId("username");
  if (field && !field.value) field.value = remembered("session", "lintel.identifier");
  const suggests = field?.value && field.matches("[autocomplete~=webauthn]");
  if (id !== "login" || suggests || remembered("session", "lintel.notice")) hand((flow) => flow.open());
}

if (typeof document !== "undefined") {
  const config = first("[data-config]");
  const settings = config && JSON.parse(config.textContent);
  // Empty in the gallery, whose pages stay as they are.
  if (settings?.apps) openDirect(settings);
  enhance(document).then(() => {
    document.documentElement.dataset.ready = "";
  });
}
