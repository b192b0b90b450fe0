import { readFileSync } from "node:fs";

/**
 * A module of `site/scripts/`, loaded as a browser would: by its text, always as an ES module.
 * (By its path an older Node would take a `.js` file for CommonJS.)
 */
export function siteScript(name) {
  const text = readFileSync(new URL(`../../site/scripts/${name}`, import.meta.url));
  return import(`data:text/javascript;base64,${text.toString("base64")}`);
}
