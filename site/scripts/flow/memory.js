// @ts-check

/**
 * Reads or writes what outlives a page. Storage may be blocked: then nothing does.
 * @param {string} name
 * @param {string} [value]
 * @returns {string}
 */
export function stored(name, value) {
  try {
    if (value) sessionStorage.setItem(name, value);
    else if (value === "") sessionStorage.removeItem(name);
    return sessionStorage.getItem(name) || "";
  } catch {
    return "";
  }
}
