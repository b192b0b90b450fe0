// @ts-check
// Which language a direct page is read in: what the address asks for, what was chosen before, or, on a
// first visit, what the browser likes best. Fetched only where one of them is not the page's own.

/**
 * A language with its script, so that zh-HK finds zh-TW, and de-AT finds de.
 * @param {string} tag
 */
function written(tag) {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return undefined;
  }
}

/**
 * The first offer that fits what is wanted: the same language, or one that its readers can read.
 * @template {{hreflang: string}} Offer
 * @param {readonly string[]} wanted language tags, the dearest first; what is none is skipped
 * @param {Offer[]} offers
 * @returns {Offer | undefined}
 */
export function bestOf(wanted, offers) {
  for (const tag of wanted) {
    const found =
      offers.find(({ hreflang }) => hreflang.toLowerCase() === tag.toLowerCase()) ||
      offers.find(({ hreflang }) => written(hreflang) === written(tag));
    if (found) return found;
  }
  return undefined;
}

// What their addresses bring is good once, and is being taken: these stay where they are.
const staying = ["callback", "link-landing"];

/**
 * Goes to this page in the language that is wanted, if that is another.
 * @param {string} chosen what was stored at a click on a language
 * @param {readonly string[]} liked the browser's list, where it counts
 */
export function follow(chosen, liked) {
  if (staying.includes(document.documentElement.dataset.page || "")) return;
  const query = new URLSearchParams(location.search);
  const asked = `${query.get("lang") || ""} ${query.get("ui_locales") || ""}`.split(" ");
  /** @type {HTMLAnchorElement[]} */
  const links = Array.from(document.querySelectorAll("a[data-language]"));
  const link = bestOf([...asked, chosen, ...liked], links);
  if (!link || link.hreflang === document.documentElement.lang) return;
  const address = new URL(link.href);
  address.search = location.search;
  location.replace(address.href);
}
