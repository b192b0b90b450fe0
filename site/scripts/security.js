// @ts-check
// The page on which somebody sees and changes how they sign in: passkeys, second factors, devices.

import { sessionOf, verify } from "./account.js";
import { phoneNumber } from "./fields.js";
import { forget } from "./session.js";
import { StepError } from "./steps.js";

/** @typedef {import("./flow.js").Flow} Flow */
/** @typedef {import("./account.js").Session} Session */

/** How a factor is called in a user's preferences, and by which attribute it reaches them. */
const FACTORS = /** @type {Record<string, {setting: string, attribute?: string, medium?: string}>} */ ({
  SOFTWARE_TOKEN_MFA: { setting: "SoftwareTokenMfaSettings" },
  EMAIL_OTP: { setting: "EmailMfaSettings", attribute: "email", medium: "EMAIL" },
  SMS_MFA: { setting: "SMSMfaSettings", attribute: "phone_number", medium: "SMS" },
});

/** @type {(selector: string) => any} */
const first = (selector) => document.querySelector(selector);

/**
 * @param {Flow} flow
 * @returns {Promise<import("./flow.js").Actions>}
 */
export async function open(flow) {
  const session = await sessionOf(flow);
  if (!session) return {};
  const page = new Security(flow, session);
  await page.load();
  return page.actions;
}

class Security {
  #flow;
  #session;
  /** @type {any} */
  #user;

  /**
   * @param {Flow} flow
   * @param {Session} session
   */
  constructor(flow, session) {
    this.#flow = flow;
    this.#session = session;
  }

  /**
   * What the page's buttons do; the text after the colon says to what.
   * @returns {import("./flow.js").Actions}
   */
  get actions() {
    const flow = this.#flow;
    const session = this.#session;
    return {
      "add-passkey": async () => {
        const { add } = await flow.later("passkeys");
        return add(flow, session.tokens.accessToken, () => flow.back());
      },
      "remove-passkey": (form, button) =>
        this.#change("DeleteWebAuthnCredential", { CredentialId: idOf(button) }),
      "remove-device": (form, button) => this.#change("ForgetDevice", { DeviceKey: idOf(button) }),
      prefer: (form, button) => this.#change(...preference(idOf(button), true, true)),
      "turn-off": (form, button) => this.#change(...preference(idOf(button), false, false)),
      "set-up": (form, button) => this.#setUp(idOf(button)),
      "sign-out-everywhere": async () => {
        await session.call("GlobalSignOut");
        forget(flow.place);
        (await flow.later("arrival")).leaveSignedOut(flow, session.tokens);
      },
    };
  }

  /** Reads everything anew, and shows it. */
  async load() {
    const session = this.#session;
    const [user, passkeys, devices] = await Promise.all([
      session.call("GetUser"),
      first("[data-list=passkeys]") && session.call("ListWebAuthnCredentials"),
      // A pool that remembers no devices refuses to list them.
      session.call("ListDevices").catch(orNothing),
    ]);
    this.#user = user;
    this.#showPasskeys(passkeys?.Credentials || []);
    this.#showDevices(devices?.Devices || []);
    this.#showFactors(user);
    this.#flow.turn("ready");
  }

  /** @param {any[]} list */
  #showPasskeys(list) {
    this.#fill("passkeys", list.map(({ CredentialId, FriendlyCredentialName, CreatedAt }) =>
      this.#item("passkey", CredentialId, FriendlyCredentialName, CreatedAt),
    ));
  }

  /** @param {any[]} list */
  #showDevices(list) {
    const own = this.#session.tokens.device?.deviceKey;
    const items = list
      .map(({ DeviceKey, DeviceAttributes = [], DeviceLastAuthenticatedDate }) => {
        const { device_name: name, "dev:device_remembered_status": status } = Object.fromEntries(
          DeviceAttributes.map((/** @type {any} */ { Name, Value }) => [Name, Value]),
        );
        if (status === "not_remembered") return null;
        const item = this.#item("device", DeviceKey, name, DeviceLastAuthenticatedDate);
        showWhen(item, DeviceKey === own ? "current" : "other");
        return item;
      })
      .filter(Boolean);
    this.#fill("devices", items);
  }

  /** @param {any} user */
  #showFactors({ UserMFASettingList: on = [], PreferredMfaSetting: preferred }) {
    for (const row of document.querySelectorAll("[data-factor]")) {
      const { factor } = /** @type {any} */ (row).dataset;
      showWhen(row, factor === preferred ? "preferred" : on.includes(factor) ? "on" : "off");
    }
  }

  /**
   * @param {string} name
   * @param {any[]} items
   */
  #fill(name, items) {
    const list = first(`[data-list=${name}]`);
    list?.replaceChildren(...(items[0] ? items : [this.#flow.page.part(`no-${name}`)]));
  }

  /**
   * @param {string} part
   * @param {string} id
   * @param {string} [name]
   * @param {number} [seconds] since 1970
   */
  #item(part, id, name, seconds) {
    const date = new Date((seconds || 0) * 1000);
    const { locale } = this.#flow.config;
    const item = this.#flow.page.part(part, {
      name: name || id,
      date: date.toLocaleDateString(locale, { dateStyle: "medium" }),
    });
    /** @type {any} */ (item.querySelector("button")).value += id;
    return item;
  }

  /**
   * @param {string} operation
   * @param {object} input
   */
  async #change(operation, input) {
    await this.#session.call(operation, input);
    await this.load();
    this.#flow.announce("done");
    // The button that was pressed may be gone.
    if (document.activeElement === document.body) focusHeading();
  }

  /** @param {string} factor */
  async #setUp(factor) {
    const { attribute, medium } = FACTORS[factor];
    if (!attribute) return this.#setUpApp(factor);
    const known = Object.fromEntries(
      this.#user.UserAttributes.map((/** @type {any} */ { Name, Value }) => [Name, Value]),
    );
    if (known[`${attribute}_verified`] === "true") return this.#change(...preference(factor, true));
    return this.#askContact(factor, attribute, medium === "SMS" ? "phone" : "email");
  }

  /**
   * @param {string} factor
   * @param {string} attribute
   * @param {string} variant
   */
  #askContact(factor, attribute, variant) {
    const flow = this.#flow;
    const session = this.#session;
    return flow.show(
      "contact-setup",
      {
        submit: async (form) => {
          const typed = form.elements[variant].value.trim();
          const Value = variant === "phone" ? phoneNumber(typed) : typed;
          const UserAttributes = [{ Name: attribute, Value }];
          const { CodeDeliveryDetailsList: sent = [] } = await session.call("UpdateUserAttributes", { UserAttributes });
          const details = sent[0] || (await session.call("GetUserAttributeVerificationCode", { AttributeName: attribute })).CodeDeliveryDetails;
          return verify(flow, session, [{ ...details, AttributeName: attribute }], () => this.#turnOn(factor));
        },
      },
      { variant },
    );
  }

  /** @param {string} factor */
  async #setUpApp(factor) {
    const flow = this.#flow;
    const session = this.#session;
    const { showSecret } = await flow.later("setup");
    const { SecretCode } = await session.call("AssociateSoftwareToken");
    flow.account = session.name;
    return showSecret(flow, SecretCode, async (code) => {
      const reply = await session.call("VerifySoftwareToken", { UserCode: code });
      if (reply.Status !== "SUCCESS") throw new StepError("enable-software-token-mfa");
      return this.#turnOn(factor);
    });
  }

  /** @param {string} factor */
  async #turnOn(factor) {
    await this.#session.call(...preference(factor, true));
    return this.#flow.back("done");
  }
}

/**
 * @param {string} factor
 * @param {boolean} on
 * @param {boolean} [preferred]
 * @returns {[string, object]}
 */
function preference(factor, on, preferred) {
  return ["SetUserMFAPreference", { [FACTORS[factor].setting]: { Enabled: on, PreferredMfa: preferred } }];
}

/** @param {any} button */
function idOf(button) {
  return button.value.slice(button.value.indexOf(":") + 1);
}

/**
 * @param {Element} root
 * @param {string} state
 */
function showWhen(root, state) {
  for (const part of root.querySelectorAll("[data-when]")) {
    const { dataset } = /** @type {any} */ (part);
    /** @type {any} */ (part).hidden = !dataset.when.split(" ").includes(state);
  }
}

/** @param {any} error */
function orNothing(error) {
  if (["session-expired", "aborted", "network", "offline", "timeout"].includes(error.code)) throw error;
  return undefined;
}

function focusHeading() {
  const heading = first("main h1");
  heading.setAttribute("tabindex", "-1");
  heading.focus();
}
