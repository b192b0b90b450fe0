// @ts-check
// Reloads the tab when a file of the project has been saved, and a page that lists mail, the log's entries or
// branding when there is more of it. A browser allows a server only a few connections, so one tab at a time listens
// and tells the others, and a frame leaves it to its tab.

const made = new URL(import.meta.url).searchParams;
const renewed = document.querySelector("[data-renew]");
const tabs = new BroadcastChannel("lintel-live");
let isReloading = false;

/** How much of some news the page has in it. @param {string} name */
function known(name) {
  const mark = made.get("news")?.split(".").find((mark) => mark.startsWith(`${name}-`));
  return Number(mark?.slice(name.length + 1) ?? 0);
}

/** @param {{event: string, data: string}} news */
function isNew({ event, data }) {
  if (event === "version") return data !== made.get("v");
  if (!(renewed instanceof HTMLElement) || renewed.dataset.renew !== event) return false;
  // Whoever reads an entry, or types, is not disturbed; the list is new at the next visit.
  const isBusy = document.querySelector("details[open]") || document.activeElement?.matches("input");
  return !isBusy && Number(data) > known(event);
}

/** @param {{event: string, data: string}} news */
function show(news) {
  if (isReloading || !isNew(news)) return;
  isReloading = true;
  location.reload();
}

/** Listens for as long as the tab lives. */
function listen() {
  /** @type {Map<string, {event: string, data: string}>} */
  const latest = new Map();
  tabs.addEventListener("message", ({ data }) => {
    if (data.event === "ask") for (const news of latest.values()) tabs.postMessage(news);
  });
  const events = new EventSource("/_lintel/events");
  for (const name of ["version", "mail", "log", "branding"]) {
    events.addEventListener(name, (event) => {
      const news = { event: name, data: event.data };
      latest.set(name, news);
      tabs.postMessage(news);
      show(news);
    });
  }
  return new Promise(() => {});
}

if (window.top === window) {
  tabs.addEventListener("message", (event) => show(event.data));
  // Something may have been told before this tab could hear it.
  tabs.postMessage({ event: "ask", data: "" });
  // Without a secure context (a preview that is served to other machines) each tab listens.
  if (navigator.locks) navigator.locks.request("lintel-live", listen);
  else listen();
}
