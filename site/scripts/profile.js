// @ts-check
// What somebody who is signed in can change about the account: the password, and the details.

import { sessionOf, verify } from "./account.js";
import { attributeFields, attributeOf, attributesOf } from "./fields.js";

/** @typedef {import("./flow.js").Flow} Flow */

/**
 * @param {Flow} flow
 * @returns {Promise<import("./flow.js").Actions>}
 */
export async function openPassword(flow) {
  const session = await sessionOf(flow);
  if (!session) return {};
  document.querySelector("main [name=username]")?.setAttribute("value", session.name);
  return {
    submit: async (/** @type {any} */ form) => {
      const { "current-password": current, "new-password": next } = form.elements;
      const passwords = { PreviousPassword: current.value, ProposedPassword: next.value };
      try {
        await session.call("ChangePassword", passwords);
      } catch (error) {
        const { code } = /** @type {any} */ (error);
        if (code !== "not-authorized") throw error;
        // Who is signed in can only have mistyped the old one.
        return flow.page.showErrors(form, [{ id: current.id, text: await flow.textOf(code) }]);
      }
      form.reset();
      // The marks of its rules go with the password.
      next.dispatchEvent(new Event("input", { bubbles: true }));
      flow.announce("done");
    },
  };
}

/**
 * @param {Flow} flow
 * @returns {Promise<import("./flow.js").Actions>}
 */
export async function open(flow) {
  const session = await sessionOf(flow);
  if (!session) return {};
  const form = /** @type {any} */ (document.querySelector("main form"));
  const { UserAttributes } = await session.call("GetUser");
  /** @type {Map<string, string>} */
  const known = new Map(
    UserAttributes.map((/** @type {any} */ { Name, Value }) => [Name, Value]),
  );
  for (const field of attributeFields(form)) propose(field, known.get(attributeOf(field.name)) || "");
  // The page itself begins busy. A button that was pressed meanwhile still is.
  if (!form.querySelector("[data-busy]")) form.removeAttribute("aria-busy");
  return {
    submit: async () => {
      const changed = attributesOf(form, true).filter(({ Name, Value }) => Value !== (known.get(Name) || ""));
      const reply = changed.length && (await session.call("UpdateUserAttributes", { UserAttributes: changed }));
      for (const { Name, Value } of changed) known.set(Name, Value);
      const codes = (reply && reply.CodeDeliveryDetailsList) || [];
      if (codes.length) return verify(flow, session, codes, () => flow.back("done"));
      flow.announce("done");
    },
  };
}

/**
 * Fills a field that nobody has typed into.
 * @param {any} field
 * @param {string} value
 */
function propose(field, value) {
  if (field.type === "checkbox") field.defaultChecked = value === "true";
  else if (field.options) for (const option of field.options) option.defaultSelected = option.value === value;
  else field.defaultValue = value;
}
