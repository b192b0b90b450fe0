// @ts-check
// What a pool asks besides: a new password and what is missing of the account, and its functions' own questions.

import { attributeOf, attributesOf } from "../fields.js";
import { beginCustom, listOf, respond } from "./answers.js";

/** @typedef {import("../flow.js").Flow} Flow */
/** @typedef {import("../cognito.js").Step} Step */

/**
 * Whoever was invited has not seen the sign-up page, which tells of the site's terms: where there are any,
 * they come before the account is used. That they were accepted is told to the pool's functions.
 * @param {Flow} flow
 * @param {Step} step
 */
export async function askAgreement(flow, step) {
  const metadata = await flow.ask((client) => client.settings.metadata || {});
  if (metadata.terms || !(await flow.has("terms"))) return askNewPassword(flow, step);
  return flow.show("terms", {
    submit: () => {
      metadata.terms = "accepted";
      return askNewPassword(flow, step);
    },
  });
}

/**
 * @param {Flow} flow
 * @param {Step} step
 */
function askNewPassword(flow, step) {
  const missing = listOf(step.parameters.requiredAttributes).map((name) => name.replace("userAttributes.", ""));
  return flow.show(
    "new-password",
    {
      submit: async (form) => {
        const password = form.elements["new-password"].value;
        /** @type {Record<string, string>} */
        const answers = { NEW_PASSWORD: password };
        for (const { Name, Value } of attributesOf(form)) answers[`userAttributes.${Name}`] = Value;
        const next = await respond(flow, step, answers);
        flow.password = password;
        return flow.meet(next);
      },
    },
    {
      fill: (section) => {
        for (const field of section.querySelectorAll(".field")) {
          const { name } = field.querySelector("input, select, textarea");
          if (name !== "new-password" && !missing.includes(attributeOf(name))) field.remove();
        }
      },
    },
  );
}

/**
 * @param {Flow} flow
 * @param {Step} step
 */
export function askAnswer(flow, step) {
  const { question, link } = step.parameters;
  if (link) return showLink(flow, link);
  return flow.show(
    "custom-challenge",
    {
      submit: async (form) => {
        const next = await respond(flow, step, { ANSWER: form.elements.answer.value });
        await flow.meet(next);
        // The same question again: the answer was not the right one.
        const isSame = next.challenge === step.challenge && next.parameters.question === question;
        if (isSame) await flow.complain("answer-mismatch");
      },
    },
    { slots: question ? { question } : {} },
  );
}

/**
 * The answer is in a link that was mailed: it opens `link-landing.html`.
 * @param {Flow} flow
 * @param {string} destination masked
 */
function showLink(flow, destination) {
  return flow.show(
    "message-sent",
    {
      resend: async (form, button) => {
        const next = await beginCustom(flow);
        if (!next.parameters.link) return flow.meet(next);
        flow.sent(button);
      },
    },
    { slots: { destination } },
  );
}
