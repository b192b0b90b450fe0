// The CustomMessage function on events of all trigger sources, under Node: what is wrong first.
import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

const program = new URL("../../templates/deploy/custom-message.mjs", import.meta.url);
const sources = {
  CustomMessage_SignUp: "sign-up",
  CustomMessage_ResendCode: "resend",
  CustomMessage_AdminCreateUser: "invitation",
  CustomMessage_ForgotPassword: "forgot-password",
  CustomMessage_UpdateUserAttribute: "attribute",
  CustomMessage_VerifyUserAttribute: "attribute",
  CustomMessage_Authentication: "sign-in-code",
};
const link = "{##Click Here##}";
const folders = [];
const warnings = [];
const warn = console.warn;

before(() => { console.warn = (line) => warnings.push(JSON.parse(line).message); });
after(() => {
  console.warn = warn;
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Every message of a language: its id and language are in it, and so is the tenant's name. */
function textsOf(locale) {
  return Object.fromEntries(Object.values(sources).map((id) => {
    const marks = id === "invitation" ? "{username} {####}" : "{####}";
    return [id, {
      emailSubject: [`${id} ${locale} `, "tenant:line", ""],
      emailMessage: [`<p style="color:`, "text:none", `">${id} ${locale} `, "tenant:text", ` ${marks}</p>`],
      smsMessage: ["", "origin:message", `${marks} - ${id} ${locale} `, "tenant:message"],
    }];
  }));
}

function tenant(name, ...locales) {
  return {
    values: { "text:none": "#111111", "origin:message": "@acme.example #", "tenant:line": name, "tenant:message": name },
    languages: locales.map((locale) => ({ locale, texts: `${locale}-1`, values: { "tenant:text": name } })),
  };
}

/** The function beside tables of its own: each run is a start of its own. */
async function load(change = () => {}) {
  const tables = {
    "clients": { web: "acme", other: "north", CLIENT_ID_NOT_APPLICABLE: "_pool" },
    "tenants/acme": tenant("Acme", "en", "de", "pt-BR", "zh-CN", "zh-TW"),
    "tenants/north": tenant("North", "de", "en"),
    "tenants/_pool": tenant("Pool", "en", "de"),
  };
  for (const locale of ["en", "de", "pt-BR", "zh-CN", "zh-TW"]) tables[`texts/${locale}-1`] = textsOf(locale);
  change(tables);
  const folder = mkdtempSync(join(tmpdir(), "custom-message-"));
  folders.push(folder);
  for (const name of ["tenants", "texts"]) mkdirSync(join(folder, name));
  for (const [name, table] of Object.entries(tables)) {
    writeFileSync(join(folder, `${name}.json`), typeof table === "string" ? table : JSON.stringify(table));
  }
  copyFileSync(program, join(folder, "index.mjs"));
  return (await import(pathToFileURL(join(folder, "index.mjs")))).handler;
}

function event(triggerSource, { clientId = "web", metadata, attributes = {}, ...request } = {}) {
  return {
    version: "1", triggerSource, region: "eu-central-1", userPoolId: "eu-central-1_AbC", userName: "mara",
    callerContext: { awsSdkVersion: "aws-sdk-unknown-unknown", clientId },
    request: {
      userAttributes: { sub: "1", email: "mara@mail.example", ...attributes },
      codeParameter: "{####}", linkParameter: null,
      usernameParameter: triggerSource === "CustomMessage_AdminCreateUser" ? "{username}" : null,
      ...(metadata && { clientMetadata: metadata }), ...request,
    },
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
  };
}

async function untouched(handler, given, reason) {
  warnings.length = 0;
  const copy = structuredClone(given);
  assert.deepEqual(await handler(given), copy);
  assert.deepEqual(given, copy, "the event itself was changed");
  if (reason) assert.match(warnings.join("\n"), reason);
}

// MARK: what must not happen

const handler = await load();

for (const client of [
  "unknown", "", "__proto__", "constructor", "toString", "hasOwnProperty", "../clients", null, undefined, 7, {}, ["web"],
]) {
  test(`nothing is said for the client ${JSON.stringify(client)}`, async () => {
    const given = event("CustomMessage_SignUp");
    given.callerContext.clientId = client;
    await untouched(handler, given, /an app client of no tenant/);
  });
}

for (const source of [
  "CustomMessage_MFA", "PreSignUp_SignUp", "__proto__", "constructor", "", null, undefined, 1, {},
]) {
  test(`nothing is said for the trigger source ${JSON.stringify(source)}`, () =>
    untouched(handler, event(source), /an unknown trigger source/));
}

for (const source of Object.keys(sources)) {
  for (const code of [null, undefined, "", "123456", "{username}", "{##Click##}", "<b>{####}</b>", "{####}\n", 6, {}, ["{####}"]]) {
    test(`${source} has no place for a code in ${JSON.stringify(code)}`, () =>
      untouched(handler, event(source, { codeParameter: code }), /no place for a code/));
  }
  test(`${source} has no place for a code where a pool confirms by link`, () =>
    untouched(handler, event(source, { codeParameter: link, linkParameter: link }), /no place for a code/));
  test(`${source} survives a member that is missing, or another thing`, async () => {
    for (const path of [["callerContext"], ["request"], ["request", "userAttributes"], ["request", "clientMetadata"], ["response"], ["userName"]]) {
      for (const value of [undefined, null, 7, "text", [], true]) {
        const given = event(source);
        const owner = path.length === 2 ? given[path[0]] : given;
        owner[path.at(-1)] = value;
        const copy = structuredClone(given);
        const answered = await handler(given);
        assert.deepEqual(given, copy);
        assert.deepEqual({ ...answered, response: null }, { ...copy, response: null });
      }
    }
  });
}

for (const name of [null, undefined, "", "mara", "{user name}", "{####}", ["{username}"]]) {
  test(`an invitation has no place for a name in ${JSON.stringify(name)}`, () =>
    untouched(handler, event("CustomMessage_AdminCreateUser", { usernameParameter: name }), /no place for a user name/));
}

for (const given of [null, undefined, "text", 7, [], {}]) {
  test(`an event that is ${JSON.stringify(given)} comes back`, async () => {
    assert.deepEqual(await handler(given), given);
  });
}

for (const [what, change, reason] of [
  ["no table of clients", (tables) => { delete tables.clients; }, /ENOENT/],
  ["a broken table of clients", (tables) => { tables.clients = "{"; }, /JSON/],
  ["no table of the tenant", (tables) => { delete tables["tenants/acme"]; }, /ENOENT/],
  ["a tenant without languages", (tables) => { tables["tenants/acme"].languages = []; }, /undefined/],
  ["no texts of the language", (tables) => { delete tables["texts/en-1"]; }, /ENOENT/],
  ["a message that is not there", (tables) => { delete tables["texts/en-1"]["sign-up"]; }, /no 'sign-up'/],
  ["a hole that nothing fills", (tables) => {
    for (const name of ["tenant:line", "tenant:message"]) delete tables["tenants/acme"].values[name];
  }, /no value for 'tenant:line'[^]*no value for 'tenant:message'/],
  ["a hole that is named like a member of every object", (tables) => {
    for (const text of Object.values(tables["texts/en-1"]["sign-up"])) text[1] = "constructor";
  }, /no value for 'constructor'/],
  ["texts without a placeholder", (tables) => {
    tables["texts/en-1"]["sign-up"] = { emailSubject: ["A"], emailMessage: ["<p>A</p>"], smsMessage: ["A code"] };
  }, /emailMessage without '\{####\}'[^]*smsMessage without/],
]) {
  test(`${what}: the pool's own message is sent`, async () =>
    untouched(await load(change), event("CustomMessage_SignUp"), reason));
}

/** What is answered where the tenant has a name. */
async function named(name, source = "CustomMessage_SignUp") {
  const handler = await load((tables) => {
    tables["tenants/acme"] = tenant(name, "en");
  });
  warnings.length = 0;
  return (await handler(event(source))).response;
}

test("a text message that is too long is left to the pool, the mail is not", async () => {
  const response = await named("x".repeat(110));
  assert.equal(response.smsMessage, null);
  assert.match(response.emailMessage, /x{110}/);
  assert.match(warnings.join(), /smsMessage may have 147 characters, not 6 to 140/);
});

test("a code that grows is counted, and characters beyond the first plane twice", async () => {
  const room = 140 - "@acme.example #12345678 - sign-up en ".length;
  assert.match((await named("x".repeat(room))).smsMessage, /x$/);
  assert.equal((await named("x".repeat(room + 1))).smsMessage, null);
  assert.equal((await named(`😀${"x".repeat(room - 1)}`)).smsMessage, null);
});

test("who has no password is invited without one, where the pool has words for it", async () => {
  const handler = await load((tables) => {
    const texts = tables["texts/en-1"];
    texts["invitation-passwordless"] = {
      emailSubject: ["welcome"], emailMessage: ["<p>{username}</p>"], smsMessage: ["welcome {username}"],
    };
  });
  const invited = (status, request) => handler(event("CustomMessage_AdminCreateUser", {
    attributes: { "cognito:user_status": status }, ...request,
  }));
  const { response } = await invited("CONFIRMED", { codeParameter: null, usernameParameter: "{user}" });
  assert.deepEqual(response, { emailSubject: "welcome", emailMessage: "<p>{user}</p>", smsMessage: "welcome {user}" });
  for (const status of ["FORCE_CHANGE_PASSWORD", undefined, null, 7, ["CONFIRMED"]]) {
    assert.match((await invited(status)).response.emailSubject, /^invitation en/);
  }
});

test("a pool without passwords invites everybody without one, and any other with one", async () => {
  const invite = (handler, status) =>
    handler(event("CustomMessage_AdminCreateUser", { attributes: { "cognito:user_status": status } }));
  const passwordless = await load((tables) => {
    const texts = tables["texts/en-1"];
    delete texts.invitation;
    texts["invitation-passwordless"] = { smsMessage: ["welcome {username}"] };
  });
  assert.equal((await invite(passwordless, "FORCE_CHANGE_PASSWORD")).response.smsMessage, "welcome {username}");
  assert.match((await invite(await load(), "CONFIRMED")).response.emailSubject, /^invitation en/);
});

test("an invitation has room for the name that it will say", async () => {
  const handler = await load();
  const given = event("CustomMessage_AdminCreateUser", { attributes: { email: `${"m".repeat(90)}@mail.example` } });
  const { response } = await handler(given);
  assert.equal(response.smsMessage, null);
  assert.match(response.emailMessage, /\{username\} \{####\}/);
});

test("a subject or a mail that is too long is left to the pool with all of its mail", async () => {
  const long = await named("x".repeat(140));
  assert.deepEqual(long, { smsMessage: null, emailMessage: null, emailSubject: null });
  const handler = await load((tables) => {
    tables["texts/en-1"]["sign-up"].emailMessage[0] = "x".repeat(20_000);
  });
  const { response } = await handler(event("CustomMessage_SignUp"));
  assert.equal(response.emailSubject, null);
  assert.match(response.smsMessage, /sign-up en Acme/);
});

for (const character of ["\u0000", "\u00a0", "\u00ad", "\u200b", "\u200d", "\u202e", "\u2028", "\u3000", "\ufeff", "\ud800", "\ue000"]) {
  test(`U+${character.charCodeAt(0).toString(16)} is said nowhere`, async () => {
    assert.deepEqual(await named(`A${character}B`), { smsMessage: null, emailMessage: null, emailSubject: null });
  });
}

test("a break stands in no subject, and in text messages only of invitations", async () => {
  const response = await named("A\nB");
  assert.deepEqual(response, { smsMessage: null, emailMessage: null, emailSubject: null });
  assert.match((await named("A\nB", "CustomMessage_AdminCreateUser")).smsMessage, /A\nB/);
});

test("names are said as they stand in the table, whatever they look like", async () => {
  for (const name of ["$& $1 $`", "&lt;script&gt;", "constructor:none", "__proto__", "שלום عربي 東京"]) {
    const response = await named(name);
    assert.equal(response.emailSubject, `sign-up en ${name}`);
    assert.equal(response.smsMessage, `@acme.example #{####} - sign-up en ${name}`);
  }
});

test("no placeholder is looked for in a name", async () => {
  const response = await named("{username}", "CustomMessage_AdminCreateUser");
  assert.equal(response.emailSubject, "invitation en {username}");
  const handler = await load((tables) => { tables["tenants/acme"] = tenant("{####}", "en"); });
  const { response: said } = await handler(event("CustomMessage_SignUp", { codeParameter: "{######}" }));
  assert.match(said.smsMessage, /#\{######\} - sign-up en \{####\}$/);
});

test("the log names nothing of the user", async () => {
  warnings.length = 0;
  await handler(event("CustomMessage_SignUp", { clientId: "unknown", attributes: { email: "secret@mail.example" } }));
  assert.doesNotMatch(warnings.join(), /mara|secret/);
});

// MARK: what is said

for (const [source, id] of Object.entries(sources)) {
  test(`${source} is answered with '${id}', each medium`, async () => {
    const given = event(source);
    const marks = id === "invitation" ? "{username} {####}" : "{####}";
    assert.deepEqual(await handler(given), {
      ...given,
      response: {
        emailSubject: `${id} en Acme`,
        emailMessage: `<p style="color:#111111">${id} en Acme ${marks}</p>`,
        smsMessage: `@acme.example #${marks} - ${id} en Acme`,
      },
    });
  });
}

for (const source of Object.keys(sources)) {
  test(`${source} is answered with a code although the event has a link besides`, async () => {
    const { response } = await handler(event(source));
    assert.deepEqual((await handler(event(source, { linkParameter: link }))).response, response);
  });
}

test("the placeholders are those of the event", async () => {
  const { response } = await handler(event(
    "CustomMessage_AdminCreateUser", { codeParameter: "{######}", usernameParameter: "{name}" }));
  assert.match(response.emailMessage, /\{name\} \{######\}/);
  assert.match(response.smsMessage, /\{name\} \{######\}/);
});

test("each client has its tenant's looks, and where there is no client the pool's", async () => {
  const subject = async (clientId) =>
    (await handler(event("CustomMessage_AdminCreateUser", { clientId }))).response.emailSubject;
  assert.equal(await subject("web"), "invitation en Acme");
  assert.equal(await subject("other"), "invitation de North");
  assert.equal(await subject("CLIENT_ID_NOT_APPLICABLE"), "invitation en Pool");
});

for (const [what, options, locale] of [
  ["an unknown language is the tenant's first", { attributes: { locale: "xx" } }, "en"],
  ["so is one that is none", { attributes: { locale: "" }, metadata: { lang: "__proto__", locale: 7 } }, "en"],
  ["and one that is very long", { attributes: { locale: `de-${"x".repeat(3000)}` } }, "en"],
  ["the user's language", { attributes: { locale: "de" } }, "de"],
  ["with a region that has no texts", { attributes: { locale: "de_AT" } }, "de"],
  ["in capitals", { attributes: { locale: "PT-br" } }, "pt-BR"],
  ["a language of which there is one region", { attributes: { locale: "pt-PT" } }, "pt-BR"],
  ["a script is a region", { attributes: { locale: "zh-Hant" } }, "zh-TW"],
  ["and of its regions", { attributes: { locale: "zh_HK" } }, "zh-TW"],
  ["the other script", { attributes: { locale: "zh-Hans-CN" } }, "zh-CN"],
  ["the page's language comes first", { attributes: { locale: "pt-BR" }, metadata: { lang: "de" } }, "de"],
  ["by either name", { attributes: { locale: "pt-BR" }, metadata: { locale: "de" } }, "de"],
  ["if there are texts in it", { attributes: { locale: "de" }, metadata: { lang: "fr" } }, "de"],
]) {
  test(`languages: ${what}`, async () => {
    const { response } = await handler(event("CustomMessage_SignUp", options));
    assert.equal(response.emailSubject, `sign-up ${locale} Acme`);
  });
}

test("a pool without a sender of its own has text messages only", async () => {
  const handler = await load((tables) => {
    for (const message of Object.values(tables["texts/en-1"])) {
      delete message.emailSubject;
      delete message.emailMessage;
    }
  });
  for (const source of Object.keys(sources)) {
    const { response } = await handler(event(source));
    assert.equal(response.emailMessage, null);
    assert.equal(response.emailSubject, null);
    assert.match(response.smsMessage, /Acme$/);
  }
});
