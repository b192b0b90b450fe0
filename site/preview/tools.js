// @ts-check
// Inbox, users and log: times as the reader's clock has them, codes to copy, and a look again when
// something new has come.

for (const time of document.querySelectorAll("time")) {
  const at = new Date(time.dateTime);
  if (Number.isNaN(at.getTime())) continue;
  const isToday = at.toDateString() === new Date().toDateString();
  time.title = at.toLocaleString();
  time.textContent = isToday ? at.toLocaleTimeString() : at.toLocaleString();
}

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!(button instanceof HTMLButtonElement) || !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy ?? "");
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
}

// What an authenticator shows, anew with each step of its clock.
for (const place of document.querySelectorAll("[data-authenticator]")) {
  const [shown, button, note] = ["code", "button", "span"].map((name) => place.querySelector(name));
  if (!(place instanceof HTMLElement && shown && button instanceof HTMLButtonElement)) continue;
  if (!(note instanceof HTMLElement)) continue;
  /** @param {string | null} code */
  const show = (code) => {
    shown.textContent = code;
    button.dataset.copy = code ?? "";
    button.hidden = !code || !navigator.clipboard;
    note.hidden = Boolean(code);
  };
  /** @param {number} seconds */
  const wait = (seconds) =>
    setTimeout(async () => {
      const answer = await fetch(place.dataset.authenticator ?? "").catch(() => null);
      // A server that is gone is told of by the page itself; a user who is gone shows nothing.
      const { code, seconds: next } = answer?.ok ? await answer.json() : { code: null, seconds: 0 };
      show(code);
      if (next) wait(next);
    }, seconds * 1000);
  show(shown.textContent || null);
  wait(Number(place.dataset.seconds));
}

for (const form of document.querySelectorAll("form[data-filters]")) {
  // Where everything acts on change, nothing is left for the button to do.
  if (!form.querySelector("input")) form.querySelector("button")?.setAttribute("hidden", "");
  form.addEventListener("change", (event) => {
    if (event.target instanceof HTMLSelectElement && form instanceof HTMLFormElement) form.submit();
  });
}

// On a phone the list is a window of its own.
document.querySelector(".desk__list [aria-current=true]")?.scrollIntoView({ block: "nearest" });

// What the server has not finished yet is looked at again.
const unfinished = document.querySelector("[data-again]");
if (unfinished instanceof HTMLElement) {
  setTimeout(() => location.reload(), Number(unfinished.dataset.again));
}
