import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { siteScript } from "./site-script.js";

const parts = ["direct", "fields", "forms", "later", "memory", "parts"].map((part) => `page/${part}.js`);
const scripts = ["page.js", ...parts, "components.js", "passkey.js", "qr.js"];
const source = (name) =>
  readFileSync(new URL(`../../site/scripts/${name}`, import.meta.url), "utf8");

for (const name of scripts) {
  test(`${name} can be imported where there is no document`, () => siteScript(name));

  test(`${name} has no Trusted Types sink, no inline style, and says nothing to the console`, () => {
    const banned =
      /\.(innerHTML|outerHTML|srcdoc|style)\b|insertAdjacentHTML|document\.write|\beval\(|new Function|createContextualFragment|parseFromString|console\./;
    assert.doesNotMatch(source(name), banned);
  });
}
