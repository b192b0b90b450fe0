// @ts-check
// What a direct page does besides a password that is right at once: every other way to sign in, the
// steps in between, and the pages around it. This file keeps what a sign-in has come to and says
// what went wrong; what each step asks and answers is in modules that it fetches when they are met.
// Sessions, passwords and codes live in this object only.

import { nameIn } from "./fields.js";
import { stored } from "./flow/memory.js";
import { pageOf, sectionOf, settle } from "./flow/sections.js";
import { Speech, codeOf, first, focus } from "./flow/speech.js";
import { ENDS, LAST, LOCKS, PAGES, WAYS } from "./flow/ways.js";
import { StepError, Steps } from "./steps.js";

/** @typedef {import("./cognito.js").Step} Step */
/** @typedef {import("./cognito.js").Tokens} Tokens */
/** @typedef {import("./cognito.js").Cognito} Cognito */
/** @typedef {import("./flow/speech.js").Page} Page */

/**
 * What a page or a step does: `submit` for its button, one more for each button with a name
 * (`resend`, `skip`), one for each link to another step (by that step's name).
 * @typedef {Record<string, (form: any, submitter: any) => any>} Actions
 */

export class Flow extends Speech {
  /** What was typed, for a second code and after a sign-up. */
  password = "";
  /** Whether the person has just signed up. */
  isNew = false;
  /** What happens when a session has become too old. */
  expire = () => this.restart("session-expired");
  /** @type {Steps} */
  #steps;
  /** @type {Actions | undefined} */
  #actions;
  /** @type {Promise<void> | undefined} */
  #opened;
  #last = [...LAST];
  /** Counts the pages shown: an answer for one that was left is of no use. */
  #turn = 0;
  #isLeaving = false;
  #notice = "";
  #identifier = "";
  #account = "";

  /** @param {Page} page */
  constructor(page) {
    super(page, () => this.#steps.load());
    this.#steps = new Steps(page.config.steps, (name) => this.#wentBack(name));
    document.addEventListener("click", (event) => this.#follow(event));
  }

  // What page.js calls

  /** A page has been opened. */
  open() {
    this.#opened = this.#opened || this.#open();
    return this.#opened;
  }

  async #open() {
    const name = document.documentElement.dataset.page || "";
    const form = first("main form");
    try {
      this.#notice = this.#notice || stored("lintel.notice");
      stored("lintel.notice", "");
      if (PAGES[name]) {
        const actions = (await PAGES[name](this)) || {};
        // Meanwhile a step may have taken over.
        if (!this.#steps.start) this.#actions = actions;
      } else if (!ENDS.includes(name)) return this.restart(this.#notice);
      if (this.#notice) await this.#say();
    } catch (error) {
      // The next attempt begins anew; what was listed before stays, since its buttons ask as well.
      this.#opened = undefined;
      if (!first("[data-when=ready]:not([hidden])")) this.turn("failed");
      await this.fail(form, error);
    }
  }

  /**
   * A form was sent; it is busy until this ends.
   * @param {any} form
   * @param {any} submitter
   */
  async submit(form, submitter) {
    const { announce, setBusy } = this.page;
    announce("alert");
    try {
      if (!this.#actions) await this.open();
      const { name, value } = submitter;
      // `resend`, or `remove:ID`.
      const action = this.#actions?.[name === "action" ? value.split(":")[0] : "submit"];
      await action?.(form, submitter);
      if (!this.#isLeaving) setBusy(form, null);
    } catch (error) {
      await this.fail(form, error);
    }
  }

  /**
   * A provider's or the passkey button was pressed.
   * @param {any} element
   */
  async press(element) {
    const form = first("main form");
    const { provider } = element.dataset;
    try {
      if (provider) return await (await this.later("arrival")).signInWith(this, provider);
      // Once at a time, as a form is sent.
      if (form.matches("[aria-busy]")) return;
      this.page.setBusy(form, element);
      await (await this.later("signin")).pressPasskey(this, form);
      this.page.setBusy(form, null);
    } catch (error) {
      await this.fail(form, error);
    }
  }

  /**
   * A sign-in goes on, or ends.
   * @param {Step} step
   * @param {any} [form] the login's
   */
  async next(step, form) {
    try {
      this.#take(form);
      await this.meet(step);
    } catch (error) {
      await this.fail(form, error);
    }
  }

  /**
   * Says what went wrong, and where the error leads elsewhere, goes there.
   * @param {any} form
   * @param {any} error
   */
  async fail(form, error) {
    const { setBusy, showErrors, announce } = this.page;
    if (error.code === "aborted") return setBusy(form, null);
    this.#take(form);
    let code = codeOf(error);
    try {
      if (WAYS[code]) return await WAYS[code](this);
      if (LOCKS.includes(code) && this.#steps.start) return await this.show("locked");
    } catch (thrown) {
      code = codeOf(thrown);
      if (code === "aborted") return;
    }
    if (!code) reportError(error);
    const text = await this.textOf(code || "internal-error");
    if (form) showErrors(form, []);
    // Where nothing has been wrong with what was typed, focus stays on the button.
    if (!form || ["network", "offline", "timeout"].includes(code)) announce("alert", "alert", { text });
    else showErrors(form, [{ text }]);
    if (code === "attempts-exceeded" && form && !this.#steps.start) this.hold(form);
  }

  // What the modules call

  get config() {
    return this.page.config;
  }

  get app() {
    return this.page.app;
  }

  /** Imports a script that has not been needed before. */
  get later() {
    return this.page.later;
  }

  /** Where tokens are kept; complete once `client` has come. */
  get place() {
    return this.page.place;
  }

  /** For the page to which a provider leads back: its address cannot say which app it is for. */
  keepApp() {
    stored("lintel.app", this.app.name);
  }

  /** The name that was typed, in this tab only and never in an address. */
  get identifier() {
    return this.#identifier || stored("lintel.identifier");
  }

  set identifier(name) {
    this.#identifier = name;
    stored("lintel.identifier", name);
  }

  /** What the account is called in an authenticator app. */
  get account() {
    return this.#account || this.identifier;
  }

  set account(name) {
    this.#account = name;
  }

  /**
   * Asks the service.
   * @template T
   * @param {(client: Cognito) => Promise<T> | T} call
   * @returns {Promise<T>}
   * @throws {StepError} `aborted`: meanwhile the step has been left
   */
  async ask(call) {
    const turn = this.#turn;
    const checked = () => {
      if (turn !== this.#turn) throw new StepError("aborted");
    };
    try {
      const answer = await call(await this.page.client);
      checked();
      return answer;
    } catch (error) {
      checked();
      throw error;
    }
  }

  /**
   * An operation on the account that is dealt with. Its message comes in the page's language.
   * @param {string} operation
   * @param {object} [input]
   */
  call(operation, input) {
    const names = { ClientId: this.app.id, Username: this.identifier };
    return this.ask((client) => {
      const { metadata: ClientMetadata } = client.settings;
      return client.call(operation, { ...names, ClientMetadata, ...input });
    });
  }

  /**
   * Whether the site has a step.
   * @param {string} name
   * @param {string} [variant]
   */
  async has(name, variant) {
    return !!sectionOf(await this.ask(() => this.#steps.load()), name, variant);
  }

  /**
   * Shows a step.
   * @param {string} name
   * @param {Actions} [actions]
   * @param {{variant?: string, slots?: Record<string, string>, fill?: (section: any) => void}} [look]
   */
  async show(name, actions = {}, look = {}) {
    const { variant, slots = {}, fill } = look;
    // A step comes with what makes it work: who is quick shall not meet a field that does nothing yet.
    const coming = this.later("components").catch(() => null);
    const [file, components] = await this.ask(() => Promise.all([this.#steps.load(), coming]));
    const found = sectionOf(file, name, variant);
    if (!found) throw new StepError("invalid-user-pool-configuration");
    const section = document.importNode(found, true);
    for (const slot in slots) {
      for (const place of section.querySelectorAll(`[data-slot=${slot}]`)) place.textContent = slots[slot];
    }
    section.querySelector("[readonly][name=username]")?.setAttribute("value", this.identifier);
    settle(section, file, this.#steps.start || document.documentElement.dataset.page || "", actions);
    fill?.(section);
    this.#actions = actions;
    this.#steps.show(section);
    const main = first("main");
    this.page.enhance(main);
    components?.enhance(main, this.page);
    focus();
  }

  /**
   * Goes on with what the service asks next.
   * @param {Step} step
   */
  async meet(step) {
    if (step.tokens) return this.finish(step.tokens);
    return (await this.later("signin")).meet(this, step);
  }

  /**
   * Ends the sign-in, once nothing more is to be offered.
   * @param {Tokens} tokens
   * @returns {Promise<void>}
   */
  async finish(tokens) {
    const next = this.#last.shift();
    if (next) {
      let shown;
      try {
        shown = await next(this, tokens);
      } catch (error) {
        if (/** @type {any} */ (error).code === "aborted") throw error;
        // Who has signed in is not kept from the app by what was only offered.
      }
      return shown ? undefined : this.finish(tokens);
    }
    const authFlowType = this.password ? "USER_SRP_AUTH" : "USER_AUTH";
    this.password = "";
    await this.page.end(tokens, first("main form"), { loginId: this.identifier, authFlowType });
    this.#isLeaving = true;
  }

  /**
   * Begins again on the first page, the name kept.
   * @param {string} [notice] the class of the text that says why
   */
  restart(notice = "") {
    this.#notice = notice || "";
    if (["login", "identifier"].includes(this.#steps.start || "")) return history.back();
    return this.leave(`${this.config.start}.html`, notice);
  }

  /**
   * Leaves for another page of the site, which takes the place of this one in history.
   * @param {string} address relative
   * @param {string} [notice]
   */
  leave(address, notice = "") {
    this.#isLeaving = true;
    stored("lintel.notice", notice);
    const target = new URL(address, document.baseURI);
    if (!target.search) target.search = location.search;
    location.replace(target.href);
  }

  /**
   * Back to the page on which the steps began.
   * @param {string} [part] what it says in its status region
   */
  back(part = "") {
    this.said = part;
    history.back();
  }

  // Details

  /**
   * What was typed, before its form makes way.
   * @param {any} form
   */
  #take(form) {
    const { username, password } = form?.elements || {};
    if (username?.value) this.identifier = nameIn(username);
    if (password) this.password = password.value;
  }

  async #say() {
    const code = this.#notice;
    this.#notice = "";
    await this.notice(code);
  }

  /** @param {string} page */
  #wentBack(page) {
    this.#turn += 1;
    this.#actions = undefined;
    this.#opened = undefined;
    this.#last = [...LAST];
    this.password = "";
    this.isNew = false;
    for (const form of document.querySelectorAll("main form")) {
      this.page.setBusy(form, null);
      for (const field of form.querySelectorAll(".password input")) /** @type {any} */ (field).value = "";
    }
    this.page.announce("status");
    this.page.announce("alert");
    focus();
    if (PAGES[page]) this.open().then(() => this.said && this.announce(this.said));
  }

  /**
   * A link of a step to another one, or to where it began.
   * @param {any} event
   */
  async #follow(event) {
    const link = event.target.closest?.("main a[href]");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const page = pageOf(link);
    const action = this.#actions?.[page];
    if (action) {
      event.preventDefault();
      const form = first("main form");
      try {
        await action(form, link);
      } catch (error) {
        await this.fail(form, error);
      }
    } else if (page && page === this.#steps.start) {
      event.preventDefault();
      history.back();
    }
  }
}
