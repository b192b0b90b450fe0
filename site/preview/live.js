// @ts-check
// Reloads the tab when a file of the project has been saved, and tells the page of new mail, new
// entries of the log and new branding. A browser allows a server only a few connections, so one tab at a time listens
// and tells the others, and a frame leaves it to its tab.

const shown = new URL(import.meta.url).searchParams.get("v");
const tabs = new BroadcastChannel("lintel-live");
let isReloading = false;

/** @param {{event: string, data: string}} news */
function show(news) {
  if (news.event !== "version") {
    document.dispatchEvent(new CustomEvent(`lintel:${news.event}`, { detail: news.data }));
    return;
  }
  if (news.data === shown || isReloading) return;
  isReloading = true;
  location.reload();
}

/** Listens for as long as the tab lives. */
function listen() {
  const events = new EventSource("/_lintel/events");
  for (const name of ["version", "mail", "log", "branding"]) {
    events.addEventListener(name, (event) => {
      const news = { event: name, data: event.data };
      tabs.postMessage(news);
      show(news);
    });
  }
  return new Promise(() => {});
}

if (window.top === window) {
  tabs.addEventListener("message", (event) => show(event.data));
  // Without a secure context (a preview that is served to other machines) each tab listens.
  if (navigator.locks) navigator.locks.request("lintel-live", listen);
  else listen();
}
