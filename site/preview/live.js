// @ts-check
// Reloads the tab when a file of the project has been saved. A browser allows a server only a few
// connections, so one tab at a time listens and tells the others, and a frame leaves it to its tab.

const shown = new URL(import.meta.url).searchParams.get("v");
const tabs = new BroadcastChannel("lintel-live");
let isReloading = false;

/** @param {string} version */
function show(version) {
  if (version === shown || isReloading) return;
  isReloading = true;
  location.reload();
}

/** Listens for as long as the tab lives. */
function listen() {
  const events = new EventSource("/_lintel/events");
  events.addEventListener("version", (event) => {
    tabs.postMessage(event.data);
    show(event.data);
  });
  return new Promise(() => {});
}

if (window.top === window) {
  tabs.addEventListener("message", (event) => show(event.data));
  // Without a secure context (a preview that is served to other machines) each tab listens.
  if (navigator.locks) navigator.locks.request("lintel-live", listen);
  else listen();
}
