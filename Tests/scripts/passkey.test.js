import assert from "node:assert/strict";
import test, { afterEach } from "node:test";
import { siteScript } from "./site-script.js";

globalThis.self = globalThis;
const { PasskeyError, answerOf, ask, bytesOf, codeOf, offersSuggestions, optionsOf, stop, textOf } =
  await siteScript("passkey.js");

/** A browser with these passkey functions; nothing where there are none. */
function browser(credentials, api = class {}) {
  globalThis.PublicKeyCredential = api;
  Object.defineProperty(globalThis, "navigator", { value: { credentials }, configurable: true });
}

const thrown = (name) => new DOMException("words that differ", name);
const buffer = (...bytes) => Uint8Array.from(bytes).buffer;

const creation = {
  challenge: "-_8",
  rp: { id: "acme.example", name: "Acme" },
  user: { id: "AAH_", name: "ann", displayName: "Ann" },
  pubKeyCredParams: [{ type: "public-key", alg: -7 }],
  excludeCredentials: [{ type: "public-key", id: "_w", transports: ["internal"] }],
};

/** As a browser without `toJSON` gives it. */
const registration = {
  id: "_w",
  rawId: buffer(255),
  type: "public-key",
  authenticatorAttachment: "platform",
  getClientExtensionResults: () => ({ credProps: { rk: true } }),
  response: {
    clientDataJSON: buffer(123, 125),
    attestationObject: buffer(163, 251),
    getTransports: () => ["internal", "hybrid"],
  },
};

afterEach(() => browser());

// Refusals

test("each of the browser's refusals has a text of its own", () => {
  const cases = [
    ["NotAllowedError", "get", "passkey-cancelled"],
    ["NotAllowedError", "create", "passkey-cancelled"],
    ["InvalidStateError", "create", "passkey-already-registered"],
    ["InvalidStateError", "get", "passkey-not-found"],
    ["SecurityError", "get", "passkey-origin-not-allowed"],
    ["NotSupportedError", "get", "passkey-not-supported"],
    ["NotSupportedError", "create", "passkey-create-not-supported"],
    ["ConstraintError", "create", "passkey-create-not-supported"],
    ["AbortError", "get", "aborted"],
    ["UnknownError", "get", "internal-error"],
    ["constructor", "get", "internal-error"],
  ];
  for (const [name, ceremony, code] of cases) {
    assert.equal(codeOf(thrown(name), ceremony), code, `${name} at ${ceremony}`);
  }
  assert.equal(codeOf(undefined, "get"), "internal-error");
  assert.equal(codeOf(new PasskeyError("passkey-cancelled"), "get"), "passkey-cancelled");
});

test("a browser that knows no passkeys says so", async () => {
  browser(undefined, undefined);
  globalThis.PublicKeyCredential = undefined;
  await assert.rejects(ask("get", { challenge: "AA" }), { code: "passkey-not-supported" });
  await assert.rejects(ask("create", creation), { code: "passkey-create-not-supported" });
  assert.equal(await offersSuggestions(), false);
});

test("options that cannot be read are an error, not a prompt", async () => {
  browser({ get: () => assert.fail("prompted") });
  await assert.rejects(ask("get", {}), { code: "internal-error" });
  await assert.rejects(ask("get", { challenge: "!" }), { code: "internal-error" });
});

test("a person who chooses no passkey has cancelled", async () => {
  browser({ get: async () => null });
  await assert.rejects(ask("get", { challenge: "AA" }), { code: "passkey-cancelled" });
});

// One at a time

test("a prompt ends the request that waits in a field's suggestions", async () => {
  const asked = [];
  browser({
    get: ({ signal, mediation }) =>
      new Promise((resolve, reject) => {
        asked.push(mediation);
        signal.addEventListener("abort", () => reject(signal.reason));
        if (!mediation) resolve(registration);
      }),
  });
  const waiting = ask("get", { challenge: "AA" }, "conditional");
  const refused = assert.rejects(waiting, { code: "aborted" });
  assert.equal((await ask("get", { challenge: "AA" })).id, "_w");
  await refused;
  assert.deepEqual(asked, ["conditional", undefined]);
});

test("a request can be ended by hand", async () => {
  browser({
    get: ({ signal }) =>
      new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
  });
  const waiting = assert.rejects(ask("get", { challenge: "AA" }), { code: "aborted" });
  stop();
  await waiting;
});

// Conversions

test("bytes survive base64url both ways, at every length", () => {
  for (let length = 0; length < 70; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 151 + length) & 255);
    const text = textOf(bytes.buffer);
    assert.match(text, /^[A-Za-z0-9_-]*$/);
    assert.deepEqual(bytesOf(text), bytes);
    assert.equal(text, Buffer.from(bytes).toString("base64url"));
  }
});

test("a browser without a parser gets bytes where the server sent text", () => {
  browser({});
  const options = optionsOf("create", creation);
  assert.deepEqual(options.challenge, Uint8Array.of(251, 255));
  assert.deepEqual(options.user, { ...creation.user, id: Uint8Array.of(0, 1, 255) });
  assert.deepEqual(options.excludeCredentials, [
    { type: "public-key", id: Uint8Array.of(255), transports: ["internal"] },
  ]);
  assert.equal(options.rp, creation.rp);
  const request = optionsOf("get", { challenge: "AA", rpId: "acme.example" });
  assert.deepEqual(request, { challenge: Uint8Array.of(0), rpId: "acme.example" });
});

test("a browser's own parser is preferred", () => {
  const parsed = {};
  browser({}, {
    parseCreationOptionsFromJSON: (json) => Object.assign(parsed, { json }),
    parseRequestOptionsFromJSON: () => assert.fail("the other one"),
  });
  assert.equal(optionsOf("create", creation), parsed);
  assert.equal(parsed.json, creation);
});

test("an answer is read from the object where it cannot tell itself", () => {
  const expected = {
    id: "_w",
    rawId: "_w",
    type: "public-key",
    authenticatorAttachment: "platform",
    clientExtensionResults: { credProps: { rk: true } },
    response: {
      clientDataJSON: "e30",
      attestationObject: "o_s",
      transports: ["internal", "hybrid"],
    },
  };
  assert.deepEqual(answerOf(registration), expected);
  const failing = { ...registration, toJSON: () => { throw new TypeError("Illegal invocation"); } };
  assert.deepEqual(answerOf(failing), expected);
  assert.deepEqual(answerOf({ ...registration, toJSON: () => ({ response: {} }) }), expected);
});

test("an assertion has its signature and the user's handle", () => {
  const answer = answerOf({
    id: "_w", rawId: buffer(255), type: "public-key",
    response: {
      clientDataJSON: buffer(1), authenticatorData: buffer(2), signature: buffer(3),
      userHandle: buffer(4),
    },
  });
  assert.deepEqual(answer.response, {
    clientDataJSON: "AQ", authenticatorData: "Ag", signature: "Aw", userHandle: "BA",
  });
  assert.deepEqual(answer.clientExtensionResults, {});
});

test("the browser's own words are taken where it has them", async () => {
  const json = { id: "x", response: { clientDataJSON: "e30" } };
  browser({ create: async () => ({ toJSON: () => json }) });
  assert.equal(await ask("create", creation), json);
});
