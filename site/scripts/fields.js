// @ts-check
// Between the fields of a form and the attributes of a user.

/** Fields that are no attributes. */
const OTHERS = ["username", "password", "current-password", "new-password", "code", "terms", "answer"];

/**
 * What Cognito calls the attribute that a field asks for.
 * @param {string} name of the field: `custom-team`, `phone`
 */
export function attributeOf(name) {
  return name === "phone" ? "phone_number" : name.replace(/^custom-/, "custom:");
}

/** A phone number among names of other kinds: with its plus sign, and what people write between digits. */
const PHONE = /^[\s(\p{Cf}]*\+[\d\s()./\p{Pd}\p{Cf}]+$/u;

/**
 * A text with its digits as ASCII: Arabic-Indic, Persian and full-width ones end in the same four bits.
 * @param {string} typed
 */
function latin(typed) {
  return typed
    .replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) => `${digit.charCodeAt(0) & 15}`)
    .replace(/\uff0b/g, "+");
}

/**
 * A phone number as the service takes it: a plus sign and digits.
 * @param {string} typed
 */
export function phoneNumber(typed) {
  return latin(typed).replace(/[^\d+]/g, "");
}

/**
 * The controls that ask for attributes.
 * @param {any} form
 * @returns {any[]}
 */
export function attributeFields(form) {
  return [...form.elements].filter((field) => field.name && field.type !== "submit" && !OTHERS.includes(field.name));
}

/**
 * What was typed, as attributes.
 * @param {any} form
 * @param {boolean} [withEmpty] an empty value takes an attribute away
 * @returns {{Name: string, Value: string}[]}
 */
export function attributesOf(form, withEmpty = false) {
  return attributeFields(form)
    .map((field) => ({ Name: attributeOf(field.name), Value: valueOf(field) }))
    .filter(({ Value }) => Value || withEmpty);
}

/** @param {any} field */
function valueOf(field) {
  if (field.type === "checkbox") return `${field.checked}`;
  return field.type === "tel" ? phoneNumber(field.value) : field.value.trim();
}

/**
 * The name that was typed to sign in, or to sign up.
 * @param {any} field which may ask for a number only, or take one among other names
 */
export function nameIn({ type, value }) {
  return type === "tel" || PHONE.test(latin(value)) ? phoneNumber(value) : value.trim();
}
