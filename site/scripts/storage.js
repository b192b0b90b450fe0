// @ts-check
// Stores for tokens other than the browser's own two, for tenants that ask for them: cookies, which
// sibling sub-domains can read, and memory, which ends with the page.

/** @typedef {import("./cognito.js").Store} Store */

/**
 * @param {string} storage "local", "session" or "memory"
 * @param {string} domain of cookies, where they take the storage's place
 * @returns {Store}
 */
export function otherStore(storage, domain) {
  return domain ? cookieStore(domain, storage !== "session") : memoryStore();
}

/**
 * Cookies as Amplify's CookieStorage writes them, spelt as its library spells them: another spelling
 * of a name would be another cookie.
 * @param {string} domain "acme.example", with all its sub-domains
 * @param {boolean} [lasts] a year; else until the browser is closed
 * @returns {Store} whose `setItem` throws where the browser refuses a cookie, as for one above 4 kB
 */
export function cookieStore(domain, lasts = true) {
  const getItem = (/** @type {string} */ name) => {
    const start = `${nameOf(name)}=`;
    const found = document.cookie.split("; ").find((cookie) => cookie.startsWith(start));
    return found === undefined ? null : decodeURIComponent(found.slice(start.length));
  };
  /** @param {string} name @param {string} value @param {string} age */
  const write = (name, value, age) => {
    const attributes = `path=/; domain=${domain}; secure; samesite=lax${age}`;
    document.cookie = `${nameOf(name)}=${encodeURIComponent(value)}; ${attributes}`;
  };
  return {
    getItem,
    setItem(name, value) {
      write(name, value, lasts ? "; max-age=31536000" : "");
      if (getItem(name) !== value) throw new Error(`no cookie for ${domain}`);
    },
    removeItem: (name) => write(name, "", "; max-age=0"),
  };
}

/** @param {string} name */
const nameOf = (name) =>
  encodeURIComponent(name)
    .replace(/%(2[346B]|5E|60|7C)/g, decodeURIComponent)
    .replace(/[()]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);

/** @returns {Store} */
export function memoryStore() {
  /** @type {Map<string, string>} */
  const values = new Map();
  return {
    getItem: (name) => values.get(name) ?? null,
    setItem: (name, value) => void values.set(name, value),
    removeItem: (name) => void values.delete(name),
  };
}
