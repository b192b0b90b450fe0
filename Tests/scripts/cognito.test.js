import assert from "node:assert/strict";
import test from "node:test";
import { make, name, password, prepare } from "./cognito-client.js";
import { Pool, numberOf, power, refuse, secretOf } from "./pool.js";

// What the API client asks, and the steps of a sign-in that it comes to.

const signedIn = (step) => assert.match(step.tokens.accessToken, /^e30\./);
const operations = (pool) => pool.calls.map(([operation, { AuthFlow, ChallengeName }]) =>
  [operation, AuthFlow || ChallengeName].filter(Boolean).join(" "));

// A call

test("a call has the fixed headers, no credentials and nothing from a cache", async () => {
  const { pool, client } = make({ GetUser: () => ({ Username: "ann" }) });
  assert.deepEqual(await client.call("GetUser", { AccessToken: "t" }), { Username: "ann" });
  const [url, { signal, ...request }] = pool.requests[0];
  assert.equal(url, "https://idp.example/");
  assert.deepEqual(request, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": "AWSCognitoIdentityProviderService.GetUser",
    },
    body: '{"AccessToken":"t"}',
    credentials: "omit",
    cache: "no-store",
  });
});

test("an operation that answers nothing gives an empty reply", async () => {
  const { client } = make({ fetch: async () => new Response("") });
  assert.deepEqual(await client.call("DeleteUser", {}), {});
});

// Signing in

test("a wrong password is refused, an unknown user in the same words", async () => {
  const { client } = make();
  const wrong = await client.signIn(name, "Correct-Horse 9 unicode").catch((error) => error);
  const unknown = await client.signIn("eve@acme.example", password).catch((error) => error);
  assert.deepEqual([wrong.code, wrong.message], ["not-authorized", "Incorrect username or password."]);
  assert.deepEqual([unknown.code, unknown.message], [wrong.code, wrong.message]);
});

for (const [what, typed] of [
  ["with a blank at its end", `${password} `], ["in another Unicode form", password.normalize("NFD")],
]) {
  test(`a password ${what} is another password`, async () => {
    await assert.rejects(make().client.signIn(name, typed), { code: "not-authorized" });
  });
}

test("the right password gives tokens and never leaves the browser", async () => {
  const { pool, client } = make();
  const step = await client.signIn(name, password);
  signedIn(step);
  assert.deepEqual(operations(pool), ["InitiateAuth USER_SRP_AUTH", "RespondToAuthChallenge PASSWORD_VERIFIER"]);
  assert.deepEqual(Object.keys(pool.calls[0][1].AuthParameters), ["USERNAME", "SRP_A"]);
  assert.deepEqual(Object.keys(pool.calls[1][1].ChallengeResponses).sort(), [
    "PASSWORD_CLAIM_SECRET_BLOCK", "PASSWORD_CLAIM_SIGNATURE", "TIMESTAMP", "USERNAME",
  ]);
  assert.equal(pool.calls[1][1].ChallengeResponses.USERNAME, pool.user);
  for (const [, { body }] of pool.requests) assert.doesNotMatch(body, /Horse/);
  const { expiresIn, refreshToken, idToken, device } = step.tokens;
  assert.deepEqual([expiresIn, refreshToken, idToken, device], [3600, "refresh-1", "e30.e30.aWQ", undefined]);
});

test("what was prepared serves one sign-in only", async () => {
  const { pool, client } = make();
  prepare();
  prepare();
  for (let count = 0; count < 3; count += 1) signedIn(await client.signIn(name, password));
  const sent = pool.calls.filter(([operation]) => operation === "InitiateAuth");
  assert.equal(new Set(sent.map(([, input]) => input.AuthParameters.SRP_A)).size, 3);
});

test("a client without the older flow is signed in by choice", async () => {
  const { pool, client } = make({ flows: ["USER_AUTH"] });
  signedIn(await client.signIn(name, password));
  assert.equal(pool.calls[1][1].AuthParameters.PREFERRED_CHALLENGE, "PASSWORD_SRP");
});

test("a client without either is a configuration error, and asked twice only", async () => {
  const { pool, client } = make({ flows: [] });
  await assert.rejects(client.signIn(name, password), { code: "invalid-user-pool-configuration" });
  assert.equal(pool.calls.length, 2);
});

test("where another choice is offered in place of the preferred one, the password is chosen", async () => {
  const { pool, client } = make({ flows: ["USER_AUTH"], choices: ["PASSWORD_SRP", "PASSWORD"] });
  signedIn(await client.signIn(name, password));
  assert.deepEqual(operations(pool).slice(2), [
    "RespondToAuthChallenge SELECT_CHALLENGE", "RespondToAuthChallenge PASSWORD_VERIFIER",
  ]);
});

test("choices beside the preferred challenge are no choice to make", async () => {
  const { pool, client } = make({ flows: ["USER_AUTH"] });
  const { verifier } = pool;
  pool.verifier = (srpA) => ({
    ...verifier.call(pool, srpA), AvailableChallenges: ["PASSWORD_SRP", "EMAIL_OTP"],
  });
  signedIn(await client.signIn(name, password));
  assert.equal(pool.calls.length, 3);
});

test("a service that offers the choice again and again is not asked again and again", async () => {
  const choice = (pool) => pool.ask("SELECT_CHALLENGE", {}, { AvailableChallenges: ["PASSWORD_SRP"] });
  const { pool, client } = make({ flows: ["USER_AUTH"] });
  pool.verifier = () => choice(pool);
  assert.equal((await client.signIn(name, password)).challenge, "SELECT_CHALLENGE");
  assert.equal(pool.calls.length, 3);
});

test("a choice without a password is handed out", async () => {
  const { client } = make({ flows: ["USER_AUTH"], choices: ["EMAIL_OTP"] });
  const { challenge, choices } = await client.signIn(name, password);
  assert.deepEqual([challenge, choices], ["SELECT_CHALLENGE", ["EMAIL_OTP"]]);
});

test("a password answers the choice that another flow began", async () => {
  const { pool, client } = make({ flows: ["USER_AUTH"], choices: ["EMAIL_OTP", "PASSWORD_SRP"] });
  const parameters = { USERNAME: name, PREFERRED_CHALLENGE: "EMAIL_OTP" };
  const step = await client.begin("USER_AUTH", parameters);
  assert.equal(step.challenge, "SELECT_CHALLENGE");
  await assert.rejects(client.password(step, "wrong"), { code: "not-authorized" });
  signedIn(await client.password(await client.begin("USER_AUTH", parameters), password));
  assert.equal(pool.calls.at(-2)[1].ChallengeResponses.ANSWER, "PASSWORD_SRP");
});

test("a sign-up's session begins a sign-in", async () => {
  const { pool, client } = make({ InitiateAuth: () => new Pool().tokens() });
  signedIn(await client.begin("USER_AUTH", { USERNAME: name }, "from sign-up"));
  assert.equal(pool.calls[0][1].Session, "from sign-up");
});

test("a custom flow may begin with a password", async () => {
  const { pool, client } = make({ then: [["CUSTOM_CHALLENGE", { question: "colour" }]] });
  const step = await client.signIn(name, password, "CUSTOM_AUTH", { CHALLENGE_NAME: "SRP_A" });
  assert.equal(pool.calls[0][1].AuthParameters.CHALLENGE_NAME, "SRP_A");
  assert.deepEqual([step.challenge, step.parameters.question], ["CUSTOM_CHALLENGE", "colour"]);
  signedIn(await client.respond(step, { ANSWER: "green" }));
});

test("challenges come one after the other, each with the session of the last", async () => {
  const { pool, client } = make({
    then: [
      ["NEW_PASSWORD_REQUIRED", { requiredAttributes: '["userAttributes.given_name"]' }],
      ["SELECT_MFA_TYPE", { MFAS_CAN_CHOOSE: '["SMS_MFA","EMAIL_OTP"]' }],
      ["SMS_MFA", { CODE_DELIVERY_DESTINATION: "+*******3210" }],
    ],
  });
  let step = await client.signIn(name, password);
  assert.equal(step.parameters.requiredAttributes, '["userAttributes.given_name"]');
  assert.equal(step.username, pool.user);
  step = await client.respond(step, { NEW_PASSWORD: "New-password-1", "userAttributes.given_name": "Ann" });
  step = await client.respond(step, { ANSWER: "SMS_MFA" });
  assert.equal(step.parameters.CODE_DELIVERY_DESTINATION, "+*******3210");
  signedIn(await client.respond(step, { SMS_MFA_CODE: "123456" }));
  assert.deepEqual(pool.calls.at(-1)[1].ChallengeResponses, { USERNAME: pool.user, SMS_MFA_CODE: "123456" });
});

test("a session of another sign-in is refused", async () => {
  const { client } = make({ then: [["SMS_MFA", {}]] });
  const step = await client.signIn(name, password);
  await assert.rejects(client.respond({ ...step, session: "old" }, { SMS_MFA_CODE: "1" }), { code: "session-expired" });
});

// Devices

const deviceKey = "eu-central-1_11111111-2222-3333-4444-555555555555";
const known = { deviceKey, deviceGroupKey: "-dgkExample", randomPasswordKey: "x3Fz/+==" };

/** A pool that remembers a device, and a browser that is one. */
function remembering(kept = known) {
  const salt = numberOf(crypto.getRandomValues(new Uint8Array(16)));
  const verifier = power(2n, secretOf(salt, "-dgkExample", deviceKey, known.randomPasswordKey));
  const { user } = new Pool();
  const values = Object.entries(kept).map(([part, value]) => [
    `CognitoIdentityServiceProvider.${Pool.clientId}.${user}.${part}`, value,
  ]);
  const store = { getItem: (key) => new Map(values).get(key) ?? null };
  return make(
    { device: { group: "-dgkExample", user: deviceKey, salt, verifier } },
    { place: { clientId: Pool.clientId, store } },
  );
}

test("a remembered device proves itself", async () => {
  const { pool, client } = remembering();
  signedIn(await client.signIn(name, password));
  assert.deepEqual(operations(pool), [
    "InitiateAuth USER_SRP_AUTH", "RespondToAuthChallenge PASSWORD_VERIFIER",
    "RespondToAuthChallenge DEVICE_SRP_AUTH", "RespondToAuthChallenge DEVICE_PASSWORD_VERIFIER",
  ]);
  for (const [, input] of pool.calls.slice(1)) {
    assert.equal(input.ChallengeResponses.DEVICE_KEY, deviceKey);
    assert.equal(input.ChallengeResponses.USERNAME, pool.user);
  }
});

test("a device that is none of the user's any more is forgotten for this sign-in", async () => {
  const { pool, client } = remembering({ ...known, deviceKey: "eu-central-1_other" });
  signedIn(await client.signIn(name, password));
  assert.equal(pool.calls.at(-1)[1].ChallengeResponses.DEVICE_KEY, undefined);
});

test("a pool that finds no device although none is named is asked once more, not for ever", async () => {
  const { pool, client } = remembering();
  pool.RespondToAuthChallenge = () => refuse("ResourceNotFoundException", "Device does not exist.");
  await assert.rejects(client.signIn(name, password), { code: "device-not-found" });
  assert.equal(pool.calls.length, 4);
});

test("a device with another password is no word about the user's", async () => {
  const { pool, client } = remembering({ ...known, randomPasswordKey: "other" });
  signedIn(await client.signIn(name, password));
  assert.equal(pool.calls.length, 6);
});

test("half of a device is none", async () => {
  const { pool, client } = remembering({ deviceKey, deviceGroupKey: "-dgkExample" });
  signedIn(await client.signIn(name, password));
  assert.equal(pool.calls.length, 2);
});

test("a new device is handed out with the tokens", async () => {
  const metadata = { NewDeviceMetadata: { DeviceKey: deviceKey, DeviceGroupKey: "-dgkExample" } };
  const { client } = make({ tokens: () => new Pool().tokens(metadata) });
  const { tokens } = await client.signIn(name, password);
  assert.deepEqual(tokens.device, { deviceKey, deviceGroupKey: "-dgkExample" });
});
