import assert from "node:assert/strict";
import test from "node:test";
import { siteScript } from "./site-script.js";

const { digitsOf, metRules, nextCooldown } = await siteScript("components.js");

/** Cognito's symbols, as a page carries them in `data-symbols`. */
const symbols = "^$*.[]{}()?\"!@#%&/\\,><':;|_~`+=-";
const unmet = (password, minimum = 8) =>
  Object.entries(metRules(password, minimum, symbols))
    .filter(([, met]) => !met)
    .map(([rule]) => rule);

test("a password without digits, capitals and symbols is told each", () => {
  assert.deepEqual(unmet("passwordpassword"), ["upper", "digit", "symbol"]);
  assert.deepEqual(unmet("PASSWORD-1"), ["lower"]);
  assert.deepEqual(unmet(""), ["length", "lower", "upper", "digit", "symbol"]);
});

test("letters and digits outside Basic Latin meet no rule but length", () => {
  assert.deepEqual(unmet("äöüÄÖÜ٣٤٥"), ["lower", "upper", "digit", "symbol"]);
});

test("length counts characters, not code units", () => {
  assert.deepEqual(unmet("aA1-😀😀😀"), ["length"]);
  assert.deepEqual(unmet("aA1-😀😀😀😀"), []);
});

test("a space is a symbol inside the text only", () => {
  assert.deepEqual(unmet("Correct horse 9"), []);
  assert.deepEqual(unmet(" Correcthorse9"), ["symbol", "trim"]);
  assert.deepEqual(unmet("Correcthorse9 "), ["symbol", "trim"]);
});

for (const symbol of symbols) {
  test(`${symbol} counts as a symbol`, () => assert.deepEqual(unmet(`Password1${symbol}`), []));
}

for (const other of ["§", "€", "“", "á", "\u00a0x", "\t"]) {
  test(`${JSON.stringify(other)} does not count as a symbol`, () => {
    assert.ok(unmet(`Pass${other}word1`).includes("symbol"));
  });
}

for (const [typed, digits] of [
  ["123 456", "123456"],
  ["123-456\n", "123456"],
  ["٠١٢٣٤٥٦٧٨٩", "0123456789"],
  ["۰۱۲۳۴۵۶۷۸۹", "0123456789"],
  ["０１２３４５６７８９", "0123456789"],
  ["Your code is 004219.", "004219"],
  ["१२३", ""],
  ["O0l1", "01"],
]) {
  test(`${JSON.stringify(typed)} is the code ${JSON.stringify(digits)}`, () => {
    assert.equal(digitsOf(typed), digits);
  });
}

test("the wait for the next code grows from 30 seconds to two minutes", () => {
  const waits = [];
  for (let last = 0; waits.length < 5; last = waits[waits.length - 1]) waits.push(nextCooldown(last));
  assert.deepEqual(waits, [30, 60, 120, 120, 120]);
});
