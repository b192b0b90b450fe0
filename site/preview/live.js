// @ts-check
// Reloads the tab when a file of the project has been saved. In a frame of the gallery the gallery
// does it for all frames at once, so that a hundred frames do not hold a hundred connections.

if (window.top === window) {
  const events = new EventSource("/_lintel/events");
  let version = "";
  events.addEventListener("version", (event) => {
    if (version && version !== event.data) reload();
    version = event.data;
  });
}

/** Reloads the frames if the tab has any, else the tab, so that a gallery keeps its place. */
function reload() {
  const frames = document.querySelectorAll("iframe");
  if (frames.length === 0) location.reload();
  for (const frame of frames) frame.contentWindow?.location.reload();
}
