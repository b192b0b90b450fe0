// CustomMessage function of a user pool (Node 24, no dependencies): each mail and text message in the
// looks of the tenant whose app client asked for it, and in the user's language.
//
// Beside it lie, made by Lintel:
//   clients.json           {"<client id>": "<tenant>"}
//   tenants/<tenant>.json  {"values": {"<hole>": "…"},
//                           "languages": [{"locale": "de", "texts": "de-…", "values": {…}}, …]}
//   texts/<texts>.json     {"<message>": {"emailSubject": […], "emailMessage": […], "smsMessage": […]}}
// A text is a list of what is written, a hole, what is written, and so on. Each value is escaped for the
// place of its hole already, so that nothing is escaped here. Without mails in `texts/`, as for a pool
// that has no sender of its own, only text messages are answered.
//
// It never fails: where there is nothing to say, or nothing that Cognito would take, the event goes back
// as it came, Cognito sends the pool's own message, and the log has the reason.
import { readFileSync } from "node:fs";

const messages = new Map([
  ["CustomMessage_SignUp", "sign-up"],
  ["CustomMessage_ResendCode", "resend"],
  ["CustomMessage_AdminCreateUser", "invitation"],
  ["CustomMessage_ForgotPassword", "forgot-password"],
  ["CustomMessage_UpdateUserAttribute", "attribute"],
  ["CustomMessage_VerifyUserAttribute", "attribute"],
  ["CustomMessage_Authentication", "sign-in-code"],
]);

// The invitation of somebody who signs in without a password.
const passwordless = "invitation-passwordless";

// What Cognito's patterns take, as Java reads them: letters, marks, symbols, numbers, punctuation and
// the blanks of ASCII. A line has no break.
const body = /^[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\v\f\r ]*$/u;
const line = /^[\p{L}\p{M}\p{S}\p{N}\p{P}\t\v ]*$/u;

export async function handler(event) {
  try {
    const said = answer(event);
    return said ? { ...event, response: { ...event.response, ...said } } : event;
  } catch (error) {
    log(event, error);
    return event;
  }
}

function answer(event) {
  const source = messages.get(event.triggerSource);
  if (!source) throw new Error("an unknown trigger source");
  const tenant = read(`tenants/${tenantOf(event)}`);
  const language = choose(tenant.languages, wanted(event));
  const all = read(`texts/${language.texts}`);
  const message = variant(source, all, event);
  const texts = all[message];
  if (!texts) throw new Error(`no '${message}' in this pool`);
  const placeholders = placeholdersOf(event, message);
  const values = { ...tenant.values, ...language.values };

  // Each medium for itself: a text message that grew too long takes no mail with it.
  const mail = attempt(event, () => mailOf(texts, values, placeholders));
  const sms = attempt(event, () => smsOf(texts, values, placeholders, message));
  return mail || sms ? { ...mail, ...sms } : null;
}

// Whom Cognito made without a password is confirmed at once; other pools know no passwords at all.
function variant(message, texts, { request }) {
  if (message !== "invitation" || !texts[passwordless]) return message;
  const isConfirmed = request.userAttributes?.["cognito:user_status"] === "CONFIRMED";
  return isConfirmed || !texts.invitation ? passwordless : message;
}

function mailOf(texts, values, placeholders) {
  if (!texts.emailMessage) return null;
  const emailSubject = fill(texts.emailSubject, values, []);
  const emailMessage = fill(texts.emailMessage, values, placeholders);
  check("emailSubject", emailSubject, 1, 140, line, []);
  check("emailMessage", emailMessage, 6, 20000, body, placeholders);
  return { emailSubject, emailMessage };
}

function smsOf(texts, values, placeholders, message) {
  if (!texts.smsMessage) return null;
  const smsMessage = fill(texts.smsMessage, values, placeholders);
  check("smsMessage", smsMessage, 6, 140, isInvitation(message) ? body : line, placeholders);
  return { smsMessage };
}

// What the texts have for a placeholder, what the event wants in its place, and how long that may be
// when the message is sent: a code has up to 8 digits, a password that Cognito makes some 16 characters.
// Where a pool confirms by link, `{##…##}` stands in the place of the code: that mail is the pool's own,
// since Cognito would send its body whatever is said here.
function placeholdersOf(event, message) {
  const places = [];
  if (message !== passwordless) {
    const longest = isInvitation(message) ? 16 : 8;
    const code = { mark: "{####}", parameter: event.request.codeParameter, longest };
    if (!isLike(/^\{#+\}$/, code.parameter)) throw new Error("no place for a code");
    places.push(code);
  }
  if (isInvitation(message)) {
    const name = {
      mark: "{username}", parameter: event.request.usernameParameter, longest: longestName(event),
    };
    if (!isLike(/^\{[a-z]+\}$/i, name.parameter)) throw new Error("no place for a user name");
    places.push(name);
  }
  return places;
}

function isInvitation(message) {
  return message === "invitation" || message === passwordless;
}

// Whichever of their names people of the pool sign in by.
function longestName({ userName, request }) {
  const { email, phone_number: phone } = request.userAttributes ?? {};
  return Math.max(...[userName, email, phone].map((name) => name?.length ?? 0));
}

function isLike(pattern, text) {
  return typeof text === "string" && pattern.test(text);
}

// Clients are looked for among the table's own keys: `constructor` is none.
function tenantOf(event) {
  const clients = read("clients");
  const client = event.callerContext.clientId;
  if (typeof client !== "string" || !Object.hasOwn(clients, client)) {
    throw new Error("an app client of no tenant");
  }
  return clients[client];
}

// The language of the page that the user is on, where it says so; else the one of the user.
function wanted(event) {
  const { clientMetadata, userAttributes } = event.request;
  return [clientMetadata?.lang, clientMetadata?.locale, userAttributes?.locale];
}

function choose(languages, tags) {
  for (const tag of tags) {
    const found = typeof tag === "string" && tag.length <= 35 && find(languages, tag);
    if (found) return found;
  }
  return languages[0];
}

// The same language tag, one with the same language and script, or one with the same language.
function find(languages, tag) {
  let wish = tag.trim().toLowerCase().replaceAll("_", "-");
  if (/^zh-(hant|hk|mo)\b/.test(wish)) wish = "zh-tw";
  else if (/^zh-(hans|sg)\b/.test(wish)) wish = "zh-cn";
  const same = (test) => languages.find(({ locale }) => test(locale.toLowerCase()));
  const language = wish.split("-")[0];
  return same((locale) => locale === wish) ?? same((locale) => locale === language)
    ?? same((locale) => locale.split("-")[0] === language);
}

function fill(parts, values, placeholders) {
  return parts.map((part, index) => {
    if (index % 2 === 0) return placeholders.reduce(replace, part);
    if (typeof values[part] !== "string") throw new Error(`no value for '${part}'`);
    return values[part];
  }).join("");
}

function replace(text, { mark, parameter }) {
  return text.split(mark).join(parameter);
}

// Characters are counted as UTF-16 units, the strictest way, with placeholders as long as they may grow.
function check(name, text, least, most, pattern, placeholders) {
  let length = text.length;
  for (const { parameter, longest } of placeholders) {
    const count = text.split(parameter).length - 1;
    if (count === 0) throw new Error(`${name} without '${parameter}'`);
    length += count * Math.max(0, longest - parameter.length);
  }
  if (text.trim() === "" || text.length < least || length > most) {
    throw new Error(`${name} may have ${length} characters, not ${least} to ${most}`);
  }
  if (!pattern.test(text)) throw new Error(`${name} has a character that Cognito refuses`);
}

// Read for each event: a file is small, and nothing piles up in memory with the number of tenants.
function read(name) {
  return JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), "utf8"));
}

function attempt(event, make) {
  try {
    return make();
  } catch (error) {
    log(event, error);
    return null;
  }
}

// Nothing of the user.
function log(event, error) {
  console.warn(JSON.stringify({
    level: "warn", message: `the pool's own message is sent: ${error?.message}`,
    triggerSource: event?.triggerSource, clientId: event?.callerContext?.clientId,
  }));
}
