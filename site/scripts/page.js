// @ts-check
// What every page does without an API. Its markup is described in README.md beside this file: each
// changing state is a clone of one of the page's `<template data-part>`, and no word stands here.
// What the first page does not need is in components.js, fetched by the pages that do.

import { openDirect } from "./page/direct.js";
import { capsLockHint, passwordToggle } from "./page/fields.js";
import { checkedForm, errorSummary, setBusy, showErrors } from "./page/forms.js";
import { later } from "./page/later.js";
import { remembered } from "./page/memory.js";
import { announce, first, part, show, slotOf } from "./page/parts.js";

/** @param {any} link */
function languageLink(link) {
  // The link is the newer choice than these two.
  const query = new URLSearchParams(location.search);
  query.delete("lang");
  query.delete("ui_locales");
  link.search ||= query;
  link.addEventListener("click", () => remembered("local", "lintel.language", link.hreflang));
}

/**
 * What stands hidden for browsers without script, or without passkeys.
 * @param {any} element
 */
function need(element) {
  const { needs } = element.dataset;
  element.hidden = needs !== "script" && (needs !== "passkey" || !self.PublicKeyCredential);
}

/** @type {Record<string, (element: any) => void>} by the attribute that asks for it */
const COMPONENTS = {
  toggle: passwordToggle,
  "caps-lock": capsLockHint,
  form: checkedForm,
  "region=summary": errorSummary,
  language: languageLink,
  needs: need,
};
/** What the modules that come later are lent. */
const LENT = { part, show, slotOf, announce, showErrors, setBusy, enhance, later };
const LATER = "[data-policy],[data-code],[data-resend],[data-copy],[data-print],[data-qr],[data-credential],[data-picker]";

/**
 * Brings the components below an element to life: the whole page's, later those of a new step.
 * @param {ParentNode} root
 */
function enhance(root) {
  for (const name in COMPONENTS) {
    for (const element of root.querySelectorAll(`[data-${name}]`)) COMPONENTS[name](element);
  }
}

async function open() {
  enhance(document);
  try {
    if (first(LATER)) (await later("components")).enhance(document, LENT);
  } catch {
    // Not reached: fields and links still work as the browser has them.
  }
  document.documentElement.dataset.ready = "";
}

if (typeof document !== "undefined") {
  const settings = JSON.parse(first("[data-config]")?.textContent || "{}");
  // Empty in the gallery, whose pages stay as they are.
  if (settings.apps) openDirect(settings, LENT);
  open();
}
