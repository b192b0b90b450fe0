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

for (const form of document.querySelectorAll("form[data-filters]")) {
  // Where everything acts on change, nothing is left for the button to do.
  if (!form.querySelector("input")) form.querySelector("button")?.setAttribute("hidden", "");
  form.addEventListener("change", (event) => {
    if (event.target instanceof HTMLSelectElement && form instanceof HTMLFormElement) form.submit();
  });
}

const renewed = document.querySelector("[data-renew]");
if (renewed instanceof HTMLElement) {
  document.addEventListener(`lintel:${renewed.dataset.renew}`, () => {
    // Whoever reads an entry, or types, is not disturbed; the list is new at the next visit.
    const isBusy = document.querySelector("details[open]") || document.activeElement?.matches("input");
    if (!isBusy) location.reload();
  });
}

// What the server has not finished yet is looked at again.
const unfinished = document.querySelector("[data-again]");
if (unfinished instanceof HTMLElement) {
  setTimeout(() => location.reload(), Number(unfinished.dataset.again));
}
