import assert from "node:assert/strict";
import test from "node:test";
import { siteScript } from "./site-script.js";

const { bestOf } = await siteScript("language.js");
const offers = ["en", "de", "pt-BR", "zh-CN", "zh-TW", "he"].map((hreflang) => ({ hreflang }));
const best = (...wanted) => bestOf(wanted, offers)?.hreflang;

for (const [wanted, found] of [
  [["de"], "de"], [["DE-at"], "de"], [["pl", "de"], "de"], [["pt-PT"], "pt-BR"], [["en-GB"], "en"],
  [["zh-HK"], "zh-TW"], [["zh-Hant"], "zh-TW"], [["zh"], "zh-CN"], [["zh-SG"], "zh-CN"], [["iw"], "he"],
  [["zh-tw"], "zh-TW"], [["ja"], undefined], [[], undefined], [["", "*", "de_DE", "<script>", "en"], "en"],
  [["sr-Latn", "sr-Cyrl"], undefined],
]) {
  test(`who wants '${wanted}' reads ${found || "what there is"}`, () => assert.equal(best(...wanted), found));
}
