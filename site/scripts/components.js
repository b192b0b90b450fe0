// @ts-check
// The components that the first page does not have: password rules, one-time code, resend, copy,
// print, QR, passkeys. page.js fetches them where they occur and hands in what they need of it: an import
// back would be a circle, which file names with hashes cannot close.

/**
 * @typedef {object} Page  what page.js lends
 * @property {(name: string, slots?: Record<string, unknown>) => HTMLElement} part
 * @property {(place: any, name?: string, slots?: Record<string, unknown>) => void} show
 * @property {(element: any, name: string) => any} slotOf
 * @property {(form: any, errors: {text: string}[]) => void} showErrors
 * @property {(form: any, button: Element | null) => void} setBusy
 * @property {import("./later.js").Later} later
 */

/** @type {(id: string) => any} */
const byId = (id) => document.getElementById(id);

/**
 * Which rules of a pool's password policy a password meets. Letters and digits are Basic Latin,
 * and a space inside the text is a symbol, as Cognito has it.
 * @param {string} password
 * @param {number} minimum length in characters
 * @param {string} symbols
 * @returns {Record<string, boolean>} by the rule's name in `data-rule`
 */
export function metRules(password, minimum, symbols) {
  const inner = password.trim();
  return {
    length: [...password].length >= minimum,
    lower: /[a-z]/.test(password),
    upper: /[A-Z]/.test(password),
    digit: /[0-9]/.test(password),
    symbol: [...inner].some((letter) => `${symbols} `.includes(letter)),
    trim: inner === password,
  };
}

/**
 * The digits of a text as ASCII. Arabic-Indic, Persian and full-width digits end in the same four
 * bits as the ones they stand for.
 * @param {string} text
 */
export function digitsOf(text) {
  return text
    .replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) => `${digit.charCodeAt(0) & 15}`)
    .replace(/[^0-9]/g, "");
}

/**
 * Seconds to wait after the next code, given the last wait: 30, 60, then always 120.
 * @param {number} last 0 before the first
 */
export function nextCooldown(last) {
  return last ? Math.min(last * 2, 120) : 30;
}

/**
 * The rules of a list that can be told here, each with whether a password meets it: what was used
 * before only Cognito knows.
 */
function rulesOf(list, password) {
  const met = metRules(password, list.dataset.minimum, list.dataset.symbols);
  return [...list.children]
    .map((rule) => [rule, met[rule.dataset.rule]])
    .filter(([, met]) => met !== undefined);
}

class PolicyList {
  #list;
  #page;
  #timer;

  constructor(list, page) {
    this.#list = list;
    this.#page = page;
    const input = byId(list.dataset.policy);
    const check = () => {
      const unmet = input.value && rulesOf(list, input.value).some(([, met]) => !met);
      input.setCustomValidity(unmet ? "errorPolicy" : "");
    };
    check();
    input.addEventListener("input", () => {
      check();
      this.#later(150, () => this.#mark(input.value));
    });
  }

  #later(delay, action) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(action, delay);
  }

  #mark(password) {
    const { show, slotOf } = this.#page;
    const list = this.#list;
    const rules = rulesOf(list, password);
    for (const [rule, met] of rules) {
      if (password) rule.dataset.met = met;
      else delete rule.dataset.met;
      show(slotOf(rule, "state"), password && (met ? "rule-met" : "rule-unmet"));
    }
    const slots = { met: rules.filter(([, met]) => met).length, total: rules.length };
    const status = document.querySelector(`[data-policy-status="${list.dataset.policy}"]`);
    // Said once a pause, not at each key.
    this.#later(850, () => show(status, password && "policy-status", slots));
  }
}

class CodeField {
  #input;
  #submitted = "";

  constructor(input) {
    this.#input = input;
    for (const type of ["input", "compositionend"]) {
      input.addEventListener(type, (event) => event.isComposing || this.#read());
    }
    // Who was faster than this script; a browser puts back what was typed on an earlier visit, too.
    if (input.value !== input.defaultValue && isFresh()) this.#read();
  }

  #read() {
    const input = this.#input;
    const digits = digitsOf(input.value);
    if (digits !== input.value) {
      const caret = digitsOf(input.value.slice(0, input.selectionStart)).length;
      input.value = digits;
      input.setSelectionRange(caret, caret);
    }
    const lengths = input.dataset.lengths.split(" ").map(Number);
    const wrong = digits && !lengths.includes(digits.length);
    input.setCustomValidity(wrong ? "errorLength" : "");
    const full = digits.length === Math.max(...lengths);
    if ("autoSubmit" in input.dataset && full && digits !== this.#submitted) {
      this.#submitted = digits;
      input.form.requestSubmit();
    }
  }
}

/** Waits as long as `data-resend` says, longer after each `lintel:sent` event. */
class ResendButton {
  #button;
  #page;

  constructor(button, page) {
    this.#button = button;
    this.#page = page;
    button.addEventListener("lintel:sent", () => {
      const seconds = nextCooldown(+button.dataset.resend);
      button.dataset.resend = seconds;
      this.#say("cooldown-start", { seconds });
      this.#wait();
    });
    if (+button.dataset.resend) this.#wait();
  }

  #say(name, slots) {
    this.#page.show(document.querySelector("[data-region=status]"), name, slots);
  }

  #wait() {
    const button = this.#button;
    const seconds = +button.dataset.resend;
    const end = Date.now() + seconds * 1000;
    if (button.matches("[aria-disabled]")) button.nextElementSibling.remove();
    const wait = this.#page.part("cooldown", { seconds });
    button.setAttribute("aria-disabled", "true");
    button.after(wait);
    const timer = setInterval(() => {
      // By the clock: timers stand still while a computer sleeps.
      const left = Math.ceil((end - Date.now()) / 1000);
      if (left > 0) {
        this.#page.slotOf(wait, "seconds").textContent = left;
        return;
      }
      clearInterval(timer);
      wait.remove();
      button.removeAttribute("aria-disabled");
      this.#say("cooldown-end");
    }, 1000);
  }
}

class CopyButton {
  #button;
  #page;
  #timer;

  constructor(button, page) {
    this.#button = button;
    this.#page = page;
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", () => this.#copy());
  }

  async #copy() {
    const { show } = this.#page;
    const source = byId(this.#button.dataset.copy);
    const status = this.#button.nextElementSibling;
    try {
      await navigator.clipboard.writeText(source.dataset.value || source.textContent.trim());
      show(status, "copied");
    } catch {
      getSelection()?.selectAllChildren(source);
      show(status, "copy-failed");
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => show(status), 4000);
  }
}

class PrintButton {
  constructor(button) {
    button.addEventListener("click", () => print());
  }
}

/** The address in `data-qr` as an image; where that fails, its text stands beside it. */
class QRImage {
  constructor(place, page) {
    if (place.dataset.qr) this.#draw(place, page);
  }

  async #draw(place, { later }) {
    try {
      const { qrSvg } = await later("qr");
      place.replaceChildren(qrSvg(place.dataset.qr, place.dataset.label));
    } catch {
      place.replaceChildren();
    }
  }
}

/**
 * A hosted page's form that posts a passkey's answer. A direct page's options come with the API's
 * answer, and its client asks by itself.
 */
class PasskeyForm {
  #form;
  #page;
  #options;

  constructor(form, page) {
    const options = document.querySelector("[data-credential-options]");
    if (!options) return;
    this.#form = form;
    this.#page = page;
    this.#options = options.textContent;
    form.addEventListener("lintel:submit", (event) => {
      if (event.detail.submitter.formNoValidate) return;
      event.preventDefault();
      this.#ask();
    });
    if (form.dataset.credential === "get" && isFresh()) form.requestSubmit();
  }

  async #ask() {
    const form = this.#form;
    const { later, show } = this.#page;
    const status = document.querySelector("[data-region=status]");
    show(status);
    try {
      const { ask } = await later("passkey");
      const answer = await ask(form.dataset.credential, JSON.parse(JSON.parse(this.#options).json));
      form.elements.credential.value = JSON.stringify(answer);
      form.submit();
    } catch ({ code }) {
      // Who changes their mind has made no mistake.
      const calm = ["aborted", "passkey-cancelled"].includes(code);
      this.#page.showErrors(form, calm ? [] : [{ text: this.#textOf(code) }]);
      if (calm) show(status, code !== "aborted" && code);
    }
  }

  #textOf(code) {
    const texts = this.#page.part("error-texts");
    const text = texts.querySelector(`[data-error~="${code}"]`);
    return (text || texts.querySelector("[data-error~=internal-error]")).textContent;
  }
}

/** A list to choose a tenant from: one page has it, so its script comes when it is needed. */
class PickerForm {
  constructor(form, page) {
    // Not reached: the whole list is there.
    page.later("picker").then(({ TenantPicker }) => new TenantPicker(form, page), () => {});
  }
}

/** Whether a page has just been opened by a person, and has nothing to say yet. */
function isFresh() {
  const [entry] = /** @type {any[]} */ (performance.getEntriesByType("navigation"));
  const said = document.querySelector("[data-region=status] > *, [data-region=summary] > *");
  return self === top && !document.hidden && !said && entry?.type === "navigate";
}

/** @type {Record<string, new (element: any, page: any) => object>} by the attribute that asks */
const COMPONENTS = {
  policy: PolicyList,
  code: CodeField,
  resend: ResendButton,
  copy: CopyButton,
  print: PrintButton,
  qr: QRImage,
  credential: PasskeyForm,
  picker: PickerForm,
};

/**
 * Brings the components below an element to life.
 * @param {ParentNode} root
 * @param {Page} page
 */
export function enhance(root, page) {
  for (const name in COMPONENTS) {
    for (const element of root.querySelectorAll(`[data-${name}]`)) {
      new COMPONENTS[name](element, page);
    }
  }
}
