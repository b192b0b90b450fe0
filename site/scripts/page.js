// @ts-check
// What every page does without an API. Its markup is described in README.md beside this file: each
// changing state is a clone of one of the page's `<template data-part>`, and no word stands here.
// What the first page does not need is in components.js, fetched by the pages that do.

import { openDirect } from "./page/direct.js";
import { CapsLockHint, PasswordToggle } from "./page/fields.js";
import { CheckedForm, ErrorSummary, setBusy, showErrors } from "./page/forms.js";
import { remembered } from "./page/memory.js";
import { announce, first, part, show, slotOf } from "./page/parts.js";

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
async function enhance(root) {
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

if (typeof document !== "undefined") {
  const config = first("[data-config]");
  const settings = config && JSON.parse(config.textContent);
  // Empty in the gallery, whose pages stay as they are.
  if (settings?.apps) openDirect(settings, LENT);
  enhance(document).then(() => {
    document.documentElement.dataset.ready = "";
  });
}
