import assert from "node:assert/strict";
import test from "node:test";
import { siteScript } from "./site-script.js";

const { attributesOf, nameIn, phoneNumber } = await siteScript("fields.js");

const NUMBER = "+447700900123";

for (const typed of [
  NUMBER, "+44 7700 900123", "+44\u00a07700\u00a0900123", "+44-7700-900123", "+44 (7700) 900.123", " +44/7700/900123 ",
  "(+44) 7700 900123", "+44\u20117700\u2013900123", "\u202a+44 7700 900123\u202c", "+٤٤ ٧٧٠٠ ٩٠٠١٢٣", "+۴۴۷۷۰۰۹۰۰۱۲۳",
  "＋４４７７００９００１２３",
]) {
  test(`'${typed}' is a number, wherever one may stand`, () => {
    assert.equal(phoneNumber(typed), NUMBER);
    for (const type of ["tel", "text"]) assert.equal(nameIn({ type, value: typed }), NUMBER);
  });
}

for (const [typed, name] of [
  ["ann", "ann"], [" Ann@Acme.example ", "Ann@Acme.example"], ["12-34", "12-34"], ["007", "007"], ["+", "+"],
  ["ann+44", "ann+44"], ["+44x", "+44x"], ["+44 7700@acme.example", "+44 7700@acme.example"], ["٠٠٧", "٠٠٧"], ["+44_1", "+44_1"],
]) {
  test(`'${typed}' is another name than a number's`, () => {
    for (const type of ["text", "email"]) assert.equal(nameIn({ type, value: typed }), name);
  });
}

test("a number among the details of a user is read alike", () => {
  const elements = [{ name: "phone", type: "tel", value: "+٤٤ ٧٧٠٠-٩٠٠١٢٣" }, { name: "given_name", type: "text", value: " +44 1 " }];
  assert.deepEqual(attributesOf({ elements }), [
    { Name: "phone_number", Value: NUMBER }, { Name: "given_name", Value: "+44 1" },
  ]);
});
