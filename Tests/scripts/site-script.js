import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** By name. A module that two others import is one module. */
const addresses = new Map();

/**
 * A module of `site/scripts/`, loaded as a browser would: by its text, always as an ES module.
 * (By its path an older Node would take a `.js` file for CommonJS.)
 */
export function siteScript(name) {
  return import(addressOf(name));
}

function addressOf(name) {
  if (!addresses.has(name)) {
    const text = readFileSync(new URL(`../../site/scripts/${name}`, import.meta.url), "utf8");
    // From a text alone nothing relative can be imported. (Types in comments are `import("…")` alone.)
    const whole = text.replace(
      /(from |await import\()"(\.\.?\/[\w/-]+\.js)"/g,
      (_, start, imported) => `${start}"${addressOf(join(dirname(name), imported))}"`,
    );
    const bytes = Buffer.from(whole).toString("base64");
    addresses.set(name, `data:text/javascript;base64,${bytes}`);
  }
  return addresses.get(name);
}
