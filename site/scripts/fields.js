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

/**
 * A phone number as the service takes it: a plus sign and digits.
 * @param {string} typed
 */
export function phoneNumber(typed) {
  return typed.replace(/[^\d+]/g, "");
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
 * @param {any} field
 */
export function nameIn(field) {
  return field.type === "tel" ? phoneNumber(field.value) : field.value.trim();
}
