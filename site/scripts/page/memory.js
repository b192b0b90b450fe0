// @ts-check

/** @param {"local" | "session"} kind @param {string} name @param {string} [value] to be kept */
export function remembered(kind, name, value) {
  try {
    const storage = self[`${kind}Storage`];
    if (value) storage.setItem(name, value);
    return storage.getItem(name) || "";
  } catch {
    // Storage may be blocked: then nothing is carried along.
    return "";
  }
}
